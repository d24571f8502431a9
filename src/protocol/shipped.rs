//! What this program ships with: step plans, indicator list, contacts. A school's own are loaded beside them.
//!
//! The tests judge every file of it, so that no device does so at every start.

use super::contacts::ContactList;
use super::indicators::IndicatorList;
use super::load::{PlanError, load_shipped, read};
use super::plan::Plan;
use super::{EditionRef, PlanId};

/// The neutral plan of fase 0, before it is clear which plan applies (domain 1.6 no. 20).
pub const UNDECIDED: &str = "undecided";

const FILES: [(&str, u16, &str); 3] = [
    (UNDECIDED, 1, include_str!("plans/undecided-1.json")),
    (
        "undesired-parenting",
        1,
        include_str!("plans/undesired-parenting-1.json"),
    ),
    (
        "domestic-violence-sexual-abuse",
        1,
        include_str!("plans/domestic-violence-sexual-abuse-1.json"),
    ),
];

/// Every edition of every plan that is shipped, in order of plan and edition.
pub fn editions() -> Vec<EditionRef> {
    FILES
        .iter()
        .map(|(plan, edition, _)| EditionRef {
            plan: PlanId::from(*plan),
            edition: *edition,
        })
        .collect()
}

/// The file of one edition, as it was shipped; a school can take it as the beginning of its own.
pub fn file(edition: &EditionRef) -> Option<&'static str> {
    FILES
        .iter()
        .find(|(plan, number, _)| edition.plan.as_str() == *plan && edition.edition == *number)
        .map(|(_, _, json)| *json)
}

/// Every plan that is shipped.
///
/// # Errors
/// None in a build whose tests pass; a malformed file is named rather than left out.
pub fn plans() -> Result<Vec<Plan>, PlanError> {
    FILES
        .iter()
        .map(|(_, _, json)| load_shipped(json))
        .collect()
}

/// The plan every case begins with.
///
/// # Errors
/// As [`plans`].
pub fn start_plan() -> Result<Plan, PlanError> {
    load_shipped(include_str!("plans/undecided-1.json"))
}

/// The indicator list that is shipped.
///
/// # Errors
/// As [`plans`].
pub fn indicator_list() -> Result<IndicatorList, PlanError> {
    read(include_str!("plans/indicators-1.json"))
}

/// The contacts that are shipped; the local ones are still gaps.
///
/// # Errors
/// As [`plans`].
pub fn contacts() -> Result<ContactList, PlanError> {
    read(include_str!("plans/contacts.json"))
}
