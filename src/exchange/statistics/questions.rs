//! What is counted over all cases, and what one case answers. Indicators are not among it, on purpose: a chart of what
//! was seen invites comparing children (domain 6e).

use super::year::SchoolYear;
use crate::exchange::documents::account::{
    Account, Ending, Period, ReportAccount, Term, TermOf, TermStanding,
};
use crate::protocol::{Alarm, ClosingId, PhaseNumber, Plan};

/// Something that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether the case began this year.
    Begun,
    /// The highest phase it was in this year.
    Phase,
    /// How it stands, or ended.
    Standing,
    /// Whether it was reported to Veilig Thuis this year.
    Report,
    /// Whether advice of Veilig Thuis was asked this year.
    Advice,
    /// Whether direct danger was raised this year.
    Danger,
    /// Whether it was weighed this year.
    Weighed,
    /// Whether parents were told.
    Parents,
    /// Whether all five statutory steps are proven.
    Steps,
    /// Of every term that ended this year: whether it was kept.
    Terms,
    /// Of every agreed action that was due this year: how often it was extended.
    Extensions,
    /// Of every deviation of this year: whether its reason is there.
    Deviations,
}

/// One of the answers to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Began this year.
    New,
    /// Ran already.
    RanAlready,
    /// In this phase at most.
    Phase(PhaseNumber),
    /// It runs.
    Runs,
    /// Closed on this ground.
    Closed(ClosingId),
    /// Closed on a ground that no plan here knows.
    ClosedOtherwise,
    /// The file went to another school.
    HandedOver,
    /// It did.
    Yes,
    /// It did not.
    No,
    /// Parents were told, or spoken to.
    Told,
    /// Parents were not told, and it says why.
    NotToldWithReason,
    /// Nothing is written down of it.
    NothingWritten,
    /// Kept.
    Kept,
    /// Done after its day.
    Late,
    /// Not done.
    Undone,
    /// Never extended.
    Never,
    /// Extended once.
    Once,
    /// Extended more than once.
    MoreOften,
    /// The reason is there.
    WithReason,
    /// The reason is owed.
    WithoutReason,
}

impl Question {
    /// Every question, in the order they are shown in.
    pub const ALL: [Self; 12] = [
        Self::Begun,
        Self::Phase,
        Self::Standing,
        Self::Parents,
        Self::Advice,
        Self::Weighed,
        Self::Report,
        Self::Danger,
        Self::Steps,
        Self::Terms,
        Self::Extensions,
        Self::Deviations,
    ];

    /// Every answer there can be, whatever was answered, so that a missing row tells nothing.
    pub fn answers(self, plans: &[&Plan]) -> Vec<Answer> {
        match self {
            Self::Begun => vec![Answer::New, Answer::RanAlready],
            Self::Phase => phases(plans),
            Self::Standing => standings(plans),
            Self::Parents => vec![
                Answer::Told,
                Answer::NotToldWithReason,
                Answer::NothingWritten,
            ],
            Self::Report | Self::Advice | Self::Danger | Self::Weighed | Self::Steps => {
                vec![Answer::Yes, Answer::No]
            }
            Self::Terms => vec![Answer::Kept, Answer::Late, Answer::Undone],
            Self::Extensions => vec![Answer::Never, Answer::Once, Answer::MoreOften],
            Self::Deviations => vec![Answer::WithReason, Answer::WithoutReason],
        }
    }

    /// What a case answers: one answer to what is asked of a case, any number to what is asked of its terms,
    /// agreements and deviations.
    pub fn of(self, account: &Account, year: SchoolYear) -> Vec<Answer> {
        let yes = |holds| vec![if holds { Answer::Yes } else { Answer::No }];
        match self {
            Self::Begun => {
                let begins = account.periods.first().map(Period::began_on);
                let is_new = begins.is_some_and(|on| year.holds(on));
                vec![if is_new {
                    Answer::New
                } else {
                    Answer::RanAlready
                }]
            }
            Self::Phase => vec![Answer::Phase(phase_in(account, year))],
            Self::Standing => vec![standing(account, year)],
            Self::Report => yes(account
                .reports
                .iter()
                .any(|report| year.holds(report.cited.happened_on))),
            Self::Advice => yes(account
                .advice
                .iter()
                .any(|advice| year.holds(advice.happened_on))),
            Self::Danger => yes(account
                .alarms
                .iter()
                .any(|alarm| alarm.alarm == Alarm::AcuteDanger && year.holds(alarm.raised_on))),
            Self::Weighed => yes(account
                .weighings
                .iter()
                .any(|weighing| year.holds(weighing.cited.happened_on))),
            Self::Parents => vec![parents(account)],
            Self::Steps => {
                let last = account.periods.last();
                yes(last.is_some_and(|period| {
                    !period.steps.is_empty()
                        && period.steps.iter().all(|step| !step.evidence.is_empty())
                }))
            }
            Self::Terms => terms(account, year),
            Self::Extensions => extensions(account, year),
            Self::Deviations => account
                .deviations
                .iter()
                .filter(|deviation| year.holds(deviation.since))
                .map(|deviation| match deviation.reason {
                    Some(_) => Answer::WithReason,
                    None => Answer::WithoutReason,
                })
                .collect(),
        }
    }
}

