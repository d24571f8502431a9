//! Forms as claims: what they ask, what they make, what they never wait for.

use std::collections::BTreeSet;

use meldcode::casefile::Command;
use meldcode::casefile::event::ParentsAtReport;
use meldcode::screen::form::{
    self, FieldFault, FieldId, FormContext, FormKind, Need, Value, Values, id,
};
use meldcode::text::Fault;

use super::filled;
use super::sample::*;

/// What design 3 calls an escalation, as far as it has a form of its own.
const NEVER_WAIT: [FormKind; 3] = [
    FormKind::Danger,
    FormKind::StaffDanger,
    FormKind::SafeHomeReport,
];

fn fault_fields(faults: &[FieldFault]) -> Vec<&str> {
    faults.iter().map(|fault| fault.field.as_str()).collect()
}

fn faults(kind: FormKind, values: &Values) -> Vec<FieldFault> {
    form::command(kind, values, &context()).expect_err("it has faults")
}

#[test]
fn every_command_but_the_indicator_list_has_a_form_of_its_own() {
    let filled: BTreeSet<_> = filled::all()
        .into_iter()
        .map(|(kind, _, command)| {
            assert_eq!(FormKind::of(&command), Some(kind));
            kind
        })
        .collect();
    assert_eq!(filled, BTreeSet::from(FormKind::ALL));
}

#[test]
fn a_filled_form_makes_exactly_its_command() {
    for (kind, values, expected) in filled::all() {
        let (command, _) = form::command(kind, &values, &context())
            .unwrap_or_else(|faults| panic!("{kind:?}: {faults:?}"));
        assert_eq!(command, expected, "{kind:?}");
    }
}

#[test]
fn what_happened_earlier_keeps_its_own_moment() {
    for (kind, values, _) in filled::all() {
        let (_, at) = form::command(kind, &values, &context()).unwrap();
        let asks_when = form::form(kind, &context())
            .fields
            .iter()
            .any(|field| field.id == id::WHEN);
        assert_eq!(at, if asks_when { happened() } else { now() }, "{kind:?}");
    }
}

#[test]
fn an_empty_form_names_every_missing_field_at_once() {
    for kind in FormKind::ALL {
        let form = form::form(kind, &context());
        let nothing = Values::default();
        let required: Vec<_> = form
            .visible(&nothing)
            .into_iter()
            .filter(|field| field.need == Need::Required)
            .map(|field| field.id.as_str())
            .collect();
        match form::command(kind, &nothing, &context()) {
            Ok(_) => assert!(required.is_empty(), "{kind:?}"),
            Err(faults) => assert_eq!(fault_fields(&faults), required, "{kind:?}"),
        }
    }
}

#[test]
fn each_required_field_that_is_left_out_is_named_alone() {
    for (kind, values, _) in filled::all() {
        let form = form::form(kind, &context());
        for field in form.visible(&values) {
            // Leaving out a question that others hang on hides them: then it alone is named too.
            if field.need == Need::Required {
                let mut without = values.clone();
                without.set(field.id.clone(), Value::Text(String::new()));
                assert_eq!(
                    fault_fields(&faults(kind, &without)),
                    [field.id.as_str()],
                    "{kind:?}"
                );
            }
        }
    }
}

#[test]
fn a_form_starts_with_now_today_and_what_one_came_from() {
    let mut context = context();
    context.target = Some(hash(3));
    let start = form::form(FormKind::SafeHomeFeedback, &context).start();
    assert_eq!(start.get(&id::TARGET), Some(&record_choice(3)));
    let Some(Value::Moment { date, time }) = start.get(&id::WHEN) else {
        panic!("no moment");
    };
    assert_eq!(*date, Some(november(23)));
    assert_eq!(
        time.map(|time| time.to_string()).as_deref(),
        Some("15:05:00")
    );
    let start = form::form(FormKind::AgreedAction, &context).start();
    assert_eq!(start.get(&id::DUE_ON), Some(&Value::Date(december(7))));
}

