//! The words of an account for a phase that was passed over, for what was done in another phase, and for records that prove
//! nothing or say the same again.

use meldcode::casefile::Command;
use meldcode::casefile::event::{Consultation, ParentsAtReport, Partners};
use meldcode::casefile::people::PartyKind;
use meldcode::screen::documents::DocumentKind;
use meldcode::text::{Account as Words, AccountStep};

use super::account::{holds, made, tables};
use super::desk::{monday, with};
use super::people::told_of_the_report;
use crate::account::talk;
use crate::scenarios::school::*;

#[test]
fn a_phase_that_was_passed_over_says_what_was_done_elsewhere_and_calls_nothing_undone() {
    let case = in_fase_1(PLAN_B).and([
        coordinator(contact(PartyKind::GeneralPractitioner)).at("2026-03-03T10:00:00+01:00"),
        coordinator(enter(3, "Noor vertelde het zelf.")).at("2026-03-05T10:00:00+01:00"),
        coordinator(weigh()).at("2026-03-06T10:00:00+01:00"),
    ]);
    let file = case.file();
    let number = |kind| {
        let mut entries = file.timeline().iter();
        let place = entries.position(|entry| entry.hash == case.last(kind));
        format!("Stuk {}", place.expect("a record") + 1)
    };
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    let row = |begins: &str| {
        let rows = tables(&made).into_iter().flat_map(|table| &table.rows);
        let mut rows = rows.filter(|row| row[0].nl().starts_with(begins));
        let row = rows.next().expect("a task that was asked");
        row.iter()
            .map(|cell| cell.nl().into_owned())
            .collect::<Vec<_>>()
    };
    let elsewhere = AccountStep::Elsewhere.nl().into_owned();
    for (begins, on, kind) in [
        ("Vraag informatie", "3 maart 2026", "external-contact-made"),
        ("Weeg met", "6 maart 2026", "weighing-recorded"),
    ] {
        let row = row(begins);
        assert!(row[2].starts_with(&format!("{elsewhere}\n{on}")), "{row:?}");
        assert_eq!(row[3], number(kind));
        assert_eq!(row[4].lines().next(), Some("Zie afwijking 1"), "{row:?}");
    }
    let talk = row("Praat met de ouder(s), het kind");
    assert_eq!(talk[2..], ["Fase overgeslagen", "", "Zie afwijking 1"]);
    let missing = format!("{:?}", made.sections[1]);
    assert!(
        holds(
            &made,
            Words::SeeDeviation {
                what: "Fase 2 is overgeslagen.".to_owned(),
                numbers: "1".to_owned(),
            }
        ),
        "{missing}"
    );
    for begins in ["Vraag informatie", "Weeg met", "Praat met de ouder(s), het"] {
        assert!(!missing.contains(begins), "{missing}");
    }
}

#[test]
fn what_was_done_in_another_phase_is_missing_with_its_day_and_its_record() {
    let case = in_fase_1(PLAN_B).and([
        teacher(talk()).happened("2026-03-01T10:00:00+01:00"),
        teacher(partners(Partners::Parents, "Zij kennen Noor."))
            .happened("2026-03-01T09:00:00+01:00"),
        coordinator(enter(2, "De signalen houden aan.")),
    ]);
    let talked = case.last("conversation-held");
    let file = case.file();
    let mut entries = file.timeline().iter();
    let place = entries.position(|entry| entry.hash == talked);
    let number = place.expect("the talk") + 1;
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    let begins = format!("Niet in deze fase, wel op 1 maart 2026 (stuk {number}): Bespreek");
    let missing = format!("{:?}", made.sections[1]);
    assert!(missing.contains(&begins), "{missing}");
    let mut rows = tables(&made).into_iter().flat_map(|table| &table.rows);
    let weighed = rows.find(|row| row[0].nl().starts_with("Weeg vooraf"));
    assert_eq!(
        weighed.expect("whether it is safe")[4].nl(),
        "",
        "nobody owes a reason"
    );
    assert!(
        !missing.contains("Niet gedaan: Bespreek de eerste"),
        "{missing}"
    );
}

#[test]
fn it_says_from_which_day_it_tells_and_which_record_proves_nothing_or_the_same_again() {
    let alone = Command::RecordConsultation(Consultation {
        with: vec![ilse()],
        ..consultation()
    });
    let case = given([
        open(),
        observe().happened("2026-02-10T10:00:00+01:00"),
        coordinator(alone),
        coordinator(choose(PLAN_B, "De signalen passen bij dit plan.")),
        coordinator(enter(3, "Noor vertelde het zelf.")),
        told_of_the_report(),
        principal(report(ParentsAtReport::Know)).at("2026-03-03T10:00:00+01:00"),
    ]);
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    let from = "2026-02-10".parse().expect("a day");
    assert!(holds(&made, Words::ToldFrom { from }));
    let numbers = "3".to_owned();
    assert!(holds(&made, AccountStep::StatutoryAlone { numbers }));
    let rows = tables(&made).into_iter().flat_map(|table| &table.rows);
    let mut rows = rows.filter(|row| row[0].nl().starts_with("Vertel de ouders vooraf"));
    let telling = rows.next().expect("the telling");
    let numbers = case.journal.len().to_string();
    let again = AccountStep::AlsoInReport { numbers };
    assert!(telling[4].nl().contains(again.nl().as_ref()), "{telling:?}");
    assert!(!telling[2].nl().contains("keer"), "told once: {telling:?}");
}
