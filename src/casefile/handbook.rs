//! What the school goes by: the editions of plans and indicator lists that are known on this device.

use crate::protocol::{EditionRef, IndicatorId, IndicatorList, Plan};

/// Every plan and list known here, shipped or the school's own, old editions included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handbook {
    /// The plans.
    pub plans: Vec<Plan>,
    /// The indicator lists.
    pub lists: Vec<IndicatorList>,
}

impl Handbook {
    /// This edition of a plan, if it is known here.
    pub fn plan(&self, edition: &EditionRef) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.edition == *edition)
    }

    /// Whether an item, seen or heard, is a disclosure by the child (domain 2.3, 4.2).
    pub fn is_disclosure(&self, item: &IndicatorId) -> bool {
        self.lists
            .iter()
            .flat_map(|list| &list.groups)
            .filter(|group| group.always_asks_danger)
            .flat_map(|group| &group.items)
            .any(|known| known.id == *item)
    }
}
