//! Handing cases over to a colleague: sent, confirmed by their receipt, revoked, removed here. All of it in files.

use uuid::Uuid;

use super::Office;
use super::carrying::{names, short};
use crate::casefile::event::CaseHandedOver;
use crate::casefile::{CaseFile, CaseId, Command, Journal, Moment, PersonRef};
use crate::exchange::hex;
use crate::exchange::import;
use crate::exchange::receipt::{self, Contents, Receipt, Receiver as By, SIGNED_FOR, is_same_name};
use crate::exchange::work_protocol::{Job, Secret as Key};
use crate::order;
use crate::vault::primitive::hash;
use crate::vault::{self, Vault};
use crate::workspace::action::{Done, MadeFile, Receiver};
use crate::workspace::desk::Desk;
use crate::workspace::destruction::{self, Destruction, Ground};
use crate::workspace::error::Error;
use crate::workspace::file_kind::FileKind;
use crate::workspace::handover::{HandedCase, Handover, Refused, State, noted_to};
use crate::workspace::recorder::{Alongside, Request};
use crate::workspace::school::School;

/// Nothing else in the same commit.
const ALONE: Alongside<'_> = Alongside {
    drafts: &[],
    note: None,
};

impl Office {
    /// Makes the file, reads it back, and remembers that it was sent before it is handed out. Of one case one handover
    /// waits: an earlier one is revoked with it, as the page says beforehand.
    pub(super) async fn hand_over(
        &self,
        vault: &mut Vault,
        cases: &[CaseId],
        to: Receiver,
    ) -> Result<Done, Error> {
        let desk = self.named_desk()?;
        let (name, signing, locked) = lock_for(vault, &desk, to)?;
        let made = self.make_transfer(vault, cases, Some(name.clone()), locked);
        let (file, manifest) = made.await?;
        let desk = self.named_desk()?;
        if cases
            .iter()
            .any(|case| excludes(&desk, *case, (&name, signing)))
        {
            return Err(Error::ExcludedReceiver);
        }
        let journals = manifest.cases.iter();
        let contents = journals
            .filter_map(|entry| Some(&desk.dossiers.get(&entry.case)?.journal))
            .map(|journal| HandedCase::of(&Contents::of(journal, |_| false)));
        let sent = Handover {
            transfer: manifest.id,
            name: file.name.clone(),
            file: hex::written(&hash::sha256(&[&file.bytes])),
            sent_at: manifest.created_at,
            by: desk.me.name.clone(),
            to: name,
            key: signing.map(|key| hex::written(&key)),
            cases: contents.collect(),
            state: State::Sent,
            received_by: None,
            removed_on: None,
        };
        let mut school = desk.school;
        let on = self.now().date_naive();
        for kept in &mut school.handovers {
            if kept.waits_with(cases) {
                kept.state = State::Revoked(on);
            }
        }
        school.handovers.push(sent);
        self.keep(vault, school).await?;
        Ok(Done::File(file))
    }

    /// What the receiver's device does once the cases are in: it notes who has them now, and makes the receipt.
    /// Doing it again makes the same receipt and notes nothing twice.
    pub(super) async fn take_over(
        &self,
        vault: &mut Vault,
        handover: import::Handover,
    ) -> Result<MadeFile, Error> {
        let desk = self.named_desk()?;
        let me = desk.me.as_person();
        let now = self.now();
        for contents in &handover.cases {
            let noted = (handover.transfer, &me, now);
            self.note_handover(vault, contents.case, noted).await?;
        }
        let desk = self.desk_now()?;
        let journals = handover.cases.iter();
        let first_noted = journals
            .filter_map(|contents| Some(&desk.dossiers.get(&contents.case)?.journal))
            .filter_map(|journal| noted_at(journal, handover.transfer, me.id))
            .min();
        let keys = vault.me().ok_or(Error::NotAllowed)?.keys;
        let name = (!handover.is_meant_for(&me.name)).then(|| receipt::one_line(&me.name));
        let receipt = Receipt {
            transfer: handover.transfer,
            file: handover.file,
            received_at: first_noted.unwrap_or(now),
            receiver: By {
                id: me.id,
                role: me.role,
                keys,
            },
            name: name.filter(|name| !name.is_empty()),
            cases: handover.cases,
        };
        let signature = vault.sign_for(SIGNED_FOR, receipt.unsigned().as_bytes());
        Ok(MadeFile {
            name: format!("ontvangstbewijs-{}.txt", short(receipt.transfer)),
            bytes: receipt.write(&signature),
        })
    }

