//! Slot: who can unlock, what is damaged, and why it is locked.

use crate::text::{Day, LockScreen as Words, Message, Problem, Sentence, Trouble};
use crate::workspace::Stage;
use crate::workspace::office::SignIn;

/// What the lock screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// The marks to choose from.
    pub members: Vec<SignIn>,
    /// Who is chosen without a tap: the only one there is.
    pub only: Option<[u8; 16]>,
    /// That places are damaged and cannot be chosen, or that none is left: then the recovery code still opens everything.
    pub damaged: Option<Words>,
}

/// Computes the lock screen; `None` when nothing is locked.
pub fn gate(stage: &Stage) -> Option<Gate> {
    let Stage::Locked { members, damaged } = stage else {
        return None;
    };
    Some(Gate {
        members: members.clone(),
        only: match members.as_slice() {
            [only] => Some(only.member),
            _ => None,
        },
        damaged: match damaged {
            _ if members.is_empty() => Some(Words::NoPlaceLeft),
            0 => None,
            count => Some(Words::PlacesDamaged {
                count: u32::try_from(*count).unwrap_or(u32::MAX),
            }),
        },
    })
}

/// Whether this failure is damage: then everything can be saved as it is, before anybody tries anything else.
pub fn is_damage(trouble: &Trouble) -> bool {
    matches!(
        trouble.what.sentence(),
        Sentence::Problem(
            Problem::VaultDamaged
                | Problem::RecordDamaged
                | Problem::VaultTailMissing
                | Problem::EntryUnsigned
                | Problem::StorageDamaged
                | Problem::StorageUnknown { .. }
        )
    )
}

/// Whether this failure is of one place on the lock only: the recovery code, or somebody else, still opens everything.
pub fn is_broken_place(trouble: &Trouble) -> bool {
    matches!(
        trouble.what.sentence(),
        Sentence::Problem(Problem::PlaceDamaged | Problem::VaultWorkFactor)
    )
}

/// Whether a chosen backup is damaged: then what is whole in it can still be put back.
pub fn is_broken_backup(trouble: &Trouble) -> bool {
    matches!(
        trouble.what.sentence(),
        Sentence::Problem(Problem::BackupDamaged)
    )
}

/// What is said when a mark remembers a school that is not here any more, and the way back: to the last backup that was
/// checked. `None` when nothing vanished.
pub fn vanished(stage: &Stage) -> Option<[Message; 2]> {
    let Stage::Vanished(mark) = stage else {
        return None;
    };
    let day = |on| Day::Full { on }.nl().into_owned();
    let lost = Words::Vanished {
        cases: mark.cases,
        on: day(mark.last_written_on),
    };
    let back = match &mark.backup {
        Some(backup) => Words::VanishedBackup {
            on: day(backup.at.date_naive()),
        },
        None => Words::VanishedUnchecked,
    };
    Some([lost.into(), back.into()])
}
