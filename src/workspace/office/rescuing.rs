//! A copy of everything as it is stored, for when the program broke off and nothing else of it can be trusted.

use super::Office;
use crate::vault::Backup;
use crate::workspace::action::MadeFile;
use crate::workspace::error::Error;

impl Office {
    /// The sealed copy. Needs no unlock, because it opens nothing; it restores like any backup.
    ///
    /// # Errors
    ///
    /// [`Error`], when the store cannot be read.
    pub async fn sealed_copy(&self) -> Result<MadeFile, Error> {
        let now = self.now();
        let backup = Backup::of(&*self.store, now.timestamp_millis()).await?;
        Ok(MadeFile {
            name: format!("reservekopie-{}.mcb", now.format("%Y%m%d-%H%M")),
            bytes: backup.to_bytes(),
        })
    }
}
