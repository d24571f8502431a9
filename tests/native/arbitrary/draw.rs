//! Single values drawn one after the other from bytes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use std::collections::BTreeSet;

use chrono::{Days, Duration, NaiveDate};
use meldcode::casefile::event::{Answer, ParentsAtReport};
use meldcode::casefile::people::{Party, PartyKind, PersonRef};
use meldcode::casefile::{Moment, RecordHash};
use meldcode::protocol::{EditionRef, IndicatorId, PhaseNumber, PlanId, Role, TopicId};
use uuid::Uuid;

use crate::scenarios::school::{PLAN_A, PLAN_B, UNDECIDED, moment};

/// Values drawn one after the other from bytes; when they run out, everything is the smallest.
pub(crate) struct Draw<'a> {
    bytes: std::slice::Iter<'a, u8>,
    /// Records that may be pointed at.
    pub(crate) known: Vec<RecordHash>,
    /// With a name of its own in every text, for whoever counts them.
    pub(crate) names: Option<Vec<String>>,
}

impl<'a> Draw<'a> {
    pub(crate) fn from(bytes: &'a [u8]) -> Self {
        Self {
            bytes: bytes.iter(),
            known: Vec::new(),
            names: None,
        }
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.bytes.next().copied().unwrap_or(0)
    }

    pub(super) fn one_of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[usize::from(self.byte()) % choices.len()].clone()
    }

    pub(super) fn flag(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    pub(super) fn maybe<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| make(self))
    }

    pub(super) fn several<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.byte() % 4).map(|_| make(self)).collect()
    }

    pub(super) fn set<T: Ord>(&mut self, make: impl Fn(&mut Self) -> T) -> BTreeSet<T> {
        self.several(make).into_iter().collect()
    }

    pub(super) fn text(&mut self) -> String {
        if let Some(names) = &mut self.names {
            let letter = |place: usize| char::from(b'a' + u8::try_from(place % 26).unwrap_or(0));
            let own = String::from_iter([letter(names.len() / 26), letter(names.len())]);
            names.push(format!("Kanarie{own} van Vogel{own}"));
            return format!("gezien door Kanarie{own} van Vogel{own}, en zo verder");
        }
        self.one_of(&[
            "",
            "Noor",
            "  ",
            "„naar huis” \"nee\" \\ \u{0}\u{1f}",
            "מימין לשמאל ١٢",
            "regel 1\r\nregel 2\t👧🏽",
        ])
        .to_owned()
    }

    pub(super) fn day(&mut self) -> NaiveDate {
        let days = u64::from(self.byte());
        NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + Days::new(days)
    }

    pub(super) fn moment(&mut self) -> Moment {
        let offset = self.one_of(&["+01:00", "+02:00", "+00:00", "-09:30"]);
        let start = moment(&format!("2026-03-02T10:20:00.125{offset}"));
        start + Duration::minutes(i64::from(self.byte()) * 37 - 2000)
    }

    pub(super) fn phase(&mut self) -> PhaseNumber {
        PhaseNumber(self.one_of(&[0, 1, 2, 3, 200]))
    }

    pub(super) fn uuid(&mut self) -> Uuid {
        Uuid::from_u128(u128::from(self.byte() % 8))
    }

    pub(super) fn hash(&mut self) -> RecordHash {
        let place = usize::from(self.byte());
        match self.known.len() {
            0 => RecordHash([3; 32]),
            len => self.known[place % len],
        }
    }

    pub(super) fn answer(&mut self) -> Answer {
        self.one_of(&[Answer::No, Answer::Doubt, Answer::Yes])
    }

    pub(crate) fn person(&mut self) -> PersonRef {
        PersonRef {
            id: self.uuid(),
            name: self.text(),
            role: self.one_of(&[
                Role::Teacher,
                Role::CareCoordinator,
                Role::Principal,
                Role::AttentionOfficer,
                Role::Staff,
            ]),
        }
    }

    pub(super) fn party(&mut self) -> Party {
        Party {
            kind: self.one_of(&[
                PartyKind::SafeHome,
                PartyKind::Police,
                PartyKind::CommunityOfficer,
                PartyKind::GeneralPractitioner,
                PartyKind::FamilyCoach,
                PartyKind::YouthNurse,
                PartyKind::LocalTeam,
                PartyKind::CertifiedInstitution,
                PartyKind::SchoolSocialWork,
                PartyKind::CrisisService,
                PartyKind::AttendanceOfficer,
                PartyKind::ConfidentialInspector,
                PartyKind::SchoolBoard,
                PartyKind::Other,
            ]),
            name: self.text(),
        }
    }

    pub(super) fn edition(&mut self) -> EditionRef {
        EditionRef {
            plan: PlanId::from(self.one_of(&[UNDECIDED, PLAN_A, PLAN_B, "plan-c"])),
            edition: self.one_of(&[1, 1, 1, 2]),
        }
    }

    pub(super) fn topic(&mut self) -> TopicId {
        TopicId::from(self.one_of(&["concerns", "help-urged"]))
    }

    pub(super) fn indicator(&mut self) -> IndicatorId {
        IndicatorId::from(self.one_of(&["LW03", "ON01"]))
    }

    pub(super) fn parents_at_report(&mut self) -> ParentsAtReport {
        let reason = self.text();
        self.one_of(&[
            ParentsAtReport::NotTold(reason),
            ParentsAtReport::Know,
            ParentsAtReport::ReportToo,
        ])
    }
}
