//! A handover under a passphrase that somebody else takes over than the sender had in mind: both devices say who.

use meldcode::exchange::receipt::Receipt;
use meldcode::screen::handover::{Offer, confirmed, handovers};
use meldcode::screen::import_preview::{ImportPreview, preview, send_back};
use meldcode::text::{Handover as Words, Message, Sentence};
use meldcode::workspace::action::{MadeFile, Receiver};
use meldcode::workspace::{Action, Done};

use super::PASSPHRASE;
use super::handing_over::{
    case_manager, confirm, elsewhere, hand_over, handover, here, send, take_over,
};
use super::world::{World, secret};

fn told(name: &str) -> Receiver {
    Receiver::Told {
        name: name.to_owned(),
        passphrase: secret(PASSPHRASE),
    }
}

/// What the other device says before anything is taken over.
fn looked(world: &World, file: &MadeFile) -> ImportPreview {
    let previewed = world.perform(Action::Preview {
        file: file.bytes.clone(),
        passphrase: secret(PASSPHRASE),
    });
    let Ok(Done::Preview(plan)) = previewed else {
        panic!("no preview: {previewed:?}")
    };
    let shown = world
        .office
        .read(|desk| preview(&plan, desk, &std::collections::BTreeSet::new()));
    shown.expect("unlocked")
}

fn names_both(message: &Message) -> bool {
    let text = message.nl();
    text.contains("Ilse Anders") && text.contains("Jan Verzonnen")
}

#[test]
fn whoever_takes_over_what_was_meant_for_another_is_told_so_before_and_named_to_the_sender() {
    let (here, case) = here();
    let there = elsewhere(9, "Jan Verzonnen");
    let sent = hand_over(&here, case, told("Ilse Anders"));

    let shown = looked(&there, &sent);
    assert!(shown.is_for_other);
    let before = shown.handover.as_ref().expect("it is a handover");
    assert!(names_both(before), "{}", before.nl());
    let receipt = take_over(&there, &sent, PASSPHRASE).expect("there is a receipt");
    let text = String::from_utf8(receipt.bytes.clone()).expect("text");
    assert!(text.contains("\nname Jan Verzonnen\n"), "{text}");
    assert!(!text.contains("Ilse") && !text.contains("Noor"), "{text}");
    let letter = send_back(&shown, receipt.name.clone());
    assert!(
        matches!(
            letter.sentence(),
            Sentence::Handover(Words::ReceiptSendNamed { .. })
        ),
        "{letter:?}"
    );

    let (transfer, _) = confirm(&here, &receipt).expect("confirms");
    for world in [&here, &there] {
        let manager = case_manager(world, case);
        assert_eq!(manager.as_deref(), Some("Jan Verzonnen"));
    }
    let (answer, row) = here
        .office
        .read(|desk| {
            let row = handovers(desk, here.now()).sent.remove(0);
            (confirmed(desk, transfer, true), row)
        })
        .expect("unlocked");
    let text = answer.text.nl();
    assert!(text.contains("Jan Verzonnen heeft het dossier"), "{text}");
    assert!(!text.contains("Ilse"), "{text}");
    assert!(names_both(
        &answer.by_other.expect("another than was meant")
    ));
    assert!(row.lines.iter().any(names_both), "{:?}", row.lines);
    assert_eq!(row.offer, Offer::Remove, "nothing is lost by it");

    here.perform(Action::RemoveHandedOver(transfer))
        .expect("is removed");
    let lines = here.office.read(|desk| desk.school.destroyed_cases.clone());
    let line = lines.expect("unlocked").pop().expect("the line stays");
    assert_eq!(line.reason, "Jan Verzonnen", "who has it now");
}

#[test]
fn whoever_was_meant_gets_no_question_and_a_receipt_without_a_name_however_that_was_typed() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = hand_over(&here, case, told(" ilse  voorbeeld"));
    let shown = looked(&there, &sent);
    assert!(!shown.is_for_other);
    let receipt = take_over(&there, &sent, PASSPHRASE).expect("there is a receipt");
    assert_eq!(Receipt::read(&receipt.bytes).expect("reads").name, None);
    assert!(receipt.bytes.starts_with(b"meldcode-receipt 1\n"));
    let letter = send_back(&shown, receipt.name.clone());
    assert!(
        matches!(
            letter.sentence(),
            Sentence::Handover(Words::ReceiptSend { .. })
        ),
        "{letter:?}"
    );
    let (transfer, _) = confirm(&here, &receipt).expect("confirms");
    let answer = here.office.read(|desk| confirmed(desk, transfer, true));
    assert_eq!(answer.expect("unlocked").by_other, None);
    assert_eq!(handover(&here).received_by, None);
}

#[test]
fn what_was_sent_to_a_key_is_confirmed_in_the_name_of_whom_it_was_sent_to() {
    let (here, case) = here();
    let there = elsewhere(9, "Jan Verzonnen");
    let sent = send(&here, case, &there);
    let receipt = take_over(&there, &sent, "").expect("there is a receipt");
    assert_eq!(Receipt::read(&receipt.bytes).expect("reads").name, None);
    confirm(&here, &receipt).expect("confirms");
    assert_eq!(handover(&here).receiver(), "Jan Verzonnen");
}
