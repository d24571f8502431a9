//! *Sleutels*: one's own key for others to keep, those of colleagues, and a pasted one to be compared first.

use crate::casefile::Moment;
use crate::exchange::contact::{Contact, check_code};
use crate::exchange::hex;
use crate::exchange::receipt::is_same_name;
use crate::screen::qr::{Square, square};
use crate::text::{Keys as Words, Message, Trouble};
use crate::workspace::{Desk, Error};

/// Everything *Sleutels* shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Keys {
    /// This member's own; none with the recovery code.
    pub own: Option<OwnKey>,
    /// Those of colleagues.
    pub kept: Vec<KeptKey>,
}

/// One's own key, for others to keep.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnKey {
    /// As text.
    pub text: String,
    /// As a square.
    pub square: Option<Square>,
    /// What to read aloud.
    pub code: Message,
}

/// A colleague's key.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptKey {
    /// Their Ed25519 key.
    pub key: [u8; 32],
    /// Who.
    pub who: Message,
    /// What they read aloud.
    pub code: Message,
    /// What the button to drop it says; none for what the school's file brought.
    pub drop: Option<Message>,
}

/// *Sleutels* as it stands now.
pub fn keys(desk: &Desk, _: Moment) -> Keys {
    let own = desk.my_keys.map(|keys| {
        let text = Contact {
            person: desk.me.as_person(),
            keys,
        }
        .write();
        OwnKey {
            square: square(&text),
            text,
            code: code(check_code(&keys)),
        }
    });
    Keys {
        own,
        kept: desk.colleagues.iter().map(|one| kept(desk, one)).collect(),
    }
}

fn kept(desk: &Desk, contact: &Contact) -> KeptKey {
    let name = contact.person.name.clone();
    let signing = hex::written(&contact.keys.signing);
    let is_kept = desk
        .school
        .colleagues
        .iter()
        .any(|kept| kept.signing == signing);
    KeptKey {
        key: contact.keys.signing,
        who: Words::Kept {
            name: name.clone(),
            role: contact.person.role,
        }
        .into(),
        code: code(contact.check_code()),
        drop: is_kept.then(|| Words::Drop { name }.into()),
    }
}

fn code(code: String) -> Message {
    Words::Code { code }.into()
}

/// A colleague's key that was pasted, to be compared before it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// Whose it is.
    pub who: Message,
    /// What they have to read aloud.
    pub code: Message,
    /// What to know first: that it is known, one's own, or another than is kept.
    pub remark: Option<Message>,
    /// What the button says; none where there is nothing to keep.
    pub keep: Option<Message>,
    /// Whether keeping it takes the place of another.
    pub replaces: bool,
    /// That it was kept.
    pub kept: Message,
}

/// Looks at a pasted text.
///
/// # Errors
///
/// What is wrong with it.
pub fn pasted(desk: &Desk, text: &str) -> Result<Pasted, Box<Trouble>> {
    let contact =
        Contact::read(text).map_err(|error| Box::new(Trouble::from(&Error::from(error))))?;
    let mut known = desk.colleagues.iter();
    let mine = |known: &&Contact| known.keys == contact.keys;
    let namesake = |known: &Contact| {
        known.person.id == contact.person.id
            || is_same_name(&known.person.name, &contact.person.name)
    };
    let replaces = desk.colleagues.iter().any(namesake);
    let (remark, keep) = if desk.my_keys == Some(contact.keys) {
        (Some(Words::Own), None)
    } else if known.find(mine).is_some() {
        (Some(Words::Known), None)
    } else if replaces {
        (Some(Words::OtherKey), Some(Words::Replace))
    } else {
        (None, Some(Words::Keep))
    };
    Ok(Pasted {
        who: Words::Found {
            name: contact.person.name.clone(),
            role: contact.person.role,
        }
        .into(),
        code: code(contact.check_code()),
        remark: remark.map(Message::from),
        keep: keep.map(Message::from),
        replaces,
        kept: Words::KeptNow {
            name: contact.person.name,
        }
        .into(),
    })
}
