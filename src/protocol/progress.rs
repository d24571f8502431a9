//! What a case has come to, told in the protocol's words: the input of the agenda.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Alarm, DeedKind, PhaseNumber, Role, TopicId};
use crate::order::Gather as _;

/// Points at the record that proves a deed: the SHA-256 of its stored bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence(pub [u8; 32]);

/// Everything a plan needs to know of a case to say what comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Whether the case is open.
    pub status: Status,
    /// The phase the case is in; under an open conflict, the higher one.
    pub phase: PhaseNumber,
    /// Every stay in a phase in this period, in order; the last one is the running one.
    pub stays: Vec<Stay>,
    /// When the case was opened, or reopened.
    pub opened_on: NaiveDate,
    /// When the first observation of this case happened.
    pub first_observed_on: Option<NaiveDate>,
    /// What was done, in order.
    pub deeds: Vec<Deed>,
    /// What was agreed.
    pub agreements: Vec<Agreement>,
    /// The date of the next check ("vinger aan de pols").
    pub next_check_on: Option<NaiveDate>,
    /// Alarms that were raised in this period, cleared or not.
    pub alarms: Vec<RaisedAlarm>,
    /// Deviations whose reason is still to be given, with the day they arose.
    pub reasons_owed: Vec<ReasonOwed>,
    /// Reports to Veilig Thuis that have had no feedback yet.
    pub feedback_awaited: Vec<FeedbackAwaited>,
    /// Facts that a person has established and that guards ask for.
    pub findings: BTreeSet<Finding>,
    /// When somebody last told of violence, neglect or abuse, for [`Finding::Disclosed`].
    pub disclosed_at: Option<DateTime<FixedOffset>>,
}

/// The whole minute a moment lies in, as a number that runs with time.
///
/// A form takes whole minutes and what has no field of its own is stamped to the second. Which of two came first within
/// one minute their moments cannot tell; who builds on whom can.
pub(crate) fn minute_of(moment: DateTime<FixedOffset>) -> i64 {
    moment.timestamp().div_euclid(60)
}

impl Progress {
    /// The alarms that are raised and not cleared.
    pub fn standing_alarms(&self) -> BTreeSet<Alarm> {
        self.alarms
            .iter()
            .filter(|raised| raised.cleared_on.is_none())
            .map(|raised| raised.alarm)
            .gather()
    }

    /// Whether the alarm that this record raised stands.
    pub fn stands(&self, raised: Evidence) -> bool {
        let mut alarms = self.alarms.iter();
        alarms.any(|alarm| alarm.evidence == raised && alarm.cleared_on.is_none())
    }

    /// When the same alarm was raised again after this one was over: what is done from then on is done for that one.
    pub fn raised_again_at(&self, raised: &RaisedAlarm) -> Option<DateTime<FixedOffset>> {
        let cleared_on = raised.cleared_on?;
        let since = |calm| minute_of(calm) >= minute_of(raised.raised_at);
        let again = self.alarms.iter().filter(|other| {
            other.alarm == raised.alarm
                && other.raised_at > raised.raised_at
                && other.raised_at.date_naive() >= cleared_on
                && other.calm_since.is_some_and(since)
        });
        again.map(|other| other.raised_at).min()
    }

    /// Whether something that was done counts for this alarm, and not for the next one.
    pub(super) fn counts_for(&self, raised: &RaisedAlarm, deed: &Deed) -> bool {
        let until = self.raised_again_at(raised);
        raised.is_answered_by(deed) && until.is_none_or(|at| minute_of(deed.at) < minute_of(at))
    }

    /// Whether something was done when the case was already over: it is told, and does nothing of what was asked before
    /// that.
    pub(super) fn was_over_at(&self, deed: &Deed) -> bool {
        match self.status {
            Status::Open => false,
            Status::Closed { at, .. } => minute_of(deed.at) > minute_of(at),
            Status::HandedOver { on } => deed.on() > on,
        }
    }

    /// Whether something that was done is the looking once more at a closed case (domain 1.6 no. 27): a check since the
    /// closing, and on the day itself or after it whatever was seen.
    pub(super) fn looks_once_more(&self, deed: &Deed) -> bool {
        let Status::Closed {
            after_check_on: Some(on),
            ..
        } = self.status
        else {
            return false;
        };
        let looks = deed.kind == DeedKind::FollowUpCheck
            || (deed.kind == DeedKind::Observation && deed.on() >= on);
        looks && self.was_over_at(deed)
    }

    /// Whether a closed case was looked at once more.
    pub fn was_looked_at(&self) -> bool {
        self.deeds.iter().any(|deed| self.looks_once_more(deed))
    }

    /// The same as it stood at the end of an earlier day, in what was done and agreed: for a move that is written up
    /// afterwards, and that nothing done since can have been met by.
    #[must_use]
    pub fn as_done_by(mut self, day: NaiveDate) -> Self {
        self.deeds.retain(|deed| deed.on() <= day);
        self.agreements
            .retain(|agreement| agreement.agreed_on <= day);
        for agreement in &mut self.agreements {
            if let Outcome::Started { on } | Outcome::NotStarted { on } = agreement.outcome
                && on > day
            {
                agreement.outcome = Outcome::Pending;
            }
        }
        self
    }

    /// The phases that run now: one, or more while concurrent moves are an open conflict.
    pub fn running_phases(&self) -> BTreeSet<PhaseNumber> {
        let mut running: BTreeSet<_> = self
            .stays
            .iter()
            .filter(|stay| stay.left_on.is_none())
            .map(|stay| stay.phase)
            .gather();
        running.insert(self.phase);
        running
    }
}

