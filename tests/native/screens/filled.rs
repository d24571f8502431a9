//! Every form filled in, with the command it must make.

use meldcode::casefile::Command;
use meldcode::casefile::event::*;
use meldcode::casefile::people::{Owner, Parent, Party, PartyKind, Pupil};
use meldcode::protocol::{EditionRef, IndicatorId, PhaseNumber, PlanId, TopicId};
use meldcode::screen::form::{FormKind, OtherPerson, ParentRow, PartyRow, Value, Values, id};
use uuid::Uuid;

use super::sample::*;

/// A form, answers to it, and the command they must make.
pub(super) type Filled = (FormKind, Values, Command);

pub(super) fn all() -> Vec<Filled> {
    [
        opening(),
        seen(),
        talk(),
        partners(),
        course(),
        actions(),
        help(),
        outside(),
        parents(),
        weighing(),
        safe_home(),
        danger(),
        placing(),
        keeping(),
        leaving(),
    ]
    .concat()
}

fn party_value(kind: &str, name: &str) -> Value {
    Value::Parties(vec![PartyRow {
        kind: kind.to_owned(),
        name: name.to_owned(),
    }])
}

fn party(kind: PartyKind, name: &str) -> Party {
    Party {
        kind,
        name: name.to_owned(),
    }
}

fn topics() -> std::collections::BTreeSet<TopicId> {
    [TopicId::from("not-without-obligation")].into()
}

fn opening() -> Vec<Filled> {
    let opened = answers([
        (id::PUPIL_NAME, text(" Guus Bedacht ")),
        (id::PUPIL_GROUP, text("groep 5b")),
        (
            id::PARENTS,
            Value::Parents(vec![ParentRow {
                name: "Hil Bedacht".to_owned(),
                has_custody: None,
            }]),
        ),
        (id::RESPONSIBLE, people(&[teacher()])),
    ]);
    let linked = answers([
        (id::CASE, choice(&Uuid::from_u128(77).to_string())),
        (id::RELATION, text("zus")),
    ]);
    let moved = answers([(id::REASON, text("nieuwe uitgave van het bestuur"))]);
    vec![
        (
            FormKind::CaseOpening,
            opened,
            Command::OpenCase(CaseOpened {
                pupil: Pupil {
                    name: "Guus Bedacht".to_owned(),
                    group: "groep 5b".to_owned(),
                    born_on: None,
                },
                plan: edition("undecided"),
                responsible: teacher(),
                parents: vec![Parent {
                    number: 1,
                    name: "Hil Bedacht".to_owned(),
                    has_custody: None,
                }],
                excluded: Vec::new(),
            }),
        ),
        (
            FormKind::Sibling,
            linked,
            Command::LinkSibling(SiblingLinked {
                case: meldcode::casefile::CaseId(Uuid::from_u128(77)),
                relation: "zus".to_owned(),
            }),
        ),
        (
            FormKind::EditionMove,
            moved,
            Command::MoveEdition(EditionMoved {
                from: edition("undesired-parenting"),
                to: EditionRef {
                    plan: PlanId::from("undesired-parenting"),
                    edition: 2,
                },
                phases: vec![(PhaseNumber(2), PhaseNumber(2))],
                reason: "nieuwe uitgave van het bestuur".to_owned(),
            }),
        ),
    ]
}

