//! One emergency is one note in the inbox, however often the sheet keeps itself meanwhile.

use meldcode::casefile::CaseId;
use meldcode::screen::emergency::{Duty, Place, Sheet};
use meldcode::screen::form::{FieldId, FormKind, Value, Values, form, id};
use meldcode::screen::form_context;
use meldcode::screen::inbox::{account, beginning, new_case_draft};
use meldcode::screen::today::{Place as Waiting, today};
use meldcode::screen::{Door, after_adopting};
use meldcode::workspace::desk::{InboxNote, NoteId};
use meldcode::workspace::note::{Content, EmergencyStamps, Note};
use meldcode::workspace::{Action, Done, Error};
use uuid::Uuid;

use super::world::{World, block_on};
use super::{founded, opened, returned};

/// Keeps what was added, as the page does.
pub(super) fn keep(world: &World, sheet: &mut Sheet) -> NoteId {
    let now = world.now();
    let added = sheet.added(now).expect("something to keep");
    match world.perform(Action::LeaveSheet(Box::new(added))) {
        Ok(Done::Left { note, is_whole }) => {
            let then = sheet.clone();
            sheet.mark_left(&then, now, (note, is_whole));
            note
        }
        other => panic!("not kept: {other:?}"),
    }
}

/// What was kept becomes records of the chosen case.
pub(super) fn record_in_case(world: &World, sheet: &Sheet) {
    let note = sheet.note_for_case(world.now()).expect("something to keep");
    let account = account(&note);
    let Content::Emergency(stamps) = note.content else {
        panic!("no sheet")
    };
    let case = sheet.case.expect("chosen");
    world
        .perform(Action::RecordStamps {
            case,
            stamps,
            account,
        })
        .expect("is recorded");
}

pub(super) fn notes(world: &World) -> Vec<InboxNote> {
    let notes = world.office.read(|desk| desk.notes.clone());
    notes.expect("unlocked")
}

pub(super) fn stamps(note: &InboxNote) -> EmergencyStamps {
    stamps_of(note.note.as_ref().expect("opens"))
}

pub(super) fn stamps_of(note: &Note) -> EmergencyStamps {
    match &note.content {
        Content::Emergency(stamps) => stamps.clone(),
        Content::Observation(_) => panic!("no sheet"),
    }
}

/// Somebody is unlocked, one case is open, and on the sheet a talk was tapped.
pub(super) fn tapped_at_work() -> (World, CaseId, Sheet) {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, world.now());
    (world, case, sheet)
}

#[test]
fn a_sheet_that_kept_itself_before_the_child_was_named_is_one_note_with_all_of_it() {
    let mut world = World::new();
    founded(&world);
    let mut sheet = Sheet::default();
    let begun = world.now();
    sheet.stamp(Duty::Talk, begun);
    sheet.remark = "Het kind huilt.".to_owned();
    keep(&world, &mut sheet);
    assert!(!sheet.has_unkept());

    sheet.pupil = "Sem Fictief".to_owned();
    sheet.author = "meester Bas".to_owned();
    assert!(sheet.has_unkept(), "a name alone is kept too");
    keep(&world, &mut sheet);
    sheet.stamp(Duty::SafeHome, world.now());
    sheet.describe(Duty::Talk, "Ada en Bo".to_owned());
    sheet.remark = "Moeder is gebeld.".to_owned();
    keep(&world, &mut sheet);
    assert!(!sheet.has_unkept());

    returned(&mut world);
    let notes = notes(&world);
    let [note] = notes.as_slice() else {
        panic!("{} notes", notes.len())
    };
    let told = note.note.as_ref().expect("opens");
    assert_eq!(
        (told.pupil.as_str(), told.author.as_str()),
        ("Sem Fictief", "meester Bas")
    );
    let stamps = stamps(note);
    assert_eq!(stamps.begun_at, Some(begun));
    assert!(stamps.talk.is_some() && stamps.safe_home.is_some());
    for words in ["Het kind huilt.", "Moeder is gebeld.", "Ada en Bo"] {
        assert!(stamps.remark.contains(words), "{words}: {}", stamps.remark);
    }
    let lost = world.office.read(|desk| desk.tidings.len());
    assert_eq!(lost, Some(0), "no note counts as lost");
}

