//! Events of every kind, commands and whole journals, drawn from bytes that shrink well.

use std::collections::BTreeSet;

use chrono::{Days, Duration, NaiveDate};
use meldcode::casefile::event::*;
use meldcode::casefile::people::{Owner, Parent, Party, PartyKind, PersonRef, Pupil};
use meldcode::casefile::{
    CaseId, Command, Event, Journal, Moment, Record, RecordHash, StoredRecord,
};
use meldcode::protocol::{EditionRef, IndicatorId, PhaseNumber, PlanId, Role, TopicId};
use proptest::prelude::*;
use uuid::Uuid;

use crate::scenarios::school::{PLAN_A, PLAN_B, UNDECIDED, moment};

/// How many kinds of event there are to draw.
pub const KINDS: usize = 39;

/// Values drawn one after the other from bytes; when they run out, everything is the smallest.
pub struct Draw<'a> {
    bytes: std::slice::Iter<'a, u8>,
    /// Records that may be pointed at.
    pub known: Vec<RecordHash>,
}

impl<'a> Draw<'a> {
    pub fn from(bytes: &'a [u8]) -> Self {
        Self {
            bytes: bytes.iter(),
            known: Vec::new(),
        }
    }

    fn byte(&mut self) -> u8 {
        self.bytes.next().copied().unwrap_or(0)
    }

    fn one_of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[usize::from(self.byte()) % choices.len()].clone()
    }

    fn flag(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    fn maybe<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| make(self))
    }

    fn several<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.byte() % 4).map(|_| make(self)).collect()
    }

    fn set<T: Ord>(&mut self, make: impl Fn(&mut Self) -> T) -> BTreeSet<T> {
        self.several(make).into_iter().collect()
    }

    fn text(&mut self) -> String {
        self.one_of(&[
            "",
            "Noor",
            "  ",
            "„naar huis” \"nee\" \\ \u{0}\u{1f}",
            "\u{202e}omgekeerd\u{2066}",
            "regel 1\r\nregel 2\t👧🏽",
        ])
        .to_owned()
    }

    fn day(&mut self) -> NaiveDate {
        let days = u64::from(self.byte());
        NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + Days::new(days)
    }

    fn moment(&mut self) -> Moment {
        let offset = self.one_of(&["+01:00", "+02:00", "+00:00", "-09:30"]);
        let start = moment(&format!("2026-03-02T10:20:00.125{offset}"));
        start + Duration::minutes(i64::from(self.byte()) * 37 - 2000)
    }

    fn phase(&mut self) -> PhaseNumber {
        PhaseNumber(self.one_of(&[0, 1, 2, 3, 200]))
    }

    fn uuid(&mut self) -> Uuid {
        Uuid::from_u128(u128::from(self.byte() % 8))
    }

    fn hash(&mut self) -> RecordHash {
        let place = usize::from(self.byte());
        match self.known.len() {
            0 => RecordHash([3; 32]),
            len => self.known[place % len],
        }
    }

    fn answer(&mut self) -> Answer {
        self.one_of(&[Answer::No, Answer::Doubt, Answer::Yes])
    }

    pub fn person(&mut self) -> PersonRef {
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

    fn party(&mut self) -> Party {
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

    fn edition(&mut self) -> EditionRef {
        EditionRef {
            plan: PlanId::from(self.one_of(&[UNDECIDED, PLAN_A, PLAN_B, "plan-c"])),
            edition: self.one_of(&[1, 1, 1, 2]),
        }
    }

    fn topic(&mut self) -> TopicId {
        TopicId::from(self.one_of(&["concerns", "help-urged"]))
    }

    fn indicator(&mut self) -> IndicatorId {
        IndicatorId::from(self.one_of(&["LW03", "ON01"]))
    }

    fn parents_at_report(&mut self) -> ParentsAtReport {
        let reason = self.text();
        self.one_of(&[
            ParentsAtReport::NotTold(reason),
            ParentsAtReport::Know,
            ParentsAtReport::ReportToo,
        ])
    }
}

/// The event of this kind, with whatever is drawn in it.
pub fn event(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind % KINDS {
        0..=8 => of_the_course(kind % KINDS, draw),
        9..=17 => of_noticing_and_talking(kind % KINDS, draw),
        18..=28 => of_acting_and_outside(kind % KINDS, draw),
        _ => of_alarms_and_keeping(kind % KINDS, draw),
    }
}

fn of_the_course(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        0 => Event::CaseOpened(CaseOpened {
            pupil: Pupil {
                name: draw.text(),
                group: draw.text(),
                born_on: draw.maybe(Draw::day),
            },
            plan: draw.edition(),
            responsible: draw.person(),
            parents: draw.several(|draw| Parent {
                number: draw.byte(),
                name: draw.text(),
                has_custody: draw.maybe(Draw::flag),
            }),
            excluded: draw.several(Draw::person),
        }),
        1 => Event::PlanChosen(PlanChosen {
            plan: draw.edition(),
            unmet: draw.several(Draw::text),
            reason: draw.text(),
        }),
        2 => Event::PhaseEntered(PhaseEntered {
            phase: draw.phase(),
            from: draw.phase(),
            unmet: draw.several(Draw::text),
            reason: draw.text(),
        }),
        3 => Event::EditionMoved(EditionMoved {
            from: draw.edition(),
            to: draw.edition(),
            phases: draw.several(|draw| (draw.phase(), draw.phase())),
            reason: draw.text(),
        }),
        4 => Event::CaseClosed(CaseClosed {
            ground: draw.one_of(&["help-works", "pupil-left", "?"]).to_owned(),
            unmet: draw.several(Draw::text),
            reason: draw.text(),
            what_works: draw.text(),
            decided_by: draw.several(Draw::person),
            after_check_on: draw.maybe(Draw::day),
        }),
        5 => Event::CaseReopened(CaseReopened {
            reason: draw.text(),
        }),
        6 => Event::CaseManagerAppointed(CaseManagerAppointed {
            who: draw.person(),
            from_on: draw.day(),
            reason: draw.text(),
        }),
        7 => Event::CaseHandedOver(if draw.flag() {
            CaseHandedOver::Colleague {
                to: draw.person(),
                transfer: draw.uuid(),
            }
        } else {
            CaseHandedOver::School {
                name: draw.text(),
                parents: draw.parents_at_report(),
            }
        }),
        _ => Event::ConflictSettled(ConflictSettled {
            records: draw.several(Draw::hash),
            holds: draw.hash(),
            reason: draw.text(),
        }),
    }
}

