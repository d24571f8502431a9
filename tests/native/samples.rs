//! One record of every kind, with every field filled, about an invented case.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use meldcode::casefile::event::*;
use meldcode::casefile::people::{Owner, Parent, Party, PartyKind, PersonRef, Pupil};
use meldcode::casefile::{CaseId, Event, Record, RecordHash};
use meldcode::protocol::{EditionRef, IndicatorId, PhaseNumber, PlanId, TopicId};
use uuid::Uuid;

use crate::scenarios::school::{day, fenna, ilse, joris, moment};

/// A record of every kind that version 1 writes.
pub(crate) fn records() -> Vec<Record> {
    let mut events = Vec::new();
    events.extend(of_the_course());
    events.extend(of_noticing());
    events.extend(of_talking());
    events.extend(of_acting());
    events.extend(of_outside());
    events.extend(of_alarms());
    events.extend(of_keeping());
    events
        .into_iter()
        .enumerate()
        .map(|(number, event)| record(number, event))
        .collect()
}

pub(crate) fn record(number: usize, event: Event) -> Record {
    let number = u128::try_from(number).expect("a small number");
    Record {
        id: Uuid::from_u128(0x0189_0000_0000_7000_8000_0000_0000_0000 + number),
        salt: *b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f",
        case: CaseId(Uuid::from_u128(0xca)),
        parents: vec![hash(0xa1), hash(0xb2)],
        author: fenna(),
        device: Uuid::from_u128(0xde),
        happened_at: moment("2026-03-02T10:20:00+01:00"),
        written_at: moment("2026-03-02T10:31:07.250+01:00"),
        event,
    }
}

pub(crate) fn hash(byte: u8) -> RecordHash {
    RecordHash([byte; 32])
}

fn edition(plan: &str, edition: u16) -> EditionRef {
    EditionRef {
        plan: PlanId::from(plan),
        edition,
    }
}

