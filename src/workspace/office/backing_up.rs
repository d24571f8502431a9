//! Backup files: made, read back and checked, put back.

use super::Office;
use crate::vault::Vault;
use crate::workspace::action::Done;
use crate::workspace::error::Error;

impl Office {
    pub(super) async fn back_up(&self, _vault: &mut Vault) -> Result<Done, Error> {
        Err(Error::NewerVersion)
    }

    pub(super) async fn check_backup(&self, _vault: &mut Vault, _file: &[u8]) -> Result<Done, Error> {
        Err(Error::NewerVersion)
    }

    pub(super) async fn restore(&self, _file: &[u8]) -> Result<Done, Error> {
        Err(Error::NewerVersion)
    }
}
