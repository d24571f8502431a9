//! Shim until the vault room's own rules land.

/// Too weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Too short.
    #[error("too short")]
    TooShort,
}

/// Checks length only.
pub fn check(passphrase: &str, _names: &[&str]) -> Result<(), Weakness> {
    if passphrase.chars().count() < 15 {
        return Err(Weakness::TooShort);
    }
    Ok(())
}
