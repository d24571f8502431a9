//! From the places that screens name to addresses.

use super::routes::{CarryPart, CasePlace, Route};
use crate::casefile::CaseId;
use crate::screen::Door;

/// The route of a door in this case.
pub(super) fn route(case: CaseId, door: Door) -> Route {
    let place = match door {
        Door::Emergency => return Route::EmergencyOf(case),
        Door::HandOver => return Route::Carry(CarryPart::HandOver(Some(case))),
        Door::Overview => CasePlace::Overview,
        Door::Timeline => CasePlace::Timeline,
        Door::People => CasePlace::People,
        Door::Phase => CasePlace::Phase,
        Door::Form(kind) => CasePlace::Record(kind),
        Door::About(kind, record) => CasePlace::About(kind, record),
        Door::Indicators => CasePlace::Indicators,
        Door::ParnasSys(record) => CasePlace::ParnasSys(record),
        Door::Access => CasePlace::Access,
        Door::Document(kind) => CasePlace::Document(kind),
        Door::ParnasSysPeriod => CasePlace::ParnasSysPeriod,
        Door::SchoolSummary => CasePlace::SchoolSummary,
        Door::Destroy => CasePlace::Destroy,
    };
    Route::Case(case, place)
}

/// The address of a door in this case.
pub(super) fn href(case: CaseId, door: Door) -> String {
    route(case, door).fragment()
}
