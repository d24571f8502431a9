//! Carrying cases: what taking a transfer in would do, told before it is done.

use std::collections::BTreeSet;

use meldcode::casefile::event::{CaseManagerAppointed, RecordErased};
use meldcode::casefile::journal::Outline;
use meldcode::casefile::state::Matter;
use meldcode::casefile::{Event, Journal, Record, RecordHash, StoredRecord};
use meldcode::exchange::envelope::{self, Key};
use meldcode::exchange::import::{self, Known, Proof, Standing, Why};
use meldcode::exchange::transfer;

use super::transfer::*;

#[test]
fn the_preview_tells_how_each_case_stands() {
    let base = journal(1, 2);
    let mut longer = base.clone();
    extend(&mut longer, [10, 11]);
    let mut other = base.clone();
    extend(&mut other, [20]);
    let table = [
        (&base, None, Standing::New, 2, 0, 0),
        (&longer, Some(&base), Standing::Newer, 2, 2, 0),
        (&base, Some(&base), Standing::Same, 0, 2, 0),
        (&base, Some(&longer), Standing::Older, 0, 2, 2),
        (&longer, Some(&other), Standing::Diverged, 2, 2, 1),
    ];
    for (theirs, ours, standing, added, already, only_here) in table {
        let known = known(&ours.into_iter().collect::<Vec<_>>());
        let plan = import::plan(&sent(&[theirs]), &known);
        let case = &plan.cases[0];
        assert_eq!(case.standing, standing);
        assert_eq!(
            (case.added(), case.known, case.only_here),
            (added, already, only_here),
            "{standing:?}"
        );
        assert!(case.is_as_announced);
        assert_eq!(case.label, "Sem de Graaf");
        assert_eq!(case.destroy_after, Some(day(31)));
    }
}

#[test]
fn the_preview_tells_who_wrote_what_is_new_and_when() {
    let mut journal = journal(1, 2);
    let stored = signed(note(&journal, PRINCIPAL, 9), PRINCIPAL);
    journal.insert(stored).unwrap();
    let plan = import::plan(&sent(&[&journal]), &known(&[]));
    let authors: Vec<_> = plan.cases[0]
        .authors
        .iter()
        .map(|author| (author.person.name.as_str(), author.proof, author.records))
        .collect();
    assert_eq!(
        authors,
        [
            ("Noor Baptiste", Proof::Known, 2),
            ("Wim Hoekstra", Proof::Known, 1)
        ]
    );
    assert_eq!(plan.cases[0].written, Some((moment(0), moment(9))));
}

#[test]
fn decisions_that_contradict_are_shown_before_they_come_in() {
    let appointed = |who: u8| {
        Event::CaseManagerAppointed(CaseManagerAppointed {
            who: person(who),
            from_on: day(3),
            reason: String::new(),
        })
    };
    let base = journal(1, 1);
    let (mut theirs, mut ours) = (base.clone(), base);
    let stored = write(&theirs, TEACHER, 10, appointed(TEACHER));
    theirs.insert(signed(stored, TEACHER)).unwrap();
    let stored = write(&ours, PRINCIPAL, 20, appointed(PRINCIPAL));
    ours.insert(signed(stored, PRINCIPAL)).unwrap();
    let plan = import::plan(&sent(&[&theirs]), &known(&[&ours]));
    assert_eq!(plan.cases[0].standing, Standing::Diverged);
    let matters: Vec<Matter> = plan.cases[0]
        .conflicts
        .iter()
        .map(|conflict| conflict.matter)
        .collect();
    assert_eq!(matters, [Matter::CaseManager]);
}

#[test]
fn a_key_is_never_guessed() {
    let empty = Journal::new(case(1));
    let proof = |stored: StoredRecord, known: &Known| {
        let mut journal = empty.clone();
        journal.insert(stored).unwrap();
        import::plan(&sent(&[&journal]), known).cases[0].authors[0].proof
    };
    let by_teacher = || note(&empty, TEACHER, 0);
    let mut other_key = known(&[]);
    other_key
        .signing_keys
        .insert(person(TEACHER).id, vec![secret_key(8).public()]);
    let table = [
        (signed(by_teacher(), TEACHER), known(&[]), Proof::Known),
        (
            signed(by_teacher(), TEACHER),
            Known::default(),
            Proof::NewPerson,
        ),
        (signed(by_teacher(), TEACHER), other_key, Proof::OtherKey),
        (signed(by_teacher(), 8), known(&[]), Proof::NoKeyFits),
        (by_teacher(), known(&[]), Proof::Unsigned),
    ];
    for (stored, known, expected) in table {
        assert_eq!(proof(stored, &known), expected);
    }
}