fn seen() -> Vec<Filled> {
    let observed = answers([
        (id::PLACE, text("gymzaal")),
        (id::SOURCE, choice("colleague")),
        (id::SOURCE_NAME, text("Dee Bedacht")),
        (
            id::SEEN,
            text("Blauwe plek op de rug, zo lang als een hand."),
        ),
        (id::LITERAL_WORDS, text("“gevallen”")),
        (id::PRESENT, text("groep 5b")),
        (id::NOT_KNOWN, text("hoe het kwam")),
        (id::DID, text("geluisterd")),
        (id::DANGER, choice("doubt")),
        (id::INTERPRETATION, text("ik maak me zorgen")),
        (id::OTHER_EXPLANATION, text("van de trap gevallen")),
        (id::INDICATORS, checks(&["LW03"])),
    ]);
    let settled = answers([
        (id::TARGET, record_choice(1)),
        (id::CONFIRMED, choice("no")),
        (id::EXPLANATION, text("de huisarts zag een val")),
    ]);
    vec![
        (
            FormKind::Observation,
            observed,
            Command::RecordObservation(Observation {
                place: "gymzaal".to_owned(),
                present: "groep 5b".to_owned(),
                seen: "Blauwe plek op de rug, zo lang als een hand.".to_owned(),
                literal_words: "“gevallen”".to_owned(),
                source: Source::Colleague("Dee Bedacht".to_owned()),
                unknown: "hoe het kwam".to_owned(),
                interpretation: "ik maak me zorgen".to_owned(),
                other_explanation: "van de trap gevallen".to_owned(),
                did: "geluisterd".to_owned(),
                indicators: [IndicatorId::from("LW03")].into(),
                danger: Some(Answer::Doubt),
                unverified_author: None,
            }),
        ),
        (
            FormKind::Hypothesis,
            settled,
            Command::SettleHypothesis(HypothesisSettled {
                observation: hash(1),
                confirmed: false,
                explanation: "de huisarts zag een val".to_owned(),
            }),
        ),
    ]
}

fn talk() -> Vec<Filled> {
    let with = Value::People {
        known: [care_coordinator().id].into(),
        others: vec![OtherPerson {
            id: gym_teacher().id,
            name: " Dee Bedacht".to_owned(),
            role: Some(gym_teacher().role),
        }],
    };
    let consulted = answers([
        (id::WITH, with),
        (id::SUMMARY, text("signalen besproken")),
        (id::COMPARED, checks(&["yes"])),
        (id::HOME_COMPONENT, choice("yes")),
        (id::POINTS_TO_VIOLENCE, choice("open")),
    ]);
    let talked = answers([
        (id::TALK, choice("child")),
        (id::HELD_BY, people(&[teacher()])),
        (id::PARENTS_KNEW, choice("no")),
        (id::PARENTS_KNEW_WHY, text("kon het gevaar groter maken")),
        (id::TOPICS, checks(&["not-without-obligation"])),
        (id::SUMMARY, text("het kind vertelde over thuis")),
    ]);
    vec![
        (
            FormKind::Consultation,
            consulted,
            Command::RecordConsultation(Consultation {
                with: vec![care_coordinator(), gym_teacher()],
                summary: "signalen besproken".to_owned(),
                indicators_compared: true,
                home_component: Some(true),
                points_to_violence: None,
            }),
        ),
        (
            FormKind::Conversation,
            talked,
            Command::RecordConversation(Conversation {
                kind: ConversationKind::Child,
                held_by: vec![teacher()],
                present: String::new(),
                topics: topics(),
                summary: "het kind vertelde over thuis".to_owned(),
                acknowledgement: None,
                safe_for_staff: None,
                parents_knew: Some(ParentsKnew {
                    knew: false,
                    reason: "kon het gevaar groter maken".to_owned(),
                }),
            }),
        ),
    ]
}

fn partners() -> Vec<Filled> {
    let chosen = answers([
        (id::RAISES_DANGER, choice("no")),
        (id::ADVICE, text("Veilig Thuis: praat met beiden")),
        (id::PARTNERS, choice("both")),
        (id::SPEAKERS, people(&[principal(), care_coordinator()])),
        (id::REASON, text("het kind wil erbij zijn")),
    ]);
    let visited = answers([
        (id::TALK, choice("home-visit")),
        (id::HELD_BY, people(&[principal()])),
        (id::SAFE_FOR_STAFF, choice("yes")),
        (id::SUMMARY, text("kennisgemaakt")),
        (id::ACKNOWLEDGEMENT, choice("without-action")),
    ]);
    vec![
        (
            FormKind::ConversationPartners,
            chosen,
            Command::ChooseConversationPartners(ConversationPartners {
                choice: Partners::Both,
                speakers: vec![care_coordinator(), principal()],
                raises_danger: Answer::No,
                advice: "Veilig Thuis: praat met beiden".to_owned(),
                reason: "het kind wil erbij zijn".to_owned(),
            }),
        ),
        (
            FormKind::Conversation,
            visited,
            Command::RecordConversation(Conversation {
                kind: ConversationKind::HomeVisit,
                held_by: vec![principal()],
                present: String::new(),
                topics: std::collections::BTreeSet::new(),
                summary: "kennisgemaakt".to_owned(),
                acknowledgement: Some(Acknowledgement::WithoutAction),
                safe_for_staff: Some(Answer::Yes),
                parents_knew: None,
            }),
        ),
    ]
}

