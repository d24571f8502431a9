//! Every stored text that is shown to people, with a sign in it that turns the direction of reading: it is read without.

use meldcode::workspace::note::Note;
use meldcode::workspace::school::School;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const TURN: char = '\u{202e}';

/// A school in which nothing is left empty.
fn school() -> Value {
    let day = "2026-11-02";
    let id = "01890000-0000-7000-8000-000000000001";
    json!({
        "v": 1,
        "name": "De Vlieger",
        "own_protocol": "in de kast",
        "terms": School::new(String::new(), Vec::new()).terms,
        "lock_after_minutes": 5,
        "contacts": [{
            "id": "vertrouwensarts", "name": "Vertrouwensarts", "purpose": "overleg", "number": "088 000 00 00",
            "hours": "altijd", "source": "de gids", "last_checked": day, "emergency_order": null, "local": true,
        }],
        "deputies": {},
        "indicator_review": { "by": "An Verzonnen, arts", "on": day, "edition": 1 },
        "observation_title": "Observaties",
        "step_report_title": "Stap {fase}",
        "teacher_keeps_reading": true,
        "dismissed_notes": [{ "on": day, "by": "An Verzonnen", "reason": "vergissing" }],
        "destroyed_cases": [{
            "case": id, "on": day, "by": "An Verzonnen", "ground": "mistake", "reason": "dubbel", "copies": [],
        }],
        "handovers": [{
            "transfer": id, "name": "overdracht.age", "file": "00", "sent_at": "2026-11-02T10:20:00.000+01:00",
            "by": "An Verzonnen", "to": "Ilse Verzonnen", "key": null, "cases": [], "state": "sent",
            "received_by": "Jan Verzonnen", "removed_on": null,
        }],
        "colleagues": [{ "id": id, "name": "Ilse Verzonnen", "role": "teacher", "agreement": "00", "signing": "00" }],
    })
}

fn note(content: &Value) -> Value {
    json!({
        "v": 1, "written_at": "2026-11-02T10:20:00.000+01:00", "author": "An Verzonnen", "pupil": "Noor Verzonnen",
        "content": content,
    })
}

/// Where every text stands in a value.
fn texts(value: &Value, at: String) -> Vec<String> {
    match value {
        Value::String(_) => vec![at],
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .flat_map(|(place, item)| texts(item, format!("{at}/{place}")))
                .collect()
        }
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, field)| texts(field, format!("{at}/{name}")))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// Turns each text around, one at a time: what is still read as a `T` is read without the sign.
fn assert_settled<T: Serialize + DeserializeOwned>(whole: &Value, ours: &[&str]) {
    assert!(
        serde_json::from_value::<T>(whole.clone()).is_ok(),
        "{whole}"
    );
    let mut read = 0;
    for place in texts(whole, String::new()) {
        let mut turned = whole.clone();
        let text = turned.pointer_mut(&place).expect("it stands there");
        *text = Value::String(format!("{}{TURN}", text.as_str().expect("a text")));
        let Ok(back) = serde_json::from_value::<T>(turned) else {
            // An id, a day or a name out of a list: nothing else is taken for one.
            continue;
        };
        read += 1;
        let is_kept = serde_json::to_string(&back)
            .expect("is written")
            .contains(TURN);
        assert_eq!(
            is_kept,
            ours.iter().any(|own| place.ends_with(own)),
            "{place}"
        );
    }
    assert!(read > 4, "no text was looked at");
}

#[test]
fn no_text_of_the_school_turns_around() {
    // Names of files and digits, which this program makes, are compared and never spelled out by anybody else.
    assert_settled::<School>(
        &school(),
        &[
            "/handovers/0/name",
            "/file",
            "/agreement",
            "/signing",
            "/contacts/0/id",
        ],
    );
}

#[test]
fn no_text_of_a_note_turns_around() {
    let stamp = json!({ "at": "2026-11-02T10:20:00.000+01:00", "words": "met Wim" });
    assert_settled::<Note>(
        &note(&json!({ "emergency": {
            "begun_at": null, "talk": stamp, "safe_home": stamp, "case_manager": stamp,
            "remark": "let op", "cancelled": "loos",
        } })),
        &[],
    );
    assert_settled::<Note>(
        &note(&json!({ "observation": {
            "happened_at": null, "place": "plein", "seen": "een plek", "literal_words": "au", "source": "Wim",
            "interpretation": "schrik", "danger": "no",
        } })),
        &[],
    );
}
