//! Destroying a case: who may, on what ground, what goes and what stays.

use chrono::Days;
use meldcode::casefile::event::{
    CaseClosed, CaseHandedOver, DangerRaised, PlacedInParnasSys, RetentionHeld,
};
use meldcode::casefile::{CaseId, Command, Obstacle, PersonRef};
use meldcode::protocol::{Alarm, Role};
use meldcode::vault::{self, store::Table};
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::destruction::{CopyKind, Destruction, Ground};
use meldcode::workspace::{Action, Done, Error};

use super::handing_over::{confirm, elsewhere, handover, here, send, take_over};
use super::world::World;
use super::{founded, member, observe, opened, record, sign_in};

const SEEN: &str = "Een blauwe plek op de arm.";

/// A school with an IB-er and a directeur, and one case; the directeur is at work.
pub(super) fn at_the_principals() -> (World, CaseId) {
    let world = World::new();
    founded(&world);
    let principal = member("Bram Dijkstra", Role::Principal, "dir");
    world.perform(Action::AddMember(principal)).expect("added");
    let case = opened(&world);
    observe(&world, case, SEEN);
    sign_in(&world, "dir");
    (world, case)
}

pub(super) fn destroy(
    world: &World,
    case: CaseId,
    ground: Ground,
    reason: &str,
) -> Result<Done, Error> {
    world.perform(Action::DestroyCase {
        case,
        destruction: Destruction {
            ground,
            reason: reason.to_owned(),
        },
    })
}

fn obstacles(refused: Result<Done, Error>) -> Vec<Obstacle> {
    match refused {
        Err(Error::Refused(refusal)) => refusal.obstacles,
        other => panic!("not refused: {other:?}"),
    }
}

fn rows(world: &World) -> usize {
    let rows = world.store().rows().into_iter();
    let of_cases = [
        Table::Records,
        Table::Pages,
        Table::Summaries,
        Table::Drafts,
    ];
    rows.filter(|(table, _)| of_cases.contains(table)).count()
}

