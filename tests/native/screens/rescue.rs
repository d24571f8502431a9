//! When something is wrong: what is told, what is whole, and that everything can be saved as it is.

use std::collections::BTreeMap;

use meldcode::casefile::CaseId;
use meldcode::screen::gate::is_damage;
use meldcode::screen::rescue::rescue;
use meldcode::screen::tidings::tidings;
use meldcode::text::{Backup, Message, Problem, Tidings, Trouble};
use meldcode::workspace::action::Inspection;
use meldcode::workspace::desk::Tiding;
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
            Message::Verbatim(pupil),
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