fn of_noticing_and_talking(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        9 => Event::ObservationRecorded(Observation {
            place: draw.text(),
            present: draw.text(),
            seen: draw.text(),
            literal_words: draw.text(),
            source: {
                let name = draw.text();
                draw.one_of(&[
                    Source::Myself,
                    Source::Child,
                    Source::Parent(name.clone()),
                    Source::Colleague(name.clone()),
                    Source::Third(name),
                ])
            },
            unknown: draw.text(),
            interpretation: draw.text(),
            other_explanation: draw.text(),
            did: draw.text(),
            indicators: draw.set(Draw::indicator),
            danger: draw.maybe(Draw::answer),
            unverified_author: draw.maybe(Draw::text),
        }),
        10 => Event::HypothesisSettled(HypothesisSettled {
            observation: draw.hash(),
            confirmed: draw.flag(),
            explanation: draw.text(),
        }),
        11 => Event::ConsultationHeld(Consultation {
            with: draw.several(Draw::person),
            summary: draw.text(),
            indicators_compared: draw.flag(),
            home_component: draw.maybe(Draw::flag),
            points_to_violence: draw.maybe(Draw::flag),
        }),
        12 => Event::IndicatorListFilled(IndicatorListFilled {
            list: draw.text(),
            edition: u16::from(draw.byte()) * 257,
            filled_by: draw.several(Draw::person),
            answers: draw.several(indicator_answer),
            other_explanation: draw.text(),
            danger: draw.maybe(Draw::answer),
        }),
        13 => Event::StepReportWritten(StepReport {
            phase: draw.phase(),
            present: draw.text(),
            summary: draw.text(),
            agreements: draw.text(),
        }),
        14 => Event::ConversationPartnersChosen(ConversationPartners {
            choice: draw.one_of(&[
                Partners::Nobody,
                Partners::Parents,
                Partners::Child,
                Partners::Both,
            ]),
            speakers: draw.several(Draw::person),
            raises_danger: draw.answer(),
            advice: draw.text(),
            reason: draw.text(),
        }),
        15 => Event::ConversationHeld(talk(draw)),
        16 => Event::ParentsInformed(ParentsInformed {
            parents: draw.several(Draw::text),
            topics: draw.set(Draw::topic),
            about: draw.text(),
            telling: if draw.flag() {
                Telling::Told {
                    how: draw.text(),
                    reaction: draw.text(),
                }
            } else {
                Telling::NotTold {
                    ground: draw.one_of(&[
                        NotToldGround::ChildSafety,
                        NotToldGround::StaffSafety,
                        NotToldGround::Trust,
                        NotToldGround::Urgency,
                        NotToldGround::Unreachable,
                    ]),
                    reason: draw.text(),
                }
            },
        }),
        _ => Event::ParentViewAttached(ParentView {
            target: draw.hash(),
            parent: draw.text(),
            view: draw.text(),
        }),
    }
}