fn course() -> Vec<Filled> {
    let planned = answers([
        (id::PLAN, choice("undesired-parenting-1")),
        (id::REASON, text("geen geweld gebleken")),
    ]);
    let entered = answers([(id::PHASE, choice("3"))]);
    let reported = answers([
        (id::PHASE, choice("2")),
        (id::PRESENT, text("ouders, IB-er")),
        (id::SUMMARY, text("gesprek gevoerd")),
        (id::AGREEMENTS, text("huisarts bellen")),
    ]);
    let appointed = answers([
        (id::WHO, people(&[principal()])),
        (id::ON, Value::Date(november(23))),
    ]);
    vec![
        (
            FormKind::PlanChoice,
            planned,
            Command::ChoosePlan(PlanChosen {
                unmet: Vec::new(),
                plan: edition("undesired-parenting"),
                reason: "geen geweld gebleken".to_owned(),
            }),
        ),
        (
            FormKind::PhaseEntry,
            entered,
            Command::EnterPhase {
                phase: PhaseNumber(3),
                reason: String::new(),
            },
        ),
        (
            FormKind::StepReport,
            reported,
            Command::WriteStepReport(StepReport {
                phase: PhaseNumber(2),
                present: "ouders, IB-er".to_owned(),
                summary: "gesprek gevoerd".to_owned(),
                agreements: "huisarts bellen".to_owned(),
            }),
        ),
        (
            FormKind::CaseManager,
            appointed,
            Command::AppointCaseManager(CaseManagerAppointed {
                who: principal(),
                from_on: november(23),
                reason: String::new(),
            }),
        ),
    ]
}

fn actions() -> Vec<Filled> {
    let action = |owner: &str, name: &str, kind: &str, due| {
        answers([
            (id::WHAT, text("huisarts bellen")),
            (id::OWNER, choice(owner)),
            (id::OWNER_PERSON, people(&[teacher()])),
            (id::OWNER_NAME, text(name)),
            (id::OWNER_PARTY, choice(kind)),
            (id::DUE_ON, Value::Date(due)),
        ])
    };
    let agreed = |owner, due_on| {
        Command::AgreeAction(AgreedAction {
            what: "huisarts bellen".to_owned(),
            owner,
            due_on,
        })
    };
    let mother = Owner::Parent("Evi Verzonnen-Voorbeeld".to_owned());
    let coach = Owner::Outside(party(PartyKind::FamilyCoach, ""));
    vec![
        (
            FormKind::AgreedAction,
            action("staff", "", "", december(7)),
            agreed(Owner::Staff(teacher()), december(7)),
        ),
        (
            FormKind::AgreedAction,
            action("parent-1", "", "", december(7)),
            agreed(mother, december(7)),
        ),
        (
            FormKind::AgreedAction,
            action("outside", "", "family-coach", november(12)),
            agreed(coach, november(12)),
        ),
    ]
}

