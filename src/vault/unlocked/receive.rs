//! Taking in the case keys that others delivered to the holder, and letting go of those taken back.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::unlock::check_signed;
use super::{Finding, Vault};
use crate::order::Gather as _;
use crate::vault::error::{Error, Part};
use crate::vault::ids::CaseId;
use crate::vault::keys::keyring::unpack;
use crate::vault::keys::{Address, Delivery, DeliveryKind};
use crate::vault::primitive::hash::sha256;
use crate::vault::store::{Store, Table, read_all};

impl Vault {
    /// Takes the case keys that were delivered to the holder since the ring was last stored.
    pub(super) async fn receive(&mut self, store: &dyn Store) -> Result<(), Error> {
        let prefix = DeliveryKind::cases_prefix(self.holder.signer);
        let mut off: BTreeSet<CaseId> = self.state.keyring.cases().gather();
        for row in read_all(store, Table::Deliveries, &prefix).await? {
            let Some(case) = DeliveryKind::case_of(&row.key) else {
                continue;
            };
            off.remove(&case);
            if self.state.keyring.has_taken(case, &sha256(&[&row.value])) {
                continue;
            }
            match self.take_delivery(store, case, &row.value).await {
                Ok(()) => {}
                Err(Error::Store(error)) => return Err(Error::Store(error)),
                Err(_) => self.findings.push(Finding::DeliveryAltered { case }),
            }
        }
        for case in off {
            self.leave_case(store, case).await?;
        }
        Ok(())
    }

    /// Forgets the keys of a case whose own index says the holder is no longer on it. A delivery that is
    /// merely gone takes nothing away.
    async fn leave_case(&mut self, store: &dyn Store, case: CaseId) -> Result<(), Error> {
        match self.load_case(store, case).await {
            Ok(())
                if !self
                    .state
                    .index(case)?
                    .grants
                    .contains_key(&self.holder.signer) =>
            {
                Rc::make_mut(&mut self.state.keyring).forget(case);
                self.state.keyring_is_stale = true;
            }
            Ok(()) => self.findings.push(Finding::DeliveryAltered { case }),
            Err(Error::Store(error)) => return Err(Error::Store(error)),
            Err(_) => self.findings.push(Finding::IndexAltered { case }),
        }
        Ok(())
    }

    async fn take_delivery(
        &mut self,
        store: &dyn Store,
        case: CaseId,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let damaged = Error::Damaged {
            part: Part::Delivery,
        };
        self.load_case(store, case).await?;
        let grants = &self.state.index(case)?.grants;
        let grant = grants.get(&self.holder.signer).ok_or(damaged.clone())?;
        let hash = sha256(&[bytes]);
        if grant.hash != hash {
            return Err(damaged);
        }
        let address = Address {
            vault: self.state.head.vault,
            recipient: self.holder.signer,
            kind: DeliveryKind::Case(case),
        };
        let delivery = Delivery::from_bytes(bytes)?;
        check_signed(&delivery, &address, &self.state.directory)?;
        let secret = delivery.open(&address, &self.holder.identity)?;
        let keys = unpack(&secret).or(Err(damaged))?;
        let ring = Rc::make_mut(&mut self.state.keyring);
        // Keys from before a case was destroyed and brought back went with it.
        let first = keys.iter().map(|(_, epoch, _)| *epoch).min();
        ring.forget_before(case, first.unwrap_or_default());
        for (compartment, epoch, key) in keys {
            ring.add(case, compartment, epoch, key);
        }
        ring.take(case, hash);
        self.state.keyring_is_stale = true;
        Ok(())
    }
}