/// Where an answer stands among those there can be. What an older edition knew and the newest does not, stands under what
/// comes nearest: nobody falls out of a total.
pub(super) fn place_of(answers: &[Answer], given: &Answer) -> Option<usize> {
    let place = |wanted: &Answer| answers.iter().position(|answer| answer == wanted);
    place(given).or_else(|| {
        if matches!(given, Answer::Closed(_)) {
            place(&Answer::ClosedOtherwise)
        } else {
            answers.len().checked_sub(1)
        }
    })
}

/// Whether a case ran in a year.
pub fn ran(account: &Account, year: SchoolYear) -> bool {
    account.periods.iter().any(|period| {
        period.began_on() <= year.last_on()
            && period.ended_on.is_none_or(|on| on >= year.first_on())
    })
}

fn phases(plans: &[&Plan]) -> Vec<Answer> {
    let numbers = plans.iter().flat_map(|plan| &plan.phases);
    let highest = numbers.map(|phase| phase.number.0).max().unwrap_or(0);
    (0..=highest)
        .map(|number| Answer::Phase(PhaseNumber(number)))
        .collect()
}

fn standings(plans: &[&Plan]) -> Vec<Answer> {
    let mut answers = vec![Answer::Runs];
    for closing in plans.iter().flat_map(|plan| &plan.closings) {
        let answer = Answer::Closed(closing.id.clone());
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    answers.extend([Answer::ClosedOtherwise, Answer::HandedOver]);
    answers
}

fn phase_in(account: &Account, year: SchoolYear) -> PhaseNumber {
    let stays = account.periods.iter().flat_map(|period| &period.stays);
    stays
        .filter(|stay| {
            stay.entered_on <= year.last_on() && stay.left_on.is_none_or(|on| on >= year.first_on())
        })
        .map(|stay| stay.phase)
        .max()
        .unwrap_or_default()
}

/// How the case stood when the year ended, or stands.
fn standing(account: &Account, year: SchoolYear) -> Answer {
    let mut begun = account.periods.iter();
    let last = begun.rfind(|period| period.began_on() <= year.last_on());
    let Some(period) = last else {
        return Answer::Runs;
    };
    let has_ended = period.ended_on.is_some_and(|on| on <= year.last_on());
    match period.ending.as_ref().filter(|_| has_ended) {
        None => Answer::Runs,
        Some(Ending::HandedOver { .. }) => Answer::HandedOver,
        Some(Ending::Closed {
            ground: Some((id, _)),
            ..
        }) => Answer::Closed(id.clone()),
        Some(Ending::Closed { ground: None, .. }) => Answer::ClosedOtherwise,
    }
}

fn parents(account: &Account) -> Answer {
    let tellings = || account.parents.iter().flat_map(|parent| &parent.tellings);
    let at_schools = || account.at_schools.iter();
    let reports = || account.reports.iter();
    if !account.talks.is_empty()
        || reports().any(|report| report.parents.is_some())
        || tellings().any(|telling| telling.not_told.is_none())
        || at_schools().any(|telling| telling.told_on.is_some())
    {
        Answer::Told
    } else if tellings().any(|telling| telling.how.is_something())
        || reports().any(ReportAccount::answers_for_parents)
        || at_schools().any(|telling| telling.reason.is_something())
    {
        Answer::NotToldWithReason
    } else {
        Answer::NothingWritten
    }
}

fn terms(account: &Account, year: SchoolYear) -> Vec<Answer> {
    let due = account.terms.iter().filter(|term| year.holds(term.due_on));
    due.filter_map(|term| {
        let is_kept = term.is_kept()?;
        Some(match (is_kept, was_done(term)) {
            (true, _) => Answer::Kept,
            (false, true) => Answer::Late,
            (false, false) => Answer::Undone,
        })
    })
    .collect()
}

fn was_done(term: &Term) -> bool {
    matches!(term.standing, TermStanding::Done { .. })
}

fn extensions(account: &Account, year: SchoolYear) -> Vec<Answer> {
    let agreed = account
        .terms
        .iter()
        .filter(|term| matches!(term.of, TermOf::Agreement(_)) && year.holds(term.due_on));
    agreed
        .map(|term| match term.extensions.len() {
            0 => Answer::Never,
            1 => Answer::Once,
            _ => Answer::MoreOften,
        })
        .collect()
}
