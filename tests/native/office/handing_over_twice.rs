//! A case that is handed over while an earlier handover of it still waits: one of them counts, and which is said.

use meldcode::casefile::CaseId;
use meldcode::screen::handover::{Offer, handovers, warnings};
use meldcode::text::Message;
use meldcode::workspace::action::Receiver;
use meldcode::workspace::destruction::{CopyKind, copies};
use meldcode::workspace::handover::{Handover, Refused, State};
use meldcode::workspace::{Action, Error};

use super::handing_over::{
    case_manager, confirm, contact, elsewhere, hand_over, handover, here, keep, send, take_over,
};
use super::world::{World, secret};
use super::{PASSPHRASE, observe, opened_about, opened_without};

/// What the page says that handing over this case would revoke.
fn told_before(world: &World, case: CaseId) -> Vec<Message> {
    let shown = world.office.read(|desk| {
        let open = handovers(desk, world.now()).earlier;
        warnings(&open, &[case])
    });
    shown.expect("unlocked")
}

fn all(world: &World) -> Vec<Handover> {
    let all = world.office.read(|desk| desk.school.handovers.clone());
    all.expect("unlocked")
}

/// Whether that handover says that nothing was lost since.
fn is_unchanged(world: &World, sent: &Handover, case: CaseId) -> bool {
    let found = world.office.read(|desk| {
        let dossier = desk.dossiers.get(&case);
        dossier.is_some_and(|dossier| sent.left_unchanged(&dossier.journal))
    });
    found.expect("unlocked")
}

#[test]
fn a_second_handover_says_first_which_one_it_revokes_and_only_the_second_is_confirmed() {
    let (here, case) = here();
    let other_case = opened_about(&here, "Bo Verzonnen");
    let ilse = elsewhere(9, "Ilse Anders");
    let jan = elsewhere(11, "Jan Verzonnen");
    assert_eq!(told_before(&here, case), []);
    let to_ilse = send(&here, case, &ilse);
    let said = told_before(&here, case);
    assert_eq!(said.len(), 1);
    assert!(said[0].nl().contains("Ilse Anders"), "{}", said[0].nl());
    assert!(said[0].nl().contains("ingetrokken"), "{}", said[0].nl());
    assert_eq!(
        told_before(&here, other_case),
        [],
        "another case is not in it"
    );

    let to_jan = send(&here, case, &jan);
    let states: Vec<State> = all(&here).into_iter().map(|sent| sent.state).collect();
    assert!(
        matches!(states[..], [State::Revoked(_), State::Sent]),
        "{states:?}"
    );
    let of_ilse = take_over(&ilse, &to_ilse, "").expect("there is a receipt");
    let of_jan = take_over(&jan, &to_jan, "").expect("there is a receipt");
    assert!(matches!(
        confirm(&here, &of_ilse),
        Err(Error::ReceiptRefused(Refused::Revoked { .. }))
    ));
    confirm(&here, &of_jan).expect("confirms");
    assert_eq!(case_manager(&here, case).as_deref(), Some("Jan Verzonnen"));
    let rows = here.office.read(|desk| handovers(desk, here.now()).sent);
    let offers: Vec<Offer> = rows
        .expect("unlocked")
        .iter()
        .map(|row| row.offer)
        .collect();
    assert_eq!(offers, [Offer::Remove, Offer::Nothing], "the newest first");
    here.perform(Action::RemoveHandedOver(handover(&here).transfer))
        .expect("is removed");
}

#[test]
fn another_case_goes_on_waiting() {
    let (here, case) = here();
    let other_case = opened_about(&here, "Bo Verzonnen");
    let ilse = elsewhere(9, "Ilse Anders");
    send(&here, case, &ilse);
    send(&here, other_case, &ilse);
    assert!(all(&here).iter().all(Handover::is_waiting));
}

#[test]
fn the_note_of_another_handover_is_no_change_and_what_a_person_wrote_is() {
    let (here, case) = here();
    let ilse = elsewhere(9, "Ilse Anders");
    let jan = elsewhere(11, "Jan Verzonnen");
    send(&here, case, &ilse);
    let first = handover(&here);
    let to_jan = send(&here, case, &jan);
    let of_jan = take_over(&jan, &to_jan, "").expect("there is a receipt");
    confirm(&here, &of_jan).expect("confirms");
    assert!(
        is_unchanged(&here, &first, case),
        "only the program wrote since"
    );
    observe(&here, case, "na de overdracht geschreven");
    assert!(!is_unchanged(&here, &first, case));
}

