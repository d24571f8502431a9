//! What the plan asked and what was done, phase by phase; the five statutory steps; and what went otherwise.

use super::facts::danger_from;
use super::{cell, everyone, facts, led, line, numbers, row_of, said, who};
use crate::casefile::CaseFile;
use crate::exchange::documents::account::{
    Account, Cited, DeviationAccount, Period, PhaseAccount, PhaseStanding, Said, TaskAccount,
};
use crate::protocol::agenda::State;
use crate::protocol::phase_map::Standing;
use crate::protocol::plan::{Requirement, TaskPlace};
use crate::screen::paper::{Block, Item, Section, Table};
use crate::screen::records;
use crate::text::{AccountStep as Words, CaseScreen, Map, Message, Paper, Step};

/// For each period what was asked, and which statutory steps are proven.
pub(super) fn asked(told: &Account) -> Vec<Section> {
    let are_several = told.periods.len() > 1;
    let numbered = told.periods.iter().enumerate();
    let known = numbered.filter_map(|(place, period)| {
        let (edition, title) = period.plan.as_ref()?;
        let within = are_several.then_some(place + 1);
        let title = Paper::PlanEdition {
            title: title.clone(),
            edition: edition.edition,
        };
        Some((within, period, title.nl().into_owned()))
    });
    known
        .flat_map(|(within, period, title)| {
            let phases = period.phases.iter().filter(|phase| has_been(phase));
            let asked = phases.map(|phase| Block::Table(table(within, phase)));
            let heading = named(within, Words::Heading { title });
            [
                led(heading, Words::Lead, asked.collect()),
                statutory(within, period),
            ]
        })
        .collect()
}

/// What a part is called: with its period where there are several, so that no two parts are called the same.
fn named(within: Option<usize>, name: impl Into<Message>) -> Message {
    let name = name.into();
    within.map_or(name.clone(), |number| {
        let name = name.nl().into_owned();
        Words::InPeriod { number, name }.into()
    })
}

fn has_been(phase: &PhaseAccount) -> bool {
    let not_begun = |standing: &PhaseStanding| standing.standing == Standing::NotBegun;
    !phase.tasks.is_empty() || !phase.standing.as_ref().is_none_or(not_begun)
}

fn table(within: Option<usize>, phase: &PhaseAccount) -> Table {
    Table {
        caption: named(within, caption(phase)),
        heads: [
            Words::Asked,
            Words::Must,
            Words::Done,
            Words::Proof,
            Words::Otherwise,
        ]
        .map(Message::from)
        .into(),
        rows: phase
            .tasks
            .iter()
            .map(|task| row(task, phase.is_passed_over()))
            .collect(),
    }
}

fn caption(phase: &PhaseAccount) -> Message {
    match (phase.place, &phase.raised, &phase.standing) {
        (TaskPlace::Throughout, ..) => Words::Throughout.into(),
        (TaskPlace::Alarm(alarm), Some((on, cited)), _) => {
            danger_from(alarm, *on, cited.number).into()
        }
        (TaskPlace::Phase(_), _, Some(standing)) => Words::PhaseTitle {
            title: phase.title.clone(),
            standing: how_it_went(standing),
        }
        .into(),
        (TaskPlace::Alarm(_) | TaskPlace::Phase(_), ..) => Message::verbatim(phase.title.clone()),
    }
}

fn how_it_went(phase: &PhaseStanding) -> String {
    let mut said: Vec<Message> = match phase.standing {
        Standing::NotBegun => vec![Map::NotBegun.into()],
        Standing::Running { since } => vec![CaseScreen::PhaseRunning { since }.into()],
        Standing::Done { on } => vec![Words::PhaseOver { on }.into()],
        Standing::LeftBack { on } => vec![Map::LeftBack { on }.into()],
        Standing::Skipped => Vec::new(),
    };
    if phase.visits > 1 {
        said.push(
            Map::Again {
                visits: phase.visits,
            }
            .into(),
        );
    }
    let passed = phase.passed_over.iter().map(|(on, reason)| {
        let on = *on;
        match reason {
            Said::Nothing => Words::SkippedWithoutReason { on },
            Said::LeftOut | Said::Words(_) => Words::SkippedWithReason { on },
        }
        .into()
    });
    said.extend(passed);
    let said: Vec<_> = said.iter().map(Message::nl).collect();
    said.join(". ")
}

