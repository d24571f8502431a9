//! Laying out the desk after an unlock: settings, people, one line per case, notes, drafts, tidings.

use std::collections::BTreeMap;

use chrono::DateTime;
use uuid::Uuid;

use super::{Office, Stage};
use crate::casefile::{CaseId, Moment};
use crate::exchange::contact::Contact;
use crate::exchange::manifest::Signatory;
use crate::order::{self, Gather as _};
use crate::vault::{self, Comparison, NoticeKind, Signer, Standing, Vault};
use crate::workspace::desk::{Desk, InboxNote, LookOver, Member, NoteId, Tiding};
use crate::workspace::error::Error;
use crate::workspace::handover::KnownColleague;
use crate::workspace::health::{BackupHealth, Storing, VerifiedBackup};
use crate::workspace::note::Note;
use crate::workspace::ports::LossMark;
use crate::workspace::profile;
use crate::workspace::school::School;
use crate::workspace::summary::Summary;

impl Office {
    /// Reads everything the screens need first. Cases are read when they are opened.
    pub(super) async fn furnish(&self, vault: &mut Vault) -> Result<(), Error> {
        let store = &*self.store;
        let mut damaged = 0;
        if vault.has_catching_up() && !self.catch_up(vault).await? {
            damaged += 1;
        }
        let school = School::from_bytes(vault.settings())?;
        let members = self.members(vault).await?;
        let me = Self::me(vault, &members);
        let (found, findings) = vault.read_summaries(store).await?;
        damaged += u32::try_from(findings.len() + vault.findings().len()).unwrap_or(u32::MAX);
        let mut summaries = BTreeMap::new();
        for (case, bytes) in found {
            match Summary::from_bytes(&bytes) {
                Some(summary) => {
                    summaries.insert(CaseId(Uuid::from_bytes(case.0)), summary);
                }
                None => damaged = damaged.saturating_add(1),
            }
        }
        let mut tidings = self.tidings(vault, &members);
        if damaged > 0 {
            tidings.push(Tiding::Damaged { pieces: damaged });
        }
        let is_gone = |case: &Uuid| !vault.holds(vault::CaseId(*case.as_bytes()));
        let gone = school.destroyed_cases.iter().map(|line| line.case);
        let gone = gone.filter(is_gone).gather();
        let (drafts, unread_drafts) = self.read_drafts(vault, &gone).await?;
        if !unread_drafts.is_empty() {
            let count = u32::try_from(unread_drafts.len()).unwrap_or(u32::MAX);
            tidings.push(Tiding::DraftsUnread { count });
        }
        let colleagues = Self::colleagues(vault, &members, &school);
        let notes = self.read_notes(vault).await?;
        let storing = self.ports.marks.ask_storing(false).await;
        let desk = Desk {
            me,
            signatories: Self::checkable(vault, &colleagues),
            colleagues,
            my_keys: vault.me().map(|me| me.keys),
            school,
            has_survived: self.has_survived(),
            members,
            summaries,
            dossiers: BTreeMap::new(),
            reads_inbox: vault.powers().reads_inbox,
            drafts,
            unread_drafts,
            backup: self.health(vault, &notes, storing),
            notes,
            plans: self.plans()?,
            look_over: LookOver::default(),
            tidings,
            read_only: None,
        };
        self.ports.marks.set_contacts(&desk.school.contacts);
        self.keep_mark(vault, &desk);
        *self.desk.borrow_mut() = Some(Box::new(desk));
        *self.stage.borrow_mut() = Stage::Unlocked;
        Ok(())
    }

    /// Hands on the keys that a change of members asks for; whoever unlocks next does it. Says whether it could: a
    /// damaged index of one case keeps nobody out, and this waits until that was mended.
    async fn catch_up(&self, vault: &mut Vault) -> Result<bool, Error> {
        match vault.load_cases(&*self.store).await {
            Err(vault::Error::Store(error)) => return Err(error.into()),
            Err(_damaged) => return Ok(false),
            Ok(()) => {}
        }
        let change = {
            let mut rng = self.ports.entropy.borrow_mut();
            let mut transaction = vault.begin();
            if !transaction.catch_up(&mut *rng)? {
                return Ok(true);
            }
            transaction.finish(&mut *rng)
        };
        vault.commit(&*self.store, change).await?;
        Ok(true)
    }