    /// Confirms a handover by its receipt: from then on whoever made it is case manager. Both devices name the same person.
    pub(super) async fn take_receipt(&self, vault: &mut Vault, file: &[u8]) -> Result<Done, Error> {
        FileKind::expect(file, &[FileKind::Receipt, FileKind::Unknown])?;
        let receipt = Receipt::read(file)?;
        let desk = self.named_desk()?;
        let mut handovers = desk.school.handovers.iter();
        let sent = handovers.find(|sent| sent.transfer == receipt.transfer);
        let sent = sent.ok_or(Refused::NotOurs)?;
        let is_new = sent.judge(&receipt)?;
        if is_new {
            // What was destroyed here since cannot note it any more, and that it was received is true all the same.
            let mut left = Vec::new();
            for case in sent.case_ids() {
                if desk.summaries.contains_key(&case) {
                    left.push(case);
                } else if destruction::last_line(&desk, case).is_none() {
                    return Err(Error::HeldByOthers);
                }
            }
            let other = receipt.name.filter(|name| !is_same_name(name, &sent.to));
            let to = PersonRef {
                id: receipt.receiver.id,
                name: other.as_ref().unwrap_or(&sent.to).clone(),
                role: receipt.receiver.role,
            };
            // The colleague's clock may run ahead of this one.
            let at = receipt.received_at.min(self.now());
            for case in left {
                self.note_handover(vault, case, (receipt.transfer, &to, at))
                    .await?;
            }
            self.change_handover(vault, receipt.transfer, |sent| {
                sent.state = State::Confirmed(receipt.received_at);
                sent.received_by = other;
                // From now on a receipt of somebody else is no receipt of this.
                sent.key = Some(hex::written(&receipt.receiver.keys.signing));
            })
            .await?;
        }
        Ok(Done::Receipt {
            transfer: receipt.transfer,
            is_new,
        })
    }

    pub(super) async fn revoke_handover(
        &self,
        vault: &mut Vault,
        transfer: Uuid,
    ) -> Result<Done, Error> {
        let on = self.now().date_naive();
        if !self.handover(transfer)?.is_waiting() {
            return Err(Error::NoHandover);
        }
        self.change_handover(vault, transfer, |sent| sent.state = State::Revoked(on))
            .await
    }

    /// Removes what a colleague has confirmed to have: keys and records go, a line without content stays.
    pub(super) async fn remove_handed_over(
        &self,
        vault: &mut Vault,
        transfer: Uuid,
    ) -> Result<Done, Error> {
        let sent = self.handover(transfer)?;
        if !vault.powers().administers {
            return Err(Error::NotAllowed);
        }
        if !sent.is_confirmed() || sent.removed_on.is_some() {
            return Err(Error::NoHandover);
        }
        // What was destroyed meanwhile went by its own line; the rest can go all the same.
        let desk = self.desk_now()?;
        let here = sent.case_ids();
        let here = here.filter(|case| !destruction::is_gone(&desk, *case));
        let gone: Vec<CaseId> = here.collect();
        if gone.is_empty() {
            return Err(Error::NoHandover);
        }
        for case in &gone {
            self.load_case(vault, *case).await?;
        }
        let desk = self.desk_now()?;
        let is_whole = |case: CaseId| {
            let dossier = desk.dossiers.get(&case);
            dossier.is_some_and(|dossier| sent.left_unchanged(&dossier.journal))
        };
        if !gone.iter().copied().all(is_whole) {
            return Err(Error::NotHandedOver);
        }
        let now = self.now();
        let mut school = desk.school.clone();
        for kept in &mut school.handovers {
            if kept.transfer == transfer {
                kept.removed_on = Some(now.date_naive());
            }
        }
        for dossier in gone.iter().filter_map(|case| desk.dossiers.get(case)) {
            let ground = Destruction {
                ground: Ground::HandedOver,
                reason: sent.receiver().to_owned(),
            };
            let line = destruction::line(&desk, &dossier.file, ground, now.date_naive());
            school.destroyed_cases.push(line);
        }
        let of_them = |case| gone.contains(&CaseId(case));
        let drafts = self.drafts_about(vault, of_them).await;
        let change = {
            let mut transaction = vault.begin();
            for case in &gone {
                transaction
                    .destroy_case(vault::CaseId(*case.0.as_bytes()), now.timestamp_millis())?;
            }
            for draft in &drafts {
                transaction.discard_draft(*draft);
            }
            transaction.put_settings(&school.to_bytes());
            transaction.finish(&mut *self.ports.entropy.borrow_mut())
        };
        // Where another tab wrote, nobody removes what they did not see: whoever asks again sees it.
        vault.commit(&*self.store, change).await?;
        self.on_desk(|desk| {
            desk.school = school;
            let stays = |case: &CaseId| !gone.contains(case);
            order::keep(&mut desk.summaries, &|case, _| stays(case));
            order::keep(&mut desk.dossiers, &|case, _| stays(case));
            order::keep(&mut desk.drafts, &|key, _| {
                key.case.is_none_or(|case| !of_them(case))
            });
        })?;
        self.after_commit(vault)?;
        Ok(Done::Done)
    }

