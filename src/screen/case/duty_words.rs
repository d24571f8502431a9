//! A duty in words: what it is, by whom, what is still missing, and how its day was found.

use crate::casefile::people::Owner;
use crate::casefile::state::{Agreement, TimelineEntry};
use crate::casefile::{Event, RecordHash};
use crate::protocol::Alarm;
use crate::protocol::agenda::{Due, DueBecause, Duty, TaskDuty, What};
use crate::protocol::progress::{Evidence, Finding};
use crate::screen::reading::Reading;
use crate::screen::{names, records};
use crate::text::{Day, DutyWord, Message, Work, party_kind};
use crate::workspace::Desk;

/// What is to be done.
pub(super) fn what(reading: &Reading<'_>, duty: &Duty) -> Message {
    let file = &reading.dossier.file;
    match &duty.what {
        What::Task(task) => Message::verbatim(task.text.clone()),
        What::AlarmTask {
            alarm,
            raised,
            task,
        } => {
            let what = task.text.clone();
            match alarm {
                _ if !reading.progress.stands(*raised) => DutyWord::OfDanger {
                    since: since(reading, *raised),
                    what,
                }
                .into(),
                Alarm::AcuteDanger => Work::AlarmTask { what }.into(),
                Alarm::StaffDanger => Work::StaffAlarmTask { what }.into(),
            }
        }
        What::Agreement { agreed, .. } => {
            let what = agreement(reading, agreed)
                .map_or_else(String::new, |agreement| agreement.action.what.clone());
            DutyWord::Action { what }.into()
        }
        What::NextCheck => match file.next_check().map(|check| check.what.trim()) {
            Some(what) if !what.is_empty() => DutyWord::NextCheckFor {
                what: what.to_owned(),
            }
            .into(),
            Some(_) | None => DutyWord::NextCheck.into(),
        },
        What::NextCheckMissing => DutyWord::NextCheckMissing.into(),
        What::NextPhaseCalled { to, .. } => DutyWord::NextPhase { phase: *to }.into(),
        What::Reason { deviation } => DutyWord::Reason {
            what: records::step(file, RecordHash(deviation.0)),
        }
        .into(),
        What::Feedback { .. } => DutyWord::Feedback.into(),
        What::AfterCheck => DutyWord::AfterCheck.into(),
    }
}

/// When an alarm was raised: its day, and the time where it was raised more than once that day.
fn since(reading: &Reading<'_>, raised: Evidence) -> String {
    let alarms = || reading.progress.alarms.iter();
    let Some(alarm) = alarms().find(|alarm| alarm.evidence == raised) else {
        return String::new();
    };
    let (at, on) = (alarm.raised_at, alarm.raised_at.date_naive());
    let that_day =
        alarms().filter(|one| one.alarm == alarm.alarm && one.raised_at.date_naive() == on);
    let since = if that_day.count() > 1 {
        Day::At { at }
    } else {
        Day::Short { on }
    };
    since.nl().into_owned()
}

/// Who does it, how far it is, what is missing.
pub(super) fn details(reading: &Reading<'_>, duty: &Duty) -> Vec<Message> {
    match &duty.what {
        What::Task(task) | What::AlarmTask { task, .. } => of_task(reading, task),
        What::Agreement {
            agreed, extensions, ..
        } => {
            let owner = agreement(reading, agreed).map(|agreement| {
                DutyWord::OwnedBy {
                    owner: owner(reading.desk, &agreement.action.owner),
                }
                .into()
            });
            let drift = (*extensions > 0).then(|| DutyWord::Extended { times: *extensions }.into());
            owner.into_iter().chain(drift).collect()
        }
        What::NextCheck
        | What::NextCheckMissing
        | What::NextPhaseCalled { .. }
        | What::Reason { .. }
        | What::Feedback { .. }
        | What::AfterCheck => Vec::new(),
    }
}

/// Why it is asked, and how its day was found.
pub(super) fn why(duty: &Duty) -> Vec<Message> {
    let mut lines: Vec<Message> = match &duty.what {
        What::Task(task) | What::AlarmTask { task, .. } if task.explanation.trim().is_empty() => {
            Vec::new()
        }
        What::Task(task) | What::AlarmTask { task, .. } => {
            vec![Message::verbatim(task.explanation.clone())]
        }
        What::Agreement { .. } => vec![DutyWord::WhyAction.into()],
        What::NextCheck => vec![DutyWord::WhyNextCheck.into()],
        What::NextCheckMissing => vec![DutyWord::WhyNextCheckMissing.into()],
        What::NextPhaseCalled { because, .. } => because
            .iter()
            .map(|finding| found(*finding).into())
            .collect(),
        What::Reason { .. } => vec![DutyWord::WhyReason.into()],
        What::Feedback { .. } => vec![DutyWord::WhyFeedback.into()],
        What::AfterCheck => vec![DutyWord::WhyAfterCheck.into()],
    };
    lines.extend(duty.due.map(|due| due_because(due).into()));
    lines
}

