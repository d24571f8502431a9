//! A case handed over between two devices: sent, confirmed by a receipt, revoked, removed.

use std::collections::BTreeSet;

use meldcode::casefile::CaseId;
use meldcode::casefile::Event;
use meldcode::exchange::contact::{Contact, check_code};
use meldcode::exchange::import::Proof;
use meldcode::exchange::receipt;
use meldcode::protocol::Role;
use meldcode::screen::handover::{Offer, confirmed, handovers};
use meldcode::workspace::action::{MadeFile, NewMember, Receiver, SetUp};
use meldcode::workspace::handover::{Handover, Refused, State};
use meldcode::workspace::{Action, Done, Error};
use uuid::Uuid;

use super::world::{World, block_on, secret};
use super::{PASSPHRASE, founded, member, observations, observe, opened, returned};

/// The IB-er of the school, with a case.
pub(super) fn here() -> (World, CaseId) {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "kwam zonder jas naar school");
    (world, case)
}

/// A colleague on a device of their own.
pub(super) fn elsewhere(seed: u64, name: &str) -> World {
    let mut world = World::with_seed(seed);
    let Ok(Done::RecoveryCode(code)) = world.perform(Action::OfferRecoveryCode) else {
        panic!("no recovery code")
    };
    let first = NewMember {
        name: name.to_owned(),
        ..member("", Role::CareCoordinator, "uil")
    };
    world
        .perform(Action::SetUp(SetUp {
            school: "De Regenboog".to_owned(),
            member: first,
            typed_back: secret(&code),
        }))
        .expect("is founded");
    returned(&mut world);
    world
}

pub(super) fn contact(world: &World) -> Contact {
    let found = world.office.read(|desk| Contact {
        person: desk.me.as_person(),
        keys: desk.my_keys.expect("a member has keys"),
    });
    found.expect("unlocked")
}

pub(super) fn keep(world: &World, contact: &Contact) -> Result<Done, Error> {
    world.perform(Action::KeepColleague {
        text: contact.write(),
        replaces: false,
    })
}

pub(super) fn hand_over(world: &World, case: CaseId, to: Receiver) -> MadeFile {
    let cases = vec![case];
    match world.perform(Action::HandOver { cases, to }) {
        Ok(Done::File(file)) => file,
        other => panic!("not handed over: {other:?}"),
    }
}

/// Sends the case to the other device's key.
pub(super) fn send(from: &World, case: CaseId, to: &World) -> MadeFile {
    let contact = contact(to);
    keep(from, &contact).expect("is kept");
    hand_over(from, case, Receiver::Colleague(contact.keys.signing))
}

/// Takes the file in and gives back the receipt.
pub(super) fn take_over(world: &World, file: &MadeFile, passphrase: &str) -> Option<MadeFile> {
    let preview = world.perform(Action::Preview {
        file: file.bytes.clone(),
        passphrase: secret(passphrase),
    });
    let Ok(Done::Preview(plan)) = preview else {
        panic!("no preview: {preview:?}")
    };
    match world.perform(Action::Import {
        plan,
        bring_back: BTreeSet::new(),
    }) {
        Ok(Done::Imported { receipt, .. }) => receipt,
        other => panic!("not taken in: {other:?}"),
    }
}

pub(super) fn confirm(world: &World, receipt: &MadeFile) -> Result<(Uuid, bool), Error> {
    match world.perform(Action::TakeReceipt(receipt.bytes.clone()))? {
        Done::Receipt { transfer, is_new } => Ok((transfer, is_new)),
        other => panic!("no receipt: {other:?}"),
    }
}

pub(super) fn handover(world: &World) -> Handover {
    let all = world.office.read(|desk| desk.school.handovers.clone());
    all.expect("unlocked").pop().expect("one was sent")
}

pub(super) fn case_manager(world: &World, case: CaseId) -> Option<String> {
    world.perform(Action::LoadCase(case)).expect("loads");
    let found = world.office.read(|desk| {
        let manager = desk.dossiers[&case].file.case_manager();
        manager.map(|person| person.name.clone())
    });
    found.expect("unlocked")
}

fn notes_of_handover(world: &World, case: CaseId) -> usize {
    let count = world.office.read(|desk| {
        let events = desk.dossiers[&case].file.events();
        events
            .filter(|(_, event)| matches!(event, Event::CaseHandedOver(_)))
            .count()
    });
    count.expect("unlocked")
}

