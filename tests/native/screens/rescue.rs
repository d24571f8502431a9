//! When something is wrong: what is told, what is whole, and that everything can be saved as it is.

use std::collections::BTreeMap;

use meldcode::casefile::CaseId;
use meldcode::screen::cases::{Opening, cases, opening};
use meldcode::screen::gate::is_damage;
use meldcode::screen::rescue::rescue;
use meldcode::screen::tidings::tidings;
use meldcode::screen::today::{FirstStep, today};
use meldcode::screen::who_unlocked;
use meldcode::text::{Backup, LockScreen, Message, Problem, Shell, Tidings, Trouble};
use meldcode::workspace::action::Inspection;
use meldcode::workspace::desk::{Member, Tiding};
use uuid::Uuid;

use super::desk::{empty, monday, with};
use crate::scenarios::school::{given, observe, open};

#[test]
fn whole_is_said_in_one_sentence() {
    let inspection = Inspection {
        opened: 40,
        counted: 2,
        whole: 3,
        ..Inspection::default()
    };
    let shown = rescue(&empty(), &inspection);
    assert!(shown.is_whole);
    assert_eq!(shown.verdict, Backup::RescueWhole.into());
    assert!(shown.cases.is_empty() && shown.elsewhere.is_empty());
}

#[test]
fn damage_is_counted_by_case_and_a_case_of_others_stays_nameless() {
    let case = given([open(), observe()]);
    let desk = with(&[&case], monday());
    let mine = case.journal.case();
    let pupil = desk.summaries[&mine].pupil.clone();
    let inspection = Inspection {
        opened: 40,
        counted: 0,
        whole: 1,
        damaged: BTreeMap::from([(mine, 2), (CaseId(Uuid::from_u128(9)), 1)]),
        elsewhere: 1,
    };
    let shown = rescue(&desk, &inspection);
    assert!(!shown.is_whole);
    assert_eq!(
        shown.verdict,
        Backup::RescueIntact {
            intact: 40,
            damaged: 4
        }
        .into()
    );
    assert_eq!(
        shown.cases,
        [(
            Message::verbatim(pupil),
            Backup::RescueCase { pieces: 2 }.into()
        )]
    );
    assert_eq!(
        shown.elsewhere,
        [
            Message::from(Backup::RescueOtherCases { count: 1 }),
            Backup::RescueElsewhere { pieces: 1 }.into()
        ]
    );
}

#[test]
fn where_one_only_reads_it_is_said_that_nothing_proves_the_rest_and_no_new_case_is_offered() {
    let case = given([open(), observe()]);
    let mut desk = with(&[&case], monday());
    let inspection = Inspection {
        opened: 40,
        counted: 2,
        whole: 1,
        elsewhere: 1,
        ..Inspection::default()
    };
    desk.read_only = Some(inspection.clone());
    let shown = rescue(&desk, &inspection);
    assert!(!shown.is_whole);
    assert_eq!(
        shown.intact,
        [
            Message::from(Backup::RescueCasesWhole { count: 1 }),
            Backup::RescueRead {
                opened: 40,
                closed: 2
            }
            .into()
        ]
    );
    assert_eq!(
        shown.elsewhere,
        [
            Message::from(Backup::RescueElsewhere { pieces: 1 }),
            Backup::RescueUnproven.into()
        ]
    );
    assert_eq!(opening(&desk, monday()), Opening::ReadOnly);
    assert!(!cases(&desk, monday(), "").may_begin);
    assert_eq!(today(&desk, monday()).first, FirstStep::Rescue);
    assert_eq!(who_unlocked(&desk, monday()), Shell::ReadOnlyHere);
    desk.read_only = None;
    desk.me = Member::recovery();
    assert_eq!(who_unlocked(&desk, monday()), Shell::RecoveryHere);
}

#[test]
fn what_is_lost_is_told_before_who_made_new_keys() {
    let mut desk = empty();
    assert_eq!(tidings(&desk), []);
    let at = monday();
    desk.tidings = vec![
        Tiding::Rekeyed { by: None, at },
        Tiding::Lost {
            cases: 3,
            last_written_on: None,
        },
        Tiding::Damaged { pieces: 1 },
    ];
    let lines = tidings(&desk);
    let told: Vec<(Message, bool)> = lines
        .into_iter()
        .map(|line| (line.what, line.is_loss))
        .collect();
    assert_eq!(
        told,
        [
            (Tidings::LostUndated { cases: 3 }.into(), true),
            (Tidings::Damaged { pieces: 1 }.into(), true),
            (Tidings::RekeyedByCode { at }.into(), false),
        ]
    );
}

#[test]
fn a_wrong_passphrase_is_no_damage_and_a_broken_slot_is() {
    assert!(!is_damage(&Trouble::from(Problem::WrongPassphrase)));
    assert!(!is_damage(&Trouble::from(Problem::StorageFull)));
    for problem in [
        Problem::VaultDamaged,
        Problem::VaultTailMissing,
        Problem::StorageDamaged,
    ] {
        assert!(is_damage(&Trouble::from(problem)));
    }
}

#[test]
fn one_of_a_thing_has_its_own_word_and_verb() {
    let vanished = |cases| {
        let on = "maandag 23 november 2026".to_owned();
        LockScreen::Vanished { cases, on }.nl().into_owned()
    };
    assert!(vanished(1).starts_with("Op dit apparaat stond 1 dossier."));
    assert!(vanished(2).starts_with("Op dit apparaat stonden 2 dossiers."));
    let on = monday().date_naive();
    let lost = Tidings::Lost { cases: 1, on }.nl().into_owned();
    assert!(lost.contains("2026 stond er 1 dossier,"), "{lost}");
    let undated = Tidings::LostUndated { cases: 1 }.nl().into_owned();
    assert!(undated.contains("Er stond 1 dossier,"), "{undated}");
    let incomplete = |pieces| Problem::BackupIncomplete { pieces }.what().into_owned();
    assert!(incomplete(1).ends_with("maar 1 stuk hierin gaat niet open."));
    assert!(incomplete(3).ends_with("maar 3 stukken hierin gaan niet open."));
    let checked = Backup::Checked {
        at: monday(),
        cases: 1,
        opened: 1,
        counted: 0,
    };
    let checked = checked.nl().into_owned();
    assert!(checked.contains("het ene stuk geopend"), "{checked}");
}

#[test]
fn what_is_left_without_unlocking_lies_in_one_place_with_one_name() {
    let every_sentence = include_str!("../../data/words_nl.txt").to_lowercase();
    assert!(every_sentence.contains("postvak"));
    assert!(!every_sentence.contains("brievenbus"));
}