#[test]
fn what_is_taken_back_stands_no_more_in_the_note_and_is_told() {
    let mut world = World::new();
    founded(&world);
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, world.now());
    keep(&world, &mut sheet);
    sheet.take_back(Duty::Talk, world.now());
    keep(&world, &mut sheet);
    returned(&mut world);
    let notes = notes(&world);
    assert_eq!(notes.len(), 1);
    assert_eq!(stamps(&notes[0]).talk, None);
    assert!(stamps(&notes[0]).remark.contains("teruggenomen"));
}

#[test]
fn what_is_added_after_the_note_went_into_a_case_is_a_note_that_goes_on() {
    let (world, case, mut sheet) = tapped_at_work();
    let first = keep(&world, &mut sheet);
    let told = account(notes(&world)[0].note.as_ref().expect("opens"));
    world
        .perform(Action::AdoptNote {
            note: first,
            case,
            account: told,
        })
        .expect("is taken in");
    sheet.stamp(Duty::SafeHome, world.now());
    let next = keep(&world, &mut sheet);
    assert_ne!(next, first);
    let notes = notes(&world);
    assert_eq!(notes.len(), 1);
    let added = stamps(&notes[0]);
    assert_eq!((added.begun_at, added.talk), (None, None));
    assert!(added.safe_home.is_some());

    sheet.remark = "Moeder is gebeld.".to_owned();
    keep(&world, &mut sheet);
    assert_eq!(self::notes(&world).len(), 1, "which is gone on with");
}

#[test]
fn what_was_added_while_somebody_read_the_note_is_read_before_it_goes_into_a_case() {
    let (world, case, mut sheet) = tapped_at_work();
    let note = keep(&world, &mut sheet);
    sheet.remark = "Moeder is gebeld.".to_owned();
    // On the locked screen of another tab.
    let added = sheet.added(world.now()).expect("something to keep");
    let left = block_on(world.second_tab().leave_sheet(&added));
    let Ok(Done::Left {
        note: next,
        is_whole: true,
    }) = left
    else {
        panic!("not gone on with: {left:?}")
    };
    let adopt = |note| {
        let account = String::new();
        world.perform(Action::AdoptNote {
            note,
            case,
            account,
        })
    };
    let outcome = adopt(note);
    assert!(matches!(outcome, Err(Error::UnknownNote)), "{outcome:?}");
    assert!(stamps(&notes(&world)[0]).remark.contains("gebeld"));
    let reason = "dubbel".to_owned();
    let dismissed = world.perform(Action::DismissNote { note, reason });
    assert!(matches!(dismissed, Err(Error::UnknownNote)));
    adopt(next).expect("is taken in");
    assert!(notes(&world).is_empty());
}

#[test]
fn whoever_unlocks_goes_on_in_a_note_of_their_own_that_bears_their_name() {
    let mut world = World::new();
    founded(&world);
    let mut sheet = Sheet::default();
    sheet.author = "meester Bas".to_owned();
    sheet.stamp(Duty::Talk, world.now());
    keep(&world, &mut sheet);
    returned(&mut world);
    sheet.hand_on();
    sheet.stamp(Duty::SafeHome, world.now());
    sheet.sign("Ada Voorbeeld");
    keep(&world, &mut sheet);
    let notes = notes(&world);
    let authors: Vec<_> = notes.iter().filter_map(|kept| kept.note.as_ref()).collect();
    let authors: Vec<&str> = authors.iter().map(|note| note.author.as_str()).collect();
    assert_eq!(authors, ["meester Bas", "Ada Voorbeeld"]);
}

#[test]
fn a_sheet_that_went_into_a_case_is_gone_on_with_there() {
    let world = World::new();
    founded(&world);
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, world.now());
    keep(&world, &mut sheet);
    sheet.stamp(Duty::SafeHome, world.now());
    let then = sheet.clone();
    sheet.mark_kept(&then, world.now(), Place::Case);
    sheet.stamp(Duty::CaseManager, world.now());
    let added = sheet.added(world.now()).expect("something to keep");
    assert_eq!(added.whole, None);
}