#[test]
fn a_case_goes_to_a_key_and_the_receipt_makes_the_colleague_case_manager_on_both_sides() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&here, case, &there);
    assert_eq!(handover(&here).state, State::Sent);
    assert_eq!(
        case_manager(&here, case),
        None,
        "nothing changes by sending"
    );

    let receipt = take_over(&there, &sent, "").expect("there is a receipt");
    assert_eq!(
        case_manager(&there, case).as_deref(),
        Some("Ilse Voorbeeld")
    );
    let text = String::from_utf8(receipt.bytes.clone()).expect("text");
    assert!(!text.contains("Ilse") && !text.contains("Noor"), "{text}");

    let (transfer, is_new) = confirm(&here, &receipt).expect("confirms");
    assert!(is_new);
    assert_eq!(transfer, handover(&here).transfer);
    assert!(matches!(handover(&here).state, State::Confirmed(_)));
    assert_eq!(case_manager(&here, case).as_deref(), Some("Ilse Voorbeeld"));
}

#[test]
fn what_both_sides_noted_contradicts_nothing_when_the_case_comes_back() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&here, case, &there);
    let receipt = take_over(&there, &sent, "").expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    super::carry(&there, &here, case);
    let conflicts = here
        .office
        .read(|desk| desk.dossiers[&case].file.conflicts().len());
    assert_eq!(conflicts, Some(0));
    assert_eq!(notes_of_handover(&here, case), 2);
}

#[test]
fn a_receipt_twice_changes_nothing_and_neither_does_taking_over_twice() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&here, case, &there);
    let first = take_over(&there, &sent, "").expect("there is a receipt");
    let second = take_over(&there, &sent, "").expect("it is made again");
    assert_eq!(first, second);
    assert_eq!(notes_of_handover(&there, case), 1);
    confirm(&here, &first).expect("confirms");
    let before = handover(&here);
    let (_, is_new) = confirm(&here, &second).expect("is known");
    assert!(!is_new);
    assert_eq!(handover(&here), before);
    assert_eq!(notes_of_handover(&here, case), 1);
}

#[test]
fn with_a_passphrase_the_receipt_says_whose_key_it_was() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let to = Receiver::Told {
        name: "Ilse Voorbeeld".to_owned(),
        passphrase: secret(PASSPHRASE),
    };
    let sent = hand_over(&here, case, to);
    let receipt = take_over(&there, &sent, PASSPHRASE).expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    assert_eq!(case_manager(&here, case).as_deref(), Some("Ilse Voorbeeld"));
    let id = here.office.read(|desk| {
        let manager = desk.dossiers[&case].file.case_manager();
        manager.map(|person| person.id)
    });
    assert_eq!(id.flatten(), Some(contact(&there).person.id));
}

#[test]
fn a_file_for_a_key_opens_for_nobody_else() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&here, case, &there);
    let other = elsewhere(11, "Joris Voorbeeld");
    let preview = other.perform(Action::Preview {
        file: sent.bytes.clone(),
        passphrase: secret(PASSPHRASE),
    });
    assert!(matches!(
        preview,
        Err(Error::Envelope(
            meldcode::exchange::envelope::Error::WrongIdentity
        ))
    ));
    assert!(take_over(&here, &sent, "").is_none(), "not from itself");
}