    pub(super) async fn members(&self, vault: &Vault) -> Result<Vec<Member>, Error> {
        let (slots, _) = vault::read_slots(&*self.store).await?;
        let marks: BTreeMap<_, _> = slots
            .iter()
            .map(|slot| (slot.member(), slot.mark().as_str().to_owned()))
            .gather();
        Ok(vault
            .members()
            .map(|member| profile::member(member, marks.get(&member.id).map(String::as_str)))
            .collect())
    }

    /// Who can be sent to by key: colleagues whose keys are kept, and members who have a place elsewhere only.
    pub(super) fn colleagues(vault: &Vault, members: &[Member], school: &School) -> Vec<Contact> {
        let elsewhere = |found: &vault::Member| {
            let known = members
                .iter()
                .find(|member| member.id.as_bytes() == found.id.as_bytes())?;
            let is_elsewhere = found.is_active && !known.is_on_this_device;
            is_elsewhere.then(|| Contact {
                person: known.as_person(),
                keys: found.keys,
            })
        };
        let kept = school.colleagues.iter();
        let mut colleagues: Vec<Contact> = kept.filter_map(KnownColleague::contact).collect();
        for member in vault.members().filter_map(elsewhere) {
            if colleagues.iter().all(|known| known.keys != member.keys) {
                colleagues.push(member);
            }
        }
        colleagues
    }

    /// Everyone whose signature can be checked here: the school's own, and colleagues whose keys are kept.
    pub(super) fn checkable(vault: &Vault, colleagues: &[Contact]) -> Vec<Signatory> {
        let mut all = Self::signatories(vault);
        for Contact { person, keys } in colleagues {
            match all.iter_mut().find(|known| known.id == person.id) {
                Some(known) => known.signing_keys.push(keys.signing),
                None => all.push(Signatory {
                    id: person.id,
                    signing_keys: vec![keys.signing],
                }),
            }
        }
        all
    }

    /// Everyone of the school, former ones too, with every key they ever had.
    pub(super) fn signatories(vault: &Vault) -> Vec<Signatory> {
        vault
            .members()
            .map(|member| Signatory {
                id: Uuid::from_bytes(member.id.0),
                signing_keys: member.all_keys().map(|keys| keys.signing).collect(),
            })
            .collect()
    }

    /// Whoever came in with the recovery code stands in for the directie, nameless.
    pub(super) fn me(vault: &Vault, members: &[Member]) -> Member {
        let own = vault.me().map(|me| Uuid::from_bytes(me.id.0));
        members
            .iter()
            .find(|member| Some(member.id) == own)
            .cloned()
            .unwrap_or_else(Member::recovery)
    }

    fn tidings(&self, vault: &Vault, members: &[Member]) -> Vec<Tiding> {
        let rekeyed = vault
            .notices()
            .into_iter()
            .filter(|notice| notice.kind == NoticeKind::Rekeyed)
            .map(|notice| Tiding::Rekeyed {
                by: match notice.by {
                    Signer::Member(by) => members
                        .iter()
                        .find(|member| member.id.as_bytes() == by.as_bytes())
                        .map(|member| member.name.clone()),
                    Signer::Recovery => None,
                },
                at: DateTime::from_timestamp_millis(notice.at)
                    .unwrap_or_default()
                    .with_timezone(self.now().offset()),
            });
        let lost = self.ports.marks.loss_mark().and_then(|mark| {
            let kept = Standing::parse_line(&mark.standing).ok()?;
            match vault.standing().compare(&kept) {
                Comparison::Behind { .. } | Comparison::Diverged => Some(Tiding::Lost {
                    cases: mark.cases,
                    last_written_on: Some(mark.last_written_on),
                }),
                Comparison::OtherVault | Comparison::Same | Comparison::Ahead => None,
            }
        });
        let is_later = !self.store.is_writable();
        let later = is_later.then_some(Tiding::LaterVersion);
        rekeyed.chain(lost).chain(later).collect()
    }