/// Whether a case runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It runs.
    Open,
    /// It was closed; an after-check may still be due.
    Closed {
        /// When it was closed.
        at: DateTime<FixedOffset>,
        /// When to look once more.
        after_check_on: Option<NaiveDate>,
    },
    /// The file was handed over to another school.
    HandedOver {
        /// The day it ended: it was handed over, or had been closed before that.
        on: NaiveDate,
    },
}

impl Status {
    /// The day it ended; `None` while it runs.
    pub fn ended_on(self) -> Option<NaiveDate> {
        match self {
            Self::Open => None,
            Self::Closed { at, .. } => Some(at.date_naive()),
            Self::HandedOver { on } => Some(on),
        }
    }
}

/// One stay in one phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Which phase.
    pub phase: PhaseNumber,
    /// When it was entered.
    pub entered_on: NaiveDate,
    /// When it was left; `None` for the running one.
    pub left_on: Option<NaiveDate>,
    /// Phases passed over to come here.
    pub skipped: Vec<PhaseNumber>,
    /// The reason given on entering, if any.
    pub reason: Option<String>,
    /// Proof of the entering.
    pub evidence: Evidence,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What kind of thing.
    pub kind: DeedKind,
    /// When it happened, in local time.
    pub at: DateTime<FixedOffset>,
    /// The phase the case was in; for a step report, the phase it reports on.
    pub phase: PhaseNumber,
    /// The roles that took part.
    pub roles: BTreeSet<Role>,
    /// Whether it is a consultation in which nobody but its author took part.
    pub is_alone: bool,
    /// Whether it is the choice, with its reason, to speak with nobody yet.
    pub leaves_out: bool,
    /// What was spoken of.
    pub topics: BTreeSet<TopicId>,
    /// For placing in ParnasSys: what was placed. Empty otherwise.
    pub about: Vec<Evidence>,
    /// Proof.
    pub evidence: Evidence,
}

impl Deed {
    /// The local day it happened.
    pub fn on(&self) -> NaiveDate {
        self.at.date_naive()
    }
}

/// An agreed action and how it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Proof of the agreeing.
    pub evidence: Evidence,
    /// The phase it was agreed in.
    pub phase: PhaseNumber,
    /// When it was agreed.
    pub agreed_on: NaiveDate,
    /// When it is due now, extensions counted in.
    pub due_on: NaiveDate,
    /// How often it was extended.
    pub extensions: u16,
    /// What came of it.
    pub outcome: Outcome,
}

/// The three outcomes of a check, and the state before one (domain 1.6 no. 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not judged yet, or extended.
    Pending,
    /// Help has started, or the action was done.
    Started {
        /// The day it was judged.
        on: NaiveDate,
    },
    /// It did not start: the next phase is called for.
    NotStarted {
        /// The day it was judged.
        on: NaiveDate,
    },
}

/// An alarm that was raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedAlarm {
    /// Which alarm.
    pub alarm: Alarm,
    /// When, in local time with its offset, so that "same day" means the same everywhere.
    pub raised_at: DateTime<FixedOffset>,
    /// When the same alarm was last cleared before it was raised this time.
    pub calm_since: Option<DateTime<FixedOffset>>,
    /// The day it was cleared, if it was.
    pub cleared_on: Option<NaiveDate>,
    /// Proof of the raising.
    pub evidence: Evidence,
}

impl RaisedAlarm {
    /// Whether something that was done can count for this alarm.
    ///
    /// What was done earlier that day can: who sees danger calls first and writes it down afterwards. What was done
    /// before the same alarm was last cleared cannot. Where staff are in danger a contact may have been about something
    /// else, so before the raising only one with the police counts.
    fn is_answered_by(&self, deed: &Deed) -> bool {
        let done = minute_of(deed.at);
        let is_of_its_own = self.alarm == Alarm::AcuteDanger
            || deed.kind == DeedKind::PoliceContact
            || done >= minute_of(self.raised_at);
        is_of_its_own
            && deed.on() >= self.raised_at.date_naive()
            && self.calm_since.is_none_or(|calm| done >= minute_of(calm))
    }
}

/// A deviation that still waits for its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonOwed {
    /// The record that deviated.
    pub evidence: Evidence,
    /// The day it deviated; the reason is due that day.
    pub since: NaiveDate,
}

/// A report to Veilig Thuis without feedback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackAwaited {
    /// The report.
    pub evidence: Evidence,
    /// When to ask.
    pub due_on: NaiveDate,
}

/// What people have established, and guards ask for.
///
/// What says "in this phase", and what is said of help and of the parents' stance, holds for the running stay
/// and begins anew when a phase is entered: that help did not start in fase 1 does not call for fase 3.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// The problem must (also) be solved at home (Seed L21-22).
    HomeComponent,
    /// The indicators point to domestic violence, incest or sexual abuse (Seed L119-120).
    PointsToViolence,
    /// Observations were recorded after the talk in this phase: the indicators continue (Seed L140).
    IndicatorsContinue,
    /// Help was judged not to have started (Seed L45, L61).
    HelpNotStarted,
    /// Help has started.
    HelpStarted,
    /// The parents do not acknowledge the problem (Seed L159).
    NotAcknowledged,
    /// The parents acknowledge but do not act (Seed L68, L159).
    AcknowledgedWithoutAction,
    /// The parents do not follow the advice structurally (Seed L71, L161-162).
    NotStructural,
    /// The plan was chosen with a reason.
    PlanChosenWithReason,
    /// In this phase it was decided, with a reason, to speak with nobody yet (domain 1.6 no. 22).
    TalkLeftOut,
    /// An indicator of the group Onthulling was seen or heard (domain 2.3: then weigh).
    Disclosed,
}
