//! What is read off a case: the plan to follow, who is owed, what was said, told and awaited.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use super::{CaseFile, Matter, RaisedAlarm, Status, TimelineEntry};
use crate::casefile::event::{Event, ParentsAtReport, SafeHomeReport, Telling, Weighing};
use crate::casefile::people::{Parent, PersonRef};
use crate::casefile::record::{Moment, RecordHash};
use crate::order::Gather as _;
use crate::protocol::plan::MoveKind;
use crate::protocol::{Alarm, EditionRef, Plan, Role, TopicId, case_manager_role};

/// What one parent was told, and what not (peers N05).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentLedger<'a> {
    /// The name; as in the opening, or as a telling names it.
    pub name: &'a str,
    /// What the opening says of this parent, if it names them.
    pub parent: Option<&'a Parent>,
    /// The tellings in which this parent is named.
    pub tellings: Vec<&'a TimelineEntry>,
}

impl CaseFile {
    /// The editions the case may be following: one, or more while choices of a plan conflict.
    pub fn plan_candidates(&self) -> Vec<&EditionRef> {
        let claims = self
            .conflicts
            .iter()
            .filter(|conflict| conflict.matter == Matter::Plan)
            .flat_map(|conflict| &conflict.claims);
        let mut candidates: Vec<&EditionRef> =
            claims.filter_map(|claim| claim.says.plan()).collect();
        if candidates.is_empty() {
            candidates.extend(&self.plan);
        }
        candidates
    }

