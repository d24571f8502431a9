//! Terms, what parents were told, the weighing, and contact with Veilig Thuis.

use chrono::NaiveDate;

use super::{cell, everyone, facts, line, said, who};
use crate::casefile::RecordHash;
use crate::exchange::documents::account::{
    Account, Known, KnownOf, ParentsKnow, ReportAccount, Said, SchoolTelling, Telling, Term,
    TermOf, TermStanding, WeighingAccount,
};
use crate::protocol::Alarm;
use crate::screen::paper::{Block, Item, Section, Table};
use crate::screen::timeline::{answer, not_told, weighing_question, yes_no};
use crate::text::{
    Account as AccountWords, AccountFact as Words, AccountStep, Choice, Day, Label, Message,
};

/// Every term: by when, when done, how often extended and why.
pub(super) fn terms(told: &Account) -> Section {
    let table = Table {
        caption: Words::TermsTable.into(),
        heads: [
            Words::TermOf,
            Words::TermDue,
            Words::TermDone,
            Words::TermExtended,
            Words::TermKept,
        ]
        .map(Message::from)
        .into(),
        rows: told.terms.iter().map(|one| term(told, one)).collect(),
    };
    Section::new(Words::Terms, vec![Block::Table(table)])
}

fn term(told: &Account, term: &Term) -> Vec<Message> {
    let of = match &term.of {
        TermOf::Task(text) => Message::verbatim(text.clone()),
        TermOf::AlarmTask(text, raised) => {
            let lines = std::iter::once(Message::verbatim(text.clone()));
            cell(&lines.chain(danger(told, *raised)).collect::<Vec<_>>())
        }
        TermOf::Agreement(what) => Words::AgreementOf { what: said(what) }.into(),
        TermOf::NextCheck => Words::NextCheck.into(),
        TermOf::Feedback => Words::Feedback.into(),
        TermOf::AfterCheck => Words::AfterCheck.into(),
    };
    let done = match term.standing {
        TermStanding::Done { on } => Day::Short { on }.into(),
        TermStanding::NotStarted { on } => Words::NotStarted { on }.into(),
        TermStanding::Running | TermStanding::Passed => AccountStep::NotYet.into(),
        TermStanding::Partly => AccountStep::NotWhole.into(),
        TermStanding::LeftUndone | TermStanding::Lapsed { .. } => AccountStep::NotDone.into(),
    };
    vec![
        of,
        Day::Short {
            on: term.first_due_on,
        }
        .into(),
        done,
        extended(term),
        kept(term).into(),
    ]
}

fn extended(term: &Term) -> Message {
    let times = term.extensions.len();
    if times == 0 {
        return Words::NotExtended.into();
    }
    let mut lines: Vec<Message> = vec![Words::Extended { times }.into()];
    lines.extend(term.extensions.iter().map(|extension| {
        Words::ExtendedUntil {
            until: extension.until,
            who: who(&extension.by),
            reason: said(&extension.reason),
        }
        .into()
    }));
    cell(&lines)
}

fn kept(term: &Term) -> Words {
    match (term.is_kept(), term.standing) {
        (None, TermStanding::Lapsed { on }) => Words::Lapsed { on },
        (None, _) => Words::KeptRuns,
        (Some(true), _) => Words::KeptYes,
        (Some(false), TermStanding::Done { on }) => Words::KeptLate {
            days: (on - term.due_on).num_days(),
        },
        (Some(false), TermStanding::Passed) => Words::KeptUnwritten,
        (Some(false), TermStanding::Partly) => Words::KeptPartly,
        (Some(false), _) => Words::KeptNo,
    }
}