#[test]
fn a_destroyed_case_leaves_nothing_but_its_line() {
    let (world, case) = at_the_principals();
    world
        .perform(Action::SaveDraft {
            key: DraftKey {
                case: Some(case.0),
                form: "observatie".to_owned(),
            },
            text: "half geschreven".to_owned(),
        })
        .expect("kept");
    assert!(rows(&world) > 0);
    destroy(&world, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    assert_eq!(rows(&world), 0, "keys, records and drafts are gone");
    sign_in(&world, "dir");
    world.office.read(|desk| {
        assert!(desk.summaries.is_empty() && desk.drafts.is_empty());
        let [line] = desk.school.destroyed_cases.as_slice() else {
            panic!("no line")
        };
        assert_eq!((line.case, line.ground), (case.0, Ground::Mistake));
        assert_eq!(line.by, "Bram Dijkstra");
        assert_eq!(line.reason, "Verkeerd geopend.");
    });
    let looked = world.perform(Action::LoadCase(case));
    assert!(
        matches!(looked, Err(Error::Vault(vault::Error::CaseDestroyed(_)))),
        "{looked:?}"
    );
    assert!(world.office.read(|desk| desk.summaries.is_empty()).unwrap());
}

#[test]
fn a_colleagues_draft_about_a_destroyed_case_goes_when_they_unlock() {
    let (world, case) = at_the_principals();
    sign_in(&world, "ib");
    world
        .perform(Action::SaveDraft {
            key: DraftKey {
                case: Some(case.0),
                form: "observatie".to_owned(),
            },
            text: "half geschreven".to_owned(),
        })
        .expect("kept");
    sign_in(&world, "dir");
    destroy(&world, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    assert_eq!(rows(&world), 1, "sealed to its writer, out of reach here");
    sign_in(&world, "ib");
    assert_eq!(rows(&world), 0);
}

#[test]
fn only_the_directeur_destroys_and_says_why() {
    let (world, case) = at_the_principals();
    sign_in(&world, "ib");
    let refused = destroy(&world, case, Ground::Mistake, " ");
    assert_eq!(
        obstacles(refused),
        [Obstacle::ReasonMissing, Obstacle::NotPrincipal]
    );
    assert!(
        world
            .office
            .read(|desk| desk.summaries.contains_key(&case))
            .unwrap()
    );
}

#[test]
fn a_teacher_destroys_nothing() {
    let (world, case) = at_the_principals();
    let teacher = member("Fenna Wester", Role::Teacher, "lk");
    world.perform(Action::AddMember(teacher)).expect("added");
    sign_in(&world, "lk");
    let refused = destroy(&world, case, Ground::HandedOver, "Doorgegeven.");
    assert!(matches!(refused, Err(Error::NotAllowed)), "{refused:?}");
}

#[test]
fn the_term_runs_from_the_end_of_a_case() {
    let (world, case) = at_the_principals();
    let gone = |ground| destroy(&world, case, ground, "Bewaartermijn voorbij.");
    assert_eq!(obstacles(gone(Ground::TermPassed)), [Obstacle::StillRuns]);
    let me = world.office.read(|desk| desk.me.as_person()).unwrap();
    record(&world, case, closing(me));
    let today = world.now().date_naive();
    let until = today + chrono::Months::new(24);
    assert_eq!(
        obstacles(gone(Ground::TermPassed)),
        [Obstacle::TermRuns(until)]
    );
}

#[test]
fn what_was_put_off_with_a_reason_waits_on_every_ground() {
    let (world, case) = at_the_principals();
    let until = world.now().date_naive() + Days::new(30);
    record(
        &world,
        case,
        Command::HoldRetention(RetentionHeld {
            until,
            reason: "Er loopt een klacht.".to_owned(),
        }),
    );
    let refused = destroy(&world, case, Ground::Request, "Verzoek van de ouders.");
    assert_eq!(obstacles(refused), [Obstacle::RetentionHeld(until)]);
}

#[test]
fn a_case_with_danger_is_not_destroyed() {
    let (world, case) = at_the_principals();
    record(
        &world,
        case,
        Command::RaiseDanger(DangerRaised {
            for_whom: std::collections::BTreeSet::new(),
            what: "Durft niet naar huis.".to_owned(),
            stamped_at: None,
        }),
    );
    let refused = destroy(&world, case, Ground::Mistake, "Verkeerd geopend.");
    assert_eq!(
        obstacles(refused),
        [Obstacle::AlarmStands(Alarm::AcuteDanger)]
    );
}

#[test]
fn the_copy_left_after_a_handover_goes_by_an_ib_er_and_only_as_the_receipt_confirmed_it() {
    let (world, case) = here();
    let gone = || destroy(&world, case, Ground::HandedOver, "De collega heeft het.");
    assert_eq!(obstacles(gone()), [Obstacle::NotHandedOver]);
    let to = world.office.read(|desk| desk.me.as_person()).unwrap();
    let transfer = uuid::Uuid::from_u128(4);
    let noted = CaseHandedOver::Colleague { to, transfer };
    record(&world, case, Command::HandOverCase(noted));
    assert_eq!(
        obstacles(gone()),
        [Obstacle::NotHandedOver],
        "a note proves nothing"
    );

    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&world, case, &there);
    assert_eq!(obstacles(gone()), [Obstacle::NotHandedOver]);
    let receipt = take_over(&there, &sent, "").expect("there is a receipt");
    confirm(&world, &receipt).expect("confirms");
    observe(&world, case, "na de overdracht geschreven");
    assert_eq!(
        obstacles(gone()),
        [Obstacle::NotHandedOver],
        "the colleague does not have this"
    );
    let sent = send(&world, case, &there);
    let receipt = take_over(&there, &sent, "").expect("there is a receipt");
    confirm(&world, &receipt).expect("confirms");
    gone().expect("the local copy goes");
}

#[test]
fn the_line_names_the_earlier_copies_that_are_known_of() {
    let (world, case) = at_the_principals();
    let Ok(Done::File(backup)) = world.perform(Action::BackUp) else {
        panic!("no backup")
    };
    world
        .perform(Action::CheckBackup(backup.bytes))
        .expect("checked");
    world.perform(Action::LoadCase(case)).expect("loads");
    let placed_on = world.now().date_naive() - Days::new(2);
    let observation = world
        .office
        .read(|desk| desk.dossiers[&case].file.timeline()[1].hash)
        .unwrap();
    record(
        &world,
        case,
        Command::MarkPlacedInParnasSys(PlacedInParnasSys {
            records: vec![observation],
            title: "Meldcode observaties".to_owned(),
            placed_on,
        }),
    );
    destroy(&world, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    let copies: Vec<CopyKind> = world
        .office
        .read(|desk| {
            let copies = desk.school.destroyed_cases[0].copies.iter();
            copies.map(|copy| copy.kind).collect()
        })
        .unwrap();
    assert_eq!(copies, [CopyKind::ParnasSys, CopyKind::Backup]);
}

#[test]
fn what_another_tab_wrote_is_seen_before_it_is_destroyed() {
    let (world, case) = at_the_principals();
    world.perform(Action::LoadCase(case)).expect("loads");
    let other = super::second_tab(&world, "ib");
    super::world::block_on(other.perform(Action::Record {
        case,
        command: super::seen("Hij at zijn brood weer niet."),
        happened_at: world.now(),
        draft: None,
    }))
    .expect("records");
    let gone = || destroy(&world, case, Ground::Mistake, "Verkeerd geopend.");
    assert!(matches!(gone(), Err(Error::Vault(_))));
    let stands = world
        .office
        .read(|desk| desk.dossiers[&case].file.timeline().len());
    assert_eq!(stands, Some(3), "read anew");
    gone().expect("now that it was seen");
}

#[test]
fn a_receipt_for_a_case_that_was_destroyed_since_still_confirms_that_it_was_received() {
    let (mut world, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&world, case, &there);
    let receipt = take_over(&there, &sent, "").expect("a receipt");
    let principal = member("Bram Dijkstra", Role::Principal, "dir");
    world.perform(Action::AddMember(principal)).expect("added");
    sign_in(&world, "dir");
    destroy(&world, case, Ground::Request, "Op verzoek van de ouders.").expect("destroyed");
    let (_, is_new) = confirm(&world, &receipt).expect("a true receipt");
    assert!(is_new);
    let sent = handover(&world);
    assert!(sent.is_confirmed(), "{sent:?}");
    super::returned(&mut world);
}

#[test]
fn a_case_that_was_destroyed_in_another_tab_is_not_begun_anew_here() {
    let (world, case) = at_the_principals();
    let other = super::second_tab(&world, "ib");
    super::world::block_on(other.perform(Action::LoadCase(case))).expect("loads");
    destroy(&world, case, Ground::Mistake, "Verkeerd geopend.").expect("is destroyed");
    let late = super::world::block_on(other.perform(Action::Record {
        case,
        command: super::seen("Te laat."),
        happened_at: world.now(),
        draft: None,
    }));
    assert!(matches!(late, Err(Error::UnknownCase)), "{late:?}");
    let is_listed = other.read(|desk| desk.summaries.contains_key(&case));
    assert_eq!(is_listed, Some(false));
}

fn closing(decided_by: PersonRef) -> Command {
    Command::CloseCase(CaseClosed {
        ground: "suspicion-refuted".to_owned(),
        unmet: Vec::new(),
        reason: "Het bleek iets anders.".to_owned(),
        what_works: String::new(),
        decided_by: vec![decided_by],
        after_check_on: None,
    })
}