fn indicator_answer(draw: &mut Draw<'_>) -> IndicatorAnswer {
    let from = draw.text();
    IndicatorAnswer {
        item: draw.indicator(),
        wording: draw.text(),
        sighting: draw.one_of(&[
            Sighting::Seen,
            Sighting::HeardFrom(from),
            Sighting::NotSeen,
            Sighting::Unknown,
        ]),
        grounds: draw.several(|draw| {
            if draw.flag() {
                Ground::Observation(draw.hash())
            } else {
                Ground::OwnWords {
                    on: draw.day(),
                    words: draw.text(),
                }
            }
        }),
    }
}

fn talk(draw: &mut Draw<'_>) -> Conversation {
    Conversation {
        kind: draw.one_of(&[
            ConversationKind::Parents,
            ConversationKind::Child,
            ConversationKind::ParentsAndChild,
            ConversationKind::HomeVisit,
            ConversationKind::Emergency,
        ]),
        held_by: draw.several(Draw::person),
        present: draw.text(),
        topics: draw.set(Draw::topic),
        summary: draw.text(),
        acknowledgement: draw.maybe(|draw| {
            draw.one_of(&[
                Acknowledgement::Acts,
                Acknowledgement::WithoutAction,
                Acknowledgement::NotStructural,
                Acknowledgement::Denies,
            ])
        }),
        safe_for_staff: draw.maybe(Draw::answer),
        parents_knew: draw.maybe(|draw| ParentsKnew {
            knew: draw.flag(),
            reason: draw.text(),
        }),
    }
}

fn of_acting_and_outside(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        18 => Event::ActionAgreed(AgreedAction {
            what: draw.text(),
            owner: match draw.byte() % 3 {
                0 => Owner::Staff(draw.person()),
                1 => Owner::Parent(draw.text()),
                _ => Owner::Outside(draw.party()),
            },
            due_on: draw.day(),
        }),
        19 => Event::ActionChecked(ActionCheck {
            action: draw.hash(),
            outcome: match draw.byte() % 3 {
                0 => CheckOutcome::NotStarted,
                1 => CheckOutcome::Started,
                _ => CheckOutcome::Extended {
                    until: draw.day(),
                    reason: draw.text(),
                },
            },
            explanation: draw.text(),
        }),
        20 => Event::NextCheckSet(NextCheck {
            on: draw.day(),
            what: draw.text(),
        }),
        21 => Event::HelpArranged(HelpArranged {
            via: draw.party(),
            what: draw.text(),
            starts_on: draw.maybe(Draw::day),
            expected: draw.text(),
        }),
        22 => Event::ExternalContactMade(ExternalContact {
            party: draw.party(),
            purpose: draw.text(),
            shared: draw.text(),
            by_name: draw.flag(),
            consent: match draw.byte() % 3 {
                0 => Consent::NotTold(draw.text()),
                1 => Consent::Told,
                _ => Consent::Given,
            },
            outcome: draw.text(),
            confidential: draw.flag(),
        }),
        23 => Event::CareTeamConsulted(CareTeam {
            present: draw.text(),
            result: draw.text(),
        }),
        24 => Event::WideConsultationHeld(WideConsultation {
            needed: draw.flag(),
            participants: draw.several(Draw::party),
            summary: draw.text(),
        }),
        25 => Event::WeighingRecorded(Weighing {
            weighed_by: draw.several(Draw::person),
            answers: draw.several(|draw| WeighingAnswer {
                question: draw.byte(),
                answer: draw.answer(),
                explanation: draw.text(),
            }),
            report_needed: draw.answer(),
            help_possible: draw.answer(),
            reason: draw.text(),
        }),
        26 => Event::SafeHomeAdviceAsked(SafeHomeAdvice {
            spoke_to: draw.text(),
            question: draw.text(),
            advice: draw.text(),
        }),
        27 => Event::SafeHomeReported(SafeHomeReport {
            spoke_to: draw.text(),
            reference: draw.text(),
            summary: draw.text(),
            parents: draw.parents_at_report(),
            feedback_due_on: draw.maybe(Draw::day),
        }),
        _ => Event::SafeHomeFeedbackReceived(SafeHomeFeedback {
            report: draw.maybe(Draw::hash),
            summary: draw.text(),
        }),
    }
}

