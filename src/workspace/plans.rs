//! The plan editions this program ships, found by their id.

use std::rc::Rc;

use crate::protocol::{EditionRef, IndicatorList, Plan, PlanError, PlanId, load};

/// The neutral plan every case starts under.
pub const UNDECIDED: &str = "undecided";

/// Plan A: ongewenst opvoedgedrag.
pub const UNDESIRED_PARENTING: &str = "undesired-parenting";

/// Plan B: huiselijk geweld, incest, seksueel misbruik.
pub const DOMESTIC_VIOLENCE: &str = "domestic-violence-sexual-abuse";

/// Every plan edition and the indicator list.
#[derive(Clone, Debug)]
pub struct Plans {
    editions: Vec<Rc<Plan>>,
    indicators: Rc<IndicatorList>,
}
