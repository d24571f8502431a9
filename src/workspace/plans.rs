//! The plan editions and the indicator list this program ships.

use crate::protocol::{EditionRef, IndicatorList, Plan};

/// The neutral plan every case starts under.
pub const UNDECIDED: &str = "undecided";

/// Every plan edition and the indicator list in force.
#[derive(Clone, Debug)]
pub struct Plans {
    editions: Vec<Plan>,
    indicators: IndicatorList,
}

impl Plans {
    /// Every edition this program knows.
    pub fn editions(&self) -> &[Plan] {
        &self.editions
    }

    /// The edition a case is pinned to; `None` when this program does not know it.
    pub fn edition(&self, edition: &EditionRef) -> Option<&Plan> {
        self.editions.iter().find(|plan| plan.edition == *edition)
    }

    /// The newest edition of a plan.
    pub fn newest(&self, plan: &str) -> Option<&Plan> {
        self.editions
            .iter()
            .filter(|known| known.edition.plan.as_str() == plan)
            .max_by_key(|known| known.edition.edition)
    }

    /// The indicator list in force.
    pub fn indicators(&self) -> &IndicatorList {
        &self.indicators
    }
}
