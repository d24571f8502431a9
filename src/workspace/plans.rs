//! The plan editions this program ships, found by their id.

use std::rc::Rc;

use crate::protocol::{EditionRef, IndicatorList, Plan};

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

impl Plans {
    /// The edition a case is pinned to; `None` when this program does not know it.
    pub fn edition(&self, edition: &EditionRef) -> Option<Rc<Plan>> {
        self.editions
            .iter()
            .find(|plan| plan.edition == *edition)
            .map(Rc::clone)
    }

    /// The newest edition of a plan.
    pub fn newest(&self, plan: &str) -> Option<Rc<Plan>> {
        self.editions
            .iter()
            .filter(|known| known.edition.plan.as_str() == plan)
            .max_by_key(|known| known.edition.edition)
            .map(Rc::clone)
    }

    /// The indicator list in force.
    pub fn indicators(&self) -> &IndicatorList {
        &self.indicators
    }
}
