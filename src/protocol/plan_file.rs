//! A plan file as it is written: JSON that anybody may have typed, not yet checked.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::plan::{
    Actors, ClosingNeed, DueRule, Labels, MoveKind, Need, Requirement, RoleLabel, SatisfyAt,
    SuggestedTerms, Within,
};
use super::progress::Finding;
use super::{
    Alarm, ClosingId, ConditionId, ContactId, DeedKind, OptionId, PhaseNumber, PlanId, Role,
    StatutoryStep, TaskId, TopicId,
};

/// One plan file. A missing text or source is read as empty, so that [`check`](fn@super::check) can name it
/// together with every other fault.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    pub(super) plan: PlanId,
    pub(super) edition: u16,
    pub(super) valid_from: NaiveDate,
    pub(super) valid_until: Option<NaiveDate>,
    pub(super) title: StatementFile,
    #[serde(default)]
    pub(super) follows: String,
    #[serde(default)]
    pub(super) definitions: Vec<NoteFile>,
    pub(super) roles: Vec<RoleLabel>,
    pub(super) labels: Labels,
    pub(super) terms: SuggestedTerms,
    #[serde(default)]
    pub(super) options: Vec<ChoiceFile>,
    #[serde(default)]
    pub(super) topics: Vec<TopicFile>,
    #[serde(default)]
    pub(super) throughout: Vec<TaskFile>,
    #[serde(default)]
    pub(super) phases: Vec<PhaseFile>,
    #[serde(default)]
    pub(super) alarms: Vec<AlarmFile>,
    #[serde(default)]
    pub(super) exits: Vec<PlanExitFile>,
    #[serde(default)]
    pub(super) closings: Vec<ClosingFile>,
}

/// A source: exactly one of `seed` (with `element`), `law`, `guidance`, `reading` and `school`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SourceFile {
    pub(super) seed: Option<String>,
    pub(super) element: Option<String>,
    pub(super) law: Option<String>,
    pub(super) guidance: Option<String>,
    pub(super) reading: Option<u8>,
    pub(super) school: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementFile {
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteFile {
    pub(super) id: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceFile {
    pub(super) id: OptionId,
    #[serde(default)]
    pub(super) text: String,
    pub(super) default: bool,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicFile {
    pub(super) id: TopicId,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleRuleFile {
    pub(super) role: Role,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RolesRuleFile {
    #[serde(default)]
    pub(super) roles: Vec<Role>,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PhaseFile {
    pub(super) phase: PhaseNumber,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) entry: Vec<NoteFile>,
    pub(super) responsible: RoleRuleFile,
    pub(super) case_manager: Option<RoleRuleFile>,
    pub(super) report_authors: RolesRuleFile,
    pub(super) closed_by: RolesRuleFile,
    #[serde(default)]
    pub(super) tasks: Vec<TaskFile>,
    #[serde(default)]
    pub(super) conditions: Vec<ConditionFile>,
    #[serde(default)]
    pub(super) called_on: BTreeSet<Finding>,
    #[serde(default)]
    pub(super) next: Vec<PhaseNumber>,
    #[serde(default)]
    pub(super) notes: Vec<NoteFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskFile {
    pub(super) id: TaskId,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) explanation: String,
    #[serde(default)]
    pub(super) deeds: Vec<DeedKind>,
    #[serde(default)]
    pub(super) actors: Actors,
    pub(super) requirement: Requirement,
    #[serde(default = "once")]
    pub(super) minimum: u16,
    #[serde(default)]
    pub(super) within: Within,
    #[serde(default)]
    pub(super) places: Vec<DeedKind>,
    #[serde(default)]
    pub(super) topics: Vec<TopicId>,
    pub(super) due: Option<DueRule>,
    pub(super) before: Option<DeedKind>,
    #[serde(default)]
    pub(super) waits_for: Vec<TaskId>,
    #[serde(default)]
    pub(super) instead: Vec<TaskId>,
    pub(super) when: Option<Finding>,
    pub(super) option: Option<OptionId>,
    #[serde(default)]
    pub(super) stays_owed: bool,
    #[serde(default)]
    pub(super) proves: Vec<StatutoryStep>,
    #[serde(default)]
    pub(super) contacts: Vec<ContactId>,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionFile {
    pub(super) id: ConditionId,
    #[serde(default)]
    pub(super) text: String,
    pub(super) need: Need,
    pub(super) satisfy_at: SatisfyAt,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AlarmFile {
    pub(super) alarm: Alarm,
    pub(super) trigger: StatementFile,
    pub(super) case_manager: Option<RoleRuleFile>,
    #[serde(default)]
    pub(super) tasks: Vec<TaskFile>,
    #[serde(default)]
    pub(super) contacts: Vec<ContactRuleFile>,
    pub(super) proposes_plan: Option<PlanId>,
    pub(super) after_report: Option<PhaseNumber>,
    #[serde(default)]
    pub(super) notes: Vec<NoteFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactRuleFile {
    pub(super) contact: ContactId,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanExitFile {
    pub(super) plan: PlanId,
    pub(super) kind: MoveKind,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) conditions: Vec<ConditionFile>,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClosingFile {
    pub(super) id: ClosingId,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) phases: BTreeSet<PhaseNumber>,
    #[serde(default)]
    pub(super) requires: BTreeSet<ClosingNeed>,
    #[serde(default)]
    pub(super) conditions: Vec<ConditionFile>,
    #[serde(default)]
    pub(super) sources: Vec<SourceFile>,
}

fn once() -> u16 {
    1
}
