//! The keys of colleagues that somebody here keeps: whom cases can be handed over to.

use super::Office;
use crate::exchange::contact::Contact;
use crate::exchange::hex;
use crate::exchange::receipt::is_same_name;
use crate::vault::Vault;
use crate::workspace::action::Done;
use crate::workspace::error::Error;
use crate::workspace::handover::KnownColleague;

impl Office {
    /// Keeps a colleague's keys. Other keys of the same name or id are replaced only when that was said.
    pub(super) async fn keep_colleague(
        &self,
        vault: &mut Vault,
        text: &str,
        replaces: bool,
    ) -> Result<Done, Error> {
        let contact = Contact::read(text)?;
        let desk = self.named_desk()?;
        let has_other_keys = desk
            .colleagues
            .iter()
            .any(|known| is_same_person(known, &contact) && known.keys != contact.keys);
        if has_other_keys && !replaces {
            return Err(Error::OtherKeys);
        }
        let mut school = desk.school;
        school.colleagues.retain(|kept| {
            let kept = kept.contact();
            kept.is_some_and(|kept| !is_same_person(&kept, &contact) && kept.keys != contact.keys)
        });
        school.colleagues.push(KnownColleague::of(&contact));
        self.keep(vault, school).await
    }

    pub(super) async fn drop_colleague(
        &self,
        vault: &mut Vault,
        signing: [u8; 32],
    ) -> Result<Done, Error> {
        let mut school = self.named_desk()?.school;
        let signing = hex::written(&signing);
        school.colleagues.retain(|kept| kept.signing != signing);
        self.keep(vault, school).await
    }
}

fn is_same_person(one: &Contact, other: &Contact) -> bool {
    one.person.id == other.person.id || is_same_name(&one.person.name, &other.person.name)
}
