//! *Overdragen*: to whom cases can go, how each handover stands, and whose keys are known.

use uuid::Uuid;

use crate::casefile::{CaseId, Moment};
use crate::exchange::contact::{Contact, check_code};
use crate::exchange::hex;
use crate::screen::carry;
use crate::screen::qr::{Square, square};
use crate::text::{Handover as Words, Keys as KeyWords, Message, Trouble};
use crate::workspace::handover::{Handover as Sent, State, holder};
use crate::workspace::{Desk, Error};

/// Everything *Overdragen* shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Handovers {
    /// Which cases can go.
    pub export: carry::Export,
    /// Colleagues whose key is known.
    pub colleagues: Vec<Receiver>,
    /// What was handed over here, the newest first.
    pub sent: Vec<SentRow>,
    /// What to know before cases go that went before.
    pub earlier: Vec<Earlier>,
}

/// Cases that went before: on their way still, which handing over again would revoke, or with a colleague who has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    cases: Vec<CaseId>,
    warning: Message,
}

/// Somebody to send to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Their Ed25519 key, in hexadecimal: what the choice is called by.
    pub key: String,
    /// Their name.
    pub name: String,
    /// Role and check code.
    pub about: Message,
}

/// One handover.
#[derive(Clone, Debug, PartialEq)]
pub struct SentRow {
    /// Which.
    pub transfer: Uuid,
    /// The pupils; of cases that this member does not read or that are gone there is none.
    pub pupils: String,
    /// How it stands.
    pub state: Message,
    /// Whether it asks attention.
    pub is_waiting: bool,
    /// To whom, when, by whom, in which file, what became of it.
    pub lines: Vec<Message>,
    /// What can be done with it.
    pub offer: Offer,
}

/// What can be done with a handover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    Nothing,
    /// It can be revoked.
    Revoke,
    /// The cases can be removed here.
    Remove,
}

/// *Overdragen* as it stands now.
pub fn handovers(desk: &Desk, now: Moment) -> Handovers {
    Handovers {
        export: carry::export(desk, now),
        colleagues: desk.colleagues.iter().map(receiver).collect(),
        sent: desk
            .school
            .handovers
            .iter()
            .rev()
            .map(|sent| row(desk, sent))
            .collect(),
        earlier: earlier(desk),
    }
}

fn earlier(desk: &Desk) -> Vec<Earlier> {
    let handovers = desk.school.handovers.iter();
    let on_their_way = handovers.filter(|sent| sent.is_waiting());
    let on_their_way = on_their_way.map(|sent| Earlier {
        cases: sent.case_ids().collect(),
        warning: Words::Replaces {
            pupils: pupils(desk, sent).join(", "),
            name: sent.to.clone(),
            on: sent.sent_at.date_naive(),
        }
        .into(),
    });
    let with_a_colleague = desk.summaries.values().filter_map(|summary| {
        let case = summary.case_id();
        let (pupil, name) = (summary.pupil.clone(), holder(desk, case)?.to_owned());
        Some(Earlier {
            cases: vec![case],
            warning: Words::IsWith { pupil, name }.into(),
        })
    });
    on_their_way.chain(with_a_colleague).collect()
}

/// What to know before these cases go, in words.
pub fn warnings(earlier: &[Earlier], cases: &[CaseId]) -> Vec<Message> {
    let is_of_these = |earlier: &&Earlier| earlier.cases.iter().any(|case| cases.contains(case));
    let of_these = earlier.iter().filter(is_of_these);
    of_these.map(|earlier| earlier.warning.clone()).collect()
}

fn receiver(contact: &Contact) -> Receiver {
    Receiver {
        key: hex::written(&contact.keys.signing),
        name: contact.person.name.clone(),
        about: Words::ToKeyHolder {
            role: contact.person.role,
            code: contact.check_code(),
        }
        .into(),
    }
}

fn row(desk: &Desk, sent: &Sent) -> SentRow {
    let is_read_by_me = sent
        .case_ids()
        .any(|case| desk.summaries.contains_key(&case));
    let mut lines = vec![
        Words::ToWhom {
            name: sent.to.clone(),
            on: sent.sent_at.date_naive(),
            by: sent.by.clone(),
        }
        .into(),
        Words::File {
            name: sent.name.clone(),
        }
        .into(),
    ];
    lines.extend(by_other(sent));
    if let Some(on) = sent.removed_on {
        let cases = u32::try_from(sent.cases.len()).unwrap_or(u32::MAX);
        lines.push(Words::Removed { cases, on }.into());
    }
    let mut offer = Offer::Nothing;
    let state = match sent.state {
        State::Sent => {
            offer = Offer::Revoke;
            Words::StateSent
        }
        State::Confirmed(at) => {
            let since = written_since(desk, sent);
            if sent.removed_on.is_none() && !since.is_empty() {
                let told = since.into_iter();
                lines.extend(told.map(|pupil| Words::WrittenSince { pupil }.into()));
            } else if is_read_by_me && sent.removed_on.is_none() {
                if desk.me.may_administer() {
                    offer = Offer::Remove;
                } else {
                    lines.push(Words::RemoveByOthers.into());
                }
            }
            let on = at.date_naive();
            Words::StateConfirmed { on }
        }
        State::Revoked(on) => Words::StateRevoked { on },
    };
    SentRow {
        transfer: sent.transfer,
        pupils: pupils(desk, sent).join(", "),
        state: state.into(),
        is_waiting: sent.is_waiting(),
        lines,
        offer,
    }
}

