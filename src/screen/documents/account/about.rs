//! What an account begins with: which case, under which plan, carried by whom, and what is missing.

use chrono::NaiveDate;

use super::facts::danger;
use super::steps::not_spoken;
use super::{everyone, facts, led, line, numbers, parent, row_of, said, who};
use crate::exchange::documents::account::{Account, Ending, Gap, Missing, Period, Shortfall};
use crate::screen::documents::account::proof::doubt;
use crate::screen::paper::{Block, Section};
use crate::text::{Account as Words, AccountStep, Message, Paper, Step};

/// Which case it is.
pub(super) fn the_case(told: &Account) -> Section {
    let mut lines = Vec::new();
    let are_several = told.periods.len() > 1;
    for (place, period) in told.periods.iter().enumerate() {
        let label = if are_several {
            Words::PeriodNumbered { number: place + 1 }
        } else {
            Words::PeriodLabel
        };
        let from = period.told_from;
        let told_from = from.map(|from| Words::ToldFrom { from }.into());
        let ran = [ran(period)].into_iter().chain(told_from);
        lines.push(line(label, ran.collect()));
        lines.push(line(Paper::Plan, vec![plan(period)]));
        lines.push(line(Words::Ended, ended(period)));
    }
    let carried = told.carried.iter().map(|carried| {
        let (from, who) = (carried.from_on, who(&carried.who));
        if carried.is_case_manager {
            Words::ManagerFrom { on: from, who }.into()
        } else {
            Words::CarriedFrom { on: from, who }.into()
        }
    });
    lines.push(line(Words::CarriedLabel, carried.collect()));
    Section::new(Words::About, vec![facts(lines)])
}

fn ran(period: &Period) -> Message {
    let from = period.opened_on;
    period
        .ended_on
        .map_or(Words::Runs { from }, |until| Words::Ran { from, until })
        .into()
}

fn plan(period: &Period) -> Message {
    period
        .plan
        .as_ref()
        .map_or(Words::PlanUnknown.into(), |(edition, title)| {
            Paper::PlanEdition {
                title: title.clone(),
                edition: edition.edition,
            }
            .into()
        })
}

fn ended(period: &Period) -> Vec<Message> {
    match &period.ending {
        None => Vec::new(),
        Some(Ending::HandedOver { cited }) => vec![handed_over(cited.happened_on)],
        Some(Ending::Closed {
            ground,
            reason,
            decided_by,
            handed_over_on,
            cited,
            ..
        }) => {
            let mut lines: Vec<Message> = vec![
                Words::ClosedOn {
                    on: cited.happened_on,
                    ground: ground.as_ref().map_or_else(
                        || Words::OtherGround.nl().into_owned(),
                        |(_, text)| text.clone(),
                    ),
                }
                .into(),
                AccountStep::ReasonGiven {
                    reason: said(reason),
                }
                .into(),
            ];
            if !decided_by.is_empty() {
                let who = everyone(decided_by);
                lines.push(Words::DecidedBy { who }.into());
            }
            lines.extend(handed_over_on.map(handed_over));
            lines
        }
    }
}

fn handed_over(on: NaiveDate) -> Message {
    Words::HandedOverOn { on }.into()
}

/// What is not there, said openly.
pub(super) fn missing(told: &Account) -> Section {
    let points: Vec<Message> = told
        .missing
        .iter()
        .map(|missing| point(told, missing))
        .collect();
    let said = if points.is_empty() {
        Block::Paragraph(Words::NothingMissing.into())
    } else {
        Block::List(points)
    };
    led(Words::Missing, Words::MissingLead, vec![said])
}

