//! Which problem each error of the core is for a person: every variant answered, so a new one asks for its words.

use super::{PassphraseRule, Problem};
use crate::casefile::wire;
use crate::exchange::{contact, envelope, receipt, transfer};
use crate::vault::passphrase::Weakness;
use crate::vault::{self, RecoveryCodeError, store};
use crate::workspace::handover::Refused;
use crate::workspace::ports::PortError;
use crate::workspace::{self, FileKind};

impl From<&workspace::Error> for Problem {
    fn from(error: &workspace::Error) -> Self {
        use workspace::Error;

        match error {
            Error::Refused(_) => Self::Refused,
            Error::Store(error) => Self::from(error),
            Error::Vault(error) => Self::from(error),
            Error::Record(error) => Self::from(error),
            Error::Port(error) => Self::from(error),
            Error::Passphrase(_) => Self::PassphraseWeak,
            Error::Envelope(error) => Self::from(error),
            Error::Transfer(error) => Self::from(error),
            Error::BackupIncomplete { pieces } => Self::BackupIncomplete { pieces: *pieces },
            Error::Receipt(error) => Self::from(error),
            Error::ReceiptRefused(refused) => Self::from(refused),
            Error::Contact(error) => Self::from(error),
            Error::OtherKeys => Self::ColleagueOtherKeys,
            Error::NoHandover => Self::HandoverGone,
            Error::ExcludedReceiver => Self::ReceiverExcluded,
            Error::NotHandedOver => Self::HandoverChanged,
            Error::NotEmpty => Self::RestoreNotEmpty,
            Error::OtherFile { found } => match found {
                FileKind::Backup => Self::FileIsBackup,
                FileKind::Transfer => Self::FileIsTransfer,
                FileKind::School => Self::FileIsSchool,
                FileKind::Receipt => Self::FileIsReceipt,
                FileKind::ReadingFile => Self::FileIsReadingFile,
                FileKind::Unknown => Self::FileNotOurs,
            },
            Error::BackupLocked => Self::BackupLocked,
            Error::OtherVault => Self::BackupOfAnother,
            Error::HeldByOthers => Self::CaseHeldByOthers,
            Error::Locked => Self::Locked,
            Error::RecoveryCodeDiffers => Self::RecoveryCodeDiffers,
            Error::RecoveryCode(error) => Self::from(error),
            Error::Mark(_) => Self::MarkUnusable,
            Error::Plans => Self::ProgramFaulty,
            Error::UnknownNote => Self::NoteGone,
            Error::UnknownCase => Self::CaseUnknown,
            Error::UnknownEdition => Self::EditionUnknown,
            Error::NameKnown => Self::NameKnown,
            Error::NotAllowed => Self::NotAllowed,
            Error::NewerVersion => Self::NewerThanProgram,
        }
    }
}

impl From<&vault::Error> for Problem {
    fn from(error: &vault::Error) -> Self {
        use vault::{Error, Part};

        match error {
            Error::WrongPassphrase => Self::WrongPassphrase,
            Error::WrongRecoveryCode => Self::WrongRecoveryCode,
            Error::Damaged {
                part: Part::SchoolFile,
            } => Self::FileDamaged,
            Error::NewerFormat {
                part: Part::SchoolFile,
                found,
                supported,
            } => Self::FileNewer {
                found: *found,
                supported: *supported,
            },
            Error::Damaged { part: Part::Record } => Self::RecordDamaged,
            Error::Damaged { part: Part::Backup } | Error::Missing { part: Part::Backup } => {
                Self::BackupDamaged
            }
            Error::Damaged { part: Part::Slot } => Self::PlaceDamaged,
            Error::Damaged {
                part: Part::RecoverySlot,
            }
            | Error::Missing {
                part: Part::RecoverySlot,
            } => Self::RecoveryPlaceDamaged,
            Error::Damaged { .. } | Error::CaseNotLoaded(_) => Self::VaultDamaged,
            Error::Missing { .. } => Self::VaultTailMissing,
            Error::NewerFormat {
                part: Part::Record, ..
            } => Self::RecordNewer,
            Error::NewerFormat {
                found, supported, ..
            } => Self::VaultNewer {
                found: *found,
                supported: *supported,
            },
            Error::KdfOutOfBounds { .. } => Self::VaultWorkFactor,
            Error::UnsignedEntry { .. } | Error::ForbiddenEntry { .. } => Self::EntryUnsigned,
            Error::NotAllowed => Self::NotAllowed,
            Error::UnknownMember(_) => Self::MemberUnknown,
            Error::MemberExists(_) => Self::MemberExists,
            Error::UnknownCase(_) | Error::UnknownRecord(_) => Self::CaseUnknown,
            Error::CaseDestroyed(_) => Self::CaseDestroyed,
            Error::NoKey(_) => Self::NoKey,
            Error::Excluded(..) => Self::Excluded,
            Error::TooLong { .. } => Self::TextTooLong,
            Error::InboxFull => Self::InboxFull,
            Error::NoVault => Self::NoVault,
            Error::Changed | Error::CaseExists(_) | Error::RecordExists(_) => {
                Self::ChangedElsewhere
            }
            Error::Store(error) => Self::from(error),
        }
    }
}

