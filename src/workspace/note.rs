//! What anyone may leave in the sealed inbox without unlocking: a first observation, or the stamps of an emergency.

use serde::{Deserialize, Serialize};

use crate::casefile::Moment;
use crate::direction;
use crate::workspace::desk::NoteId;

/// A note as it is sealed. Its author is the name typed in, not verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The version of this layout.
    pub v: u16,
    /// When it was written.
    pub written_at: Moment,
    /// Who says to have written it.
    #[serde(deserialize_with = "direction::read")]
    pub author: String,
    /// The child it is about, as typed.
    #[serde(deserialize_with = "direction::read")]
    pub pupil: String,
    /// What it holds.
    pub content: Content,
}

/// The two kinds of note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Content {
    /// Somebody saw or heard something.
    Observation(NotedObservation),
    /// Somebody went through the emergency screen.
    Emergency(EmergencyStamps),
}

/// A quick observation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotedObservation {
    /// When it happened; `None` means when it was written.
    pub happened_at: Option<Moment>,
    /// Where.
    #[serde(deserialize_with = "direction::read")]
    pub place: String,
    /// What was seen or heard.
    #[serde(deserialize_with = "direction::read")]
    pub seen: String,
    /// Literal words.
    #[serde(deserialize_with = "direction::read")]
    pub literal_words: String,
    /// Who told it, where somebody else did; what [`NotedObservation::told_by`] reads where no witness is named.
    #[serde(deserialize_with = "direction::read")]
    pub source: String,
    /// Interpretation, apart.
    #[serde(deserialize_with = "direction::read")]
    pub interpretation: String,
    /// "Is er nú gevaar?": `yes`, `doubt`, `no`.
    pub danger: Option<Danger>,
    /// Whose words they are; left out where `source` says it, so that an earlier version still reads the note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witness: Option<Witness>,
}

/// Who saw or heard it. The other names are those of a text that was being typed in an earlier version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Witness {
    /// Whoever wrote the note.
    #[default]
    #[serde(alias = "Myself")]
    Myself,
    /// The child told it.
    #[serde(alias = "Child")]
    Child,
    /// Somebody else told it.
    #[serde(alias = "SomebodyElse")]
    SomebodyElse,
}

/// What `source` held in earlier versions when the child told it.
const CHILD_BEFORE: &str = "Het kind";

impl NotedObservation {
    /// Who saw or heard it, also in a note of an earlier version.
    pub fn told_by(&self) -> Witness {
        self.witness.unwrap_or(match self.source.trim() {
            "" => Witness::Myself,
            CHILD_BEFORE => Witness::Child,
            _ => Witness::SomebodyElse,
        })
    }
}

/// The answer to the danger question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Danger {
    /// Ja.
    Yes,
    /// Twijfel.
    Doubt,
    /// Nee.
    No,
}

/// The stamps of the emergency screen (Seed L92-99).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyStamps {
    /// When the screen was first touched.
    pub begun_at: Option<Moment>,
    /// The talk of leerkracht, IB-er and directie: when, and who were there.
    pub talk: Option<Stamp>,
    /// Contact with Veilig Thuis: when, with whom, what was agreed.
    pub safe_home: Option<Stamp>,
    /// The directeur is case manager: when, and who.
    pub case_manager: Option<Stamp>,
    /// What else should be known.
    #[serde(deserialize_with = "direction::read")]
    pub remark: String,
    /// A false alarm, and why: cancelled, still logged.
    #[serde(default, deserialize_with = "direction::read_optional")]
    pub cancelled: Option<String>,
}

/// One stamp: when it was tapped, and a few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// When it was tapped.
    pub at: Moment,
    /// A few words; may be empty.
    #[serde(deserialize_with = "direction::read")]
    pub words: String,
}

/// What was added to a sheet of Spoed since it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// As a note of its own.
    pub note: Note,
    /// The note it was kept in, and all of it as it is now: one emergency is one note.
    pub whole: Option<(NoteId, Note)>,
}

impl Added {
    /// The same about this child, where nobody typed whom it is about.
    #[must_use]
    pub fn about(self, child: Option<&str>) -> Self {
        let Self { note, whole } = self;
        Self {
            note: note.about(child),
            whole: whole.map(|(id, note)| (id, note.about(child))),
        }
    }
}

impl From<Note> for Added {
    fn from(note: Note) -> Self {
        Self { note, whole: None }
    }
}

/// The layout this version writes.
pub const VERSION: u16 = 1;

/// Why a sealed note could not be read as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Not a note.
    #[error("not a note of this program")]
    Malformed,
    /// A later version wrote it.
    #[error("note of version {found}, this program knows {supported}")]
    NewerVersion {
        /// The version found.
        found: u16,
        /// The version this program writes.
        supported: u16,
    },
}

impl Note {
    /// The same about this child, where nobody typed whom it is about.
    #[must_use]
    pub fn about(mut self, child: Option<&str>) -> Self {
        if let Some(child) = child.filter(|_| self.pupil.is_empty()) {
            child.clone_into(&mut self.pupil);
        }
        self
    }

    /// The bytes that are sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads a note back.
    ///
    /// # Errors
    ///
    /// [`NoteError`], when a later version wrote it or it is no note.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NoteError> {
        #[derive(Deserialize)]
        struct Version {
            v: u16,
        }
        let Version { v } =
            serde_json::from_slice(bytes).map_err(|_malformed| NoteError::Malformed)?;
        if v > VERSION {
            return Err(NoteError::NewerVersion {
                found: v,
                supported: VERSION,
            });
        }
        serde_json::from_slice(bytes).map_err(|_malformed| NoteError::Malformed)
    }
}
