//! Which of our files somebody chose, told by how it begins, so that a wrong choice gets its own sentence.

use crate::exchange::envelope;
use crate::exchange::receipt::Receipt;
use crate::vault::{Backup, SchoolFile};
use crate::workspace::Error;

/// The kinds of file that leave this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// An encrypted file of cases.
    Transfer,
    /// A backup of a whole vault.
    Backup,
    /// The school's signed directory, for a later device.
    School,
    /// The receipt of a handover.
    Receipt,
    /// A page that opens a case by itself.
    ReadingFile,
    /// None of these.
    Unknown,
}

/// What opens a file that is to be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpensWith {
    /// A passphrase that somebody must type.
    Passphrase,
    /// Our own key: it was sealed to it.
    OurKey,
    /// Nothing: it is another kind of file, which is named as it is before anybody is asked for anything.
    Nothing,
}

/// How a page that opens by itself says what it is (`docs/formats-reading-file.md`), and within how many bytes.
const READING_FILE: (&[u8], usize) = (b"<meta name=\"reading-file\" content=\"", 2_048);

/// What opens this file, as far as its beginning tells.
pub fn opens_with(bytes: &[u8]) -> OpensWith {
    if FileKind::of(bytes) != FileKind::Transfer {
        return OpensWith::Nothing;
    }
    match envelope::inspect(bytes) {
        Ok(envelope::Lock::PublicKey { .. }) => OpensWith::OurKey,
        Ok(_) | Err(_) => OpensWith::Passphrase,
    }
}

impl FileKind {
    /// Looks whether a file begins as one of these, before anything of it is read.
    ///
    /// # Errors
    ///
    /// [`Error::OtherFile`] names what it is instead.
    pub fn expect(bytes: &[u8], wanted: &[Self]) -> Result<(), Error> {
        let found = Self::of(bytes);
        if wanted.contains(&found) {
            return Ok(());
        }
        Err(Error::OtherFile { found })
    }

    /// Looks at how the file begins; nothing is proven by it.
    pub fn of(bytes: &[u8]) -> Self {
        if Backup::begins(bytes) {
            return Self::Backup;
        }
        if SchoolFile::begins(bytes) {
            return Self::School;
        }
        if Receipt::begins(bytes) {
            return Self::Receipt;
        }
        let (mark, within) = READING_FILE;
        let begin = bytes.get(..within).unwrap_or(bytes);
        if begin.windows(mark.len()).any(|part| part == mark) {
            return Self::ReadingFile;
        }
        match envelope::inspect(bytes) {
            Err(envelope::Error::NotAge | envelope::Error::TooLarge { .. }) => Self::Unknown,
            Ok(_) | Err(_) => Self::Transfer,
        }
    }
}