#[test]
fn an_alarm_and_a_report_wait_for_nothing() {
    let nothing = Values::default();
    for kind in NEVER_WAIT {
        let (_, at) = form::command(kind, &nothing, &context()).expect("never waits");
        assert_eq!(at, now());
    }
    let (command, _) = form::command(FormKind::SafeHomeReport, &nothing, &context()).unwrap();
    let Command::RecordSafeHomeReport(report) = command else {
        panic!("another command");
    };
    assert_eq!(report.parents, ParentsAtReport::NotTold(String::new()));
}

#[test]
fn an_alarm_does_not_wait_for_a_broken_moment_either() {
    let late = now() + chrono::TimeDelta::hours(3);
    for broken in [half_a_moment(), moment(late)] {
        let values: Values = [(id::WHEN, broken)].into_iter().collect();
        for kind in NEVER_WAIT {
            let (_, at) = form::command(kind, &values, &context()).expect("never waits");
            assert_eq!(at, now(), "{kind:?}");
        }
    }
}

#[test]
fn a_step_forward_never_waits_for_its_reason_and_a_step_back_does() {
    let to = |phase: &str| answers([(id::PHASE, choice(phase))]);
    assert!(form::command(FormKind::PhaseEntry, &to("3"), &context()).is_ok());
    assert_eq!(
        fault_fields(&faults(FormKind::PhaseEntry, &to("1"))),
        ["reason"]
    );
}

#[test]
fn half_the_moment_of_a_move_is_enough() {
    let today = now().date_naive();
    let noon = chrono::NaiveTime::from_hms_opt(9, 5, 0);
    let happened = |date, time| {
        let values: Values = [
            (id::PHASE, choice("3")),
            (id::WHEN, Value::Moment { date, time }),
        ]
        .into_iter()
        .collect();
        let (_, at) = form::command(FormKind::PhaseEntry, &values, &context()).expect("a move");
        at.naive_local()
    };
    let earlier = november(2);
    assert_eq!(happened(None, None), now().naive_local());
    assert_eq!(
        happened(Some(earlier), None),
        earlier.and_hms_opt(23, 59, 0).unwrap()
    );
    assert_eq!(happened(Some(today), None), now().naive_local());
    assert_eq!(happened(None, noon), today.and_time(noon.unwrap()));
    assert_eq!(
        happened(Some(earlier), noon),
        earlier.and_time(noon.unwrap())
    );
}

#[test]
fn only_the_way_back_from_plan_b_waits_for_its_reason() {
    let to = |plan: &str| answers([(id::PLAN, choice(plan))]);
    let to_b = to("domestic-violence-sexual-abuse-1");
    assert!(form::command(FormKind::PlanChoice, &to_b, &context()).is_ok());
    assert_eq!(
        fault_fields(&faults(FormKind::PlanChoice, &to("undesired-parenting-1"))),
        ["reason"]
    );
}

#[test]
fn closing_because_help_works_says_what_works_and_when_to_look_again() {
    let closing = |ground: &str| {
        answers([
            (id::GROUND, choice(ground)),
            (id::REASON, text("het gaat beter")),
            (id::DECIDED_BY, people(&[principal()])),
        ])
    };
    assert_eq!(
        fault_fields(&faults(FormKind::Closing, &closing("help-works"))),
        ["what-works", "after-check-on"]
    );
    assert!(form::command(FormKind::Closing, &closing("refuted"), &context()).is_ok());
}

#[test]
fn the_schools_term_proposes_when_to_look_once_more_where_the_ground_asks_it() {
    let mut closing = context();
    closing.after_check_on = Some(december(21));
    let form = form::form(FormKind::Closing, &closing);
    let proposed = |ground: &str| {
        let values = answers([(id::GROUND, choice(ground))]);
        let mut shown = form.visible(&values).into_iter();
        let asked = shown.find(|field| field.id == id::AFTER_CHECK_ON);
        asked.and_then(|field| field.initial.clone())
    };
    assert_eq!(proposed("help-works"), Some(Value::Date(december(21))));
    assert_eq!(proposed("refuted"), None);
}