/// What each parent was told, the talks with parents, and what they knew of a report.
pub(super) fn parents(told: &Account) -> Vec<Section> {
    // What a report says of them, and what was said for another school, is said of each of them.
    let of_all: Vec<Message> = told
        .reports
        .iter()
        .map(at_report)
        .chain(told.at_schools.iter().map(at_school))
        .collect();
    let items = told.parents.iter().map(|parent| {
        let tellings = parent.tellings.iter();
        let mut lines: Vec<Message> = tellings.map(telling).collect();
        if lines.is_empty() && !told.says_of_all_parents() {
            lines.push(Words::NeverTold.into());
        }
        lines.extend(of_all.iter().cloned());
        Item {
            blocks: vec![Block::List(lines)],
            ..Item::new(Message::verbatim(super::parent(told, parent.number)))
        }
    });
    let talks = told.talks.iter().map(|talk| {
        Words::TalkOn {
            on: talk.happened_on,
            who: everyone(&talk.by),
            number: talk.number,
        }
        .into()
    });
    let known_of = told.known_of.iter().map(known_of);
    let known_of = facts(known_of.collect());
    let mut blocks = vec![Block::Items(items.collect()), known_of];
    if told.parents.is_empty() {
        blocks.insert(0, Block::List(of_all));
        if !told.says_of_all_parents() && told.talks.is_empty() {
            blocks.insert(0, Block::Paragraph(AccountWords::MissingTellings.into()));
        }
    }
    vec![
        Section::new(Words::Parents, blocks),
        Section::new(Words::Talks, vec![Block::List(talks.collect())]),
    ]
}

fn telling(telling: &Telling) -> Message {
    let (on, who) = (telling.cited.happened_on, everyone(&telling.cited.by));
    let number = telling.cited.number;
    let mut lines: Vec<Message> = vec![match telling.not_told {
        None => Words::Told { on, who, number }.into(),
        Some(_) => Words::NotTold { on, who, number }.into(),
    }];
    if telling.about.is_something() {
        let about = said(&telling.about);
        lines.push(Words::AboutWhat { about }.into());
    }
    lines.extend(telling.not_told.map(|ground| {
        Words::Ground {
            ground: not_told(ground).nl().into_owned(),
        }
        .into()
    }));
    if telling.how.is_something() {
        let how = said(&telling.how);
        lines.push(Words::How { how }.into());
    }
    let corrections = telling.corrections.iter();
    lines.extend(corrections.map(|(cited, correction)| {
        Words::Corrected {
            number: cited.number,
            correction: said(correction),
        }
        .into()
    }));
    cell(&lines)
}

/// What was told, or why not, when the case went to another school.
fn at_school(telling: &SchoolTelling) -> Message {
    let number = telling.cited.number;
    let mut lines: Vec<Message> = vec![match telling.told_on {
        Some(on) => Words::ToldOfSchool { on, number }.into(),
        None => Words::NotToldOfSchool {
            on: telling.cited.happened_on,
            number,
        }
        .into(),
    }];
    if telling.reason.is_something() {
        let reason = said(&telling.reason);
        lines.push(AccountStep::ReasonGiven { reason }.into());
    }
    cell(&lines)
}

/// What they knew of a talk or a contact, in the answers of its own form.
fn known_of(known_of: &KnownOf) -> crate::screen::timeline::Line {
    let (on, number) = (known_of.cited.happened_on, known_of.cited.number);
    let of_contact = Words::OfContact { on, number };
    let (label, known) = match known_of.known {
        Known::OfTalk(knew) => (Words::OfTalk { on, number }, yes_no(knew)),
        Known::Agreed => (of_contact, Choice::ConsentGiven),
        Known::Told => (of_contact, Choice::ConsentTold),
        Known::NotTold => (of_contact, Choice::ConsentNotTold),
        Known::NotAsked => (of_contact, Choice::NotFilledIn),
    };
    line(label, because(known, &known_of.reason))
}

/// An answer, with its reason where one is written down.
fn because(answer: Choice, reason: &Said) -> Vec<Message> {
    let mut values = vec![answer.into()];
    if reason.is_something() {
        let reason = said(reason);
        values.push(AccountStep::ReasonGiven { reason }.into());
    }
    values
}

