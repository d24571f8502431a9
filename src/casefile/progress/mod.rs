//! Tells a case in the protocol's words, so that a plan can say what comes next.

mod deeds;
mod findings;

use chrono::NaiveDate;

use super::event::Event;
use super::handbook::Handbook;
use super::record::{Moment, RecordHash, minute_of};
use super::state::{AgreementOutcome, CaseFile, RaisedAlarm, Status, Stay, TimelineEntry};
use crate::protocol::progress::{self, Evidence, Progress};
use crate::protocol::{PhaseNumber, Terms};

impl CaseFile {
    /// The case as the agenda reads it.
    ///
    /// Deeds and findings are those of the running period: a reopened case goes through its phase anew
    /// (domain 1.6 no. 29). What was written since the closing is among them, for it may be why the case was reopened.
    /// Agreements, reasons and reports that wait are kept from every period.
    pub fn progress(&self, handbook: &Handbook, terms: &Terms) -> Progress {
        let disclosed_at = findings::disclosed_at(self, handbook);
        Progress {
            status: self.told_status(),
            phase: self.phase(),
            stays: self.stays().iter().map(told_stay).collect(),
            opened_on: self.period_opened_on(),
            first_observed_on: self.first_observed_on(),
            deeds: deeds::deeds(self),
            agreements: self.told_agreements(),
            next_check_on: self.next_check().map(|check| check.on),
            alarms: self.told_alarms(),
            reasons_owed: self
                .reasons_owed()
                .map(|deviation| progress::ReasonOwed {
                    evidence: evidence(deviation.record),
                    since: deviation.since,
                })
                .collect(),
            feedback_awaited: self.told_feedback(terms),
            findings: findings::findings(self, disclosed_at),
            disclosed_at,
        }
    }

    /// The records of the running, or last, period.
    pub(super) fn in_period(&self) -> impl DoubleEndedIterator<Item = (&TimelineEntry, &Event)> {
        let running = self.running_period();
        self.events()
            .filter(move |(entry, _)| entry.counts_in == running)
    }

    /// The number of the running, or last, period.
    fn running_period(&self) -> usize {
        self.periods().len().saturating_sub(1)
    }

    /// The phase the case was in when a record happened, within the period it counts in.
    pub(super) fn phase_then(&self, entry: &TimelineEntry) -> PhaseNumber {
        self.stay_then(entry)
            .map_or(self.phase(), |stay| stay.phase)
    }

    /// Whether a record happened in the running stay.
    pub(super) fn in_running_stay(&self, entry: &TimelineEntry) -> bool {
        let runs = |stay: &Stay| stay.left_at.is_none();
        entry.counts_in == self.running_period() && self.stay_then(entry).is_some_and(runs)
    }

    fn stay_then(&self, entry: &TimelineEntry) -> Option<&Stay> {
        let period = self.periods().get(entry.counts_in)?;
        period.stays.get(period.stay_of(entry)?)
    }

    fn period_opened_on(&self) -> NaiveDate {
        self.periods()
            .last()
            .map_or(NaiveDate::MIN, |period| period.opened_on)
    }

    /// Where nothing was seen since a reopening, the last that was seen before it: a look at how it goes that found nothing
    /// starts no term.
    fn first_observed_on(&self) -> Option<NaiveDate> {
        let running = self.running_period();
        let observed = || {
            self.in_period()
                .filter(|(_, event)| matches!(event, Event::ObservationRecorded(_)))
                .map(|(entry, _)| entry)
        };
        let since = observed().filter(|entry| entry.period == running);
        let since = since.map(TimelineEntry::happened_on).min();
        since.or_else(|| observed().map(TimelineEntry::happened_on).max())
    }

    fn told_status(&self) -> progress::Status {
        match self.status() {
            Status::Open => progress::Status::Open,
            Status::Closed {
                after_check_on,
                record,
                ..
            } => self
                .entry(record)
                .map_or(progress::Status::Open, |closing| progress::Status::Closed {
                    at: closing.happened_at,
                    after_check_on,
                }),
            Status::HandedOver { on } => {
                let ended_on = self.periods().last().and_then(|period| period.closed_on);
                progress::Status::HandedOver {
                    on: ended_on.unwrap_or(on),
                }
            }
        }
    }

    fn told_agreements(&self) -> Vec<progress::Agreement> {
        self.agreements()
            .iter()
            .filter_map(|agreement| {
                let entry = self.entry(agreement.record)?;
                Some(progress::Agreement {
                    evidence: evidence(agreement.record),
                    phase: self.phase_then(entry),
                    agreed_on: agreement.agreed_at.date_naive(),
                    due_on: agreement.due_on,
                    extensions: u16::try_from(agreement.extensions.len()).unwrap_or(u16::MAX),
                    outcome: match agreement.outcome {
                        AgreementOutcome::Pending => progress::Outcome::Pending,
                        AgreementOutcome::Started { on } => progress::Outcome::Started { on },
                        AgreementOutcome::NotStarted { on } => progress::Outcome::NotStarted { on },
                    },
                })
            })
            .collect()
    }

    /// Alarms of this period, and any that still stands.
    fn told_alarms(&self) -> Vec<progress::RaisedAlarm> {
        let running = self.running_period();
        self.alarms()
            .iter()
            .filter(|raised| raised.period == running || raised.cleared.is_none())
            .map(|raised| progress::RaisedAlarm {
                alarm: raised.alarm,
                raised_at: raised.raised_at,
                calm_since: self.calm_before(raised),
                cleared_on: raised.cleared.map(|(on, _)| on),
                evidence: evidence(raised.record),
            })
            .collect()
    }

    /// When this alarm was last cleared before a raising that was written after it.
    fn calm_before(&self, raised: &RaisedAlarm) -> Option<Moment> {
        let earlier = self
            .alarms()
            .iter()
            .take_while(|other| other.record != raised.record)
            .filter(|other| other.alarm == raised.alarm);
        earlier
            .filter_map(|other| Some(self.entry(other.cleared?.1)?.happened_at))
            .filter(|cleared_at| minute_of(*cleared_at) <= minute_of(raised.raised_at))
            .max()
    }

    fn told_feedback(&self, terms: &Terms) -> Vec<progress::FeedbackAwaited> {
        self.feedback_awaited()
            .into_iter()
            .map(|(entry, report)| progress::FeedbackAwaited {
                evidence: evidence(entry.hash),
                due_on: report
                    .feedback_due_on
                    .unwrap_or_else(|| terms.feedback_due_on(entry.happened_on())),
            })
            .collect()
    }
}

fn told_stay(stay: &Stay) -> progress::Stay {
    progress::Stay {
        phase: stay.phase,
        entered_on: stay.entered_at.date_naive(),
        left_on: stay.left_at.map(|moment| moment.date_naive()),
        skipped: stay.skipped.clone(),
        reason: stay.reason.as_ref().map(|reason| reason.text().to_owned()),
        evidence: evidence(stay.record),
    }
}

/// A record as proof of a deed.
pub(super) fn evidence(record: RecordHash) -> Evidence {
    Evidence(record.0)
}
