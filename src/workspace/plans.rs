//! The plan editions and the indicator list this program ships.

use super::error::Error;
use crate::protocol::{Contact, EditionRef, IndicatorList, Plan, shipped};

/// Every plan edition and the indicator list in force.
#[derive(Clone, Debug)]
pub struct Plans {
    editions: Vec<Plan>,
    indicators: IndicatorList,
    contacts: Vec<Contact>,
}

impl Plans {
    /// Everything this program ships.
    ///
    /// # Errors
    ///
    /// [`Error::Plans`], in a build whose tests did not pass.
    pub fn shipped() -> Result<Self, Error> {
        let broken = |_fault| Error::Plans;
        Ok(Self {
            editions: shipped::plans().map_err(broken)?,
            indicators: shipped::indicator_list().map_err(broken)?,
            contacts: shipped::contacts().map_err(broken)?.contacts,
        })
    }

    /// The contacts that are shipped; the local ones are gaps the school fills in.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

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
