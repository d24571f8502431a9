//! From the file's own shapes to a plan, noting every empty text and every missing source on the way.

use super::super::plan::{
    AlarmPlan, Choice, Closing, Condition, ContactRule, Note, Phase, PlanExit, RoleRule, RolesRule,
    Statement, Task, Topic,
};
use super::super::plan_file::{
    AlarmFile, ChoiceFile, ClosingFile, ConditionFile, NoteFile, PhaseFile, PlanExitFile,
    RoleRuleFile, RolesRuleFile, SourceFile, StatementFile, TaskFile, TopicFile,
};
use super::super::source::{Lines, Source};
use super::fault::Fault;

/// Collects faults while it converts.
#[derive(Debug, Default)]
pub(super) struct Converter {
    pub(super) faults: Vec<Fault>,
}

impl Converter {
    /// Takes a text that may not be empty.
    pub(super) fn text(&mut self, at: &str, field: &'static str, text: &str) -> String {
        if text.trim().is_empty() {
            self.faults.push(Fault::EmptyText {
                at: at.to_owned(),
                field,
            });
        }
        text.to_owned()
    }

    /// Takes the sources of one element, of which there must be at least one.
    pub(super) fn sources(&mut self, at: &str, sources: &[SourceFile]) -> Vec<Source> {
        if sources.is_empty() {
            self.faults.push(Fault::MissingSource { at: at.to_owned() });
        }
        sources
            .iter()
            .filter_map(|source| self.source(at, source))
            .collect()
    }

    fn source(&mut self, at: &str, source: &SourceFile) -> Option<Source> {
        let found = match source {
            SourceFile {
                seed,
                element,
                law: None,
                guidance: None,
                reading: None,
                school: None,
            } if seed.is_some() || element.is_some() => {
                return self.seed(at, seed.as_deref(), element.as_deref());
            }
            SourceFile {
                seed: None,
                element: None,
                law,
                guidance,
                reading,
                school,
            } => match (law, guidance, reading, school) {
                (Some(law), None, None, None) => said(law).map(Source::Law),
                (None, Some(guidance), None, None) => said(guidance).map(Source::Guidance),
                (None, None, Some(number), None) => Some(Source::Reading(*number)),
                (None, None, None, Some(school)) => said(school).map(Source::School),
                _ => None,
            },
            _ => None,
        };
        if found.is_none() {
            self.faults.push(Fault::UnclearSource { at: at.to_owned() });
        }
        found
    }

    fn seed(&mut self, at: &str, lines: Option<&str>, element: Option<&str>) -> Option<Source> {
        let (Some(lines), Some(element)) = (lines, element.and_then(said)) else {
            self.faults
                .push(Fault::MissingSeedLine { at: at.to_owned() });
            return None;
        };
        let Some(read) = Lines::parse(lines) else {
            self.faults.push(Fault::UnreadableLines {
                at: at.to_owned(),
                lines: lines.to_owned(),
            });
            return None;
        };
        Some(Source::Seed {
            element: element.as_str().into(),
            lines: read,
        })
    }

    pub(super) fn statement(&mut self, at: &str, file: &StatementFile) -> Statement {
        Statement {
            text: self.text(at, "text", &file.text),
            sources: self.sources(at, &file.sources),
        }
    }

    pub(super) fn note(&mut self, file: &NoteFile) -> Note {
        let at = format!("note {}", file.id);
        Note {
            id: file.id.clone(),
            text: self.text(&at, "text", &file.text),
            sources: self.sources(&at, &file.sources),
        }
    }

    pub(super) fn choice(&mut self, file: &ChoiceFile) -> Choice {
        let at = format!("choice {}", file.id);
        Choice {
            id: file.id.clone(),
            text: self.text(&at, "text", &file.text),
            default: file.default,
            sources: self.sources(&at, &file.sources),
        }
    }

    pub(super) fn topic(&mut self, file: &TopicFile) -> Topic {
        let at = format!("topic {}", file.id);
        Topic {
            id: file.id.clone(),
            text: self.text(&at, "text", &file.text),
            sources: self.sources(&at, &file.sources),
        }
    }

    fn role(&mut self, at: &str, file: &RoleRuleFile) -> RoleRule {
        RoleRule {
            role: file.role,
            sources: self.sources(at, &file.sources),
        }
    }