fn row(task: &TaskAccount, is_passed_over: bool) -> Vec<Message> {
    let must = match (task.requirement, task.due) {
        (Requirement::Required, Some(due)) => Words::MustBy { on: due.on },
        (Requirement::Required, None) => Words::MustYes,
        (Requirement::Optional, _) => Words::Offered,
        (Requirement::Continuous, _) => Words::GoesOn,
    };
    let proof = match proof_of(task) {
        [] => Message::verbatim(String::new()),
        records => Words::Records {
            numbers: numbers(records),
        }
        .into(),
    };
    vec![
        Message::verbatim(task.text.clone()),
        must.into(),
        cell(&done(task, is_passed_over)),
        proof,
        cell(&otherwise(task, is_passed_over)),
    ]
}

/// What does it, or says why it was left out.
fn proof_of(task: &TaskAccount) -> &[Cited] {
    let done_by = done_by(task);
    if done_by.is_empty() {
        &task.left_out
    } else {
        done_by
    }
}

/// What does it: in time, else later; else what is of its kind and of another phase.
fn done_by(task: &TaskAccount) -> &[Cited] {
    let found = [&task.evidence, &task.later, &task.elsewhere];
    let found = found.into_iter().find(|records| !records.is_empty());
    found.map_or(&[], Vec::as_slice)
}

fn done(task: &TaskAccount, is_passed_over: bool) -> Vec<Message> {
    let records = done_by(task);
    let days = || records.iter().map(|cited| cited.happened_on);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return vec![
            match (task.state, task.requirement) {
                (State::Done, _) if !task.left_out.is_empty() => Words::LeftOut,
                (State::Done, _) => Words::DoneOtherwise,
                _ if !task.incomplete.is_empty() => Words::NotWhole,
                _ if task.is_shown_by_nothing => Words::NothingToShow,
                (State::LeftUndone, _) if is_passed_over => Words::PhaseSkipped,
                (State::LeftUndone, _) => Words::NotDone,
                (_, Requirement::Optional) => Words::NotOffered,
                _ => Words::NotYet,
            }
            .into(),
        ];
    };
    let is_elsewhere = task.evidence.is_empty() && (is_passed_over || !task.elsewhere.is_empty());
    let mut said: Vec<Message> = Vec::new();
    said.extend(is_elsewhere.then(|| Words::Elsewhere.into()));
    said.push(
        match records.len() {
            1 => Words::DoneOn { on: first },
            times => Words::DoneTimes { times, first, last },
        }
        .into(),
    );
    let people = records.iter().flat_map(|cited| &cited.by);
    said.push(Message::verbatim(everyone(people)));
    if task.requirement == Requirement::Required && (1..task.needed).contains(&task.done) {
        said.push(
            Words::TimesOf {
                done: task.done,
                needed: task.needed,
            }
            .into(),
        );
    }
    said
}