fn help() -> Vec<Filled> {
    let checked = answers([
        (id::TARGET, record_choice(2)),
        (id::OUTCOME, choice("extended")),
        (id::UNTIL, Value::Date(december(7))),
        (id::REASON, text("wachtlijst")),
    ]);
    let next = answers([
        (id::ON, Value::Date(december(1))),
        (id::WHAT, text("is de hulp begonnen?")),
    ]);
    let arranged = answers([
        (id::VIA, party_value("general-practitioner", " ")),
        (id::WHAT, text("opvoedhulp")),
        (id::STARTS_ON, Value::Date(december(1))),
        (id::EXPECTED, text("rust in de ochtend, na zes weken")),
    ]);
    vec![
        (
            FormKind::ActionCheck,
            checked,
            Command::CheckAction(ActionCheck {
                action: hash(2),
                outcome: CheckOutcome::Extended {
                    until: december(7),
                    reason: "wachtlijst".to_owned(),
                },
                explanation: String::new(),
            }),
        ),
        (
            FormKind::NextCheck,
            next,
            Command::SetNextCheck(NextCheck {
                on: december(1),
                what: "is de hulp begonnen?".to_owned(),
            }),
        ),
        (
            FormKind::Help,
            arranged,
            Command::ArrangeHelp(HelpArranged {
                via: party(PartyKind::GeneralPractitioner, ""),
                what: "opvoedhulp".to_owned(),
                starts_on: Some(december(1)),
                expected: "rust in de ochtend, na zes weken".to_owned(),
            }),
        ),
    ]
}

fn outside() -> Vec<Filled> {
    let contacted = answers([
        (
            id::PARTY,
            party_value("community-officer", "wijkteam Noord"),
        ),
        (id::PURPOSE, text("is er meer bekend?")),
        (id::BY_NAME, choice("no")),
        (id::SHARED, text("niets")),
        (id::CONSENT, choice("not-told")),
        (id::CONSENT_WHY, text("kon het gevaar groter maken")),
        (id::OUTCOME, text("geen eerdere meldingen")),
        (id::CONFIDENTIAL, checks(&["yes"])),
    ]);
    let team = answers([(id::OUTCOME, text("gezinscoach gaat bellen"))]);
    let wide = answers([
        (id::NEEDED, choice("no")),
        (id::SUMMARY, text("de taken zijn verdeeld")),
    ]);
    vec![
        (
            FormKind::ExternalContact,
            contacted,
            Command::RecordExternalContact(ExternalContact {
                party: party(PartyKind::CommunityOfficer, "wijkteam Noord"),
                purpose: "is er meer bekend?".to_owned(),
                shared: "niets".to_owned(),
                by_name: Some(false),
                consent: Consent::NotTold("kon het gevaar groter maken".to_owned()),
                outcome: "geen eerdere meldingen".to_owned(),
                confidential: true,
            }),
        ),
        (
            FormKind::CareTeam,
            team,
            Command::RecordCareTeam(CareTeam {
                present: String::new(),
                result: "gezinscoach gaat bellen".to_owned(),
            }),
        ),
        (
            FormKind::WideConsultation,
            wide,
            Command::RecordWideConsultation(WideConsultation {
                needed: false,
                participants: Vec::new(),
                summary: "de taken zijn verdeeld".to_owned(),
            }),
        ),
    ]
}

fn parents() -> Vec<Filled> {
    let not_told = answers([
        (id::PARENTS, checks(&["1", "other"])),
        (id::PARENT_NAME, text("Hil Bedacht")),
        (id::TOPICS, checks(&["not-without-obligation"])),
        (id::ABOUT, text("de melding")),
        (id::TOLD, choice("no")),
        (id::GROUND, choice("child-safety")),
        (id::REASON, text("afgesproken met Veilig Thuis")),
    ]);
    let viewed = answers([
        (id::TARGET, record_choice(7)),
        (id::PARENTS, choice("1")),
        (id::VIEW, text("zo was het niet")),
    ]);
    vec![
        (
            FormKind::ParentsInformed,
            not_told,
            Command::RecordParentsInformed(ParentsInformed {
                parents: vec![
                    "Evi Verzonnen-Voorbeeld".to_owned(),
                    "Hil Bedacht".to_owned(),
                ],
                topics: topics(),
                about: "de melding".to_owned(),
                telling: Telling::NotTold {
                    ground: NotToldGround::ChildSafety,
                    reason: "afgesproken met Veilig Thuis".to_owned(),
                },
            }),
        ),
        (
            FormKind::ParentView,
            viewed,
            Command::AttachParentView(ParentView {
                target: hash(7),
                parent: "Evi Verzonnen-Voorbeeld".to_owned(),
                view: "zo was het niet".to_owned(),
            }),
        ),
    ]
}