    fn roles(&mut self, at: &str, file: &RolesRuleFile) -> RolesRule {
        if file.roles.is_empty() {
            self.faults.push(Fault::NobodyNamed { at: at.to_owned() });
        }
        RolesRule {
            roles: file.roles.clone(),
            sources: self.sources(at, &file.sources),
        }
    }

    pub(super) fn phase(&mut self, file: &PhaseFile) -> Phase {
        let at = format!("phase {}", file.phase.0);
        let case_manager = file.case_manager.as_ref();
        Phase {
            number: file.phase,
            title: self.text(&at, "title", &file.title),
            entry: file.entry.iter().map(|note| self.note(note)).collect(),
            responsible: self.role(&format!("{at} responsible"), &file.responsible),
            case_manager: case_manager.map(|rule| self.role(&format!("{at} case manager"), rule)),
            report_authors: self.roles(&format!("{at} report authors"), &file.report_authors),
            closed_by: self.roles(&format!("{at} closed by"), &file.closed_by),
            tasks: file.tasks.iter().map(|task| self.task(task)).collect(),
            conditions: self.conditions(&file.conditions),
            called_on: file.called_on.clone(),
            next: file.next.clone(),
            notes: file.notes.iter().map(|note| self.note(note)).collect(),
        }
    }

    pub(super) fn task(&mut self, file: &TaskFile) -> Task {
        let at = format!("task {}", file.id);
        Task {
            id: file.id.clone(),
            text: self.text(&at, "text", &file.text),
            explanation: file.explanation.clone(),
            deeds: file.deeds.clone(),
            actors: file.actors.clone(),
            requirement: file.requirement,
            minimum: file.minimum,
            within: file.within,
            places: file.places.clone(),
            topics: file.topics.clone(),
            due: file.due,
            before: file.before,
            waits_for: file.waits_for.clone(),
            instead: file.instead.clone(),
            when: file.when,
            option: file.option.clone(),
            stays_owed: file.stays_owed,
            proves: file.proves.clone(),
            contacts: file.contacts.clone(),
            sources: self.sources(&at, &file.sources),
        }
    }

    fn conditions(&mut self, files: &[ConditionFile]) -> Vec<Condition> {
        files.iter().map(|file| self.condition(file)).collect()
    }

    fn condition(&mut self, file: &ConditionFile) -> Condition {
        let at = format!("condition {}", file.id);
        Condition {
            id: file.id.clone(),
            text: self.text(&at, "text", &file.text),
            need: file.need.clone(),
            satisfy_at: file.satisfy_at,
            sources: self.sources(&at, &file.sources),
        }
    }

    pub(super) fn alarm(&mut self, file: &AlarmFile) -> AlarmPlan {
        let at = format!("alarm {:?}", file.alarm);
        let case_manager = file.case_manager.as_ref();
        AlarmPlan {
            alarm: file.alarm,
            trigger: self.statement(&at, &file.trigger),
            case_manager: case_manager.map(|rule| self.role(&format!("{at} case manager"), rule)),
            tasks: file.tasks.iter().map(|task| self.task(task)).collect(),
            contacts: file
                .contacts
                .iter()
                .map(|rule| ContactRule {
                    contact: rule.contact.clone(),
                    sources: self.sources(&format!("{at} contact {}", rule.contact), &rule.sources),
                })
                .collect(),
            proposes_plan: file.proposes_plan.clone(),
            after_report: file.after_report,
            notes: file.notes.iter().map(|note| self.note(note)).collect(),
        }
    }

    pub(super) fn exit(&mut self, file: &PlanExitFile) -> PlanExit {
        let at = format!("exit to {}", file.plan);
        PlanExit {
            plan: file.plan.clone(),
            kind: file.kind,
            text: self.text(&at, "text", &file.text),
            conditions: self.conditions(&file.conditions),
            sources: self.sources(&at, &file.sources),
        }
    }

    pub(super) fn closing(&mut self, file: &ClosingFile) -> Closing {
        let at = format!("closing ground {}", file.id);
        Closing {
            id: file.id.clone(),
            text: self.text(&at, "text", &file.text),
            phases: file.phases.clone(),
            requires: file.requires.clone(),
            conditions: self.conditions(&file.conditions),
            sources: self.sources(&at, &file.sources),
        }
    }
}

/// A text that says something.
fn said(text: &(impl AsRef<str> + ?Sized)) -> Option<String> {
    let text = text.as_ref();
    (!text.trim().is_empty()).then(|| text.to_owned())
}
