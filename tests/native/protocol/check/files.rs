//! Files that are no plan at all.

use meldcode::protocol::load::FILE_BYTES_MAX;
use meldcode::protocol::{PlanError, load};
use serde_json::json;

use super::small;

#[test]
fn a_file_that_is_no_plan_says_where_it_cannot_be_read() {
    let unreadable = |text: &str| match load(text) {
        Err(PlanError::Unreadable { line, column, .. }) => (line, column),
        other => panic!("{other:?}"),
    };
    assert_eq!(unreadable(""), (1, 0));
    assert_eq!(unreadable("{\n  \"plan\": 3}").0, 2);
    let mut unknown = small();
    unknown["colour"] = json!("red");
    unreadable(&unknown.to_string());
    let nested = "[".repeat(100_000);
    unreadable(&nested);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let large = " ".repeat(FILE_BYTES_MAX + 1);
    assert!(matches!(
        load(&large),
        Err(PlanError::TooLarge { found, max }) if found == max + 1
    ));
}

#[test]
fn a_file_of_exactly_the_greatest_size_is_read() {
    let plan = small().to_string();
    let room = " ".repeat(FILE_BYTES_MAX - plan.len());
    assert!(load(&(plan + &room)).is_ok());
}