fn point(told: &Account, missing: &Missing) -> Message {
    match missing {
        Missing::PlanUnknown => Words::PlanUnknown.into(),
        Missing::OpeningMissing => Words::MissingOpening.into(),
        Missing::Task {
            text,
            raised,
            gap,
            shortfall,
            deviations,
        } => {
            let undone = undone(text.clone(), *gap, shortfall.as_ref(), deviations);
            let danger = raised.and_then(|raised| danger(told, raised));
            match danger {
                Some(danger) => Message::verbatim([danger.nl(), undone.nl()].join(". ")),
                None => undone,
            }
        }
        Missing::Unplaced(text, count) => Words::And {
            what: text.clone(),
            short: AccountStep::Unplaced { count: *count }.nl().into_owned(),
        }
        .into(),
        Missing::PhasePassedOver(phase, deviations) => {
            let what: Message = Words::MissingPhase { phase: *phase }.into();
            referred(what.nl().into_owned(), deviations).unwrap_or(what)
        }
        Missing::PhaseWithoutReason(phase) => Words::MissingPhaseReason { phase: *phase }.into(),
        Missing::Step(step) => Words::MissingStep {
            step: Step::Name { step: *step }.nl().into_owned(),
        }
        .into(),
        Missing::Reason(number) => Words::MissingReason { number: *number }.into(),
        Missing::ParentNeverTold(number) => Words::MissingTelling {
            parent: parent(told, *number),
        }
        .into(),
        Missing::ParentsNeverTold => Words::MissingTellings.into(),
        Missing::Records(found, _) => {
            let mut doubts = told.integrity.doubts.iter();
            let numbers = doubts.find(|(known, _)| known == found);
            doubt(
                *found,
                numbers.map_or_else(String::new, |(_, numbers)| row_of(numbers)),
            )
        }
        Missing::InPeriod(number, missing) => AccountStep::InPeriod {
            number: *number,
            name: point(told, missing).nl().into_owned(),
        }
        .into(),
        Missing::Damaged(count) => Words::MissingDamaged { count: *count }.into(),
        Missing::Conflicts(count) => Words::MissingConflicts { count: *count }.into(),
    }
}

/// What it falls short of, in the words of the table that tells the whole of it.
fn short_of(shortfall: &Shortfall) -> Vec<AccountStep> {
    let times = shortfall.times;
    let mut short: Vec<AccountStep> = times
        .map(|(done, needed)| AccountStep::TimesOf { done, needed })
        .into_iter()
        .collect();
    if !shortfall.incomplete.is_empty() {
        short.push(AccountStep::NotCounted {
            numbers: numbers(&shortfall.incomplete),
        });
    }
    short.extend(shortfall.topics.iter().map(|topic| not_spoken(topic)));
    short
}

/// With the deviations that name it, if any does.
fn referred(what: String, deviations: &[usize]) -> Option<Message> {
    let numbers = row_of(deviations);
    (!deviations.is_empty()).then(|| Words::SeeDeviation { what, numbers }.into())
}

fn undone(task: String, gap: Gap, shortfall: Option<&Shortfall>, deviations: &[usize]) -> Message {
    let what = match (gap, shortfall) {
        (Gap::Later { on }, short) => {
            let later = short.map_or(&[][..], |short| &short.later);
            let numbers = numbers(later);
            Words::LaterTask { on, numbers, task }
        }
        (Gap::Elsewhere { on }, short) => {
            let elsewhere = short.map_or(&[][..], |short| &short.elsewhere);
            let numbers = numbers(elsewhere);
            Words::ElsewhereTask { on, numbers, task }
        }
        (Gap::Late, None) => Words::LateTask { task },
        (Gap::Owed, None) => Words::OwedTask { task },
        (Gap::Undone | Gap::NeverDone, None) => Words::MissingTask { task },
        (Gap::Late, Some(_)) => Words::LatePartly { task },
        (Gap::Owed, Some(_)) => Words::OwedPartly { task },
        (Gap::Undone | Gap::NeverDone, Some(_)) => Words::MissingPartly { task },
    };
    let shortfall = shortfall.filter(|short| short.later.is_empty());
    let what = shortfall.map(short_of).into_iter().flatten().fold(
        what.nl().into_owned(),
        |what, short| {
            let short = short.nl().into_owned();
            Words::And { what, short }.nl().into_owned()
        },
    );
    // Nobody owes a reason for what can still be done, or was done after all.
    if let Some(referred) = referred(what.clone(), deviations) {
        return referred;
    }
    match gap {
        Gap::Late | Gap::Owed | Gap::NeverDone | Gap::Elsewhere { .. } | Gap::Later { .. } => {
            Message::verbatim(what)
        }
        Gap::Undone => Words::WithoutReason { what }.into(),
    }
}
