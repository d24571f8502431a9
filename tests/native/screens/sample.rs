//! An invented school and case for forms to stand in.

use chrono::{DateTime, NaiveDate, NaiveTime};
use meldcode::casefile::people::Parent;
use meldcode::casefile::{CaseId, Moment, PersonRef, RecordHash};
use meldcode::protocol::{EditionRef, IndicatorId, PhaseNumber, PlanId, Role, TopicId};
use meldcode::screen::form::{
    CaseChoice, ClosingGround, EditionOffer, FormContext, FormKind, IndicatorChoice, PhaseChoice,
    PlanOption, RecordChoice, TopicChoice, Value, Values, id,
};
use meldcode::text::Message;
use uuid::Uuid;

pub(crate) fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-23T15:05:42+01:00").unwrap()
}

pub(crate) fn happened() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-20T10:20:00+01:00").unwrap()
}

pub(crate) fn november(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

pub(crate) fn december(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
}

fn person(id: u128, name: &str, role: Role) -> PersonRef {
    PersonRef {
        id: Uuid::from_u128(id),
        name: name.to_owned(),
        role,
    }
}

pub(crate) fn teacher() -> PersonRef {
    person(1, "Ada Voorbeeld", Role::Teacher)
}

pub(crate) fn care_coordinator() -> PersonRef {
    person(2, "Bo Verzonnen", Role::CareCoordinator)
}

pub(crate) fn principal() -> PersonRef {
    person(3, "Cas Fictief", Role::Principal)
}

/// A colleague who is not in the list of this device.
pub(crate) fn gym_teacher() -> PersonRef {
    person(9, "Dee Bedacht", Role::Staff)
}

pub(crate) fn hash(byte: u8) -> RecordHash {
    RecordHash([byte; 32])
}

pub(crate) fn record_id(byte: u8) -> Uuid {
    Uuid::from_u128(u128::from(byte))
}

pub(crate) fn edition(plan: &str) -> EditionRef {
    EditionRef {
        plan: PlanId::from(plan),
        edition: 1,
    }
}

fn record(byte: u8, label: &str, waits_for: &[FormKind]) -> RecordChoice {
    RecordChoice {
        hash: hash(byte),
        id: record_id(byte),
        label: Message::verbatim(label.to_owned()),
        waits_for: waits_for.iter().copied().collect(),
    }
}

fn records() -> Vec<RecordChoice> {
    vec![
        record(
            1,
            "20 november: observatie",
            &[FormKind::Hypothesis, FormKind::Placement],
        ),
        record(
            2,
            "13 november: afgesproken actie",
            &[FormKind::ActionCheck],
        ),
        record(3, "12 november: melding", &[FormKind::SafeHomeFeedback]),
        record(4, "11 november: naar fase 3", &[FormKind::Reason]),
        record(5, "10 november: naar fase 2", &[FormKind::Conflict]),
        record(6, "10 november: afgesloten", &[FormKind::Conflict]),
        record(7, "9 november: verslag", &[FormKind::Placement]),
    ]
}

fn phases() -> Vec<PhaseChoice> {
    (0..=3)
        .map(|number| PhaseChoice {
            number: PhaseNumber(number),
            label: format!("Fase {number}"),
        })
        .collect()
}

fn grounds() -> Vec<ClosingGround> {
    let ground = |id: &str, label: &str, help_works| ClosingGround {
        id: id.to_owned(),
        label: label.to_owned(),
        asks_what_works: help_works,
        asks_after_check: help_works,
    };
    vec![
        ground("help-works", "De hulp lijkt voldoende te werken", true),
        ground("refuted", "Het vermoeden klopte niet", false),
    ]
}

/// A case in fase 2 of plan B, with something waiting for every form.
pub(crate) fn context() -> FormContext {
    let mut context = FormContext::new(now(), teacher());
    context.people = vec![teacher(), care_coordinator(), principal()];
    context.parents = vec![Parent {
        number: 1,
        name: "Evi Verzonnen-Voorbeeld".to_owned(),
        has_custody: Some(true),
    }];
    context.topics = vec![TopicChoice {
        id: TopicId::from("not-without-obligation"),
        label: "Hulp aannemen is niet geheel vrijblijvend".to_owned(),
    }];
    context.indicators = vec![IndicatorChoice {
        id: IndicatorId::from("LW03"),
        label: "Heeft blauwe plekken op ongewone plaatsen".to_owned(),
    }];
    context.plans = vec![
        PlanOption {
            edition: edition("undesired-parenting"),
            label: "Ongewenst opvoedgedrag".to_owned(),
            waits_for_reason: true,
        },
        PlanOption {
            edition: edition("domestic-violence-sexual-abuse"),
            label: "Huiselijk geweld / incest / seksueel misbruik".to_owned(),
            waits_for_reason: false,
        },
    ];
    context.start_plan = Some(edition("undecided"));
    context.phases = phases();
    context.phase = PhaseNumber(2);
    context.phase_proposed = Some(PhaseNumber(3));
    context.closing_grounds = grounds();
    context.action_due_on = Some(december(7));
    context.feedback_due_on = Some(november(30));
    context.records = records();
    context.cases = vec![CaseChoice {
        id: CaseId(Uuid::from_u128(77)),
        label: "Fee Fictief, groep 3".to_owned(),
    }];
    context.edition_offer = Some(EditionOffer {
        from: edition("undesired-parenting"),
        to: EditionRef {
            plan: PlanId::from("undesired-parenting"),
            edition: 2,
        },
        phases: vec![(PhaseNumber(2), PhaseNumber(2))],
    });
    context
}

pub(crate) fn text(typed: &str) -> Value {
    Value::Text(typed.to_owned())
}

pub(crate) fn choice(value: &str) -> Value {
    Value::Choice(value.to_owned())
}

pub(crate) fn checks(values: &[&str]) -> Value {
    Value::Checks(values.iter().map(|&value| value.to_owned()).collect())
}

pub(crate) fn record_choice(byte: u8) -> Value {
    Value::Choice(record_id(byte).to_string())
}

pub(crate) fn people(known: &[PersonRef]) -> Value {
    Value::People {
        known: known.iter().map(|person| person.id).collect(),
        others: Vec::new(),
    }
}

pub(crate) fn moment(at: Moment) -> Value {
    let local = at.naive_local();
    Value::Moment {
        date: Some(local.date()),
        time: Some(local.time()),
    }
}

pub(crate) fn half_a_moment() -> Value {
    Value::Moment {
        date: None,
        time: NaiveTime::from_hms_opt(10, 20, 0),
    }
}

/// Answers, with the moment it happened unless the form asks for none.
pub(crate) fn answers<const N: usize>(
    given: [(meldcode::screen::form::FieldId, Value); N],
) -> Values {
    given
        .into_iter()
        .chain([(id::WHEN, moment(happened()))])
        .collect()
}