    /// Notes in a case that it was handed over, unless that person is noted there already.
    async fn note_handover(
        &self,
        vault: &mut Vault,
        case: CaseId,
        (transfer, to, at): (Uuid, &PersonRef, Moment),
    ) -> Result<(), Error> {
        self.load_case(vault, case).await?;
        let desk = self.desk_now()?;
        let dossier = desk.dossiers.get(&case).ok_or(Error::UnknownCase)?;
        if noted_at(&dossier.journal, transfer, to.id).is_some() {
            return Ok(());
        }
        let request = Request {
            command: Command::HandOverCase(CaseHandedOver::Colleague {
                to: to.clone(),
                transfer,
            }),
            happened_at: at,
        };
        self.write(vault, case, &[request], ALONE).await?;
        Ok(())
    }

    /// The desk of somebody with a name: the recovery code mends keys, it hands nothing over.
    pub(super) fn named_desk(&self) -> Result<Desk, Error> {
        let desk = self.desk_now()?;
        if desk.me.id.is_nil() {
            return Err(Error::NotAllowed);
        }
        Ok(desk)
    }

    fn handover(&self, transfer: Uuid) -> Result<Handover, Error> {
        let mut handovers = self.named_desk()?.school.handovers.into_iter();
        let found = handovers.find(|sent| sent.transfer == transfer);
        found.ok_or(Error::NoHandover)
    }

    async fn change_handover(
        &self,
        vault: &mut Vault,
        transfer: Uuid,
        change: impl FnOnce(&mut Handover),
    ) -> Result<Done, Error> {
        let mut school = self.desk_now()?.school;
        let mut handovers = school.handovers.iter_mut();
        let sent = handovers.find(|sent| sent.transfer == transfer);
        change(sent.ok_or(Error::NoHandover)?);
        self.keep(vault, school).await
    }

    /// Stores what was settled, then shows it on the desk.
    pub(super) async fn keep(&self, vault: &mut Vault, school: School) -> Result<Done, Error> {
        self.put_settings(vault, &school).await?;
        self.on_desk(|desk| {
            desk.colleagues = Self::colleagues(vault, &desk.members, &school);
            desk.signatories = Self::checkable(vault, &desk.colleagues);
            desk.school = school;
        })?;
        self.after_commit(vault)?;
        Ok(Done::Done)
    }
}

/// Whom a file is for by name, the key that has to sign its receipt, and its lock with what opens it again.
type Addressed = (String, Option<[u8; 32]>, (Job, Key));

fn lock_for(vault: &Vault, desk: &Desk, to: Receiver) -> Result<Addressed, Error> {
    match to {
        Receiver::Colleague(signing) => {
            let mut colleagues = desk.colleagues.iter();
            let found = colleagues.find(|found| found.keys.signing == signing);
            let found = found.ok_or(Error::UnknownCase)?;
            // Sealed to the sender too, who has the case anyway: only so can the file be read back.
            let own = vault.me().map(|me| me.keys.agreement);
            let recipients = own.into_iter().chain([found.keys.agreement]).collect();
            let key = Key::Identity(vault.receiving_key());
            let locked = (Job::SealTo(recipients), key);
            Ok((found.person.name.clone(), Some(signing), locked))
        }
        Receiver::Told { name, passphrase } => {
            let weak = names(desk);
            let weak: Vec<&str> = weak.iter().map(String::as_str).collect();
            vault::passphrase::check(&passphrase, &weak)?;
            let job = Job::SealWithPassphrase(passphrase.clone());
            Ok((name, None, (job, Key::Passphrase(passphrase))))
        }
    }
}

/// Whether a case is not for whoever this is: by the person of a kept key, or else by name.
fn excludes(desk: &Desk, case: CaseId, (name, signing): (&str, Option<[u8; 32]>)) -> bool {
    let mut colleagues = desk.colleagues.iter();
    let found = colleagues.find(|found| Some(found.keys.signing) == signing);
    let id = found.map(|found| found.person.id);
    let file = desk.dossiers.get(&case).map(|dossier| &dossier.file);
    let excluded = file.map(CaseFile::excluded).unwrap_or_default();
    excluded
        .iter()
        .any(|person| Some(person.id) == id || is_same_name(&person.name, name))
}

/// When a case was noted to be handed over to this person by that file.
fn noted_at(journal: &Journal, transfer: Uuid, to: Uuid) -> Option<Moment> {
    let is_to = |person: &PersonRef| person.id == to;
    let noted = journal
        .records()
        .filter(|stored| noted_to(transfer, stored).is_some_and(is_to));
    noted.map(|stored| stored.record().happened_at).min()
}
