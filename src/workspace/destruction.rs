//! Destroying a case: on what ground it may go, which earlier copies still hold it, and the line that stays.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::desk::Desk;
use crate::casefile::event::CaseHandedOver;
use crate::casefile::{CaseFile, CaseId, Event, Obstacle, Refusal};
use crate::direction;
use crate::order;
use crate::protocol::Role;

/// What a person says when they destroy a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destruction {
    /// On what ground.
    pub ground: Ground,
    /// Why, in words that name no child; required.
    pub reason: String,
}

/// On what ground a case is destroyed (domain 3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The school's term is over.
    TermPassed,
    /// A request to destroy it was granted.
    Request,
    /// It was opened by mistake.
    Mistake,
    /// A colleague has it now; only the copy on this device goes.
    HandedOver,
}

/// The destruction line: what stays of a case that was destroyed here, without its content (design 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DestroyedCase {
    /// Which case; its code is made of this.
    pub case: Uuid,
    /// The day.
    pub on: NaiveDate,
    /// By whom.
    #[serde(deserialize_with = "direction::read")]
    pub by: String,
    /// On what ground.
    pub ground: Ground,
    /// Why.
    #[serde(deserialize_with = "direction::read")]
    pub reason: String,
    /// Earlier copies that still hold it.
    pub copies: Vec<CopyLeft>,
}

/// An earlier copy, out of reach of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyLeft {
    /// From which day.
    pub on: NaiveDate,
    /// What it is.
    pub kind: CopyKind,
}

/// What kind of copy it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyKind {
    /// The last backup that was checked.
    Backup,
    /// A file for a colleague.
    Transfer,
    /// A summary for another school.
    School,
    /// A text in `ParnasSys`.
    ParnasSys,
}

/// The earlier copies of a case that are known of, the oldest first.
pub fn copies(desk: &Desk, file: &CaseFile) -> Vec<CopyLeft> {
    let backup = desk.backup.last_verified.as_ref();
    let mut copies: Vec<CopyLeft> = backup
        .map(|backup| CopyLeft {
            on: backup.at.date_naive(),
            kind: CopyKind::Backup,
        })
        .into_iter()
        .collect();
    for (entry, event) in file.events() {
        if let Event::CaseHandedOver(handed_over) = event {
            let kind = match handed_over {
                CaseHandedOver::Colleague { .. } => CopyKind::Transfer,
                CaseHandedOver::School { .. } => CopyKind::School,
            };
            let on = entry.happened_on();
            copies.push(CopyLeft { on, kind });
        } else if let Event::PlacedInParnasSys(placed) = event {
            let (on, kind) = (placed.placed_on, CopyKind::ParnasSys);
            copies.push(CopyLeft { on, kind });
        }
    }
    // A file that nobody confirmed may lie anywhere, also one that was revoked.
    let sent = desk.school.handovers.iter();
    let sent = sent.filter(|sent| sent.case_ids().any(|case| case == file.id()));
    copies.extend(sent.map(|sent| CopyLeft {
        on: sent.sent_at.date_naive(),
        kind: CopyKind::Transfer,
    }));
    order::sort_by_key(&mut copies, |copy| *copy);
    copies.dedup();
    copies
}

/// The line that a case left here, if it was destroyed here: the last one, for what was brought back in between.
pub fn last_line(desk: &Desk, case: CaseId) -> Option<&DestroyedCase> {
    let mut lines = desk.school.destroyed_cases.iter().rev();
    lines.find(|line| line.case == case.0)
}

/// Whether nothing but its line is left of a case here.
pub fn is_gone(desk: &Desk, case: CaseId) -> bool {
    !desk.summaries.contains_key(&case) && last_line(desk, case).is_some()
}

/// Whether this member may bring back a case that was destroyed here: whoever may have destroyed it on that ground.
pub fn may_bring_back(desk: &Desk, case: CaseId) -> bool {
    let is_copy = last_line(desk, case).is_some_and(|line| line.ground == Ground::HandedOver);
    let is_named = !desk.me.id.is_nil();
    is_named && (desk.me.role == Role::Principal || is_copy && desk.me.may_administer())
}

/// Whether this member may destroy this case now, on this ground; every obstacle at once.
///
/// Only the directeur destroys. The copy that stays behind after a handover may go by whoever administers: the case
/// itself goes on at the colleague's, whose receipt names exactly what stands here. What is put off with a reason
/// waits, and danger is cleared first.
///
/// # Errors
///
/// [`Refusal`], with everything that stands in the way.
pub fn check(
    desk: &Desk,
    file: &CaseFile,
    destruction: &Destruction,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let mut obstacles = Vec::new();
    if destruction.reason.trim().is_empty() {
        obstacles.push(Obstacle::ReasonMissing);
    }
    if destruction.ground == Ground::HandedOver {
        if !is_with_a_colleague(desk, file.id()) {
            obstacles.push(Obstacle::NotHandedOver);
        }
    } else {
        if desk.me.role != Role::Principal {
            obstacles.push(Obstacle::NotPrincipal);
        }
        obstacles.extend(stays(desk, file, destruction.ground, today));
    }
    if obstacles.is_empty() {
        Ok(())
    } else {
        Err(Refusal { obstacles })
    }
}

/// Whether a colleague has confirmed to have this case as it stands here now. Work written since is not theirs yet.
fn is_with_a_colleague(desk: &Desk, case: CaseId) -> bool {
    let journal = desk.dossiers.get(&case).map(|dossier| &dossier.journal);
    journal.is_some_and(|journal| {
        let mut handovers = desk.school.handovers.iter();
        handovers.any(|sent| sent.is_confirmed() && sent.left_unchanged(journal))
    })
}

/// Why the case has to stay for now.
fn stays(desk: &Desk, file: &CaseFile, ground: Ground, today: NaiveDate) -> Vec<Obstacle> {
    let mut obstacles: Vec<Obstacle> = file
        .standing_alarms()
        .into_iter()
        .map(Obstacle::AlarmStands)
        .collect();
    let hold = file.retention_hold();
    if let Some(hold) = hold.filter(|hold| hold.until > today) {
        obstacles.push(Obstacle::RetentionHeld(hold.until));
    }
    if ground == Ground::TermPassed {
        match file.destroy_from(desk.school.terms.retention_years) {
            None => obstacles.push(Obstacle::StillRuns),
            Some(on) if on > today => obstacles.push(Obstacle::TermRuns(on)),
            Some(_) => {}
        }
    }
    obstacles
}

/// The line that stays of a case.
pub(super) fn line(
    desk: &Desk,
    file: &CaseFile,
    destruction: Destruction,
    on: NaiveDate,
) -> DestroyedCase {
    let CaseId(case) = file.id();
    DestroyedCase {
        case,
        on,
        by: desk.me.name.clone(),
        ground: destruction.ground,
        reason: destruction.reason,
        copies: copies(desk, file),
    }
}