fn party(kind: PartyKind) -> Party {
    Party {
        kind,
        name: "Bureau De Kade".to_owned(),
    }
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn of_the_course() -> Vec<Event> {
    let pupil = Pupil {
        name: text("Noor Duinzicht"),
        group: text("5b"),
        born_on: Some(day("2017-05-04")),
    };
    vec![
        Event::CaseOpened(CaseOpened {
            pupil,
            plan: edition("undecided", 1),
            responsible: fenna(),
            parents: vec![
                Parent {
                    number: 1,
                    name: text("Tessa Duinzicht"),
                    has_custody: Some(true),
                },
                Parent {
                    number: 2,
                    name: text("Ruben Aalders"),
                    has_custody: None,
                },
            ],
            excluded: vec![ilse()],
        }),
        Event::PlanChosen(PlanChosen {
            plan: edition("undesired-parenting", 1),
            unmet: vec![text("a-consulted")],
            reason: text("Het speelt ook thuis."),
        }),
        Event::PhaseEntered(PhaseEntered {
            phase: PhaseNumber(2),
            from: PhaseNumber(1),
            unmet: vec![text("followed-up")],
            reason: text("Er is geen hulp op gang gekomen."),
        }),
        Event::EditionMoved(EditionMoved {
            from: edition("undesired-parenting", 1),
            to: edition("undesired-parenting", 2),
            phases: vec![
                (PhaseNumber(0), PhaseNumber(0)),
                (PhaseNumber(1), PhaseNumber(2)),
            ],
            reason: text("Nieuwe uitgave."),
        }),
        Event::CaseClosed(CaseClosed {
            ground: text("help-works"),
            unmet: vec![text("help-works-started")],
            reason: text("De hulp doet wat is afgesproken."),
            what_works: text("Elke week een gesprek."),
            decided_by: vec![fenna(), ilse()],
            after_check_on: Some(day("2026-09-01")),
        }),
        Event::CaseReopened(CaseReopened {
            reason: text("De hulp is gestopt."),
        }),
        Event::CaseManagerAppointed(CaseManagerAppointed {
            who: joris(),
            from_on: day("2026-03-02"),
            reason: text("Direct gevaar."),
        }),
    ]
}

fn of_noticing() -> Vec<Event> {
    vec![
        Event::ObservationRecorded(Observation {
            place: text("schoolplein"),
            present: text("Noor, twee klasgenoten"),
            seen: text("Noor bleef een half uur bij het hek staan.\nZe keek telkens om."),
            literal_words: text("„Ik wil nog niet naar huis”"),
            source: Source::Parent(text("Tessa Duinzicht")),
            unknown: text("Of er iemand op haar wachtte."),
            interpretation: text("Ze leek gespannen."),
            other_explanation: text("Haar broer was te laat."),
            did: text("Naast haar gaan zitten."),
            indicators: [IndicatorId::from("EP04"), IndicatorId::from("LW03")].into(),
            danger: Some(Answer::Doubt),
            unverified_author: Some(text("Anke Zijlstra")),
        }),
        Event::HypothesisSettled(HypothesisSettled {
            observation: hash(0xa1),
            confirmed: false,
            explanation: text("Haar broer bevestigt het."),
        }),
        Event::ConsultationHeld(Consultation {
            with: vec![ilse()],
            summary: text("Signalen naast elkaar gelegd."),
            indicators_compared: true,
            home_component: Some(true),
            points_to_violence: None,
        }),
        Event::IndicatorListFilled(IndicatorListFilled {
            list: text("4-12"),
            edition: 1,
            filled_by: vec![fenna(), ilse()],
            answers: vec![
                IndicatorAnswer {
                    item: IndicatorId::from("LW03"),
                    wording: text("Komt vaak te laat."),
                    sighting: Sighting::Seen,
                    grounds: vec![
                        Ground::Observation(hash(0xa1)),
                        Ground::OwnWords {
                            on: day("2026-02-20"),
                            words: text("Drie keer deze week."),
                        },
                    ],
                },
                IndicatorAnswer {
                    item: IndicatorId::from("LW04"),
                    wording: text("Heeft vaak geen eten bij zich."),
                    sighting: Sighting::HeardFrom(text("de overblijf")),
                    grounds: Vec::new(),
                },
                IndicatorAnswer {
                    item: IndicatorId::from("LW05"),
                    wording: text("Draagt kleding die niet past bij het weer."),
                    sighting: Sighting::NotSeen,
                    grounds: Vec::new(),
                },
                IndicatorAnswer {
                    item: IndicatorId::from("LW06"),
                    wording: text("Is vaak moe."),
                    sighting: Sighting::Unknown,
                    grounds: Vec::new(),
                },
            ],
            other_explanation: text("Verhuizing."),
            danger: Some(Answer::No),
        }),
    ]
}

fn of_talking() -> Vec<Event> {
    vec![
        Event::StepReportWritten(StepReport {
            phase: PhaseNumber(1),
            present: text("moeder, Fenna Wester"),
            summary: text("Besproken wat school ziet."),
            agreements: text("Moeder belt de huisarts."),
        }),
        Event::ConversationPartnersChosen(ConversationPartners {
            choice: Partners::Both,
            speakers: vec![joris(), ilse()],
            raises_danger: Answer::Doubt,
            advice: text("Veilig Thuis: eerst moeder alleen."),
            reason: text("Moeder vroeg er zelf om."),
        }),
        Event::ConversationHeld(Conversation {
            kind: ConversationKind::HomeVisit,
            held_by: vec![fenna(), ilse()],
            present: text("moeder"),
            topics: [TopicId::from("concerns"), TopicId::from("help-urged")].into(),
            summary: text("Moeder is moe en wil hulp."),
            acknowledgement: Some(Acknowledgement::WithoutAction),
            safe_for_staff: Some(Answer::Yes),
            parents_knew: Some(ParentsKnew {
                knew: false,
                reason: text("Noor begon er zelf over."),
            }),
        }),
        Event::ParentsInformed(ParentsInformed {
            parents: vec![text("Tessa Duinzicht")],
            topics: [TopicId::from("care-team-told")].into(),
            about: text("De inbreng in het ondersteuningsteam."),
            telling: Telling::NotTold {
                ground: NotToldGround::ChildSafety,
                reason: text("Vader leest mee."),
            },
        }),
        Event::ParentViewAttached(ParentView {
            target: hash(0xa1),
            parent: text("Tessa Duinzicht"),
            view: text("Zij wachtte op haar broer."),
        }),
    ]
}

fn of_acting() -> Vec<Event> {
    vec![
        Event::ActionAgreed(AgreedAction {
            what: text("De jeugdverpleegkundige belt."),
            owner: Owner::Outside(party(PartyKind::YouthNurse)),
            due_on: day("2026-03-16"),
        }),
        Event::ActionChecked(ActionCheck {
            action: hash(0xa1),
            outcome: CheckOutcome::Extended {
                until: day("2026-03-30"),
                reason: text("Vakantie."),
            },
            explanation: text("Er is een afspraak."),
        }),
        Event::NextCheckSet(NextCheck {
            on: day("2026-03-16"),
            what: text("Is er gebeld?"),
        }),
        Event::HelpArranged(HelpArranged {
            via: party(PartyKind::FamilyCoach),
            what: text("Gesprekken thuis."),
            starts_on: Some(day("2026-03-20")),
            expected: text("Rust in de ochtend, binnen zes weken."),
        }),
    ]
}

fn of_outside() -> Vec<Event> {
    vec![
        Event::ExternalContactMade(ExternalContact {
            party: party(PartyKind::CommunityOfficer),
            purpose: text("Weten of het gezin bekend is."),
            shared: text("Alleen het adres."),
            by_name: Some(true),
            consent: Consent::NotTold(text("Dat vergroot het gevaar.")),
            outcome: text("Bekend van een melding."),
            confidential: true,
        }),
        Event::CareTeamConsulted(CareTeam {
            present: text("IB-er, jeugdverpleegkundige"),
            result: text("Hulp thuis aanbieden."),
        }),
        Event::WideConsultationHeld(WideConsultation {
            needed: true,
            participants: vec![party(PartyKind::CrisisService), party(PartyKind::Police)],
            summary: text("De gezinscoach belt als eerste."),
        }),
        Event::WeighingRecorded(Weighing {
            weighed_by: vec![ilse(), joris()],
            answers: vec![WeighingAnswer {
                question: 2,
                answer: Answer::Doubt,
                explanation: text("Veilig Thuis gebeld."),
            }],
            report_needed: Answer::Yes,
            help_possible: Answer::No,
            reason: text("De onveiligheid houdt aan."),
        }),
        Event::SafeHomeAdviceAsked(SafeHomeAdvice {
            spoke_to: text("medewerker advies"),
            question: text("Is een gesprek veilig?"),
            advice: text("Eerst met moeder."),
        }),
        Event::SafeHomeReported(SafeHomeReport {
            spoke_to: text("medewerker meldingen"),
            reference: text("VT-2026-17"),
            summary: text("Wat school zag en deed."),
            parents: ParentsAtReport::NotTold(text("Niet veilig.")),
            feedback_due_on: Some(day("2026-03-09")),
        }),
        Event::SafeHomeFeedbackReceived(SafeHomeFeedback {
            report: Some(hash(0xb2)),
            summary: text("Er komt een onderzoek."),
        }),
    ]
}

fn of_alarms() -> Vec<Event> {
    vec![
        Event::DangerRaised(DangerRaised {
            for_whom: [InDanger::Pupil, InDanger::Parent].into(),
            what: text("Noor durft niet naar huis."),
            stamped_at: Some(moment("2026-03-02T15:05:00+01:00")),
        }),
        Event::DangerCleared(DangerCleared {
            phase: PhaseNumber(3),
            unmet: vec![text("emergency-conversation")],
            reason: text("Noor is bij haar oma."),
        }),
        Event::StaffDangerRaised(StaffDangerRaised {
            from_whom: text("een ouder"),
            what: text("Dreigement bij het hek."),
        }),
        Event::StaffDangerCleared(StaffDangerCleared {
            unmet: vec![text("staff-danger-contact")],
            reason: text("De politie heeft gesproken."),
        }),
    ]
}

fn of_keeping() -> Vec<Event> {
    vec![
        Event::PlacedInParnasSys(PlacedInParnasSys {
            records: vec![hash(0xa1)],
            title: text("Meldcode observaties"),
            placed_on: day("2026-03-02"),
        }),
        Event::RecordCorrected(RecordCorrected {
            target: hash(0xa1),
            correction: text("Het was dinsdag."),
            reason: text("Verkeerde dag."),
        }),
        Event::RecordErased(RecordErased {
            target: hash(0xa1),
            target_id: Uuid::from_u128(0x0189_0000_0000_7000_8000_0000_0000_00ff),
            target_parents: vec![hash(0xb2)],
            target_author: ilse(),
            target_happened_at: moment("2026-03-01T09:00:00+01:00"),
            target_written_at: moment("2026-03-01T09:04:00+01:00"),
            reason: text("Verkeerd kind."),
        }),
        Event::ReasonGiven(ReasonGiven {
            target: hash(0xa1),
            reason: text("Noor vertelde het zelf."),
        }),
        Event::ConflictSettled(ConflictSettled {
            records: vec![hash(0xa1), hash(0xb2)],
            holds: hash(0xb2),
            reason: text("Zo is het besproken."),
        }),
        Event::SiblingLinked(SiblingLinked {
            case: CaseId(Uuid::from_u128(0xcb)),
            relation: text("broer"),
        }),
        Event::CaseHandedOver(CaseHandedOver::Colleague {
            to: PersonRef { ..ilse() },
            transfer: Uuid::from_u128(0x7f),
        }),
        Event::RetentionHeld(RetentionHeld {
            until: day("2030-01-01"),
            reason: text("Er loopt een klacht."),
        }),
    ]
}