fn weighing() -> Vec<Filled> {
    let weighed = answers([
        (id::WEIGHED_BY, people(&[care_coordinator(), principal()])),
        (id::WEIGHING_1, choice("yes")),
        (id::WEIGHING_1_WHY, text("drie signalen")),
        (id::WEIGHING_2, choice("no")),
        (id::WEIGHING_3, choice("no")),
        // Answered before question 3 turned to "no": kept in the draft, not said.
        (id::WEIGHING_4, choice("yes")),
        (id::REPORT_NEEDED, choice("yes")),
        (id::HELP_POSSIBLE, choice("doubt")),
        (id::REASON, text("wij kunnen dit niet alleen")),
    ]);
    let answer = |question, answer, explanation: &str| WeighingAnswer {
        question,
        answer,
        explanation: explanation.to_owned(),
    };
    vec![(
        FormKind::Weighing,
        weighed,
        Command::RecordWeighing(Weighing {
            weighed_by: vec![care_coordinator(), principal()],
            answers: vec![
                answer(1, Answer::Yes, "drie signalen"),
                answer(2, Answer::No, ""),
                answer(3, Answer::No, ""),
            ],
            report_needed: Answer::Yes,
            help_possible: Answer::Doubt,
            reason: "wij kunnen dit niet alleen".to_owned(),
        }),
    )]
}

fn safe_home() -> Vec<Filled> {
    let advised = answers([
        (id::QUESTION, text("mogen we met het kind praten?")),
        (id::ADVICE, text("ja, open vragen")),
    ]);
    let reported = answers([
        (id::SPOKE_TO, text("medewerker frontoffice")),
        (id::REFERENCE, text("2026-1")),
        (id::SUMMARY, text("feiten van 20 november")),
        (id::PARENTS, choice("report-too")),
        (id::FEEDBACK_DUE_ON, Value::Date(november(30))),
    ]);
    let heard = answers([
        (id::TARGET, record_choice(3)),
        (id::SUMMARY, text("onderzoek gestart")),
    ]);
    vec![
        (
            FormKind::SafeHomeAdvice,
            advised,
            Command::RecordSafeHomeAdvice(SafeHomeAdvice {
                spoke_to: String::new(),
                question: "mogen we met het kind praten?".to_owned(),
                advice: "ja, open vragen".to_owned(),
            }),
        ),
        (
            FormKind::SafeHomeReport,
            reported,
            Command::RecordSafeHomeReport(SafeHomeReport {
                spoke_to: "medewerker frontoffice".to_owned(),
                reference: "2026-1".to_owned(),
                summary: "feiten van 20 november".to_owned(),
                parents: ParentsAtReport::ReportToo,
                feedback_due_on: Some(november(30)),
            }),
        ),
        (
            FormKind::SafeHomeFeedback,
            heard,
            Command::RecordSafeHomeFeedback(SafeHomeFeedback {
                report: Some(hash(3)),
                summary: "onderzoek gestart".to_owned(),
            }),
        ),
    ]
}