#[test]
fn taking_a_file_in_twice_changes_nothing_the_second_time() {
    let mut theirs = journal(1, 2);
    extend(&mut theirs, [10, 11]);
    let mut ours = journal(1, 2);
    extend(&mut ours, [20]);
    let mut known = known(&[&ours]);
    let transfer = sent(&[&theirs]);
    carry_out(&import::plan(&transfer, &known), &mut known);
    assert_eq!(known.journals[&case(1)].len(), 5);
    let after = known.clone();
    let again = import::plan(&transfer, &known);
    assert_eq!(again.cases[0].standing, Standing::Older);
    assert!(again.additions(&BTreeSet::new()).is_empty());
    carry_out(&again, &mut known);
    assert_eq!(known, after);
}

#[test]
fn a_case_that_was_destroyed_here_comes_back_only_when_asked() {
    let journal = journal(1, 2);
    let mut known = known(&[]);
    known.destroyed.insert(case(1), day(5));
    let plan = import::plan(&sent(&[&journal]), &known);
    assert_eq!(plan.cases[0].standing, Standing::Destroyed { on: day(5) });
    assert!(plan.additions(&BTreeSet::new()).is_empty());
    let asked = plan.additions(&BTreeSet::from([case(1)]));
    assert_eq!(asked[0].records.len(), 2);
}

/// The erasure of the first record of a journal, by `author`.
fn erasure(journal: &Journal, author: u8) -> (RecordHash, StoredRecord) {
    let (target, _) = journal.in_order()[0];
    (target, erasure_of(journal, target, author, 50))
}

fn erasure_of(journal: &Journal, target: RecordHash, author: u8, minutes: i64) -> StoredRecord {
    let record = journal.get(target).unwrap().record().clone();
    let event = Event::RecordErased(RecordErased {
        target,
        target_id: record.id,
        target_parents: record.parents,
        target_author: record.author,
        target_happened_at: record.happened_at,
        target_written_at: record.written_at,
        reason: "verkeerd kind".to_owned(),
    });
    write(journal, author, minutes, event)
}

#[test]
fn what_says_that_a_record_was_erased_stays_whatever_says_that_it_was_erased_too() {
    let mut whole = journal(1, 2);
    let (target, first) = erasure(&whole, PRINCIPAL);
    whole.insert(first.clone()).unwrap();
    // Nothing here writes this one; a forger or a broken device would.
    let second = erasure_of(&whole, first.hash(), PRINCIPAL, 51);
    for order in [[&first, &second], [&second, &first]] {
        let mut journal = journal(1, 2);
        for stored in order {
            journal.insert(stored.clone()).unwrap();
        }
        assert!(journal.get(first.hash()).is_some());
        assert!(journal.get(target).is_none());
    }
}

#[test]
fn only_the_proven_erasure_of_a_directeur_known_here_destroys_anything_here() {
    let ours = journal(1, 2);
    let offered = |stored: StoredRecord| {
        let mut theirs = ours.clone();
        theirs.insert(stored).unwrap();
        import::plan(&sent(&[&theirs]), &known(&[&ours]))
    };
    let (target, proven) = erasure(&ours, PRINCIPAL);
    let plan = offered(signed(proven.clone(), PRINCIPAL));
    assert_eq!(plan.cases[0].erases, [target]);
    assert!(plan.held_back.is_empty());

    let (_, by_teacher) = erasure(&ours, TEACHER);
    for unproven in [
        proven.clone(),
        signed(proven, 8),
        signed(by_teacher, TEACHER),
    ] {
        let hash = unproven.hash();
        let plan = offered(unproven);
        assert!(plan.cases[0].erases.is_empty());
        assert_eq!(plan.cases[0].added(), 0);
        assert!(plan.cases[0].merged().get(target).is_some());
        assert_eq!(
            (plan.held_back[0].record, plan.held_back[0].why),
            (hash, Why::UnprovenErasure)
        );
    }
}

#[test]
fn a_record_under_an_id_that_stands_here_is_held_back_and_the_rest_comes_in() {
    let ours = journal(1, 2);
    let mut theirs = ours.clone();
    extend(&mut theirs, [10]);
    // Another text under the id of the first record, as a forger or a broken device would make it.
    let first = ours.in_order()[0].0;
    let copied = Record {
        salt: [9; 16],
        ..ours.get(first).unwrap().record().clone()
    };
    let copied = StoredRecord::write(&copied).unwrap();
    let hash = copied.hash();
    theirs.insert(copied).unwrap();
    let plan = import::plan(&sent(&[&theirs]), &known(&[&ours]));
    assert_eq!(plan.cases[0].added(), 1);
    assert_eq!(
        (plan.held_back[0].record, plan.held_back[0].why),
        (hash, Why::IdTaken)
    );
    // The same for a record that is closed to whoever takes the file in: only its id is known.
    let mut known = known(&[&ours]);
    let closed = theirs.in_order()[3].0;
    let id = theirs.get(closed).unwrap().record().id;
    known.ids.insert(case(1), BTreeSet::from([id]));
    let plan = import::plan(&sent(&[&theirs]), &known);
    assert_eq!(plan.cases[0].added(), 0);
}