#[test]
fn a_forged_a_foreign_anothers_and_a_revoked_receipt_each_get_their_own_no() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&here, case, &there);
    let good = take_over(&there, &sent, "").expect("there is a receipt");

    let text = String::from_utf8(good.bytes.clone()).expect("text");
    let forged = MadeFile {
        bytes: text.replacen("receiver ", "receiver  ", 1).into_bytes(),
        ..good.clone()
    };
    assert!(matches!(
        confirm(&here, &forged),
        Err(Error::Receipt(receipt::Error::Malformed))
    ));
    let year = text.replacen("received 2026", "received 2027", 1);
    let forged = MadeFile {
        bytes: year.into_bytes(),
        ..good.clone()
    };
    assert!(matches!(
        confirm(&here, &forged),
        Err(Error::Receipt(receipt::Error::Forged))
    ));
    let stranger = elsewhere(12, "Teun Zandstra");
    assert!(matches!(
        confirm(&stranger, &good),
        Err(Error::ReceiptRefused(Refused::NotOurs))
    ));
    let not_one = MadeFile {
        bytes: sent.bytes.clone(),
        ..good.clone()
    };
    assert!(matches!(
        confirm(&here, &not_one),
        Err(Error::OtherFile { .. })
    ));
    assert_eq!(handover(&here).state, State::Sent, "nothing was changed");

    let transfer = handover(&here).transfer;
    here.perform(Action::RevokeHandover(transfer))
        .expect("is revoked");
    assert!(matches!(
        confirm(&here, &good),
        Err(Error::ReceiptRefused(Refused::Revoked { .. }))
    ));
    assert_eq!(case_manager(&here, case), None);
    let again = here.perform(Action::RevokeHandover(transfer));
    assert!(matches!(again, Err(Error::NoHandover)));
}

#[test]
fn a_receipt_by_another_key_or_about_other_records_confirms_nothing() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let other = elsewhere(11, "Joris Voorbeeld");
    let sent = send(&here, case, &there);
    let good = take_over(&there, &sent, "").expect("there is a receipt");
    let good = receipt::Receipt::read(&good.bytes).expect("reads");
    let sent = handover(&here);
    let by_other = receipt::Receipt {
        receiver: receipt::Receiver {
            keys: contact(&other).keys,
            ..good.receiver
        },
        ..good.clone()
    };
    assert_eq!(sent.judge(&by_other), Err(Refused::OtherReceiver));
    let other_file = receipt::Receipt {
        file: [0; 32],
        ..good.clone()
    };
    assert_eq!(sent.judge(&other_file), Err(Refused::OtherContents));
    let fewer = receipt::Receipt {
        cases: Vec::new(),
        ..good.clone()
    };
    assert_eq!(sent.judge(&fewer), Err(Refused::OtherContents));
    assert_eq!(sent.judge(&good), Ok(true));
}

#[test]
fn only_what_the_colleague_has_is_removed_and_a_line_stays() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&here, case, &there);
    let transfer = handover(&here).transfer;
    let early = here.perform(Action::RemoveHandedOver(transfer));
    assert!(matches!(early, Err(Error::NoHandover)), "{early:?}");
    let receipt = take_over(&there, &sent, "").expect("there is a receipt");
    let shown = || {
        let shown = here.office.read(|desk| {
            let row = handovers(desk, here.now()).sent.remove(0);
            (
                row.offer,
                format!("{:?}", row.lines),
                confirmed(desk, transfer, true),
            )
        });
        shown.expect("unlocked")
    };
    confirm(&here, &receipt).expect("confirms");
    let (offer, lines, told) = shown();
    assert_eq!(offer, Offer::Remove);
    assert!(!lines.contains("WrittenSince"), "{lines}");
    assert!(format!("{told:?}").contains("Confirmed {"), "{told:?}");

    observe(&here, case, "na de overdracht geschreven");
    let (offer, lines, told) = shown();
    assert_eq!(
        offer,
        Offer::Nothing,
        "the colleague does not have all of it"
    );
    assert!(lines.contains("WrittenSince"), "{lines}");
    assert!(format!("{told:?}").contains("ConfirmedInPart"), "{told:?}");
    let refused = here.perform(Action::RemoveHandedOver(transfer));
    assert!(matches!(refused, Err(Error::NotHandedOver)), "{refused:?}");
    assert_eq!(observations(&here, case), 4);

    let again = hand_over(
        &here,
        case,
        Receiver::Colleague(contact(&there).keys.signing),
    );
    let receipt = take_over(&there, &again, "").expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    let transfer = handover(&here).transfer;
    here.perform(Action::RemoveHandedOver(transfer))
        .expect("is removed");
    assert!(handover(&here).removed_on.is_some());
    let line = here.office.read(|desk| desk.school.destroyed_cases.clone());
    let line = line.expect("unlocked").pop().expect("the line stays");
    assert_eq!(
        (line.case, line.reason.as_str()),
        (case.0, "Ilse Voorbeeld")
    );
    assert_eq!(
        here.office.read(|desk| desk.summaries.contains_key(&case)),
        Some(false)
    );
    let loaded = here.perform(Action::LoadCase(case));
    assert!(loaded.is_err(), "its keys are gone: {loaded:?}");
    assert!(take_over(&here, &sent, "").is_none());
    assert_eq!(
        here.office.read(|desk| desk.summaries.contains_key(&case)),
        Some(false),
        "the old file does not bring it back unasked"
    );
}