#[test]
fn a_question_of_the_framework_shows_when_it_is_reached() {
    let form = form::form(FormKind::Weighing, &context());
    let shows = |given: &[(FieldId, &str)], asked: &FieldId| {
        let values = given
            .iter()
            .map(|(field, value)| (field.clone(), choice(value)))
            .collect();
        form.visible(&values).iter().any(|field| field.id == *asked)
    };
    assert!(!shows(&[], &id::WEIGHING_2));
    assert!(!shows(&[(id::WEIGHING_1, "no")], &id::WEIGHING_2));
    assert!(shows(&[(id::WEIGHING_1, "doubt")], &id::WEIGHING_2));
    let unsafe_now = [(id::WEIGHING_1, "yes"), (id::WEIGHING_2, "doubt")];
    assert!(!shows(&unsafe_now, &id::WEIGHING_3));
    let safe = [(id::WEIGHING_1, "yes"), (id::WEIGHING_2, "no")];
    assert!(shows(&safe, &id::WEIGHING_3));
}

#[test]
fn something_that_has_not_happened_yet_is_asked_again() {
    let tomorrow = now() + chrono::TimeDelta::days(1);
    let mut values = answers([
        (id::SOURCE, choice("myself")),
        (id::SEEN, text("een blauwe plek")),
    ]);
    values.set(id::WHEN, moment(tomorrow));
    assert_eq!(
        faults(FormKind::Observation, &values),
        [FieldFault::new(id::WHEN, Fault::InFuture)]
    );
    values.set(id::WHEN, half_a_moment());
    assert_eq!(
        faults(FormKind::Observation, &values),
        [FieldFault::new(id::WHEN, Fault::PickMoment)]
    );
}

#[test]
fn a_choice_that_is_gone_is_asked_again() {
    let values = answers([
        (id::TARGET, record_choice(99)),
        (id::OUTCOME, choice("started")),
    ]);
    assert_eq!(
        faults(FormKind::ActionCheck, &values),
        [FieldFault::new(id::TARGET, Fault::NoLongerThere)]
    );
}

#[test]
fn a_colleague_added_by_hand_needs_a_name_and_a_role() {
    let nameless = Value::People {
        known: BTreeSet::new(),
        others: vec![form::OtherPerson {
            id: gym_teacher().id,
            name: String::new(),
            role: None,
        }],
    };
    let values = answers([
        (id::WITH, nameless),
        (id::SUMMARY, text("signalen besproken")),
    ]);
    assert_eq!(
        faults(FormKind::Consultation, &values),
        [FieldFault::new(id::WITH, Fault::NameMissing)]
    );
}

#[test]
fn a_form_without_its_subject_says_so_and_keeps_the_text() {
    let bare = FormContext::new(now(), teacher());
    let values = answers([(id::REASON, text("nieuwe uitgave"))]);
    let faults = form::command(FormKind::EditionMove, &values, &bare).unwrap_err();
    assert_eq!(faults, [FieldFault::new(id::REASON, Fault::NotNow)]);
}

#[test]
fn a_draft_comes_back_as_it_was_half_finished_and_all() {
    for (kind, values, _) in filled::all() {
        let mut draft = values;
        draft.set(id::WHEN, half_a_moment());
        let sealed = serde_json::to_string(&(kind, &draft)).unwrap();
        let (back_kind, back): (FormKind, Values) = serde_json::from_str(&sealed).unwrap();
        assert_eq!((back_kind, &back), (kind, &draft));
    }
}

#[test]
fn a_draft_of_another_edition_of_a_form_keeps_its_unknown_answers() {
    let sealed = r#"{"from-a-later-edition":{"text":"woorden"},"seen":{"text":"een plek"}}"#;
    let draft: Values = serde_json::from_str(sealed).unwrap();
    assert_eq!(serde_json::to_string(&draft).unwrap(), sealed);
}

#[test]
fn no_two_fields_of_a_form_share_a_name() {
    for kind in FormKind::ALL {
        let fields = form::form(kind, &context()).fields;
        let names: BTreeSet<_> = fields.iter().map(|field| &field.id).collect();
        assert_eq!(names.len(), fields.len(), "{kind:?}");
    }
}

#[test]
fn only_interpretation_stands_apart() {
    let form = form::form(FormKind::Observation, &context());
    let apart: Vec<_> = form
        .fields
        .iter()
        .filter(|field| field.apart)
        .map(|field| field.id.as_str())
        .collect();
    assert_eq!(apart, ["interpretation", "other-explanation"]);
    assert!(
        form.fields
            .iter()
            .any(|field| field.facts && field.id == id::SEEN)
    );
}