#[test]
fn a_record_that_stands_here_by_its_outline_is_known() {
    let theirs = journal(1, 3);
    let mut ours = Journal::new(case(1));
    let (last, _) = theirs.in_order()[2];
    for stored in theirs.records() {
        if stored.hash() == last {
            ours.withhold(last, Outline::of(stored));
        } else {
            ours.insert(stored.clone()).unwrap();
        }
    }
    let plan = import::plan(&sent(&[&theirs]), &known(&[&ours]));
    assert_eq!(plan.cases[0].standing, Standing::Same);
    assert_eq!(plan.cases[0].known, 3);
    assert!(plan.cases[0].merged().outline(last).is_some());
}

#[test]
fn an_unproven_erasure_cannot_come_in_ahead_of_the_record_it_erases() {
    let whole = journal(1, 2);
    let (target, stored) = erasure(&whole, PRINCIPAL);
    // The file holds the erasure and not its target, and neither does this device.
    let without_target = |erasure: StoredRecord| {
        let mut theirs = Journal::new(case(1));
        for stored in whole.records().filter(|one| one.hash() != target) {
            theirs.insert(stored.clone()).unwrap();
        }
        theirs.insert(erasure).unwrap();
        theirs
    };
    for forged in [stored.clone(), signed(stored.clone(), 8)] {
        let mut known = known(&[]);
        carry_out(
            &import::plan(&sent(&[&without_target(forged)]), &known),
            &mut known,
        );
        carry_out(&import::plan(&sent(&[&whole]), &known), &mut known);
        assert!(known.journals[&case(1)].get(target).is_some());
    }
    let mut known = known(&[]);
    let proven = signed(stored, PRINCIPAL);
    carry_out(
        &import::plan(&sent(&[&without_target(proven)]), &known),
        &mut known,
    );
    carry_out(&import::plan(&sent(&[&whole]), &known), &mut known);
    assert!(known.journals[&case(1)].get(target).is_none());
}

#[test]
fn a_false_signature_never_takes_the_place_of_the_true_one() {
    let empty = Journal::new(case(1));
    let stored = note(&empty, TEACHER, 0);
    let with = |stored: StoredRecord| {
        let mut journal = empty.clone();
        journal.insert(stored).unwrap();
        journal
    };
    let genuine = with(signed(stored.clone(), TEACHER));
    for forger in 3..20 {
        let forged = with(signed(stored.clone(), forger));
        // Here the true one, a false one comes in: nothing changes.
        let plan = import::plan(&sent(&[&forged]), &known(&[&genuine]));
        assert!(plan.additions(&BTreeSet::new()).is_empty());
        // Here a false one, the true one comes in: it is kept, and it is what goes out again.
        let mut known = known(&[&forged]);
        let plan = import::plan(&sent(&[&genuine]), &known);
        assert_eq!(plan.cases[0].standing, Standing::Same);
        carry_out(&plan, &mut known);
        let sent_on = sent(&[&known.journals[&case(1)]]);
        assert!(sent_on.journals.iter().eq([&genuine]));
        assert!(
            import::plan(&sent(&[&genuine]), &known)
                .additions(&BTreeSet::new())
                .is_empty(),
            "the second time nothing changes"
        );
    }
}

#[test]
fn what_was_erased_here_does_not_come_back_with_an_older_copy() {
    let theirs = journal(1, 2);
    let mut ours = theirs.clone();
    let (target, stored) = erasure(&ours, PRINCIPAL);
    ours.insert(signed(stored, PRINCIPAL)).unwrap();
    let plan = import::plan(&sent(&[&theirs]), &known(&[&ours]));
    assert_eq!(plan.cases[0].stays_erased, 1);
    assert_eq!(plan.cases[0].added(), 0);
    assert!(plan.cases[0].merged().get(target).is_none());
}

#[test]
fn a_sealed_case_comes_back_as_it_went() {
    let journal = journal(1, 4);
    let text = transfer::write(&manifest(&[&journal]), &[&journal]).unwrap();
    let passphrase = "kroket lantaarn zeemeeuw fietsbel";
    let file = envelope::seal_with_passphrase(&text, passphrase, 1).unwrap();
    envelope::verify(&file, Key::Passphrase(passphrase), &text).unwrap();
    let opened = envelope::open_with_passphrase(&file, passphrase).unwrap();
    assert_eq!(transfer::read(&opened).unwrap().journals, [journal]);
}
