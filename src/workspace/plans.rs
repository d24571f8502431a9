//! The plan editions and the indicator list this school goes by.

use crate::casefile::Handbook;
use crate::protocol::{EditionRef, IndicatorList, Plan, PlanError, shipped};

/// The neutral plan every case starts under.
pub const UNDECIDED: &str = shipped::UNDECIDED;

/// Every plan edition known here, and the indicator list in force.
#[derive(Clone, Debug)]
pub struct Plans {
    handbook: Handbook,
    indicators: IndicatorList,
}

impl Plans {
    /// What this program ships.
    ///
    /// # Errors
    ///
    /// None in a build whose tests pass; see [`shipped::plans`].
    pub fn shipped() -> Result<Self, PlanError> {
        let indicators = shipped::indicator_list()?;
        Ok(Self {
            handbook: Handbook {
                plans: shipped::plans()?,
                lists: vec![indicators.clone()],
            },
            indicators,
        })
    }

    /// Plans and lists together, as a case is read with them.
    pub fn handbook(&self) -> &Handbook {
        &self.handbook
    }

    /// Every edition this program knows.
    pub fn editions(&self) -> &[Plan] {
        &self.handbook.plans
    }

    /// The edition a case is pinned to; `None` when this program does not know it.
    pub fn edition(&self, edition: &EditionRef) -> Option<&Plan> {
        self.handbook.plan(edition)
    }

    /// The newest edition of a plan.
    pub fn newest(&self, plan: &str) -> Option<&Plan> {
        self.editions()
            .iter()
            .filter(|known| known.edition.plan.as_str() == plan)
            .max_by_key(|known| known.edition.edition)
    }

    /// The newest edition of every plan, the neutral one first.
    pub fn all_newest(&self) -> Vec<&Plan> {
        let mut newest: Vec<&Plan> = Vec::new();
        for plan in self.editions() {
            match newest
                .iter_mut()
                .find(|known| known.edition.plan == plan.edition.plan)
            {
                Some(known) if known.edition.edition < plan.edition.edition => *known = plan,
                Some(_) => {}
                None => newest.push(plan),
            }
        }
        newest
    }

    /// The indicator list in force.
    pub fn indicators(&self) -> &IndicatorList {
        &self.indicators
    }
}
