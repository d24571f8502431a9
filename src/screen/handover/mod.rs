//! *Overdragen*: to whom cases can go, how each handover stands, and in its own file whose keys are known.

mod kept_keys;

use uuid::Uuid;

use crate::casefile::{CaseId, Moment};
use crate::exchange::contact::Contact;
use crate::exchange::documents::CaseCode;
use crate::exchange::hex;
use crate::screen::carry;
use crate::text::{Handover as Words, Message};
use crate::workspace::Desk;
use crate::workspace::destruction::{Ground, is_gone};
use crate::workspace::handover::{Handover as Sent, State, holder};

pub use kept_keys::{KeptKey, Keys, OwnKey, Pasted, keys, pasted};

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
    /// Its file.
    pub file: String,
    /// The pupils, and the codes of cases that were destroyed; of those that this member does not read there is nothing.
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
        // Others of the file may have been destroyed before.
        let removed = desk.school.destroyed_cases.iter();
        let removed = removed
            .filter(|line| line.on == on && line.ground == Ground::HandedOver)
            .filter(|line| sent.case_ids().any(|case| case.0 == line.case));
        let cases = u32::try_from(removed.count()).unwrap_or(u32::MAX);
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
                let told = since.iter().filter(|case| is_last_with(desk, **case, sent));
                let told = told.filter_map(|case| desk.summaries.get(case));
                lines.extend(told.map(|summary| {
                    let pupil = summary.pupil.clone();
                    Words::WrittenSince { pupil }.into()
                }));
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
        file: sent.name.clone(),
        state: state.into(),
        is_waiting: sent.is_waiting(),
        lines,
        offer,
    }
}

/// The pupils of these cases; of one that was destroyed its code.
fn named(desk: &Desk, cases: impl Iterator<Item = CaseId>) -> Vec<String> {
    let name = |case: CaseId| {
        if let Some(summary) = desk.summaries.get(&case) {
            return Some(summary.pupil.clone());
        }
        is_gone(desk, case).then(|| {
            let code = CaseCode::of(case).to_string();
            Words::Destroyed { code }.nl().into_owned()
        })
    };
    cases.filter_map(name).collect()
}

fn pupils(desk: &Desk, sent: &Sent) -> Vec<String> {
    named(desk, sent.case_ids())
}

/// Whether no later handover of this case was confirmed, and whoever received this one has it still.
fn is_last_with(desk: &Desk, case: CaseId, sent: &Sent) -> bool {
    let mut handovers = desk.school.handovers.iter().rev();
    let last =
        handovers.find(|sent| sent.is_confirmed() && sent.case_ids().any(|handed| handed == case));
    last.is_some_and(|last| last.transfer == sent.transfer)
        && holder(desk, case) == Some(sent.receiver())
}

/// These cases, as far as they are open here, have something that did not go along. The colleague may have written it.
fn written_since(desk: &Desk, sent: &Sent) -> Vec<CaseId> {
    let open = sent
        .case_ids()
        .filter_map(|case| Some((case, desk.dossiers.get(&case)?)));
    // Whoever may not read all of it cannot tell.
    open.filter(|(_, dossier)| dossier.journal.withheld() == 0)
        .filter(|(_, dossier)| !sent.left_unchanged(&dossier.journal))
        .map(|(case, _)| case)
        .collect()
}

/// Cases that were passed on and wait for a receipt, for *Vandaag*: those that this member reads, and those that were
/// destroyed, of which perhaps nobody has anything any more.
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
    let since = named(desk, written_since(desk, sent).into_iter());
    let text = if since.is_empty() {
        let cases = u32::try_from(sent.cases.len()).unwrap_or(u32::MAX);
        Words::Confirmed { name, cases }
    } else {
        let pupils = since.join(", ");
        Words::ConfirmedInPart { name, pupils }
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