    pub(super) fn health(
        &self,
        vault: &Vault,
        notes: &[InboxNote],
        storing: Storing,
    ) -> BackupHealth {
        let commit = vault.standing().commit;
        let checked = self.checked(vault);
        BackupHealth {
            changes_since: checked.as_ref().map_or(commit, |(backup, made_at)| {
                let since = commit.saturating_sub(backup.commit);
                since.saturating_add(left_after(notes, *made_at))
            }),
            last_verified: checked.map(|(backup, _)| backup),
            storing,
        }
    }

    /// The last backup that was checked, and when it was made: only one by which the way of this vault went. Of another
    /// vault, or further on another way, it holds something else than what stands here.
    pub(super) fn checked(&self, vault: &Vault) -> Option<(VerifiedBackup, Moment)> {
        let mark = self.ports.marks.loss_mark()?;
        let backup = mark.backup?;
        let (line, made_at) = match &mark.copy {
            Some(copy) => (&copy.standing, copy.made_at),
            // Written before the mark said more: the vault it stood beside must be this one.
            None => (&mark.standing, backup.at),
        };
        let here = vault.standing();
        let comparison = here.compare(&Standing::parse_line(line).ok()?);
        let is_passed = matches!(comparison, Comparison::Same | Comparison::Ahead);
        (is_passed && backup.commit <= here.commit).then_some((backup, made_at))
    }

    /// The mirror beside the store: a lower bound that proves a loss. As long as a loss was not read it stays what it
    /// was, so that whoever unlocks next is told as well.
    pub(super) fn keep_mark(&self, vault: &Vault, desk: &Desk) {
        let is_loss = |tiding: &Tiding| matches!(tiding, Tiding::Lost { .. });
        let is_told = desk.tidings.iter().any(is_loss);
        let standing = vault.standing().to_line();
        let backup = desk.backup.last_verified.clone();
        let before = self.ports.marks.loss_mark();
        let copy = before.as_ref().and_then(|before| before.copy.clone());
        let copy = copy.filter(|_| backup.is_some());
        let mark = match before.filter(|before| is_told || before.standing == standing) {
            Some(before) => LossMark {
                backup,
                copy,
                ..before
            },
            None => LossMark {
                standing,
                cases: vault.standing_cases(),
                last_written_on: self.now().date_naive(),
                backup,
                copy,
            },
        };
        self.ports.marks.set_loss_mark(&mark);
    }

    /// Whether the browser was closed and everything was still here. Where nobody began the test, it begins now:
    /// a restored device has to prove itself too.
    fn has_survived(&self) -> bool {
        if let Some(survived) = self.ports.marks.survived_closing() {
            return survived;
        }
        self.ports.marks.begin_survival_test();
        false
    }

    pub(super) async fn read_notes(&self, vault: &Vault) -> Result<Vec<InboxNote>, Error> {
        if !vault.powers().reads_inbox {
            return Ok(Vec::new());
        }
        let contents = vault.read_inbox(&*self.store).await?;
        let mut notes: Vec<InboxNote> = contents
            .notes
            .into_iter()
            .map(|(id, opened)| InboxNote {
                id: NoteId(id.0),
                note: opened.ok().and_then(|bytes| Note::from_bytes(&bytes).ok()),
            })
            .collect();
        order::sort_by_key(&mut notes, |found| {
            found.note.as_ref().map(|note| note.written_at)
        });
        Ok(notes)
    }
}

/// How many notes were left after that moment. One that does not open has none.
pub(super) fn left_after(notes: &[InboxNote], moment: Moment) -> u64 {
    let notes = notes.iter().filter_map(|found| found.note.as_ref());
    let later = notes.filter(|note| note.written_at > moment).count();
    u64::try_from(later).unwrap_or(u64::MAX)
}