    /// The plan to follow among those known here; `None` when the edition is not known.
    ///
    /// While choices of a plan conflict, the strictest holds: the one that the others escalate to.
    pub fn plan_in<'a>(&self, plans: &'a [Plan]) -> Option<&'a Plan> {
        let known: Vec<&Plan> = self
            .plan_candidates()
            .into_iter()
            .filter_map(|edition| plans.iter().find(|plan| plan.edition == *edition))
            .collect();
        let escalates_to = |from: &Plan, to: &Plan| {
            from.exits
                .iter()
                .any(|exit| exit.plan == to.edition.plan && exit.kind == MoveKind::Escalation)
        };
        let own = self.plan.as_ref();
        known
            .iter()
            .find(|plan| {
                known.iter().any(|other| escalates_to(other, plan))
                    && !known.iter().any(|other| escalates_to(plan, other))
            })
            .or_else(|| known.iter().find(|plan| Some(&plan.edition) == own))
            .or_else(|| known.first())
            .copied()
    }

    /// The known plans, first the one that was followed when a record was written: an id can stand in several of them, in
    /// other words.
    pub fn plans_then<'a>(
        &self,
        record: RecordHash,
        plans: &'a [Plan],
    ) -> impl Iterator<Item = &'a Plan> {
        let before = self.events().take_while(|(entry, _)| entry.hash != record);
        let followed = before.filter_map(|(_, event)| plan_of(event)).last();
        let of = |plan: &&Plan| Some(&plan.edition) == followed;
        let first = plans.iter().find(of);
        first.into_iter().chain(plans)
    }

    /// The alarms that stand.
    pub fn standing_alarms(&self) -> BTreeSet<Alarm> {
        self.alarms()
            .iter()
            .filter(|raised| raised.cleared.is_none())
            .map(|raised| raised.alarm)
            .gather()
    }

    /// The alarms that stood at a moment.
    pub fn alarms_at(&self, at: Moment) -> BTreeSet<Alarm> {
        let was_over = |raised: &&RaisedAlarm| {
            let cleared = raised.cleared.and_then(|(_, record)| self.entry(record));
            cleared.is_some_and(|cleared| cleared.happened_at <= at)
        };
        let raised = self.alarms().iter().filter(|raised| raised.raised_at <= at);
        raised
            .filter(|raised| !was_over(raised))
            .map(|raised| raised.alarm)
            .gather()
    }

    /// The role that should be case manager by the plan and is not: "casemanager nog te benoemen".
    /// A directeur does for any role, and so does whoever the plan lets stand in.
    pub fn case_manager_owed(&self, plan: &Plan) -> Option<Role> {
        let asked = case_manager_role(plan, self.phase(), &self.standing_alarms())?;
        (!self.has_case_manager(asked, Some(plan))).then_some(asked)
    }

    /// Whether the case manager is of this role, or will do for it under a plan.
    ///
    /// A directeur does for any role: who has the case after danger keeps it until handing it back expressly
    /// (domain 1.6 no. 7). So does whoever the plan lets stand in for the role. Whoever may not read the case will not do.
    pub fn has_case_manager(&self, asked: Role, plan: Option<&Plan>) -> bool {
        self.case_manager().is_some_and(|who| {
            let stands = plan.is_some_and(|plan| plan.stands_for(who.role, asked));
            let will_do = who.role == asked || who.role == Role::Principal || stands;
            will_do && !self.is_excluded(who)
        })
    }

    /// Whether somebody is named as one who may not read the case. A person is told apart by id.
    pub fn is_excluded(&self, who: &PersonRef) -> bool {
        self.excluded().iter().any(|person| person.id == who.id)
    }

    /// The day from which the file may be destroyed, for a term in years that the school sets (domain 3.2).
    /// `None` while the case runs.
    pub fn destroy_from(&self, term_years: u16) -> Option<NaiveDate> {
        let ended_on = match self.status {
            Status::Open => return None,
            Status::Closed { on, .. } | Status::HandedOver { on } => on,
        };
        let term = Months::new(u32::from(term_years) * 12);
        let after_term = ended_on.checked_add_months(term).unwrap_or(NaiveDate::MAX);
        let held = self.retention.as_ref().map(|hold| hold.until);
        Some(held.map_or(after_term, |until| until.max(after_term)))
    }

    /// The last weighing that was recorded.
    pub fn weighing(&self) -> Option<(&TimelineEntry, &Weighing)> {
        self.events().rev().find_map(|(entry, event)| {
            if let Event::WeighingRecorded(weighing) = event {
                Some((entry, weighing))
            } else {
                None
            }
        })
    }

    /// Reports to Veilig Thuis that no feedback answers yet.
    ///
    /// Feedback that names no report answers the only one waiting; if several wait, each stays open.
    pub fn feedback_awaited(&self) -> Vec<(&TimelineEntry, &SafeHomeReport)> {
        let mut awaited: Vec<(&TimelineEntry, &SafeHomeReport)> = Vec::new();
        for (entry, event) in self.events() {
            if let Event::SafeHomeReported(report) = event {
                awaited.push((entry, report));
            } else if let Event::SafeHomeFeedbackReceived(feedback) = event {
                match feedback.report {
                    Some(report) => awaited.retain(|(entry, _)| entry.hash != report),
                    None if awaited.len() == 1 => awaited.clear(),
                    None => {}
                }
            }
        }
        awaited
    }

    /// What each parent was told: those of the opening first, then others that a telling names.
    pub fn parent_ledger(&self) -> Vec<ParentLedger<'_>> {
        let mut ledger: Vec<ParentLedger<'_>> = self
            .parents()
            .iter()
            .map(|parent| ParentLedger {
                name: &parent.name,
                parent: Some(parent),
                tellings: Vec::new(),
            })
            .collect();
        for (entry, event) in self.events() {
            let Event::ParentsInformed(informed) = event else {
                continue;
            };
            for name in &informed.parents {
                match ledger.iter_mut().find(|line| line.name == name) {
                    Some(line) => line.tellings.push(entry),
                    None => ledger.push(ParentLedger {
                        name,
                        parent: None,
                        tellings: vec![entry],
                    }),
                }
            }
        }
        ledger
    }
}

/// What a record spoke of. A telling that was left out speaks of nothing.
pub(in crate::casefile) fn spoken_of(event: &Event) -> impl Iterator<Item = &TopicId> {
    let topics = if let Event::ConversationHeld(conversation) = event {
        Some(&conversation.topics)
    } else if let Event::ParentsInformed(informed) = event
        && matches!(informed.telling, Telling::Told { .. })
    {
        Some(&informed.topics)
    } else {
        None
    };
    topics.into_iter().flatten()
}

/// Whether a report to Veilig Thuis says itself where parents stand: they know, or why they were not told (domain 1.6
/// no. 37). That counts as a telling does; a reason that is still owed tells nothing.
pub fn answers_for_parents(entry: &TimelineEntry, event: &Event) -> bool {
    let Event::SafeHomeReported(report) = event else {
        return false;
    };
    match &report.parents {
        ParentsAtReport::ReportToo | ParentsAtReport::Know => true,
        ParentsAtReport::NotTold(reason) => !entry.why(reason).is_empty(),
    }
}

/// The plan that is followed from this on.
fn plan_of(event: &Event) -> Option<&EditionRef> {
    if let Event::CaseOpened(opened) = event {
        Some(&opened.plan)
    } else if let Event::PlanChosen(chosen) = event {
        Some(&chosen.plan)
    } else if let Event::EditionMoved(moved) = event {
        Some(&moved.to)
    } else {
        None
    }
}
