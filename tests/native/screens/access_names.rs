//! Whose names are offered to be left out of a parent's paper: all that stand in it, and not the child's own.

use meldcode::casefile::event::{
    AgreedAction, Conversation, ConversationKind, Observation, RecordCorrected, Source,
};
use meldcode::casefile::people::{Owner, Party, PartyKind};
use meldcode::casefile::{Command, Context};
use meldcode::exchange::documents::propose;
use meldcode::protocol::{Role, Terms};
use meldcode::screen::documents::access::Side;
use meldcode::screen::emergency::{Duty, Sheet};
use meldcode::screen::inbox::account;
use meldcode::text::role;
use meldcode::workspace::note::{Content, EmergencyStamps, Note, Stamp, VERSION};
use proptest::prelude::*;

use super::access::{all_of, paper, proposal, told_by};
use crate::arbitrary::events::{Draw, KINDS, event};
use crate::scenarios::school::*;

fn offered(case: &Case) -> Vec<(String, bool)> {
    let names = proposal(case).names.into_iter();
    names.map(|one| (one.name, one.is_left_out)).collect()
}

fn writing() -> Context {
    Context {
        author: ilse(),
        happened_at: moment("2026-03-03T10:00:00+01:00"),
        now: moment("2026-03-03T10:00:00+01:00"),
        staff: Vec::new(),
        terms: Terms::default(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever text of whatever kind of record a name stands in, it is offered.
    #[test]
    fn a_name_in_any_text_of_any_record_is_offered(
        bytes in proptest::collection::vec(any::<u8>(), 96),
    ) {
        let base = given([open(), observe()]);
        for kind in 0..KINDS {
            let mut draw = Draw::from(&bytes);
            draw.names = Some(Vec::new());
            let event = event(kind, &mut draw);
            let written = format!("{event:?}");
            let mut case = base.clone();
            case.append(event, &writing());
            let offered = propose(&case.file(), None, &[], &[]).names;
            // Some are drawn for an answer that was not chosen.
            let names = draw.names.unwrap_or_default();
            for name in names.iter().filter(|name| written.contains(name.as_str())) {
                prop_assert!(
                    offered.iter().any(|one| one.name == *name),
                    "{} of {} among {:?}", name, written, offered
                );
            }
        }
    }
}

#[test]
fn a_neighbour_in_the_reason_of_a_choice_is_offered_and_goes_when_ticked() {
    let case = given([
        open(),
        observe(),
        consult(),
        fill_list(),
        coordinator(choose(PLAN_A, "Buurman Dirk Jansen belde hierover.")),
        teacher(enter(1, "Omdat Mohamed Bakker het ook zag.")),
    ]);
    let mut left_out = proposal(&case);
    for name in ["Dirk Jansen", "Mohamed Bakker"] {
        let mut names = left_out.names.iter_mut();
        let choice = names.find(|one| one.name == name).expect("offered");
        assert!(!choice.is_left_out, "running words: a person decides");
        choice.is_left_out = true;
    }
    let all = all_of(&paper(&case, &left_out, Side::Parent));
    for gone in ["dirk", "jansen", "mohamed", "bakker"] {
        assert!(!all.contains(gone), "{gone}");
    }
}

#[test]
fn the_first_name_of_the_child_itself_is_not_offered_and_a_namesake_is() {
    let case = given([
        open(),
        told_by(
            Source::Myself,
            "Noor, Noor de Wit",
            "Toen liep Noor weg met Noors tas en Noor's jas, en Noor Duinzicht lachte.",
        ),
    ]);
    let noors: Vec<_> = offered(&case)
        .into_iter()
        .filter(|(name, _)| name.contains("Noor"))
        .collect();
    assert_eq!(noors, [("Noor de Wit".to_owned(), true)]);
}

#[test]
fn a_parent_who_was_there_is_not_proposed_to_stay_out() {
    let held = Conversation {
        present: "moeder Tessa, Tessa Duinzicht en tante Karin".to_owned(),
        ..conversation(ConversationKind::Parents, vec![ilse()])
    };
    let case = given([
        open(),
        observe(),
        coordinator(Command::RecordConversation(held)),
    ]);
    let offered = offered(&case);
    for (name, is_left_out) in [
        ("Tessa", false),
        ("Tessa Duinzicht", false),
        ("Karin", true),
    ] {
        assert!(
            offered.contains(&(name.to_owned(), is_left_out)),
            "{name} in {offered:?}"
        );
    }
}

#[test]
fn a_colleague_who_was_there_is_not_proposed_to_stay_out_and_a_namesake_is() {
    let held = Conversation {
        present: "Fenna, juf Ilse, meester Joris en Fenna de Wit".to_owned(),
        ..conversation(ConversationKind::Parents, vec![ilse()])
    };
    let case = given([
        open(),
        observe(),
        coordinator(Command::RecordConversation(held)),
    ]);
    let propose = propose(&case.file(), None, &[], &[joris().name]);
    let offered: Vec<_> = propose.names.into_iter().collect();
    for (name, is_left_out) in [
        ("Fenna", false),
        ("Ilse", false),
        ("Joris", false),
        ("Fenna de Wit", true),
    ] {
        let mut offered = offered.iter();
        let found = offered.find(|one| one.name == name).expect("offered");
        assert_eq!(found.is_left_out, is_left_out, "{name}");
    }
}

#[test]
fn somebody_outside_goes_however_their_name_is_written() {
    let party = |name: &str| {
        teacher(Command::AgreeAction(AgreedAction {
            what: "Elke week bellen.".to_owned(),
            owner: Owner::Outside(Party {
                kind: PartyKind::Other,
                name: name.to_owned(),
            }),
            due_on: day("2026-03-20"),
        }))
    };
    let case = given([
        open(),
        observe(),
        party("dirk jansen"),
        party("mevrouw De Wit"),
    ]);
    let left_out = proposal(&case);
    let all = all_of(&paper(&case, &left_out, Side::Parent));
    for gone in ["dirk", "jansen", "wit ", "mevrouw de"] {
        assert!(!all.contains(gone), "{gone} in {all}");
    }
}

#[test]
fn the_child_as_an_earlier_version_named_it_is_no_name_to_leave_out() {
    let third = |name: &str| told_by(Source::Third(name.to_owned()), "", "Noor stond stil.");
    let case = given([open(), third("Het kind"), third("de buurvrouw")]);
    let names: Vec<String> = offered(&case).into_iter().map(|(name, _)| name).collect();
    assert!(!names.contains(&"Het kind".to_owned()), "{names:?}");
    assert!(names.contains(&"de buurvrouw".to_owned()), "{names:?}");
}

/// A sheet of Spoed on which everything is answered.
fn full_sheet() -> Note {
    let at = moment("2026-03-03T10:00:00+01:00");
    let stamp = Some(Stamp {
        at,
        words: "mevrouw De Wit".to_owned(),
    });
    let mut sheet = Sheet::default();
    for duty in Duty::ALL {
        sheet.stamp(duty, at);
    }
    sheet.take_back(Duty::Talk, at);
    sheet.parents = "moeder weet het".to_owned();
    let stamps = EmergencyStamps {
        talk: stamp.clone(),
        safe_home: stamp.clone(),
        case_manager: stamp,
        cancelled: Some("het was een spel".to_owned()),
        ..sheet.stamps(at)
    };
    Note {
        v: VERSION,
        written_at: at,
        author: "Tess Verzonnen, leerkracht groep 5".to_owned(),
        pupil: "Noor".to_owned(),
        content: Content::Emergency(stamps),
    }
}

#[test]
fn what_the_program_writes_on_a_sheet_of_spoed_is_nobodys_name_and_a_role_is_none_either() {
    let note = full_sheet();
    let seen = Observation {
        unverified_author: Some(note.author.clone()),
        ..observation()
    };
    let seen = |words: String| {
        let source = Source::Colleague(note.author.clone());
        let seen = Observation {
            seen: words,
            source,
            ..seen.clone()
        };
        teacher(Command::RecordObservation(seen))
    };
    let case = given([open(), seen(account(&note))]);
    let others = |case: &Case| {
        let names = offered(case).into_iter().map(|(name, _)| name);
        names.collect::<Vec<_>>()
    };
    let before = others(&given([open(), seen("niets".to_owned())]));
    let mut expected = before.clone();
    expected.push("De Wit".to_owned());
    let mut found = others(&case);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    assert!(before.contains(&"Tess Verzonnen".to_owned()), "{before:?}");
    for their in Role::ALL {
        let words = role(their).nl();
        assert!(
            found.iter().all(|name| !name.contains(words.as_ref())),
            "{words} in {found:?}"
        );
    }
}

#[test]
fn names_that_stand_line_by_line_are_offered() {
    let list = "Erbij waren:\nSem\nKarin de Wit\nDirk belde";
    let case = given([open(), told_by(Source::Myself, "", list)]);
    let names: Vec<String> = offered(&case).into_iter().map(|(name, _)| name).collect();
    for name in ["Sem", "Karin de Wit"] {
        assert!(names.contains(&name.to_owned()), "{name} in {names:?}");
    }
}

#[test]
fn of_a_name_no_half_stays_where_a_record_is_named_by_its_first_words() {
    for before in 40..60 {
        let words = format!("{} Wendy Zonneveld bij het hek.", "a".repeat(before));
        let neighbour = Source::Third("Wendy Zonneveld".to_owned());
        let case = given([open(), told_by(neighbour, "", &words)]);
        let target = case.last("observation-recorded");
        let case = case.and([teacher(Command::CorrectRecord(RecordCorrected {
            target,
            correction: "Het was bij de fietsen.".to_owned(),
            reason: "Ik vergiste me.".to_owned(),
        }))]);
        let all = all_of(&paper(&case, &proposal(&case), Side::Parent));
        assert!(!all.contains("wend") && !all.contains("zonn"), "{all}");
    }
}
