//! School days, terms and the days they give.

use chrono::NaiveDate;
use meldcode::protocol::calendar::{Holiday, working_days_after};
use meldcode::protocol::{OptionId, Terms};

use super::given::{A, B, day, plan};

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn holiday(first_on: NaiveDate, last_on: NaiveDate) -> Holiday {
    Holiday {
        name: String::new(),
        first_on,
        last_on,
    }
}

#[test]
fn school_days_pass_over_the_weekend() {
    let terms = Terms::default();
    let friday = on(2026, 3, 6);
    assert_eq!(terms.school_days_after(friday, 0), friday);
    assert_eq!(terms.school_days_after(friday, 1), on(2026, 3, 9));
    assert_eq!(terms.school_days_after(friday, 3), on(2026, 3, 11));
}

#[test]
fn an_after_check_is_proposed_as_many_days_after_the_closing_as_the_school_says() {
    let terms = Terms {
        after_check_days: 10,
        ..Terms::default()
    };
    assert_eq!(terms.after_check_on(on(2026, 2, 25)), on(2026, 3, 7));
}

#[test]
fn school_days_pass_over_holidays_and_working_days_do_not() {
    let terms = Terms {
        holidays: vec![holiday(on(2026, 2, 14), on(2026, 2, 22))],
        ..Terms::default()
    };
    let friday = on(2026, 2, 13);
    assert_eq!(terms.school_days_after(friday, 1), on(2026, 2, 23));
    assert_eq!(terms.feedback_due_on(friday), on(2026, 2, 20));
    assert_eq!(working_days_after(friday, 5), on(2026, 2, 20));
}

#[test]
fn a_mistyped_holiday_does_not_push_a_term_out_of_sight() {
    let terms = Terms {
        holidays: vec![holiday(on(2026, 7, 11), on(2206, 8, 23))],
        ..Terms::default()
    };
    let due = terms.school_days_after(on(2026, 7, 10), 3);
    assert!(due < on(2026, 10, 1), "{due}");
    let endless = Terms {
        holidays: (0..400)
            .map(|n| holiday(day(n * 60), day(n * 60 + 60)))
            .collect(),
        ..Terms::default()
    };
    assert!(endless.school_days_after(day(0), 3) < day(500));
}

#[test]
fn a_term_at_the_end_of_time_does_not_overflow() {
    let terms = Terms::default();
    assert_eq!(terms.school_days_after(NaiveDate::MAX, 3), NaiveDate::MAX);
    assert_eq!(terms.action_due_on(NaiveDate::MAX), NaiveDate::MAX);
}

#[test]
fn a_long_term_is_counted_to_its_end() {
    assert_eq!(
        working_days_after(day(0), 2_000),
        day(2_800),
        "400 weeks of five days"
    );
}

#[test]
fn a_choice_the_school_did_not_make_is_as_the_plan_says() {
    let mut terms = Terms::default();
    let told = OptionId::from("notify-principal");
    assert!(terms.chose(&plan(A), &told));
    assert!(!terms.chose(&plan(A), &"no-such-choice".into()));
    let mut quiet = plan(A);
    for option in &mut quiet.options {
        option.default = false;
    }
    assert!(!terms.chose(&quiet, &told));
    terms.choices.insert(told.clone(), true);
    assert!(terms.chose(&quiet, &told));
}

#[test]
fn the_plans_suggest_their_terms_and_the_school_goes_before_them() {
    let mut terms = Terms::default();
    assert_eq!(
        (
            terms.discuss_within(&plan(A)),
            terms.discuss_within(&plan(B))
        ),
        (3, 1)
    );
    terms.discuss_within_school_days.insert(A.into(), 5);
    assert_eq!(
        (
            terms.discuss_within(&plan(A)),
            terms.discuss_within(&plan(B))
        ),
        (5, 1)
    );
    assert_eq!(terms.action_due_on(day(0)), day(14));
    assert_eq!(terms.retention_years, 2);
}
