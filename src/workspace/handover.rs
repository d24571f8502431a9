//! Cases that were handed over from this device: sent, confirmed by a receipt, or revoked. Stands in the settings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::desk::Desk;
use crate::casefile::event::CaseHandedOver;
use crate::casefile::{CaseId, Event, Journal, Moment, PersonRef, StoredRecord};
use crate::direction;
use crate::exchange::contact::Contact;
use crate::exchange::hex;
use crate::exchange::receipt::{Contents, Receipt};
use crate::protocol::Role;
use crate::vault::PublicKeys;

/// One handover, without any child's name: the cases have theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// The id of the file.
    pub transfer: Uuid,
    /// The name of the file.
    pub name: String,
    /// SHA-256 over the sealed file, in hexadecimal.
    pub file: String,
    /// When it was made.
    pub sent_at: Moment,
    /// By whom, by name.
    #[serde(deserialize_with = "direction::read")]
    pub by: String,
    /// To whom, by name.
    #[serde(deserialize_with = "direction::read")]
    pub to: String,
    /// The Ed25519 key that has to sign the receipt, in hexadecimal; `None` when a passphrase opens the file.
    pub key: Option<String>,
    /// What it holds.
    pub cases: Vec<HandedCase>,
    /// How it stands.
    pub state: State,
    /// Who took the cases over, by name, where that was somebody else than they were sent to.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "direction::read_optional"
    )]
    pub received_by: Option<String>,
    /// When the cases were removed here, if they were: this is their destruction line.
    pub removed_on: Option<NaiveDate>,
}

/// One case of a handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedCase {
    /// The case.
    pub case: Uuid,
    /// How many records went along.
    pub records: usize,
    /// Their digest, in hexadecimal.
    pub digest: String,
}

/// How a handover stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Sent, and not confirmed yet.
    Sent,
    /// The receipt is here.
    Confirmed(Moment),
    /// Taken back before a receipt came.
    Revoked(NaiveDate),
}

/// A colleague whose keys somebody here keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownColleague {
    /// Their id on their own device.
    pub id: Uuid,
    /// Name.
    #[serde(deserialize_with = "direction::read")]
    pub name: String,
    /// Role.
    pub role: Role,
    /// X25519, in hexadecimal.
    pub agreement: String,
    /// Ed25519, in hexadecimal.
    pub signing: String,
}

/// Why a receipt that is whole and signed confirms nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is for a handover that was not made on this device.
    #[error("a receipt for a handover that was not made here")]
    NotOurs,
    /// Another key signed it than that of the colleague the cases went to.
    #[error("a receipt signed by somebody else")]
    OtherReceiver,
    /// It is for another file, or for other records, than were sent.
    #[error("a receipt for something else than was sent")]
    OtherContents,
    /// The handover was revoked.
    #[error("a receipt for a handover that was revoked")]
    Revoked {
        /// The day.
        on: NaiveDate,
    },
}

/// Who has a case since the handover of it was confirmed here, by name, as long as nobody else became case manager after
/// that.
pub fn holder(desk: &Desk, case: CaseId) -> Option<&str> {
    let summary = desk.summaries.get(&case)?;
    let is_it = |sent: &&Handover| {
        sent.is_confirmed()
            && summary.has_case_manager
            && sent.receiver() == summary.responsible
            && sent.case_ids().any(|handed| handed == case)
    };
    let mut handovers = desk.school.handovers.iter();
    handovers.find(is_it).map(Handover::receiver)
}

impl Handover {
    /// Whether it waits for its receipt.
    pub fn is_waiting(&self) -> bool {
        self.state == State::Sent
    }

    /// Whether the colleague's receipt is here.
    pub fn is_confirmed(&self) -> bool {
        matches!(self.state, State::Confirmed(_))
    }

    /// Who has the cases since it was confirmed, by name: who said so, or whom they were sent to.
    pub fn receiver(&self) -> &str {
        self.received_by.as_deref().unwrap_or(&self.to)
    }

    /// Whether it still waits, and any of these cases is in it.
    pub fn waits_with(&self, cases: &[CaseId]) -> bool {
        self.is_waiting() && self.case_ids().any(|case| cases.contains(&case))
    }

    /// The cases of it.
    pub fn case_ids(&self) -> impl Iterator<Item = CaseId> {
        self.cases.iter().map(|handed| CaseId(handed.case))
    }

    /// Holds a receipt against what was sent; says whether it tells anything new.
    ///
    /// # Errors
    ///
    /// Every [`Refused`] but the first.
    pub fn judge(&self, receipt: &Receipt) -> Result<bool, Refused> {
        let signing = hex::written(&receipt.receiver.keys.signing);
        if self.key.as_ref().is_some_and(|key| *key != signing) {
            return Err(Refused::OtherReceiver);
        }
        let received: Vec<HandedCase> = receipt.cases.iter().map(HandedCase::of).collect();
        if self.file != hex::written(&receipt.file) || self.cases != received {
            return Err(Refused::OtherContents);
        }
        match self.state {
            State::Sent => Ok(true),
            State::Confirmed(_) => Ok(false),
            State::Revoked(on) => Err(Refused::Revoked { on }),
        }
    }

    /// Whether a case still stands here as it was sent, but for notes of the program that it was handed over: then nothing
    /// is lost when it is removed.
    pub fn left_unchanged(&self, journal: &Journal) -> bool {
        let now = Contents::of(journal, |stored| self.is_own_note(stored));
        journal.withheld() == 0 && self.cases.contains(&HandedCase::of(&now))
    }

    /// Whether this record only notes a handover to a colleague: this one, or another that was noted after this was sent.
    /// One that was noted before went along. What whoever took over wrote themselves is no such note: by it the case
    /// came back, and whoever received this has it no longer.
    fn is_own_note(&self, stored: &StoredRecord) -> bool {
        let record = stored.record();
        noted(stored).is_some_and(|(to, file)| {
            let is_sent_on = record.written_at > self.sent_at && to.id != record.author.id;
            file == self.transfer || is_sent_on
        })
    }
}

/// To whom this record notes that the case was handed over, and by which file, if it is such a note.
fn noted(stored: &StoredRecord) -> Option<(&PersonRef, Uuid)> {
    let Event::CaseHandedOver(CaseHandedOver::Colleague { to, transfer }) = &stored.record().event
    else {
        return None;
    };
    Some((to, *transfer))
}

/// Whom this record says the case was handed over to by that file, if it says so.
pub fn noted_to(file: Uuid, stored: &StoredRecord) -> Option<&PersonRef> {
    let (to, transfer) = noted(stored)?;
    (transfer == file).then_some(to)
}

impl HandedCase {
    /// What the receipt has to say of this case.
    pub fn of(contents: &Contents) -> Self {
        Self {
            case: contents.case.0,
            records: contents.records,
            digest: hex::written(&contents.digest),
        }
    }
}

impl KnownColleague {
    /// Keeps a contact.
    pub fn of(contact: &Contact) -> Self {
        Self {
            id: contact.person.id,
            name: contact.person.name.clone(),
            role: contact.person.role,
            agreement: hex::written(&contact.keys.agreement),
            signing: hex::written(&contact.keys.signing),
        }
    }

    /// The contact again; `None` when what is kept is no key.
    pub fn contact(&self) -> Option<Contact> {
        Some(Contact {
            person: PersonRef {
                id: self.id,
                name: self.name.clone(),
                role: self.role,
            },
            keys: PublicKeys {
                agreement: hex::read(&self.agreement)?,
                signing: hex::read(&self.signing)?,
            },
        })
    }
}
