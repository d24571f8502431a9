//! For when something is wrong: what is whole and what is not, and a copy of everything as it is stored.

use std::collections::BTreeMap;
use std::rc::Rc;

use uuid::Uuid;

use super::{Office, Stage};
use crate::casefile::CaseId;
use crate::vault::backup::{Opening, Salvage, raw_copy, salvage};
use crate::vault::store::Table;
use crate::vault::{
    self, Backup, Finding, MemberId, RecoveryCode, Report, Standing, Store, Vault, store,
};
use crate::workspace::action::{Action, Done, Holding, Inspection, MadeFile, Secret};
use crate::workspace::desk::{Desk, Dossier, LookOver, Member, Tiding};
use crate::workspace::error::Error;
use crate::workspace::health::BackupHealth;
use crate::workspace::ports::LossMark;
use crate::workspace::school::School;
use crate::workspace::{dossier, summary};

/// How much a store holds, table by table; nothing is opened.
///
/// # Errors
///
/// [`Error`], when the store cannot be read.
pub async fn holdings(store: &dyn Store) -> Result<Vec<Holding>, Error> {
    let mut holdings = Vec::new();
    for table in Table::ALL {
        let rows = store::read_all(store, table, &[]).await?;
        let bytes = rows.iter().map(|row| row.key.len() + row.value.len()).sum();
        holdings.push(Holding {
            table,
            rows: rows.len(),
            bytes,
        });
    }
    Ok(holdings)
}

impl Office {
    /// The sealed copy. Needs no unlock, because it opens nothing; it restores like any backup.
    ///
    /// # Errors
    ///
    /// [`Error`], when the store cannot be read.
    pub async fn sealed_copy(&self) -> Result<MadeFile, Error> {
        let now = self.now();
        let (kind, bytes) = match Backup::of(&*self.store, now.timestamp_millis()).await {
            Ok(backup) => ("reservekopie", backup.to_bytes()),
            Err(vault::Error::Store(error)) => return Err(error.into()),
            // Without a head that reads there is no backup, and the rows are there all the same.
            Err(_no_head) => {
                let rows = raw_copy(&*self.store, now.timestamp_millis()).await?;
                ("ruwe-kopie", rows)
            }
        };
        Ok(MadeFile {
            name: format!("{kind}-{}.mcb", now.format("%Y%m%d-%H%M")),
            bytes,
        })
    }

    /// How much is stored, table by table; nothing is opened.
    ///
    /// # Errors
    ///
    /// [`Error`], when the store cannot be read.
    pub async fn holdings(&self) -> Result<Vec<Holding>, Error> {
        holdings(&*self.store).await
    }

    /// Lays out a desk for reading only, of everything that one slot's keys still open. Nothing can be written from it,
    /// because nothing is left to vouch for what is written.
    pub(super) async fn open_to_read(
        &self,
        key: Option<[u8; 16]>,
        secret: Secret,
    ) -> Result<Done, Error> {
        let guard = self.vault.lock().await;
        if guard.is_some() {
            return Ok(Done::Done);
        }
        let store = &*self.store;
        let found = match key {
            None => {
                let code = RecoveryCode::parse(&secret)?;
                salvage(store, &Opening::Code(&code)).await?
            }
            Some(member) => {
                let (slots, _damaged) = vault::read_slots(store).await?;
                let slot = slots.iter().find(|slot| slot.member().0 == member);
                let part = vault::Part::Slot;
                let slot = slot.ok_or(vault::Error::Missing { part })?;
                let derived = self.derive(secret, slot.kdf()?).await?;
                salvage(store, &Opening::Member(MemberId(member), &derived)).await?
            }
        };
        let outside = damage_outside(store).await?;
        let mark = self.ports.marks.loss_mark();
        let mut desk = Desk {
            me: Member::recovery(),
            school: School::new(String::new(), self.contacts()),
            members: Vec::new(),
            colleagues: Vec::new(),
            my_keys: None,
            signatories: Vec::new(),
            summaries: BTreeMap::new(),
            dossiers: BTreeMap::new(),
            notes: Vec::new(),
            reads_inbox: false,
            drafts: BTreeMap::new(),
            unread_drafts: Vec::new(),
            has_survived: true,
            backup: BackupHealth {
                changes_since: changes_since(mark.as_ref()),
                last_verified: mark.and_then(|mark| mark.backup),
                storing: self.ports.marks.ask_storing(false).await,
            },
            plans: self.plans()?,
            look_over: LookOver {
                is_done: true,
                ..LookOver::default()
            },
            tidings: vec![Tiding::OpenedToRead {
                records: u32::try_from(found.records.len()).unwrap_or(u32::MAX),
            }],
            read_only: None,
        };
        let now = self.now();
        let mut inspection = seen_so_far(outside, &found);
        for (case, dossier) in dossier::of_salvaged(found.records) {
            add_case(&mut inspection, case, &dossier);
            let line = summary::of(&desk, &dossier.journal, &dossier.file, now);
            desk.summaries.insert(case, line);
            desk.dossiers.insert(case, Rc::new(dossier));
        }
        desk.read_only = Some(inspection);
        *self.desk.borrow_mut() = Some(Box::new(desk));
        *self.stage.borrow_mut() = Stage::Unlocked;
        Ok(Done::Done)
    }

