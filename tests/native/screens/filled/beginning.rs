//! Opening a case, what was seen, and the first talks.

use super::*;

pub(super) fn opening() -> Vec<Filled> {
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

pub(super) fn seen() -> Vec<Filled> {
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

pub(super) fn talk() -> Vec<Filled> {
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

pub(super) fn partners() -> Vec<Filled> {
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
