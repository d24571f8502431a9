//! Destroying a whole case: keys, records and drafts go in one commit, the destruction line stays.

use super::Office;
use crate::casefile::CaseId;
use crate::order;
use crate::vault::{self, Vault};
use crate::workspace::action::Done;
use crate::workspace::destruction::{self, Destruction};
use crate::workspace::error::Error;
use crate::workspace::school::School;

impl Office {
    /// Destroys a case for everyone on this device. What another tab wrote meanwhile is read first: nobody destroys
    /// what they did not see.
    pub(super) async fn destroy_case(
        &self,
        vault: &mut Vault,
        case: CaseId,
        destruction: Destruction,
    ) -> Result<Done, Error> {
        let desk = self.desk_now()?;
        if desk.me.id.is_nil() || !desk.me.may_administer() {
            return Err(Error::NotAllowed);
        }
        self.load_case(vault, case).await?;
        let desk = self.desk_now()?;
        let now = self.now();
        let file = &desk.dossiers.get(&case).ok_or(Error::UnknownCase)?.file;
        let today = now.date_naive();
        destruction::check(&desk, file, &destruction, today).map_err(Error::Refused)?;
        let mut school = School::from_bytes(vault.settings())?;
        let line = destruction::line(&desk, file, destruction, today);
        school.destroyed_cases.push(line);
        let drafts = self.drafts_about(vault, |about| about == case.0).await;
        let change = {
            let mut transaction = vault.begin();
            let place = vault::CaseId(*case.0.as_bytes());
            transaction.destroy_case(place, now.timestamp_millis())?;
            transaction.put_settings(&school.to_bytes());
            for draft in &drafts {
                transaction.discard_draft(*draft);
            }
            transaction.finish(&mut *self.ports.entropy.borrow_mut())
        };
        vault.commit(&*self.store, change).await?;
        self.on_desk(|desk| {
            desk.school = school;
            order::take_out(&mut desk.dossiers, &case);
            order::take_out(&mut desk.summaries, &case);
            order::keep(&mut desk.drafts, &|key, _| key.case != Some(case.0));
        })?;
        self.after_commit(vault)?;
        Ok(Done::Done)
    }
}