    /// Answers while the desk is for reading only: every case that opens is on it already, and what is whole was seen
    /// when it was laid out.
    pub(super) fn perform_reading(&self, action: &Action) -> Result<Done, Error> {
        let desk = self.desk_now()?;
        match (action, desk.read_only) {
            (Action::Inspect, Some(found)) => Ok(Done::Inspected(found)),
            (Action::LoadCase(case), _) if desk.dossiers.contains_key(case) => Ok(Done::Done),
            (Action::LoadEveryCase, _) => Ok(Done::Done),
            (Action::Acknowledge, _) => {
                self.on_desk(|desk| desk.tidings.clear())?;
                Ok(Done::Done)
            }
            _written => Err(store::Error::ReadOnly.into()),
        }
    }

    /// Reads everything again. A case whose index is damaged is counted, and does not hide the others.
    pub(super) async fn inspect(&self, vault: &Vault) -> Result<Done, Error> {
        let cases = vault.cases().count();
        let mut inspection = in_numbers(&vault.check(&*self.store).await?);
        let whole = cases.saturating_sub(inspection.damaged.len());
        inspection.whole = u32::try_from(whole).unwrap_or(u32::MAX);
        let pieces = inspection.damaged.values().sum::<u32>() + inspection.elsewhere;
        self.on_desk(|desk| tell_damage(desk, pieces))?;
        Ok(Done::Inspected(inspection))
    }

    /// Reads the next few cases, and once there is none left what stands around them.
    pub(super) async fn look_over(&self, vault: &Vault) -> Result<Done, Error> {
        let store = &*self.store;
        let look = self.read(|desk| desk.look_over.clone());
        let look = look.ok_or(Error::Locked)?;
        if look.is_done {
            return Ok(Done::Done);
        }
        let after = look.after.map(|CaseId(case)| *case.as_bytes());
        let mut cases: Vec<_> = vault.cases().collect();
        cases.retain(|case| after.is_none_or(|after| case.0 > after));
        cases.sort_unstable();
        cases.truncate(CASES_AT_A_TIME);
        let mut found = look.pieces;
        for case in &cases {
            found += pieces(&vault.check_case(store, *case).await?);
        }
        let Some(last) = cases.last() else {
            found += pieces(&vault.check_frame(store).await?);
            self.on_desk(|desk| tell_damage(desk, found))?;
            return Ok(Done::Done);
        };
        let after = CaseId(Uuid::from_bytes(last.0));
        self.on_desk(|desk| {
            desk.look_over = LookOver {
                after: Some(after),
                pieces: found,
                is_done: false,
            };
        })?;
        Ok(Done::Done)
    }
}

/// A report by case; how many cases are whole is for whoever knows how many there are.
fn in_numbers(report: &Report) -> Inspection {
    let mut inspection = Inspection {
        opened: report.opened,
        counted: report.closed,
        ..Inspection::default()
    };
    for finding in &report.findings {
        match case_of(finding) {
            Some(case) => *inspection.damaged.entry(case).or_default() += 1,
            None => inspection.elsewhere = inspection.elsewhere.saturating_add(1),
        }
    }
    inspection
}

