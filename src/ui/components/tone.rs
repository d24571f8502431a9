//! What a coloured surface means; the words beside it always say the same.

/// The four meanings a surface can have, and none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// Good to know.
    Info,
    /// Done, safe.
    Good,
    /// Asks attention: late, not yet given.
    Warn,
    /// Something failed or is about to be destroyed. Not for Spoed, which has its own red.
    Danger,
}

impl Tone {
    /// The name that style sheets know it by.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Danger => "danger",
        }
    }
}