fn danger() -> Vec<Filled> {
    let raised = answers([
        (id::FOR_WHOM, checks(&["pupil", "parent"])),
        (id::WHAT, text("durft niet naar huis")),
    ]);
    let over = answers([
        (id::PHASE, choice("3")),
        (id::REASON, text("kind is bij oma, Veilig Thuis is er")),
    ]);
    let staff = answers([(id::FROM_WHOM, text("een bezoeker"))]);
    let staff_over = answers([(id::REASON, text("aangifte gedaan"))]);
    vec![
        (
            FormKind::Danger,
            raised,
            Command::RaiseDanger(DangerRaised {
                for_whom: [InDanger::Pupil, InDanger::Parent].into(),
                what: "durft niet naar huis".to_owned(),
                stamped_at: None,
            }),
        ),
        (
            FormKind::DangerOver,
            over,
            Command::ClearDanger(DangerCleared {
                unmet: Vec::new(),
                phase: PhaseNumber(3),
                reason: "kind is bij oma, Veilig Thuis is er".to_owned(),
            }),
        ),
        (
            FormKind::StaffDanger,
            staff,
            Command::RaiseStaffDanger(StaffDangerRaised {
                from_whom: "een bezoeker".to_owned(),
                what: String::new(),
            }),
        ),
        (
            FormKind::StaffDangerOver,
            staff_over,
            Command::ClearStaffDanger(StaffDangerCleared {
                unmet: Vec::new(),
                reason: "aangifte gedaan".to_owned(),
            }),
        ),
    ]
}

fn placing() -> Vec<Filled> {
    let (first, second) = (record_id(1).to_string(), record_id(7).to_string());
    let placed = answers([
        (id::RECORDS, checks(&[&first, &second])),
        (id::TITLE, text("Meldcode observaties")),
        (id::ON, Value::Date(november(23))),
    ]);
    vec![(
        FormKind::Placement,
        placed,
        Command::MarkPlacedInParnasSys(PlacedInParnasSys {
            records: vec![hash(1), hash(7)],
            title: "Meldcode observaties".to_owned(),
            placed_on: november(23),
        }),
    )]
}

fn keeping() -> Vec<Filled> {
    let reason = "stond bij het verkeerde kind";
    let corrected = answers([
        (id::TARGET, record_choice(1)),
        (id::CORRECTION, text("het was de linkerarm")),
        (id::REASON, text("verkeerd onthouden")),
    ]);
    let pointed = |byte| {
        answers([
            (id::TARGET, record_choice(byte)),
            (id::REASON, text(reason)),
        ])
    };
    vec![
        (
            FormKind::Correction,
            corrected,
            Command::CorrectRecord(RecordCorrected {
                target: hash(1),
                correction: "het was de linkerarm".to_owned(),
                reason: "verkeerd onthouden".to_owned(),
            }),
        ),
        (
            FormKind::Erasure,
            pointed(2),
            Command::EraseRecord {
                target: hash(2),
                reason: reason.to_owned(),
            },
        ),
        (
            FormKind::Reason,
            pointed(4),
            Command::GiveReason(ReasonGiven {
                target: hash(4),
                reason: reason.to_owned(),
            }),
        ),
        (
            FormKind::Conflict,
            pointed(5),
            Command::SettleConflict(ConflictSettled {
                records: vec![hash(5), hash(6)],
                holds: hash(5),
                reason: reason.to_owned(),
            }),
        ),
    ]
}

fn leaving() -> Vec<Filled> {
    let closed = answers([
        (id::GROUND, choice("help-works")),
        (id::REASON, text("het gaat beter")),
        (id::WHAT_WORKS, text("gezinscoach elke week")),
        (id::DECIDED_BY, people(&[principal()])),
        (id::AFTER_CHECK_ON, Value::Date(december(14))),
    ]);
    let because = || answers([(id::REASON, text("nieuwe zorgen"))]);
    let held = answers([
        (id::UNTIL, Value::Date(december(31))),
        (id::REASON, text("klacht loopt")),
    ]);
    vec![
        (
            FormKind::Closing,
            closed,
            Command::CloseCase(CaseClosed {
                unmet: Vec::new(),
                ground: "help-works".to_owned(),
                reason: "het gaat beter".to_owned(),
                what_works: "gezinscoach elke week".to_owned(),
                decided_by: vec![principal()],
                after_check_on: Some(december(14)),
            }),
        ),
        (
            FormKind::Reopening,
            because(),
            Command::ReopenCase(CaseReopened {
                reason: "nieuwe zorgen".to_owned(),
            }),
        ),
        (
            FormKind::RetentionHold,
            held,
            Command::HoldRetention(RetentionHeld {
                until: december(31),
                reason: "klacht loopt".to_owned(),
            }),
        ),
    ]
}
