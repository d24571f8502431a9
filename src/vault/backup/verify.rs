//! What may be called *gecontroleerd*: the saved bytes read again, everything in them compared and opened.

use super::Backup;
use crate::vault::Vault;
use crate::vault::contents::Comparison;
use crate::vault::error::{Error, Part};
use crate::vault::unlocked::Report;

/// A backup that was read back.
#[derive(Debug)]
pub struct Verified {
    /// Every hash compared, every record the holder may open opened, the rest counted.
    pub report: Report,
    /// How the vault in use stands to the backup: the same, or ahead by what was written since.
    pub comparison: Comparison,
    /// Cases that stand in it.
    pub cases: u32,
}

impl Vault {
    /// Reads a saved backup of this vault again, from its bytes. [`Error::Damaged`] and the like mean
    /// that the file is no backup; findings in the report mean that what was backed up was not whole.
    pub async fn verify(&self, bytes: &[u8]) -> Result<Verified, Error> {
        let backup = Backup::from_bytes(bytes)?;
        if backup.standing().vault != self.id() {
            return Err(Error::Damaged { part: Part::Backup });
        }
        let inside = self.same_holder(backup.store()).await?;
        let mut report = inside.check(backup.store()).await?;
        report.findings.extend(inside.findings().iter().cloned());
        Ok(Verified {
            report,
            cases: inside.standing_cases(),
            comparison: self.standing().compare(backup.standing()),
        })
    }
}