/// What a report says of the parents, in the answer of its own form.
fn at_report(report: &ReportAccount) -> Message {
    let known = match report.parents {
        Some(ParentsKnow::Know) => Choice::ParentsKnow,
        Some(ParentsKnow::ReportToo) => Choice::ParentsReportToo,
        None => Choice::ParentsNotTold,
    };
    let label = Words::AtReport {
        on: report.cited.happened_on,
        number: report.cited.number,
    };
    let answer = [Message::from(label).nl(), Message::from(known).nl()].join(": ");
    let mut lines = vec![Message::verbatim(answer)];
    if report.reason.is_something() {
        let reason = said(&report.reason);
        lines.push(AccountStep::ReasonGiven { reason }.into());
    } else if !report.answers_for_parents() {
        lines.push(AccountStep::ReasonOwed.into());
    }
    cell(&lines)
}

/// Every weighing: who, when, the answers, the two decisions, and whether advice was asked.
pub(super) fn weighing(told: &Account) -> Section {
    if told.weighings.is_empty() {
        let nothing = Block::Paragraph(Words::NoWeighing.into());
        return Section::new(Words::Weighing, vec![nothing]);
    }
    let items = told.weighings.iter().map(weighed).collect();
    Section::new(Words::Weighing, vec![Block::Items(items)])
}

fn weighed(weighing: &WeighingAccount) -> Item {
    let answers = weighing.answers.iter().map(|(question, given, why)| {
        let mut values: Vec<Message> = vec![answer(*given).into()];
        if why.is_something() {
            values.push(Message::verbatim(said(why)));
        }
        line(weighing_question(*question), values)
    });
    let mut lines: Vec<_> = answers.collect();
    lines.push(line(
        Label::ReportNeeded,
        vec![answer(weighing.report_needed).into()],
    ));
    lines.push(line(
        Label::HelpPossible,
        vec![answer(weighing.help_possible).into()],
    ));
    lines.push(line(
        Label::WhyDecided,
        vec![Message::verbatim(said(&weighing.reason))],
    ));
    let advice = match weighing.advice_before {
        0 => Words::AdviceNotAsked,
        times => Words::AdviceBefore { times },
    };
    Item {
        byline: vec![
            Words::WeighedBy {
                who: everyone(&weighing.cited.by),
                number: weighing.cited.number,
            }
            .into(),
        ],
        blocks: vec![facts(lines), Block::Paragraph(advice.into())],
        ..Item::new(Words::WeighedOn {
            on: weighing.cited.happened_on,
        })
    }
}

/// Which danger was raised, when and by which record.
pub(super) fn danger_from(alarm: Alarm, on: NaiveDate, number: usize) -> Words {
    match alarm {
        Alarm::AcuteDanger => Words::DangerFrom { on, number },
        Alarm::StaffDanger => Words::StaffDangerFrom { on, number },
    }
}

/// Which danger a record raised.
pub(super) fn danger(told: &Account, raised: RecordHash) -> Option<Message> {
    let mut alarms = told.alarms.iter();
    let alarm = alarms.find(|alarm| alarm.cited.record == raised)?;
    Some(danger_from(alarm.alarm, alarm.raised_on, alarm.cited.number).into())
}

/// Advice, reports and alarms.
pub(super) fn outside(told: &Account) -> Section {
    let advice = told.advice.iter().map(|cited| {
        Message::from(Words::AdviceOn {
            on: cited.happened_on,
            who: everyone(&cited.by),
            number: cited.number,
        })
    });
    let reports = told.reports.iter().map(|report| {
        Words::ReportOn {
            on: report.cited.happened_on,
            who: everyone(&report.cited.by),
            number: report.cited.number,
        }
        .into()
    });
    let alarms = told.alarms.iter().map(|alarm| {
        let (on, number) = (alarm.raised_on, alarm.cited.number);
        let from = danger_from(alarm.alarm, on, number);
        let until = alarm
            .cleared_on
            .map_or(Words::DangerStands, |on| Words::DangerUntil { on });
        Message::verbatim([from.nl(), until.nl()].join(", "))
    });
    let mut points: Vec<Message> = advice.collect();
    points.extend(reports);
    points.extend(alarms);
    if points.is_empty() {
        points.push(Words::Nothing.into());
    }
    Section::new(Words::Outside, vec![Block::List(points)])
}