/// What of it went otherwise than the plan says.
fn otherwise(task: &TaskAccount, is_passed_over: bool) -> Vec<Message> {
    let mut said: Vec<Words> = Vec::new();
    let is_required = task.requirement == Requirement::Required;
    if let (Some(due), Some(on)) = (task.due, task.done_on)
        && on > due.on
    {
        let days = (on - due.on).num_days();
        said.push(Words::DaysLate { days });
    }
    if is_required && task.state == State::Overdue {
        said.push(Words::NowLate);
    }
    // A phase that was passed over asked nothing, and so nothing came later than that.
    if is_required && !task.later.is_empty() && !is_passed_over {
        said.push(Words::LaterThanAsked);
    }
    if !task.deviations.is_empty() {
        said.push(Words::Deviation {
            numbers: row_of(&task.deviations),
        });
    } else if is_required
        && task.state == State::LeftUndone
        && task.later.is_empty()
        && task.elsewhere.is_empty()
    {
        said.push(Words::NoReason);
    }
    if !task.incomplete.is_empty() {
        said.push(Words::NotCounted {
            numbers: numbers(&task.incomplete),
        });
    }
    if task.is_by_others {
        said.push(Words::ByOthers);
    }
    if !task.repeated.is_empty() {
        said.push(Words::AlsoInReport {
            numbers: numbers(&task.repeated),
        });
    }
    // Of a talk that was not held nobody needs to hear what was not spoken of.
    if task.state != State::LeftUndone || !task.evidence.is_empty() || !task.incomplete.is_empty() {
        said.extend(task.missing_topics.iter().map(|topic| not_spoken(topic)));
    }
    if task.unplaced > 0 {
        said.push(Words::Unplaced {
            count: task.unplaced,
        });
    }
    said.into_iter().map(Message::from).collect()
}

/// Plans name a topic in part of a sentence or in a whole one, so it is quoted as it stands, without its full stop.
pub(super) fn not_spoken(topic: &str) -> Words {
    let topic = topic.trim_end_matches('.').to_owned();
    Words::NotSpoken { topic }
}

fn statutory(within: Option<usize>, period: &Period) -> Section {
    let steps = period.steps.iter().map(|step| {
        let proven = if step.evidence.is_empty() {
            Words::StatutoryNot
        } else {
            Words::StatutoryProven {
                numbers: numbers(&step.evidence),
            }
        };
        let mut said = vec![proven.into()];
        if !step.alone.is_empty() {
            let numbers = numbers(&step.alone);
            said.push(Words::StatutoryAlone { numbers }.into());
        }
        line(Step::Name { step: step.step }, said)
    });
    led(
        named(within, Step::Heading),
        Words::StatutoryLead,
        vec![facts(steps.collect())],
    )
}

/// What went otherwise, under the numbers by which the tables refer to it.
pub(super) fn deviations(told: &Account, file: &CaseFile) -> Section {
    let deviations = told.deviations.iter().enumerate();
    let items = deviations
        .map(|(place, deviation)| Item {
            number: Some(place + 1),
            ..item(deviation, file)
        })
        .collect();
    Section::new(
        crate::text::CaseAlert::Deviations,
        vec![Block::Items(items)],
    )
}

fn item(deviation: &DeviationAccount, file: &CaseFile) -> Item {
    let unmet = deviation.unmet.iter().map(|unmet| {
        unmet.as_ref().map_or(Words::UnmetUnknown.into(), |text| {
            Message::verbatim(text.clone())
        })
    });
    let skipped = deviation.skipped.iter();
    let skipped = skipped.map(|phase| Words::PassedOver { phase: *phase }.into());
    let unmet: Vec<Message> = unmet.chain(skipped).collect();
    let number = deviation.cited.number;
    // Whatever only lacked its reason was done.
    let byline = if unmet.is_empty() {
        Words::Records {
            numbers: number.to_string(),
        }
    } else {
        Words::DeviationOf { number }
    };
    let mut blocks = vec![Block::List(unmet)];
    match &deviation.reason {
        None => blocks.push(Block::Paragraph(Words::ReasonOwed.into())),
        Some(reason) => {
            let given = (said(&reason.said), reason.later.is_some());
            let why = records::why(file, deviation.cited.record, given);
            blocks.push(Block::Paragraph(why));
            let later = reason.later.as_ref().map(|(on, by)| Words::ReasonLater {
                on: *on,
                who: who(by),
            });
            blocks.extend(later.map(|later| Block::Paragraph(later.into())));
        }
    }
    Item {
        byline: vec![byline.into()],
        blocks,
        ..Item::new(Words::DeviationTitle {
            on: deviation.cited.happened_on,
        })
    }
}
