//! Yearly counts over all cases: anonymous, small numbers hidden, never a count of indicators.
//!
//! They are counted from accounts without names, so no name can get in; and the numbers behind what is shown do not
//! leave this module.

mod hiding;
mod questions;
mod spreadsheet;
mod year;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::exchange::documents::account::Account;
use crate::order::Gather;
use crate::protocol::{Plan, PlanId};

pub use hiding::{Line, SHOWN_FROM, Shown, line, one};
pub use questions::{Answer, Question, ran};
pub use spreadsheet::spreadsheet;
pub use year::SchoolYear;

/// The counts of one school year, as far as they may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yearly {
    /// The year.
    pub year: SchoolYear,
    /// The day they were counted.
    pub as_of: NaiveDate,
    /// The plans by which the cases are told apart, with their titles, in the order of [`Yearly::cases`].
    pub plans: Vec<(PlanId, String)>,
    /// How many cases ran, in all and under each plan.
    pub cases: Line,
    /// The answers, group by group. Groups never overlap: what is told per plan is not told again over all.
    pub groups: Vec<Group>,
}

/// Cases that are counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which.
    pub of: GroupOf,
    /// How many there are.
    pub cases: Shown,
    /// Every question with its answers, each with its number; none where there are too few cases to tell of them.
    pub counts: Vec<Count>,
}

/// Which cases a group is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupOf {
    /// All of them.
    All,
    /// Those under this plan, by its place in [`Yearly::plans`].
    Plan(usize),
    /// Those under the plans that have too few to stand alone.
    TheOthers,
}

/// One question, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The question.
    pub question: Question,
    /// The answers, in the order of the line's parts.
    pub answers: Vec<Answer>,
    /// The numbers.
    pub line: Line,
}

/// Counts a year over accounts of cases, under the plans that are known here: the newest edition of each, the neutral one
/// first. A case whose plan is not known here counts with those that have none yet.
pub fn yearly(accounts: &[Account], plans: &[&Plan], year: SchoolYear, as_of: NaiveDate) -> Yearly {
    let all: Vec<&Account> = accounts
        .iter()
        .filter(|account| ran(account, year))
        .collect();
    let place = |account: &Account| {
        let plan = account.plan.as_ref().map(|edition| &edition.plan);
        let mut known = plans.iter();
        known.position(|known| Some(&known.edition.plan) == plan)
    };
    let mut per_plan: Vec<Vec<&Account>> = plans.iter().map(|_| Vec::new()).collect();
    for account in &all {
        let place = place(account).unwrap_or_default();
        if let Some(under) = per_plan.get_mut(place) {
            under.push(account);
        }
    }
    let numbers: Vec<u32> = per_plan.iter().map(|under| length(under.len())).collect();
    let groups = match apart(&numbers) {
        Some(others) => told_apart(per_plan, &others),
        None => vec![(GroupOf::All, all)],
    };
    Yearly {
        year,
        as_of,
        plans: plans
            .iter()
            .map(|plan| (plan.edition.plan.clone(), plan.title.text.clone()))
            .collect(),
        cases: line(&numbers),
        groups: groups
            .into_iter()
            .map(|(of, accounts)| group(of, &accounts, plans, year))
            .collect(),
    }
}

/// Whether the plans may be told apart; then, which of them go together because each has too few.
///
/// Those that go together must be enough together, and their sum, which follows from the others, must not give them away.
fn apart(numbers: &[u32]) -> Option<Vec<usize>> {
    let others: Vec<usize> = (0..numbers.len())
        .filter(|place| numbers.get(*place).copied().is_some_and(hiding::is_few))
        .collect();
    let few = numbers
        .iter()
        .copied()
        .filter(|number| hiding::is_few(*number));
    let are_enough = others.is_empty() || few.sum::<u32>() >= SHOWN_FROM;
    let is_shown = numbers.iter().any(|number| *number >= SHOWN_FROM);
    (is_shown && are_enough && hiding::hide_each_other(numbers)).then_some(others)
}

fn told_apart<'a>(
    per_plan: Vec<Vec<&'a Account>>,
    others: &[usize],
) -> Vec<(GroupOf, Vec<&'a Account>)> {
    let mut groups = Vec::new();
    let mut together = Vec::new();
    for (place, under) in per_plan.into_iter().enumerate() {
        if others.contains(&place) {
            together.extend(under);
        } else if !under.is_empty() {
            groups.push((GroupOf::Plan(place), under));
        }
    }
    if !others.is_empty() {
        groups.push((GroupOf::TheOthers, together));
    }
    groups
}

fn group(of: GroupOf, accounts: &[&Account], plans: &[&Plan], year: SchoolYear) -> Group {
    let cases = one(length(accounts.len()));
    // The terms of one case alone can be many: of so few cases no number leaves this module.
    let counts = if cases == Shown::Few {
        Vec::new()
    } else {
        let questions = Question::ALL.into_iter();
        questions
            .map(|question| count(question, accounts, plans, year))
            .collect()
    };
    Group { of, cases, counts }
}

fn count(question: Question, accounts: &[&Account], plans: &[&Plan], year: SchoolYear) -> Count {
    let answers = question.answers(plans);
    let mut numbers = vec![0_u32; answers.len()];
    let mut cases = numbers.clone();
    let mut giving = 0_u32;
    for account in accounts {
        let given = question.of(account, year);
        giving = giving.saturating_add(u32::from(!given.is_empty()));
        let places = given
            .iter()
            .filter_map(|answer| questions::place_of(&answers, answer));
        let places: Vec<usize> = places.collect();
        add(&mut numbers, places.iter().copied());
        let different: BTreeSet<usize> = places.into_iter().gather();
        add(&mut cases, different);
    }
    Count {
        question,
        answers,
        line: hiding::line_of_cases(&numbers, &cases, giving),
    }
}

/// One more at each of these places.
fn add(numbers: &mut [u32], places: impl IntoIterator<Item = usize>) {
    for place in places {
        if let Some(number) = numbers.get_mut(place) {
            *number = number.saturating_add(1);
        }
    }
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