fn of_alarms_and_keeping(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        29 => Event::DangerRaised(DangerRaised {
            for_whom: draw.set(|draw| {
                draw.one_of(&[
                    InDanger::Pupil,
                    InDanger::Sibling,
                    InDanger::Parent,
                    InDanger::Staff,
                ])
            }),
            what: draw.text(),
            stamped_at: draw.maybe(Draw::moment),
        }),
        30 => Event::DangerCleared(DangerCleared {
            phase: draw.phase(),
            unmet: draw.several(Draw::text),
            reason: draw.text(),
        }),
        31 => Event::StaffDangerRaised(StaffDangerRaised {
            from_whom: draw.text(),
            what: draw.text(),
        }),
        32 => Event::StaffDangerCleared(StaffDangerCleared {
            unmet: draw.several(Draw::text),
            reason: draw.text(),
        }),
        33 => Event::PlacedInParnasSys(PlacedInParnasSys {
            records: draw.several(Draw::hash),
            title: draw.text(),
            placed_on: draw.day(),
        }),
        34 => Event::RecordCorrected(RecordCorrected {
            target: draw.hash(),
            correction: draw.text(),
            reason: draw.text(),
        }),
        35 => Event::RecordErased(RecordErased {
            target: draw.hash(),
            target_id: draw.uuid(),
            target_parents: draw.several(Draw::hash),
            target_author: draw.person(),
            target_happened_at: draw.moment(),
            target_written_at: draw.moment(),
            reason: draw.text(),
        }),
        36 => Event::ReasonGiven(ReasonGiven {
            target: draw.hash(),
            reason: draw.text(),
        }),
        37 => Event::SiblingLinked(SiblingLinked {
            case: CaseId(draw.uuid()),
            relation: draw.text(),
        }),
        _ => Event::RetentionHeld(RetentionHeld {
            until: draw.day(),
            reason: draw.text(),
        }),
    }
}

/// The command that asks for an event.
pub fn command(event: Event) -> Command {
    match event {
        Event::CaseOpened(asked) => Command::OpenCase(asked),
        Event::ObservationRecorded(asked) => Command::RecordObservation(asked),
        Event::HypothesisSettled(asked) => Command::SettleHypothesis(asked),
        Event::ConsultationHeld(asked) => Command::RecordConsultation(asked),
        Event::IndicatorListFilled(asked) => Command::FillIndicatorList(asked),
        Event::PlanChosen(asked) => Command::ChoosePlan(asked),
        Event::PhaseEntered(asked) => Command::EnterPhase {
            phase: asked.phase,
            reason: asked.reason,
        },
        Event::StepReportWritten(asked) => Command::WriteStepReport(asked),
        Event::ConversationPartnersChosen(asked) => Command::ChooseConversationPartners(asked),
        Event::ConversationHeld(asked) => Command::RecordConversation(asked),
        Event::ActionAgreed(asked) => Command::AgreeAction(asked),
        Event::ActionChecked(asked) => Command::CheckAction(asked),
        Event::NextCheckSet(asked) => Command::SetNextCheck(asked),
        Event::HelpArranged(asked) => Command::ArrangeHelp(asked),
        Event::ExternalContactMade(asked) => Command::RecordExternalContact(asked),
        Event::CareTeamConsulted(asked) => Command::RecordCareTeam(asked),
        Event::WideConsultationHeld(asked) => Command::RecordWideConsultation(asked),
        Event::ParentsInformed(asked) => Command::RecordParentsInformed(asked),
        Event::ParentViewAttached(asked) => Command::AttachParentView(asked),
        Event::WeighingRecorded(asked) => Command::RecordWeighing(asked),
        Event::SafeHomeAdviceAsked(asked) => Command::RecordSafeHomeAdvice(asked),
        Event::SafeHomeReported(asked) => Command::RecordSafeHomeReport(asked),
        Event::SafeHomeFeedbackReceived(asked) => Command::RecordSafeHomeFeedback(asked),
        Event::DangerRaised(asked) => Command::RaiseDanger(asked),
        Event::DangerCleared(asked) => Command::ClearDanger(asked),
        Event::StaffDangerRaised(asked) => Command::RaiseStaffDanger(asked),
        Event::StaffDangerCleared(asked) => Command::ClearStaffDanger(asked),
        Event::CaseManagerAppointed(asked) => Command::AppointCaseManager(asked),
        Event::PlacedInParnasSys(asked) => Command::MarkPlacedInParnasSys(asked),
        Event::RecordCorrected(asked) => Command::CorrectRecord(asked),
        Event::RecordErased(asked) => Command::EraseRecord {
            target: asked.target,
            reason: asked.reason,
        },
        Event::ReasonGiven(asked) => Command::GiveReason(asked),
        Event::ConflictSettled(asked) => Command::SettleConflict(asked),
        Event::SiblingLinked(asked) => Command::LinkSibling(asked),
        Event::EditionMoved(asked) => Command::MoveEdition(asked),
        Event::CaseHandedOver(asked) => Command::HandOverCase(asked),
        Event::CaseClosed(asked) => Command::CloseCase(asked),
        Event::CaseReopened(asked) => Command::ReopenCase(asked),
        Event::RetentionHeld(asked) => Command::HoldRetention(asked),
        Event::Unknown { .. } => Command::ReopenCase(CaseReopened {
            reason: String::new(),
        }),
    }
}