#[test]
fn what_another_tab_wrote_after_the_handover_is_seen_before_the_case_is_removed() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&here, case, &there);
    let receipt = take_over(&there, &sent, "").expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    let other = super::second_tab(&here, "ib");
    block_on(other.perform(Action::Record {
        case,
        command: super::seen("na de overdracht geschreven"),
        happened_at: here.now(),
        draft: None,
    }))
    .expect("records");
    let transfer = handover(&here).transfer;
    let gone = || here.perform(Action::RemoveHandedOver(transfer));
    assert!(matches!(gone(), Err(Error::Vault(_))));
    assert!(
        matches!(gone(), Err(Error::NotHandedOver)),
        "now it was seen"
    );
    assert_eq!(observations(&here, case), 4);
}

#[test]
fn somebody_who_does_not_administer_removes_nothing() {
    let (here, case) = here();
    here.perform(Action::AddMember(member(
        "Fenna Wester",
        Role::Teacher,
        "lk",
    )))
    .expect("is added");
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&here, case, &there);
    let receipt = take_over(&there, &sent, "").expect("there is a receipt");
    confirm(&here, &receipt).expect("confirms");
    let transfer = handover(&here).transfer;
    super::sign_in(&here, "lk");
    let removed = here.perform(Action::RemoveHandedOver(transfer));
    assert!(matches!(removed, Err(Error::NotAllowed)), "{removed:?}");
}

#[test]
fn other_keys_of_the_same_colleague_are_asked_about() {
    let (here, _) = here();
    let first = elsewhere(9, "Ilse Voorbeeld");
    let second = elsewhere(13, "ilse voorbeeld ");
    keep(&here, &contact(&first)).expect("is kept");
    keep(&here, &contact(&first)).expect("the same keys are the same person");
    let asked = keep(&here, &contact(&second));
    assert!(matches!(asked, Err(Error::OtherKeys)), "{asked:?}");
    here.perform(Action::KeepColleague {
        text: contact(&second).write(),
        replaces: true,
    })
    .expect("is replaced");
    let kept = here.office.read(|desk| desk.colleagues.clone());
    let kept = kept.expect("unlocked");
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].check_code(), check_code(&contact(&second).keys));
    here.perform(Action::DropColleague(kept[0].keys.signing))
        .expect("is dropped");
    assert_eq!(here.office.read(|desk| desk.colleagues.len()), Some(0));
}

#[test]
fn what_a_kept_colleague_signed_shows_as_theirs_and_erases_nothing_here() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    keep(&there, &contact(&here)).expect("is kept");
    let sent = send(&here, case, &there);
    let preview = there.perform(Action::Preview {
        file: sent.bytes,
        passphrase: secret(""),
    });
    let Ok(Done::Preview(plan)) = preview else {
        panic!("no preview: {preview:?}")
    };
    let proofs: Vec<Proof> = plan.cases[0].authors.iter().map(|one| one.proof).collect();
    assert_eq!(proofs, [Proof::Contact]);
}

#[test]
fn the_recovery_code_hands_nothing_over() {
    let mut here = World::new();
    let code = founded(&here);
    returned(&mut here);
    let case = opened(&here);
    here.perform(Action::Lock).expect("locks");
    here.perform(Action::UnlockWithRecovery {
        code: secret(&code),
    })
    .expect("unlocks");
    let to = Receiver::Told {
        name: "Ilse Voorbeeld".to_owned(),
        passphrase: secret(PASSPHRASE),
    };
    let cases = vec![case];
    let done = here.perform(Action::HandOver { cases, to });
    assert!(matches!(done, Err(Error::NotAllowed)), "{done:?}");
    let foreign = here.perform(Action::TakeReceipt(b"meldcode-receipt 1\n".to_vec()));
    assert!(matches!(
        foreign,
        Err(Error::Receipt(receipt::Error::Malformed))
    ));
}
