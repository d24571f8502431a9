//! Every case of a school year in one table, without names: for whoever supervises the school.

use super::{Checked, accounts, document, unread};
use crate::casefile::Moment;
use crate::exchange::documents::account::{Account, Doubt, Period, Term};
use crate::exchange::statistics::{Answer, Question, SchoolYear, ran};
use crate::order;
use crate::protocol::agenda::State;
use crate::protocol::plan::Requirement;
use crate::screen::paper::{Block, Document, Section, Table};
use crate::text::{Account as AccountWords, Message, Paper, Year as Words, YearAnswer};
use crate::workspace::Desk;

/// The cases of a year, one row each.
pub fn cases(desk: &Desk, year: SchoolYear, now: Moment) -> Document {
    let mut told = accounts(desk, now, Checked::Signatures);
    told.retain(|account| ran(account, year));
    order::sort_by_key(&mut told, |account| {
        account.periods.first().map(|period| period.opened_on)
    });
    let mut blocks = vec![Block::Paragraph(Words::CasesLead.into())];
    let count = unread(desk);
    if count > 0 {
        blocks.push(Block::Paragraph(Words::Unread { count }.into()));
    }
    blocks.push(if told.is_empty() {
        Block::Paragraph(Words::NoCases.into())
    } else {
        Block::Table(Table {
            caption: Words::CasesTable.into(),
            heads: [
                Words::Case,
                Words::CaseRan,
                Words::CaseTasks,
                Words::CaseTerms,
                Words::CaseDeviations,
                Words::CaseParents,
                Words::CaseWhole,
            ]
            .map(Message::from)
            .into(),
            rows: told.iter().map(|account| row(account, year)).collect(),
        })
    });
    let title = Words::CasesTitle {
        year: year.to_string(),
    };
    let sections = vec![Section::new(Words::CasesPart, blocks)];
    document(title, Paper::Confidential, (year, now), sections)
}

fn row(account: &Account, year: SchoolYear) -> Vec<Message> {
    vec![
        Message::verbatim(account.code.to_string()),
        ran_under(account, year),
        tasks(account),
        terms(account),
        Words::DeviationsOf {
            count: account.deviations.len(),
            owed: account
                .deviations
                .iter()
                .filter(|deviation| deviation.reason.is_none())
                .count(),
        }
        .into(),
        parents(account, year),
        whole(account).into(),
    ]
}

fn ran_under(account: &Account, year: SchoolYear) -> Message {
    let periods = account.periods.iter().map(ran_in);
    let mut lines: Vec<String> = periods.map(|ran| ran.nl().into_owned()).collect();
    let plan = account.periods.last().and_then(|last| last.plan.as_ref());
    lines.push(plan.map_or_else(
        || AccountWords::PlanUnknown.nl().into_owned(),
        |(_, title)| title.clone(),
    ));
    let phases = Question::Phase.of(account, year).into_iter();
    lines.extend(phases.filter_map(|answer| {
        let Answer::Phase(phase) = answer else {
            return None;
        };
        Some(YearAnswer::Phase { phase }.nl().into_owned())
    }));
    Message::verbatim(lines.join("\n"))
}

fn ran_in(period: &Period) -> AccountWords {
    let from = period.opened_on;
    match period.ended_on {
        Some(until) => AccountWords::Ran { from, until },
        None => AccountWords::Runs { from },
    }
}

/// Of what the plan asked up to now, how much was done, in time or later. What was left out with its reason is neither.
fn tasks(account: &Account) -> Message {
    let phases = account.periods.iter().flat_map(|period| &period.phases);
    let required = phases.flat_map(|phase| {
        let tasks = phase.tasks.iter().map(move |task| (phase, task));
        tasks.filter(|(_, task)| {
            task.requirement == Requirement::Required && task.left_out.is_empty()
        })
    });
    let (mut done, mut asked) = (0, 0);
    for (phase, task) in required {
        let is_done = task.state == State::Done || !task.later.is_empty();
        let is_due = match task.state {
            State::Done | State::Overdue => true,
            // A phase that was passed over owes nothing.
            State::LeftUndone => !phase.is_passed_over(),
            State::DueToday | State::Open | State::Blocked | State::Ongoing => phase.is_over,
        };
        done += usize::from(is_done);
        asked += usize::from(is_done || is_due);
    }
    Words::TasksDone { done, asked }.into()
}

fn terms(account: &Account) -> Message {
    let ended = account.terms.iter().filter_map(Term::is_kept);
    let ended: Vec<bool> = ended.collect();
    let extended = account.terms.iter().map(|term| term.extensions.len());
    Words::TermsKept {
        kept: ended.iter().filter(|kept| **kept).count(),
        ended: ended.len(),
        extended: extended.sum(),
    }
    .into()
}

fn parents(account: &Account, year: SchoolYear) -> Message {
    let answers = Question::Parents.of(account, year);
    match answers.first() {
        Some(Answer::Told) => YearAnswer::Told,
        Some(Answer::NotToldWithReason) => YearAnswer::NotToldWithReason,
        _ => YearAnswer::NothingWritten,
    }
    .into()
}

fn whole(account: &Account) -> Words {
    let found = &account.integrity;
    let is_doubted = found.doubts.iter().any(|(doubt, _)| {
        doubt.breaks_trust() || matches!(doubt, Doubt::Unsigned | Doubt::Withheld)
    });
    if is_doubted || found.opening_missing || found.damaged > 0 {
        Words::NotWhole
    } else {
        Words::Whole
    }
}