/// The name of whoever owns an agreed action.
pub(in crate::screen) fn owner(desk: &Desk, owner: &Owner) -> String {
    match owner {
        Owner::Staff(person) => names::person(desk, person).nl().into_owned(),
        Owner::Parent(name) => name.clone(),
        Owner::Outside(party) if party.name.trim().is_empty() => {
            party_kind(party.kind).nl().into_owned()
        }
        Owner::Outside(party) => format!("{} ({})", party.name, party_kind(party.kind).nl()),
    }
}

fn agreement<'a>(reading: &'a Reading<'_>, Evidence(record): &Evidence) -> Option<&'a Agreement> {
    let agreements = reading.dossier.file.agreements();
    agreements
        .iter()
        .find(|agreement| agreement.record == RecordHash(*record))
}

fn of_task(reading: &Reading<'_>, task: &TaskDuty) -> Vec<Message> {
    let mut lines: Vec<DutyWord> = Vec::new();
    let actors = &task.actors;
    if !actors.together.is_empty() {
        lines.push(DutyWord::Together {
            roles: actors.together.clone(),
        });
    } else if !actors.one_of.is_empty() {
        lines.push(DutyWord::OneOf {
            roles: actors.one_of.clone(),
        });
    } else if !actors.usually.is_empty() && actors.usually.len() < 5 {
        // Everybody is nobody in particular.
        lines.push(DutyWord::Usually {
            roles: actors.usually.clone(),
        });
    }
    if task.needed > 1 || (task.done > 0 && task.done < task.needed) {
        lines.push(DutyWord::Times {
            done: task.done,
            needed: task.needed,
        });
    }
    if task.phase != reading.progress.phase {
        lines.push(DutyWord::InPhase { phase: task.phase });
    }
    lines.extend(task.waits_for.iter().filter_map(|first| {
        let (_, first) = reading.plan.task(first)?;
        Some(DutyWord::WaitsFor {
            task: first.text.clone(),
        })
    }));
    lines.extend(task.missing_topics.iter().filter_map(|topic| {
        Some(DutyWord::MissingTopic {
            topic: reading.plan.topic(topic)?.text.clone(),
        })
    }));
    let counted = |records: &[Evidence]| u32::try_from(records.len()).unwrap_or(u32::MAX);
    let (nameless, incomplete): (Vec<Evidence>, Vec<_>) = task
        .incomplete
        .iter()
        .partition(|record| names_nobody(reading, record));
    if !nameless.is_empty() && task.done < task.needed {
        lines.push(DutyWord::NobodyNamed);
    }
    if !incomplete.is_empty() {
        lines.push(DutyWord::NotCounted {
            records: counted(&incomplete),
        });
    }
    if !task.by_others.is_empty() {
        lines.push(DutyWord::ByOthers {
            records: counted(&task.by_others),
        });
    }
    if !task.unplaced.is_empty() {
        lines.push(DutyWord::Unplaced {
            records: counted(&task.unplaced),
        });
    }
    lines.into_iter().map(Message::from).collect()
}

/// Whether it is a talk of which nobody wrote down yet who were there, as a tap on Spoed leaves it.
fn names_nobody(reading: &Reading<'_>, Evidence(record): &Evidence) -> bool {
    let entry = reading.dossier.file.entry(RecordHash(*record));
    matches!(
        entry.and_then(TimelineEntry::event),
        Some(Event::ConversationHeld(talk)) if talk.held_by.is_empty()
    )
}

fn found(finding: Finding) -> DutyWord {
    match finding {
        Finding::IndicatorsContinue => DutyWord::BecauseIndicatorsContinue,
        Finding::HelpNotStarted => DutyWord::BecauseHelpNotStarted,
        Finding::NotAcknowledged => DutyWord::BecauseNotAcknowledged,
        Finding::AcknowledgedWithoutAction => DutyWord::BecauseWithoutAction,
        Finding::NotStructural => DutyWord::BecauseNotStructural,
        Finding::HomeComponent
        | Finding::PointsToViolence
        | Finding::HelpStarted
        | Finding::PlanChosenWithReason
        | Finding::TalkLeftOut
        | Finding::Disclosed => DutyWord::BecauseFound,
    }
}

fn due_because(due: Due) -> DutyWord {
    match due.because {
        DueBecause::SameDay => DutyWord::DueSameDay,
        DueBecause::AfterFirstObservation {
            observed_on,
            school_days,
        } => DutyWord::DueObservation {
            on: observed_on,
            school_days,
        },
        DueBecause::AfterOpening {
            opened_on,
            school_days,
        } => DutyWord::DueOpening {
            on: opened_on,
            school_days,
        },
        DueBecause::AfterEntering { entered_on, days } => DutyWord::DueEntering {
            on: entered_on,
            days,
        },
        DueBecause::Agreed => DutyWord::DueAgreed,
        DueBecause::Set => DutyWord::DueSet,
        DueBecause::OwedSince => DutyWord::DueOwed,
        DueBecause::Feedback => DutyWord::DueFeedback,
    }
}