#[test]
fn a_case_that_is_opened_from_a_note_begins_with_its_child_and_takes_it_in() {
    let mut world = World::new();
    founded(&world);
    let mut sheet = Sheet::default();
    sheet.pupil = "Sem Fictief, groep 5b".to_owned();
    sheet.stamp(Duty::Talk, world.now());
    let note = keep(&world, &mut sheet);
    returned(&mut world);
    let begins = world.office.read(|desk| beginning(desk, note));
    let begins = begins.flatten().expect("in the inbox");
    assert_eq!(
        (begins.name.as_str(), begins.group.as_str()),
        ("Sem Fictief", "groep 5b")
    );
    let values = world.office.read(|desk| {
        let mut context = form_context(desk, None, FormKind::CaseOpening, None, world.now());
        context.child = Some((begins.name.clone(), begins.group.clone()));
        form(FormKind::CaseOpening, &context).start()
    });
    let values = values.expect("unlocked");
    let typed = |field: FieldId| match values.get(&field) {
        Some(Value::Text(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(typed(id::PUPIL_NAME), "Sem Fictief");
    assert_eq!(typed(id::PUPIL_GROUP), "groep 5b");

    let case = opened(&world);
    let (account, is_urgent) = (begins.account, begins.is_urgent);
    let adopted = Action::AdoptNote {
        note,
        case,
        account,
    };
    world.perform(adopted).expect("is taken in");
    let next = world
        .office
        .read(|desk| (after_adopting(desk, is_urgent, case), beginning(desk, note)));
    assert_eq!(next, Some((Some(Door::Overview), None)));
}

#[test]
fn of_a_child_that_was_typed_without_a_group_the_whole_is_the_name() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    for (typed, name, group) in [
        ("Sem", "Sem", ""),
        ("", "", ""),
        ("Noor de Wit groep 3", "Noor de Wit", "groep 3"),
        ("Noor (5b)", "Noor", "5b"),
    ] {
        let mut sheet = Sheet::default();
        sheet.pupil = typed.to_owned();
        sheet.stamp(Duty::Talk, world.now());
        let note = keep(&world, &mut sheet);
        let begins = world.office.read(|desk| beginning(desk, note));
        let begins = begins.flatten().expect("in the inbox");
        assert_eq!((begins.name.as_str(), begins.group.as_str()), (name, group));
    }
}

#[test]
fn a_child_that_is_named_after_a_lock_is_kept() {
    let world = World::new();
    founded(&world);
    let begun = world.now();
    let mut sheet = Sheet::resumed(Some(begun), false, &[(Duty::Talk, begun)]);
    assert!(!sheet.has_unkept());
    sheet.pupil = "Sem Fictief".to_owned();
    assert!(sheet.has_unkept());
    keep(&world, &mut sheet);
    assert!(!sheet.has_unkept(), "and once");
}

#[test]
fn whoever_writes_why_it_was_no_emergency_is_not_cut_off() {
    let world = World::new();
    founded(&world);
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, world.now());
    assert!(sheet.keeps_itself());
    sheet.false_alarm = "Het was een misverstand:".to_owned();
    assert!(sheet.keeps_itself(), "what was tapped does not wait for it");
    let (then, now) = (sheet.meanwhile(), world.now());
    let added = then.added(now).expect("something to keep");
    assert_eq!(stamps_of(&added.note).cancelled, None);
    let left = world.perform(Action::LeaveSheet(Box::new(added)));
    let Ok(Done::Left { note, is_whole }) = left else {
        panic!("not kept: {left:?}")
    };
    sheet.mark_left(&then, now, (note, is_whole));
    assert!(sheet.has_unkept() && !sheet.keeps_itself());
    assert_eq!(sheet.false_alarm, "Het was een misverstand:");
    assert!(sheet.stamped(Duty::Talk).is_some());

    // A case learns of no danger while somebody writes that there was none.
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, now);
    sheet.case = Some(CaseId(Uuid::nil()));
    assert!(sheet.keeps_itself());
    sheet.false_alarm = "Het was".to_owned();
    assert!(!sheet.keeps_itself());
    let hidden = sheet.meanwhile();
    assert!(
        hidden.has_unkept(),
        "what was tapped is kept when the page is hidden"
    );
    assert_eq!(hidden.case, None, "in the inbox");
}

#[test]
fn what_is_typed_for_a_case_from_a_note_is_kept_for_that_note() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, world.now());
    let note = keep(&world, &mut sheet);
    let key = new_case_draft(note);
    assert_ne!(key, new_case_draft(NoteId([7; 16])));
    let typed: Values = [(id::PUPIL_NAME, Value::Text("Sem Fictief".to_owned()))]
        .into_iter()
        .collect();
    let text = serde_json::to_string(&typed).expect("is written");
    world
        .perform(Action::SaveDraft { key, text })
        .expect("is sealed");
    let waiting = world
        .office
        .read(|desk| today(desk, world.now()).unfinished);
    let waiting = waiting.expect("unlocked");
    assert_eq!(waiting[0].place, Waiting::NewCase(Some(note)));
    let called = waiting[0].text.nl();
    assert!(called.contains("Sem Fictief"), "among several: {called}");
}
