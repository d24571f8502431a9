//! Other names on the beamer: nobody of a case is called by their own name, whoever works here is.

use meldcode::casefile::event::Source;
use meldcode::screen::form::{FormKind, Value, Values, id};
use meldcode::screen::inbox::{Onlookers, inbox};
use meldcode::screen::presenting::{Alias, Presentation, aliases};
use meldcode::screen::today::today;
use meldcode::workspace::desk::{DraftKey, InboxNote, NoteId};
use meldcode::workspace::note::{Content, Note, NotedObservation};

use super::access::told_by;
use super::desk::{empty, monday, with};
use crate::scenarios::school::*;

fn case() -> Case {
    given([
        open(),
        told_by(
            Source::Third("Wendy Zonneveld".to_owned()),
            "Sem de Boer",
            "Wendy zag dat Sem viel.",
        ),
    ])
}

fn called(aliases: &[Alias], name: &str) -> String {
    let found = aliases.iter().find(|alias| alias.name == name);
    found.expect("is called otherwise").alias.clone()
}

#[test]
fn the_child_the_parents_and_whoever_is_named_are_called_otherwise_and_staff_is_not() {
    let case = case();
    let desk = with(&[&case], monday());
    let found = aliases(&desk, monday());
    let pupil = &desk.summaries.values().next().expect("a case").pupil;
    assert_eq!(called(&found, pupil), "Kind A");
    for name in ["Wendy Zonneveld", "Sem de Boer"] {
        assert!(called(&found, name).starts_with("Persoon "));
    }
    for ledger in case.file().parent_ledger() {
        assert!(called(&found, ledger.name).starts_with("Persoon "));
    }
    for member in &desk.members {
        assert!(found.iter().all(|alias| alias.name != member.name));
    }
}

#[test]
fn no_two_have_the_same_name() {
    let case = case();
    let found = aliases(&with(&[&case], monday()), monday());
    let mut given: Vec<&str> = found.iter().map(|alias| alias.alias.as_str()).collect();
    given.sort_unstable();
    given.dedup();
    assert_eq!(given.len(), found.len());
}

#[test]
fn a_text_is_drawn_without_any_word_of_a_name_whatever_its_capitals() {
    let case = case();
    let found = aliases(&with(&[&case], monday()), monday());
    let shown = Presentation::of(&found).shown("WENDY en de hond van Zonneveld; sém was er ook.");
    let shown = shown.expect("somebody is named").to_lowercase();
    for word in ["wendy", "zonneveld", "sem", "sém"] {
        assert!(!shown.contains(word), "{word} in {shown}");
    }
}

#[test]
fn a_text_that_names_nobody_is_left_alone() {
    let case = case();
    let found = aliases(&with(&[&case], monday()), monday());
    assert_eq!(Presentation::of(&found).shown("De jas hing er nog."), None);
    assert!(aliases(&empty(), monday()).is_empty());
}

#[test]
fn a_note_about_a_child_of_no_case_stays_closed_before_the_beamer_and_opens_after() {
    let mut desk = empty();
    let typed = "moeder Truus bracht Fien Fictief te laat";
    let content = Content::Observation(NotedObservation {
        happened_at: None,
        place: typed.to_owned(),
        seen: typed.to_owned(),
        literal_words: typed.to_owned(),
        source: typed.to_owned(),
        interpretation: typed.to_owned(),
        danger: None,
        witness: None,
    });
    desk.notes.push(InboxNote {
        id: NoteId([1; 16]),
        note: Some(Note {
            v: 1,
            written_at: monday(),
            author: "juf Truus".to_owned(),
            pupil: "Fien Fictief".to_owned(),
            content,
        }),
    });
    let closed = inbox(&desk, Onlookers::AtTheBeamer);
    let letter = closed.notes[0].letter.as_ref().expect("opens");
    assert_eq!(letter.told, None);
    let drawn = format!("{:?}", closed.notes);
    assert!(
        !drawn.contains("Fien") && !drawn.contains("Truus"),
        "{drawn}"
    );

    let open = inbox(&desk, Onlookers::Nobody);
    let told = open.notes[0]
        .letter
        .as_ref()
        .and_then(|letter| letter.told.as_ref());
    assert_eq!(told.expect("is read").pupil, "Fien Fictief");
}

#[test]
fn a_child_whose_case_is_only_half_typed_is_called_otherwise_too() {
    let mut desk = empty();
    let key = DraftKey {
        case: None,
        form: FormKind::CaseOpening.slug(),
    };
    let typed: Values = [(id::PUPIL_NAME, Value::Text("Sem Fictief".to_owned()))]
        .into_iter()
        .collect();
    let typed = serde_json::to_string(&typed).expect("is written");
    desk.drafts.insert(key, typed);
    let unfinished = &today(&desk, monday()).unfinished[0];
    let on_beamer = Presentation::of(&aliases(&desk, monday())).shown(&unfinished.text.nl());
    let on_beamer = on_beamer.expect("somebody is named");
    assert!(on_beamer.contains("Kind A"), "{on_beamer}");
}
