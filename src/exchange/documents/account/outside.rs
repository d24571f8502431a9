//! Weighing, advice, reports and alarms: what was decided about safety, by whom, and what parents knew.

use chrono::NaiveDate;

use super::About;
use super::names::{Cited, Names, Said};
use crate::casefile::event::{Answer, Event, ParentsAtReport};
use crate::casefile::people::PartyKind;
use crate::protocol::Alarm;

/// One weighing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighingAccount {
    /// The record, with who weighed.
    pub cited: Cited,
    /// The questions that were reached: 1 to 5, the answer, and why.
    pub answers: Vec<(u8, Answer, Said)>,
    /// Decision 1 of step 5: is reporting necessary?
    pub report_needed: Answer,
    /// Decision 2 of step 5: is (also) giving or organising help possible?
    pub help_possible: Answer,
    /// Why.
    pub reason: Said,
    /// How often advice of Veilig Thuis had been asked by then.
    pub advice_before: usize,
}

/// One report to Veilig Thuis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportAccount {
    /// The record.
    pub cited: Cited,
    /// Whether parents knew, or report too; `None` when they were not told.
    pub parents: Option<ParentsKnow>,
    /// Why they were not told, also where that was written down later.
    pub reason: Said,
}

impl ReportAccount {
    /// Whether it says where parents stand. Not told without a reason is how a form begins, and says nothing.
    pub fn answers_for_parents(&self) -> bool {
        self.parents.is_some() || self.reason.is_something()
    }
}

/// What parents knew of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParentsKnow {
    /// They knew.
    Know,
    /// They report too.
    ReportToo,
}

/// One alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlarmAccount {
    /// Which alarm.
    pub alarm: Alarm,
    /// The record that raised it.
    pub cited: Cited,
    /// When it was raised.
    pub raised_on: NaiveDate,
    /// When it was cleared.
    pub cleared_on: Option<NaiveDate>,
}

/// Every weighing, in order.
pub(super) fn weighings(about: &About<'_>, names: Names) -> Vec<WeighingAccount> {
    let advised: Vec<Cited> = advice(about, names);
    let events = about.file.events();
    events
        .filter_map(|(entry, event)| {
            let Event::WeighingRecorded(weighing) = event else {
                return None;
            };
            let cited = names.cited(about.file, entry.hash)?;
            let answers = weighing.answers.iter();
            let before = advised.iter().filter(|advice| {
                let asked = about.file.entry(advice.record);
                asked.is_some_and(|asked| asked.happened_at <= entry.happened_at)
            });
            Some(WeighingAccount {
                answers: answers
                    .map(|given| (given.question, given.answer, names.said(&given.explanation)))
                    .collect(),
                report_needed: weighing.report_needed,
                help_possible: weighing.help_possible,
                reason: names.said(entry.why(&weighing.reason)),
                advice_before: before.count(),
                cited,
            })
        })
        .collect()
}

/// When advice of Veilig Thuis was asked; a contact written down as any other counts (Seed L95).
pub(super) fn advice(about: &About<'_>, names: Names) -> Vec<Cited> {
    let events = about.file.events();
    events
        .filter(|(_, event)| {
            matches!(event, Event::SafeHomeAdviceAsked(_))
                || matches!(event, Event::ExternalContactMade(contact) if contact.party.kind == PartyKind::SafeHome)
        })
        .filter_map(|(entry, _)| names.cited(about.file, entry.hash))
        .collect()
}

/// Every report to Veilig Thuis.
pub(super) fn reports(about: &About<'_>, names: Names) -> Vec<ReportAccount> {
    let events = about.file.events();
    events
        .filter_map(|(entry, event)| {
            let Event::SafeHomeReported(report) = event else {
                return None;
            };
            let (parents, reason) = match &report.parents {
                ParentsAtReport::ReportToo => (Some(ParentsKnow::ReportToo), Said::Nothing),
                ParentsAtReport::Know => (Some(ParentsKnow::Know), Said::Nothing),
                ParentsAtReport::NotTold(why) => (None, names.said(entry.why(why))),
            };
            Some(ReportAccount {
                cited: names.cited(about.file, entry.hash)?,
                parents,
                reason,
            })
        })
        .collect()
}

/// Every alarm that was raised, in any period.
pub(super) fn alarms(about: &About<'_>, names: Names) -> Vec<AlarmAccount> {
    let raised = about.file.alarms().iter();
    raised
        .filter_map(|raised| {
            Some(AlarmAccount {
                alarm: raised.alarm,
                cited: names.cited(about.file, raised.record)?,
                raised_on: raised.raised_at.date_naive(),
                cleared_on: raised.cleared.map(|(on, _)| on),
            })
        })
        .collect()
}
