//! How an opened vault file stands to what was last saved from this browser.

use super::error::Error;
use super::office::read_backup;
use crate::vault::{Comparison, Standing, VaultId};

/// What the two heads tell before anybody unlocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// Exactly what was saved here, or nothing to compare with.
    AsSaved,
    /// It has not come as far as what was saved here.
    Older {
        /// How far that was, in commits.
        here: u64,
    },
    /// It went on by itself from before what was saved here.
    Forked,
    /// It has come further. By which way is told by its links, once somebody unlocked.
    Further,
}

/// Compares an opened file with what was last saved here.
pub fn since(file: &Standing, saved: &Standing) -> Since {
    match file.compare(saved) {
        Comparison::Same | Comparison::OtherVault => Since::AsSaved,
        Comparison::Behind { .. } => Since::Older { here: saved.commit },
        Comparison::Diverged => Since::Forked,
        Comparison::Ahead => Since::Further,
    }
}

/// Looks at a file that was chosen as what was just saved and is not that. Where it is whole and of this vault it is
/// another saved version, perhaps of a colleague, and nothing to throw away.
///
/// # Errors
///
/// [`Error::OtherVault`], and as [`read_backup`].
pub fn check_other_version(file: &[u8], vault: VaultId) -> Result<(), Error> {
    let found = read_backup(file)?;
    if found.standing().vault == vault {
        Ok(())
    } else {
        Err(Error::OtherVault)
    }
}

/// What the file of a school is called where the program names it: always the same, so that one that stands there already
/// is found, and never as a backup, so that no folder of backups takes it for an older one.
pub fn name_of_file(VaultId([a, b, c, d, ..]): VaultId) -> String {
    let vault = u32::from_be_bytes([a, b, c, d]);
    format!("meldcode-{vault:08x}.mcb")
}
