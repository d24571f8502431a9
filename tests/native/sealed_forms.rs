//! Golden sealed forms: every small JSON that version 1 sealed still reads and is written as it stands.
#![allow(
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use std::path::PathBuf;

use meldcode::protocol::Role;
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::draft::Draft;
use meldcode::workspace::note::{Content, Note, NoteError};
use meldcode::workspace::ports::LossMark;
use meldcode::workspace::profile;
use meldcode::workspace::school::School;
use meldcode::workspace::summary::Summary;

/// A golden file is one line; the line end is the editor's.
fn golden(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/sealed/v1");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    text.trim_end().to_owned()
}

fn assert_written(bytes: &[u8], name: &str) {
    assert_eq!(String::from_utf8_lossy(bytes), golden(name), "{name}");
}

#[test]
fn settings_of_version_1_are_read_and_written_the_same() {
    let school = School::from_bytes(golden("settings").as_bytes()).unwrap();
    assert_eq!(school.handovers.len(), 1);
    assert_written(&school.to_bytes(), "settings");
}

#[test]
fn settings_with_a_field_of_a_later_version_are_refused() {
    let later = golden("settings").replacen("{\"v\":1,", "{\"v\":1,\"motto\":\"\",", 1);
    assert!(School::from_bytes(later.as_bytes()).is_err());
}

#[test]
fn a_profile_of_version_1_is_written_the_same() {
    assert_written(&profile::pack("Fenna Wester", Role::Teacher), "profile");
}

#[test]
fn a_draft_of_version_1_is_read_and_written_the_same() {
    for name in ["draft", "draft-of-a-tab"] {
        let draft = Draft::from_bytes(golden(name).as_bytes()).unwrap();
        assert_written(&draft.to_bytes(), name);
    }
}

#[test]
fn a_draft_lies_where_the_document_says() {
    let key = DraftKey {
        case: None,
        form: "gezien".to_owned(),
    };
    let digest = meldcode::casefile::stored::hash_of(br#"{"case":null,"form":"gezien"}"#);
    assert!(digest.0.starts_with(&key.id_in(0).0));
    let of_a_tab = key.id_in(0x0102_0304);
    let (of_form, of_tab) = of_a_tab.0.split_at(12);
    assert!(digest.0.starts_with(of_form));
    assert_eq!(of_tab, [1, 2, 3, 4]);
}

#[test]
fn notes_of_version_1_are_read_and_written_the_same() {
    for name in [
        "note-observation",
        "note-observation-told",
        "note-emergency",
    ] {
        let note = Note::from_bytes(golden(name).as_bytes()).unwrap();
        let is_emergency = matches!(note.content, Content::Emergency(_));
        assert_eq!(is_emergency, name == "note-emergency");
        assert_written(&note.to_bytes(), name);
        let later = golden(name).replacen("\"v\":1", "\"v\":2", 1);
        let refused = NoteError::NewerVersion {
            found: 2,
            supported: 1,
        };
        assert_eq!(Note::from_bytes(later.as_bytes()), Err(refused));
    }
}

#[test]
fn a_summary_of_version_1_is_read_and_written_the_same() {
    let summary = Summary::from_bytes(golden("summary").as_bytes()).unwrap();
    assert_eq!(summary.due.len(), 3);
    assert_written(&summary.to_bytes(), "summary");
}

#[test]
fn a_loss_mark_of_version_1_is_read_and_written_the_same() {
    for name in ["loss-mark", "loss-mark-copy"] {
        let mark: LossMark = serde_json::from_str(&golden(name)).unwrap();
        assert_eq!(mark.copy.is_some(), name == "loss-mark-copy");
        assert_written(&serde_json::to_vec(&mark).unwrap(), name);
    }
}