/// What is damaged as far as it shows without a key. Where the head or the register is, nothing vouches for the rest:
/// then that is all that shows.
async fn damage_outside(store: &dyn Store) -> Result<Inspection, Error> {
    match vault::check_sealed(store).await {
        Ok(outside) => Ok(in_numbers(&outside.report)),
        Err(vault::Error::Store(error)) => Err(error.into()),
        Err(_damaged) => Ok(Inspection::default()),
    }
}

/// What was opened with one slot's keys, beside what shows without them.
fn seen_so_far(outside: Inspection, found: &Salvage) -> Inspection {
    let mut inspection = Inspection {
        opened: u64::try_from(found.records.len()).unwrap_or(u64::MAX),
        counted: found.closed,
        whole: 0,
        damaged: outside.damaged,
        // Something kept everybody out, or nobody would read like this.
        elsewhere: outside.elsewhere.max(1),
    };
    for (case, rows) in &found.damaged {
        note_damage(&mut inspection, CaseId(Uuid::from_bytes(case.0)), *rows);
    }
    inspection
}

/// Counts a case that was opened: as whole, or with what does not read in it or is built upon and not there.
fn add_case(inspection: &mut Inspection, case: CaseId, dossier: &Dossier) {
    let timeline = dossier.file.timeline().iter();
    let gaps = timeline.filter(|entry| entry.ancestor_missing).count();
    let gaps = u32::try_from(gaps).unwrap_or(u32::MAX);
    note_damage(inspection, case, gaps.max(dossier.damaged));
    if !inspection.damaged.contains_key(&case) {
        inspection.whole = inspection.whole.saturating_add(1);
    }
}

/// Two ways of looking may have met the same damage: the larger number stays.
fn note_damage(inspection: &mut Inspection, case: CaseId, pieces: u32) {
    if pieces > 0 {
        let known = inspection.damaged.entry(case).or_default();
        *known = pieces.max(*known);
    }
}

/// Commits since the last backup that was checked, as far as the mark outside the store tells; one where it tells nothing.
fn changes_since(mark: Option<&LossMark>) -> u64 {
    let standing = mark.and_then(|mark| Standing::parse_line(&mark.standing).ok());
    let checked = mark.and_then(|mark| mark.backup.as_ref());
    standing.map_or(1, |standing| {
        checked.map_or(standing.commit, |backup| {
            standing.commit.saturating_sub(backup.commit)
        })
    })
}

/// How many cases are read while everybody else waits: some tens of milliseconds.
const CASES_AT_A_TIME: usize = 8;

fn pieces(report: &Report) -> u32 {
    u32::try_from(report.findings.len()).unwrap_or(u32::MAX)
}

/// Tells once what the first look after an unlock found: what was read stays read, and is found again by whoever looks.
fn tell_damage(desk: &mut Desk, pieces: u32) {
    if std::mem::replace(&mut desk.look_over.is_done, true) || pieces == 0 {
        return;
    }
    let known = desk.tidings.iter_mut().find_map(|tiding| match tiding {
        Tiding::Damaged { pieces } => Some(pieces),
        Tiding::Rekeyed { .. }
        | Tiding::Lost { .. }
        | Tiding::LaterVersion
        | Tiding::OpenedToRead { .. }
        | Tiding::DraftsUnread { .. } => None,
    });
    match known {
        // Unlocking met a part of it.
        Some(known) => *known = pieces.max(*known),
        None => desk.tidings.push(Tiding::Damaged { pieces }),
    }
}

/// The case something was found in, if it is about one.
fn case_of(finding: &Finding) -> Option<CaseId> {
    match finding {
        Finding::RecordMissing { case, .. }
        | Finding::RecordAltered { case, .. }
        | Finding::IndexMissing { case }
        | Finding::IndexAltered { case }
        | Finding::SummaryMissing { case }
        | Finding::SummaryAltered { case }
        | Finding::SnapshotAltered { case }
        | Finding::DeliveryAltered { case } => Some(CaseId(Uuid::from_bytes(case.0))),
        Finding::RecordCount { .. }
        | Finding::Unexpected { .. }
        | Finding::KeyringAltered
        | Finding::RowAltered { .. }
        | Finding::ChainBroken => None,
    }
}