fn pupils(desk: &Desk, sent: &Sent) -> Vec<String> {
    sent.case_ids()
        .filter_map(|case| Some(desk.summaries.get(&case)?.pupil.clone()))
        .collect()
}

/// These cases, as far as they are open here, have something that did not go along. The colleague may have written it.
fn written_since(desk: &Desk, sent: &Sent) -> Vec<String> {
    let open = sent
        .case_ids()
        .filter_map(|case| Some((case, desk.dossiers.get(&case)?)));
    // Whoever may not read all of it cannot tell.
    open.filter(|(_, dossier)| dossier.journal.withheld() == 0)
        .filter(|(_, dossier)| !sent.left_unchanged(&dossier.journal))
        .filter_map(|(case, _)| Some(desk.summaries.get(&case)?.pupil.clone()))
        .collect()
}

/// Cases that were passed on and wait for a receipt, for *Vandaag*: only those that this member reads.
pub fn waiting(desk: &Desk) -> Vec<Message> {
    let waiting = desk
        .school
        .handovers
        .iter()
        .filter(|sent| sent.is_waiting());
    waiting
        .flat_map(|sent| {
            let pupils = pupils(desk, sent).into_iter();
            pupils.map(|pupil| {
                Words::WaitingFor {
                    pupil,
                    name: sent.to.clone(),
                    on: sent.sent_at.date_naive(),
                }
                .into()
            })
        })
        .collect()
}

/// What came of a receipt.
#[derive(Clone, Debug, PartialEq)]
pub struct Came {
    /// That it was confirmed, and by whom.
    pub text: Message,
    /// That somebody else has the case than it was sent to: this asks attention.
    pub by_other: Option<Message>,
}

/// What came of a receipt, in words.
pub fn confirmed(desk: &Desk, transfer: Uuid, is_new: bool) -> Came {
    let mut handovers = desk.school.handovers.iter();
    let found = handovers.find(|sent| sent.transfer == transfer);
    let Some(sent) = found.filter(|_| is_new) else {
        return Came {
            text: Words::AlreadyConfirmed.into(),
            by_other: None,
        };
    };
    let name = sent.receiver().to_owned();
    let text = if written_since(desk, sent).is_empty() {
        Words::Confirmed { name }
    } else {
        Words::ConfirmedInPart { name }
    };
    Came {
        text: text.into(),
        by_other: by_other(sent),
    }
}

fn by_other(sent: &Sent) -> Option<Message> {
    let name = sent.received_by.clone()?;
    let to = sent.to.clone();
    Some(Words::ReceivedByOther { to, name }.into())
}

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
        who: KeyWords::Kept {
            name: name.clone(),
            role: contact.person.role,
        }
        .into(),
        code: code(contact.check_code()),
        drop: is_kept.then(|| KeyWords::Drop { name }.into()),
    }
}

fn code(code: String) -> Message {
    KeyWords::Code { code }.into()
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
    let name = contact.person.name.trim().to_lowercase();
    let namesake = |known: &Contact| {
        known.person.id == contact.person.id || known.person.name.trim().to_lowercase() == name
    };
    let replaces = desk.colleagues.iter().any(namesake);
    let (remark, keep) = if desk.my_keys == Some(contact.keys) {
        (Some(KeyWords::Own), None)
    } else if known.find(mine).is_some() {
        (Some(KeyWords::Known), None)
    } else if replaces {
        (Some(KeyWords::OtherKey), Some(KeyWords::Replace))
    } else {
        (None, Some(KeyWords::Keep))
    };
    Ok(Pasted {
        who: KeyWords::Found {
            name: contact.person.name.clone(),
            role: contact.person.role,
        }
        .into(),
        code: code(contact.check_code()),
        remark: remark.map(Message::from),
        keep: keep.map(Message::from),
        replaces,
        kept: KeyWords::KeptNow {
            name: contact.person.name,
        }
        .into(),
    })
}