/// What one record of a drawn journal is made from.
#[derive(Clone, Debug)]
pub struct Sketch {
    pub kind: usize,
    pub bytes: Vec<u8>,
    /// Which of the earlier records it builds on, a bit each.
    pub parents: u64,
}

/// Sketches of the records of a journal; decisions come up more often than other records.
pub fn sketches(most: usize) -> impl Strategy<Value = Vec<Sketch>> {
    let kind = prop_oneof![
        3 => prop::sample::select(vec![1_usize, 2, 4, 5, 6, 8, 18, 19, 29, 30, 35]),
        1 => 0..KINDS,
    ];
    let sketch = (
        kind,
        prop::collection::vec(any::<u8>(), 0..40),
        any::<u64>(),
    );
    let sketch = sketch.prop_map(|(kind, bytes, parents)| Sketch {
        kind,
        bytes,
        parents,
    });
    prop::collection::vec(sketch, 0..most)
}

pub const CASE: CaseId = CaseId(Uuid::from_u128(0xca));

/// The records of a journal, each building on earlier ones only, in the order they were written.
pub fn records(sketches: &[Sketch]) -> Vec<StoredRecord> {
    let mut stored: Vec<StoredRecord> = Vec::new();
    for (number, sketch) in sketches.iter().enumerate() {
        let earlier: Vec<RecordHash> = stored.iter().map(StoredRecord::hash).collect();
        // Most build on the last record, some on a few of the last ones, some on nothing.
        let parents = match sketch.parents % 8 {
            0..=4 => earlier.last().copied().into_iter().collect(),
            5 | 6 => earlier
                .iter()
                .rev()
                .enumerate()
                .filter(|(back, _)| *back < 60 && sketch.parents >> (back + 3) & 1 == 1)
                .take(3)
                .map(|(_, hash)| *hash)
                .collect(),
            _ => Vec::new(),
        };
        let mut draw = Draw::from(&sketch.bytes);
        draw.known = earlier;
        let happened_at = draw.moment();
        let written_at = happened_at + Duration::minutes(i64::from(draw.byte()));
        let record = Record {
            id: Uuid::from_u128(u128::try_from(number).expect("a small number")),
            salt: [0; 16],
            case: CASE,
            parents,
            author: draw.person(),
            device: draw.uuid(),
            happened_at,
            written_at,
            event: event(sketch.kind, &mut draw),
        };
        stored.push(StoredRecord::write(&record).expect("a record that fits"));
    }
    stored
}

/// A journal of these records, taken in one after the other.
pub fn journal(records: impl IntoIterator<Item = StoredRecord>) -> Journal {
    let mut journal = Journal::new(CASE);
    for record in records {
        journal.insert(record).expect("of this case");
    }
    journal
}
