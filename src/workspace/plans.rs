//! The plan editions, the indicator list and the contacts this program ships.

use super::error::Error;
use crate::casefile::Handbook;
use crate::protocol::{Contact, EditionRef, IndicatorList, Plan, shipped};

/// Everything a case is read by.
#[derive(Clone, Debug)]
pub struct Plans {
    handbook: Handbook,
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
            handbook: Handbook {
                plans: shipped::plans().map_err(broken)?,
                lists: vec![shipped::indicator_list().map_err(broken)?],
            },
            contacts: Self::shipped_contacts()?,
        })
    }

    /// The contacts this program ships, alone.
    ///
    /// # Errors
    ///
    /// As [`Plans::shipped`].
    pub fn shipped_contacts() -> Result<Vec<Contact>, Error> {
        let shipped = shipped::contacts().map_err(|_fault| Error::Plans)?;
        Ok(shipped.contacts)
    }

    /// Plans and lists together, as deciding wants them.
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

    /// The indicator lists, the one in force last.
    pub fn indicator_lists(&self) -> &[IndicatorList] {
        &self.handbook.lists
    }

    /// The contacts that are shipped; the local ones are gaps the school fills in.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }
}
