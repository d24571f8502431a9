//! A name that is markup, a formula, a whole book or turned around: it is shown as the letters it has, and nothing else.

use std::collections::BTreeSet;

use meldcode::casefile::CaseId;
use meldcode::screen::case::overview;
use meldcode::screen::documents::{DocumentKind, document};
use meldcode::screen::timeline::{View, timeline};
use meldcode::screen::{agenda, cases, today};
use meldcode::workspace::{Action, Desk};

use super::carry::{exported, other_school, preview_at, previewed, school};
use crate::office::world::World;
use crate::office::{observe, opened_about};

/// Signs that turn the direction of reading, one of each kind.
const TURNS: [char; 6] = [
    '\u{202e}', '\u{200f}', '\u{2067}', '\u{202d}', '\u{2069}', '\u{061c}',
];

/// Everything that is shown or handed out of what lies on a desk, written out.
fn shown(desk: &Desk) -> String {
    let now = super::desk::monday();
    let lists = (cases::cases(desk, now, ""), today::today(desk, now));
    let agenda = agenda::file(desk, now).bytes;
    let mut all = format!("{lists:?}{}", String::from_utf8_lossy(&agenda));
    for case in desk.dossiers.keys() {
        let view = View::default();
        let pages = (
            overview(desk, *case, now),
            timeline(desk, *case, now, &view),
        );
        let papers = DocumentKind::ALL.map(|kind| document(desk, *case, kind, now));
        all.extend([format!("{pages:?}"), format!("{papers:?}")]);
    }
    all
}

/// The signs among these words, as they are or as `{:?}` writes them: they would not be seen otherwise.
fn turns_in(words: &str) -> Vec<char> {
    let stands =
        |turn: &char| words.contains(*turn) || words.contains(&turn.escape_debug().to_string());
    TURNS.into_iter().filter(stands).collect()
}

/// The bytes of every record of a case.
fn bytes_of(world: &World, case: CaseId) -> BTreeSet<Vec<u8>> {
    let read = world.office.read(|desk| {
        let records = desk.dossiers[&case].journal.records();
        records.map(|stored| stored.bytes().to_vec()).collect()
    });
    read.expect("unlocked")
}

#[test]
fn no_name_turns_around_what_is_shown_or_handed_out_here_or_elsewhere() {
    let turns: String = TURNS.into_iter().collect();
    let world = school();
    let case = opened_about(&world, &format!("Noor{turns} <b>=2+3</b>"));
    observe(&world, case, &format!("{turns}een blauwe plek"));
    let here = world.office.read(shown).expect("unlocked");
    assert!(here.contains("Noor <b>=2+3</b>"), "the letters stay");
    assert!(here.contains("een blauwe plek"), "{here}");
    assert!(turns_in(&here).is_empty(), "{here}");

    let there = other_school();
    let plan = previewed(&there, &exported(&world, case));
    let announced = format!("{:?}", preview_at(&there, &plan));
    assert!(announced.contains("Noor <b>=2+3</b>"), "{announced}");
    assert!(turns_in(&announced).is_empty(), "{announced}");
    let taken = there.perform(Action::Import {
        plan: Box::new(plan),
        bring_back: BTreeSet::new(),
    });
    assert!(taken.is_ok(), "{taken:?}");
    let shown_there = there.office.read(shown).expect("unlocked");
    assert!(turns_in(&shown_there).is_empty(), "{shown_there}");
    // What is kept is what was written, byte for byte: nothing of a record is ever rewritten.
    let kept = bytes_of(&there, case);
    assert_eq!(kept, bytes_of(&world, case));
    let kept = kept.iter().map(|record| String::from_utf8_lossy(record));
    assert_eq!(turns_in(&kept.collect::<String>()), TURNS);
}

#[test]
fn a_name_of_ten_thousand_letters_is_kept_whole_and_shown() {
    let name = "ë".repeat(10_000);
    let world = school();
    let case = opened_about(&world, &name);
    let here = world.office.read(shown).expect("unlocked");
    assert!(here.contains(&name));
    let there = other_school();
    let plan = previewed(&there, &exported(&world, case));
    assert!(format!("{:?}", preview_at(&there, &plan)).contains(&name));
}
