//! *Meegeven*: which cases can go into a file, and whether what was chosen can.

use crate::casefile::{CaseId, Moment};
use crate::order;
use crate::protocol::Role;
use crate::screen::names;
use crate::text::{Export as Words, Message};
use crate::workspace::Desk;

/// Everything *Meegeven* shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// All cases at once, with their number.
    pub everything: Message,
    /// Each case, by name.
    pub rows: Vec<ExportRow>,
    /// That records this member may not read stay here.
    pub left_behind: Option<Message>,
}

/// A case that can go along.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRow {
    /// The case.
    pub case: CaseId,
    /// The pupil.
    pub pupil: String,
    /// Group and birth date.
    pub who: Message,
}

/// How much goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every case this member may read.
    Everything,
    /// The cases that were ticked.
    Ticked,
}

/// *Meegeven* as it stands now.
pub fn export(desk: &Desk, _: Moment) -> Export {
    let mut rows: Vec<ExportRow> = desk
        .summaries
        .values()
        .map(|summary| ExportRow {
            case: summary.case_id(),
            pupil: summary.pupil.clone(),
            who: names::who_is(&summary.group, summary.born_on),
        })
        .collect();
    order::sort_by_key(&mut rows, |row| (row.pupil.to_lowercase(), row.case));
    let reads_all = match desk.me.role {
        Role::CareCoordinator | Role::Principal | Role::AttentionOfficer => true,
        Role::Teacher | Role::Staff => false,
    };
    Export {
        everything: Words::Everything {
            count: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        }
        .into(),
        rows,
        left_behind: (!reads_all).then(|| Words::LeftBehind.into()),
    }
}

/// The cases to put into the file.
///
/// # Errors
///
/// What is still missing, in words.
pub fn chosen(shown: &Export, scope: Scope, ticked: &[CaseId]) -> Result<Vec<CaseId>, Message> {
    let cases: Vec<CaseId> = shown
        .rows
        .iter()
        .map(|row| row.case)
        .filter(|case| match scope {
            Scope::Everything => true,
            Scope::Ticked => ticked.contains(case),
        })
        .collect();
    if cases.is_empty() {
        Err(Words::ChooseOne.into())
    } else {
        Ok(cases)
    }
}