impl From<&store::Error> for Problem {
    fn from(error: &store::Error) -> Self {
        use store::Error;

        match error {
            Error::Conflict => Self::ChangedElsewhere,
            Error::Quota => Self::StorageFull,
            // The batch may have been written: whoever reads this should look before writing again.
            Error::ConnectionLost => Self::SavedNotProven,
            Error::Corrupt => Self::StorageDamaged,
            Error::Silent => Self::StorageSilent,
            Error::Blocked => Self::StorageBlocked,
            Error::VersionTooNew { .. } => Self::StorageNewer,
            Error::ReadOnly => Self::StorageReadOnly,
            Error::Disabled => Self::StorageForbidden,
            Error::Other { name } => Self::StorageUnknown { name: name.clone() },
        }
    }
}

impl From<&wire::Error> for Problem {
    fn from(error: &wire::Error) -> Self {
        use wire::Error;

        match error {
            Error::TooLarge { .. } => Self::TextTooLong,
            Error::TooDeep { .. } | Error::Malformed { .. } => Self::RecordDamaged,
            Error::NewerFormat { .. } | Error::UnknownKind => Self::RecordNewer,
        }
    }
}

impl From<&PortError> for Problem {
    fn from(error: &PortError) -> Self {
        match error {
            PortError::WorkerUnavailable | PortError::OtherAnswer => Self::WorkerFailed,
            PortError::CannotDerive => Self::TooLittleMemory,
        }
    }
}

impl From<&envelope::Error> for Problem {
    fn from(error: &envelope::Error) -> Self {
        use envelope::Error;

        match error {
            Error::TooLarge { allowed, .. } => Self::FileTooBig {
                megabytes_max: allowed / 1_000_000,
            },
            Error::NotAge | Error::IdentityMalformed | Error::RecipientMalformed => {
                Self::FileNotOurs
            }
            Error::NewerVersion => Self::NewerThanProgram,
            Error::HeaderMalformed
            | Error::HeaderTooLong { .. }
            | Error::HeaderTampered
            | Error::ArmorMalformed
            | Error::Damaged => Self::FileDamaged,
            Error::UnsupportedRecipient
            | Error::OtherLock { .. }
            | Error::WrongIdentity
            | Error::NoRecipients => Self::FileOtherReceiver,
            Error::WorkFactorTooHigh { .. } => Self::FileTooMuchWork,
            Error::WrongPassphrase => Self::FileWrongPassphrase,
            Error::Truncated { .. } => Self::FileTruncated,
            Error::ReadBackDiffers => Self::FileReadBackDiffers,
        }
    }
}

impl From<&transfer::Error> for Problem {
    fn from(error: &transfer::Error) -> Self {
        use transfer::Error;

        match error {
            Error::NotTransfer => Self::FileNotOurs,
            Error::NewerVersion { found, supported } => Self::FileNewer {
                found: *found,
                supported: *supported,
            },
            Error::ManifestTooLong { .. }
            | Error::ManifestMalformed
            | Error::TooManyCases { .. }
            | Error::TooManyRecords { .. }
            | Error::TooDeep { .. }
            | Error::LineMalformed { .. }
            | Error::CountDiffers { .. } => Self::FileNotWhole,
            Error::RecordUnwritable => Self::FileNotSaved,
        }
    }
}

impl From<&receipt::Error> for Problem {
    fn from(error: &receipt::Error) -> Self {
        use receipt::Error;

        match error {
            Error::NotReceipt => Self::ReceiptNotOurs,
            Error::NewerVersion { found, supported } => Self::FileNewer {
                found: *found,
                supported: *supported,
            },
            Error::Malformed => Self::ReceiptMalformed,
            Error::Forged => Self::ReceiptForged,
        }
    }
}

impl From<&Refused> for Problem {
    fn from(refused: &Refused) -> Self {
        match refused {
            Refused::NotOurs => Self::ReceiptForeign,
            Refused::OtherReceiver => Self::ReceiptOtherReceiver,
            Refused::OtherContents => Self::ReceiptOtherContents,
            Refused::Revoked { on } => Self::ReceiptRevoked { on: *on },
        }
    }
}

impl From<&contact::Error> for Problem {
    fn from(error: &contact::Error) -> Self {
        use contact::Error;

        match error {
            Error::NotContact => Self::ContactNotOurs,
            Error::NewerVersion { .. } => Self::NewerThanProgram,
            Error::Mistyped | Error::BadKey => Self::ContactMistyped,
        }
    }
}

impl From<&RecoveryCodeError> for Problem {
    fn from(error: &RecoveryCodeError) -> Self {
        match error {
            RecoveryCodeError::Length { found, wanted } => Self::RecoveryCodeLength {
                found: *found,
                wanted: *wanted,
            },
            RecoveryCodeError::Character { group } | RecoveryCodeError::Typo { group } => {
                Self::RecoveryCodeTypo { group: *group }
            }
        }
    }
}

impl From<&Weakness> for PassphraseRule {
    fn from(weakness: &Weakness) -> Self {
        match weakness {
            Weakness::TooShort { found, wanted } => Self::TooShort {
                missing: wanted.saturating_sub(*found),
            },
            Weakness::TooLong { wanted, .. } => Self::TooLong {
                characters_max: *wanted,
            },
            Weakness::Repetition => Self::Repeats,
            Weakness::Common => Self::TooCommon,
            Weakness::Names => Self::MadeOfNames,
        }
    }
}
