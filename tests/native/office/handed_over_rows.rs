//! What the rows of handovers say, and what can be removed, when a case of them was destroyed, changed or came back.

use meldcode::casefile::CaseId;
use meldcode::exchange::documents::CaseCode;
use meldcode::screen::destruction::destroying;
use meldcode::screen::handover::{Offer, SentRow, confirmed, handovers, waiting};
use meldcode::text::{Destruction as Destroying, Handover as Words, Message, Sentence};
use meldcode::workspace::action::{MadeFile, Receiver};
use meldcode::workspace::destruction::Ground;
use meldcode::workspace::{Action, Done};

use super::destroying::{at_the_principals, destroy};
use super::handing_over::{confirm, contact, elsewhere, handover, here, keep, send, take_over};
use super::world::World;
use super::{observations, opened_about};

const PUPIL: &str = "Bo Verzonnen";

/// Two cases in one file to one colleague.
fn send_both(from: &World, cases: [CaseId; 2], to: &World) -> MadeFile {
    let contact = contact(to);
    keep(from, &contact).expect("is kept");
    let sent = from.perform(Action::HandOver {
        cases: cases.to_vec(),
        to: Receiver::Colleague(contact.keys.signing),
    });
    match sent {
        Ok(Done::File(file)) => file,
        other => panic!("not handed over: {other:?}"),
    }
}

fn rows(world: &World) -> Vec<SentRow> {
    let rows = world.office.read(|desk| handovers(desk, world.now()).sent);
    rows.expect("unlocked")
}

fn nags(row: &SentRow) -> bool {
    let is_nag = |line: &Message| {
        matches!(
            line.sentence(),
            Sentence::Handover(Words::WrittenSince { .. })
        )
    };
    row.lines.iter().any(is_nag)
}

#[test]
fn a_file_of_which_one_case_was_destroyed_meanwhile_is_removed_as_far_as_it_is_here() {
    let (here, case) = at_the_principals();
    let other = opened_about(&here, PUPIL);
    let ilse = elsewhere(9, "Ilse Anders");
    let sent = send_both(&here, [case, other], &ilse);
    let receipt = take_over(&ilse, &sent, "").expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    assert_eq!(rows(&here)[0].offer, Offer::Remove);
    let transfer = handover(&here).transfer;
    here.perform(Action::RemoveHandedOver(transfer))
        .expect("the rest is removed");
    let grounds = here.office.read(|desk| {
        let lines = desk.school.destroyed_cases.iter();
        lines
            .map(|line| (line.case, line.ground))
            .collect::<Vec<_>>()
    });
    assert_eq!(
        grounds.expect("unlocked"),
        [(case.0, Ground::Mistake), (other.0, Ground::HandedOver)],
        "what was destroyed keeps its own line and gets no second"
    );
    let removed = handover(&here).removed_on.expect("it was removed");
    let said = Message::from(Words::Removed {
        cases: 1,
        on: removed,
    });
    assert!(rows(&here)[0].lines.contains(&said));
}

#[test]
fn where_all_of_a_file_was_destroyed_there_is_nothing_left_to_remove() {
    let (here, case) = at_the_principals();
    let ilse = elsewhere(9, "Ilse Anders");
    let sent = send(&here, case, &ilse);
    let receipt = take_over(&ilse, &sent, "").expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    assert_eq!(rows(&here)[0].offer, Offer::Nothing);
    let transfer = handover(&here).transfer;
    assert!(here.perform(Action::RemoveHandedOver(transfer)).is_err());
    assert_eq!(handover(&here).removed_on, None);
}

#[test]
fn a_case_that_waits_for_a_receipt_and_is_destroyed_waits_on_under_its_code() {
    let (here, case) = at_the_principals();
    let ilse = elsewhere(9, "Ilse Anders");
    let sent = send(&here, case, &ilse);
    let before = here.office.read(|desk| destroying(desk, case, here.now()));
    let before = before.flatten().expect("a case").standing;
    let warning = Message::from(Destroying::NotConfirmed {
        name: "Ilse Anders".to_owned(),
        on: here.now().date_naive(),
    });
    assert!(before.contains(&warning), "{before:?}");

    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    let code = CaseCode::of(case).to_string();
    let left = here.office.read(waiting).expect("unlocked");
    assert_eq!(left.len(), 1);
    assert!(left[0].nl().contains(&code), "{}", left[0].nl());
    assert!(rows(&here)[0].pupils.contains(&code));
    let receipt = take_over(&ilse, &sent, "").expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    assert_eq!(here.office.read(waiting), Some(Vec::new()));
}

#[test]
fn only_the_last_handover_says_that_a_case_changed_and_only_while_its_receiver_has_it() {
    let (here, case) = here();
    let ilse = elsewhere(9, "Ilse Anders");
    let first = send(&here, case, &ilse);
    let receipt = take_over(&ilse, &first, "").expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    super::observe(&here, case, "na de eerste keer geschreven");
    let second = send(&here, case, &ilse);
    let receipt = take_over(&ilse, &second, "").expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    let shown = rows(&here);
    assert!(shown.iter().all(|row| !nags(row)), "{shown:?}");
    assert_eq!(shown[1].offer, Offer::Nothing, "it changed after the first");

    super::observe(&here, case, "na de tweede keer geschreven");
    let said: Vec<bool> = rows(&here).iter().map(nags).collect();
    assert_eq!(said, [true, false], "the newest first");

    let back = send(&ilse, case, &here);
    take_over(&here, &back, "").expect("there is a receipt");
    let shown = rows(&here);
    assert!(shown.iter().all(|row| !nags(row)), "{shown:?}");
    assert!(shown.iter().all(|row| row.offer == Offer::Nothing));
    assert!(observations(&here, case) > 0);
}

#[test]
fn what_is_confirmed_says_of_how_many_cases_and_which_of_them_changed_here() {
    let (here, case) = here();
    let other = opened_about(&here, PUPIL);
    let ilse = elsewhere(9, "Ilse Anders");
    let sent = send_both(&here, [case, other], &ilse);
    let receipt = take_over(&ilse, &sent, "").expect("there is a receipt");
    let (transfer, _) = confirm(&here, &receipt).expect("confirms");
    let told = || {
        let told = here.office.read(|desk| confirmed(desk, transfer, true));
        told.expect("unlocked").text.nl().into_owned()
    };
    assert!(told().contains("2 dossiers"), "{}", told());
    super::observe(&here, other, "na de overdracht geschreven");
    assert!(told().contains(PUPIL), "{}", told());
    assert!(!told().contains("Noor"), "{}", told());
}
