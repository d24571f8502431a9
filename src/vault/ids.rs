//! The names of things in the vault: 16 bytes each, without meaning of their own.

use rand_core::CryptoRngCore;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// A fresh random id.
            pub fn random(rng: &mut dyn CryptoRngCore) -> Self {
                let mut bytes = [0; 16];
                rng.fill_bytes(&mut bytes);
                Self(bytes)
            }

            /// The bytes as they are stored.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "("))?;
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
                write!(f, ")")
            }
        }
    )+};
}

ids! {
    /// One vault: one device of one school.
    VaultId,
    /// One school; its later devices carry the same one.
    SchoolId,
    /// One member of the school.
    MemberId,
    /// One case: the unit that has its own keys and its own team.
    CaseId,
    /// One sealed record; unique within its case.
    RecordId,
    /// One draft of a member.
    DraftId,
    /// One note in the sealed inbox.
    NoteId,
}

/// The part of a case that a key opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Compartment {
    /// What everyone on the case may read.
    Shared,
    /// What only the members with the second key may read.
    Confidential,
}

impl Compartment {
    /// Both, in stored order.
    pub const ALL: [Self; 2] = [Self::Shared, Self::Confidential];

    /// The byte it is stored as.
    pub const fn code(self) -> u8 {
        match self {
            Self::Shared => 0,
            Self::Confidential => 1,
        }
    }

    /// The compartment stored as `code`.
    pub const fn from_code(code: u8) -> Option<Self> {
        match code {
            0 => Some(Self::Shared),
            1 => Some(Self::Confidential),
            _ => None,
        }
    }
}

/// Milliseconds since 1970-01-01T00:00:00Z, as the caller's clock gave it.
pub type UnixMillis = i64;