#[test]
fn what_was_noted_before_a_handover_went_along_with_it() {
    let (here, case) = here();
    let ilse = elsewhere(9, "Ilse Anders");
    let jan = elsewhere(11, "Jan Verzonnen");
    let to_ilse = send(&here, case, &ilse);
    let of_ilse = take_over(&ilse, &to_ilse, "").expect("there is a receipt");
    confirm(&here, &of_ilse).expect("confirms");
    let to_jan = send(&here, case, &jan);
    let second = handover(&here);
    let of_jan = take_over(&jan, &to_jan, "").expect("there is a receipt");
    confirm(&here, &of_jan).expect("confirms");
    assert!(is_unchanged(&here, &second, case));
}

#[test]
fn a_case_that_came_back_is_removed_only_where_it_went_away_again() {
    let (here, case) = here();
    let ilse = elsewhere(9, "Ilse Anders");
    let to_ilse = send(&here, case, &ilse);
    let first = handover(&here);
    let of_ilse = take_over(&ilse, &to_ilse, "").expect("there is a receipt");
    confirm(&here, &of_ilse).expect("confirms");
    let back = send(&ilse, case, &here);
    let of_here = take_over(&here, &back, "").expect("there is a receipt");
    confirm(&ilse, &of_here).expect("confirms");
    assert!(
        !is_unchanged(&here, &first, case),
        "whoever received it has it no longer"
    );
    let refused = here.perform(Action::RemoveHandedOver(first.transfer));
    assert!(matches!(refused, Err(Error::NotHandedOver)), "{refused:?}");
    ilse.perform(Action::RemoveHandedOver(handover(&ilse).transfer))
        .expect("is removed");
}

#[test]
fn a_case_goes_to_nobody_it_excludes_by_key_or_by_name() {
    let (here, _) = here();
    let ilse = elsewhere(9, "Ilse Anders");
    let known = contact(&ilse);
    let case = opened_without(&here, "Bo Verzonnen", vec![known.person.clone()]);
    keep(&here, &known).expect("is kept");
    let told = Receiver::Told {
        name: " ilse anders".to_owned(),
        passphrase: secret(PASSPHRASE),
    };
    for to in [Receiver::Colleague(known.keys.signing), told] {
        let cases = vec![case];
        let refused = here.perform(Action::HandOver { cases, to });
        assert!(
            matches!(refused, Err(Error::ExcludedReceiver)),
            "{refused:?}"
        );
    }
    assert_eq!(all(&here), [], "nothing counts as sent");
}

#[test]
fn a_file_that_two_took_over_is_confirmed_by_the_first_and_names_the_second() {
    let (here, case) = here();
    let to = Receiver::Told {
        name: "Ilse Anders".to_owned(),
        passphrase: secret(PASSPHRASE),
    };
    let sent = hand_over(&here, case, to);
    let (ilse, jan) = (elsewhere(9, "Ilse Anders"), elsewhere(11, "Jan Verzonnen"));
    let of_ilse = take_over(&ilse, &sent, PASSPHRASE).expect("there is a receipt");
    let of_jan = take_over(&jan, &sent, PASSPHRASE).expect("there is a receipt");
    confirm(&here, &of_ilse).expect("confirms");
    let second = confirm(&here, &of_jan);
    assert!(
        matches!(second, Err(Error::ReceiptRefused(Refused::OtherReceiver))),
        "{second:?}"
    );
    let (_, is_new) = confirm(&here, &of_ilse).expect("the same once more");
    assert!(!is_new);
}

#[test]
fn a_file_that_nobody_confirmed_counts_as_a_copy_of_its_case() {
    let (here, case) = here();
    let kinds = |world: &World| -> Vec<CopyKind> {
        let left = world
            .office
            .read(|desk| copies(desk, &desk.dossiers[&case].file));
        let left = left.expect("unlocked").into_iter();
        left.map(|copy| copy.kind).collect()
    };
    assert_eq!(kinds(&here), []);
    send(&here, case, &elsewhere(9, "Ilse Anders"));
    assert_eq!(kinds(&here), [CopyKind::Transfer]);
}
