//! The receipt and the contact: what is written reads back, what was made elsewhere is understood, what was changed is not.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use meldcode::casefile::{CaseId, PersonRef};
use meldcode::direction::settled;
use meldcode::exchange::contact::{self, Contact};
use meldcode::exchange::receipt::{self, Contents, Receipt, Receiver, SIGNED_FOR};
use meldcode::protocol::Role;
use meldcode::vault::PublicKeys;
use meldcode::vault::primitive::{crockford, sealed_box, signature};
use proptest::prelude::*;
use uuid::Uuid;

use crate::transfer::journal;

/// Written by another implementation of `docs/formats-transfer.md`, with `node:crypto`.
const RECEIPT: &[u8] = include_bytes!("../data/transfer/v1_receipt.txt");
/// The same, made by somebody it was not meant for.
const RECEIPT_OF_OTHER: &[u8] = include_bytes!("../data/transfer/v2_receipt.txt");
const CONTACT: &str = include_str!("../data/transfer/v1_contact.txt");

fn keys() -> PublicKeys {
    PublicKeys {
        agreement: sealed_box::SecretKey::from_bytes(&[3; 32]).public(),
        signing: signature::SecretKey::from_bytes(&[7; 32]).public(),
    }
}

fn signed(receipt: &Receipt) -> Vec<u8> {
    let key = signature::SecretKey::from_bytes(&[7; 32]);
    receipt.write(&key.sign(SIGNED_FOR, receipt.unsigned().as_bytes()))
}

fn receipt(cases: Vec<Contents>) -> Receipt {
    Receipt {
        transfer: Uuid::from_u128(1),
        file: [9; 32],
        received_at: "2026-03-02T10:20:00+01:00".parse().unwrap(),
        receiver: Receiver {
            id: Uuid::from_u128(2),
            role: Role::Teacher,
            keys: keys(),
        },
        name: None,
        cases,
    }
}

#[test]
fn a_receipt_that_was_made_elsewhere_reads_and_is_written_the_same() {
    let read = Receipt::read(RECEIPT).unwrap();
    assert_eq!(read.receiver.keys, keys());
    assert_eq!(read.receiver.role, Role::CareCoordinator);
    assert_eq!(read.cases[0].records, 2);
    assert_eq!(read.name, None);
    assert_eq!(signed(&read), RECEIPT);
}

#[test]
fn a_receipt_of_somebody_else_than_was_meant_names_them_under_their_signature() {
    let read = Receipt::read(RECEIPT_OF_OTHER).unwrap();
    assert_eq!(read.name.as_deref(), Some("Jan Verzonnen"));
    assert_eq!(signed(&read), RECEIPT_OF_OTHER);
    let text = std::str::from_utf8(RECEIPT_OF_OTHER).unwrap();
    let changed = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        Receipt::read(text.replacen(from, to, 1).as_bytes())
    };
    assert_eq!(changed("Jan", "Jon"), Err(receipt::Error::Forged));
    let other_spellings = [
        ("meldcode-receipt 2", "meldcode-receipt 1"),
        ("name Jan Verzonnen\n", ""),
        ("name Jan Verzonnen\n", "name \n"),
        ("Jan Verzonnen", "Jan  Verzonnen"),
        ("Jan Verzonnen", "Jan\tVerzonnen"),
        ("Jan Verzonnen", "Jan Verzonnen "),
        ("Jan Verzonnen", "Jan \u{202e}Verzonnen"),
    ];
    for (from, to) in other_spellings {
        assert_eq!(changed(from, to), Err(receipt::Error::Malformed), "{to:?}");
    }
}

#[test]
fn a_contact_that_was_made_elsewhere_reads_and_is_written_the_same() {
    let read = Contact::read(CONTACT).unwrap();
    assert_eq!(read.person.name, "Ilse Voorbeeld");
    assert_eq!(read.person.role, Role::CareCoordinator);
    assert_eq!(read.keys, keys());
    assert_eq!(format!("{}\n", read.write()), CONTACT);
    assert_eq!(read.check_code(), "9MGR-8BGD-W9AS");
}

#[test]
fn a_receipt_that_a_mail_program_gave_other_line_ends_still_holds() {
    let text = std::str::from_utf8(RECEIPT).unwrap().replace('\n', "\r\n");
    assert!(Receipt::read(text.as_bytes()).is_ok());
}

#[test]
fn every_other_receipt_is_refused_for_its_own_reason() {
    let text = std::str::from_utf8(RECEIPT).unwrap();
    let changed = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        Receipt::read(text.replacen(from, to, 1).as_bytes())
    };
    assert_eq!(
        Receipt::read(b"PK\x03\x04"),
        Err(receipt::Error::NotReceipt)
    );
    assert_eq!(
        changed("meldcode-receipt 1", "meldcode-receipt 3"),
        Err(receipt::Error::NewerVersion {
            found: 3,
            supported: 2
        })
    );
    assert_eq!(changed("10:20", "10:21"), Err(receipt::Error::Forged));
    assert_eq!(changed(" 2 ", " 3 "), Err(receipt::Error::Forged));
    let other_spellings = [
        ("+01:00", "+0100"),
        (" 2 ", " 02 "),
        ("transfer", "Transfer"),
        ("meldcode-receipt 1", "meldcode-receipt 2"),
    ];
    for (from, to) in other_spellings {
        assert_eq!(changed(from, to), Err(receipt::Error::Malformed), "{to}");
    }
    let cut = text.split_at(text.find("signature").unwrap()).0;
    assert_eq!(
        Receipt::read(cut.as_bytes()),
        Err(receipt::Error::Malformed)
    );
    let longer = format!("{text}case\n");
    assert_eq!(
        Receipt::read(longer.as_bytes()),
        Err(receipt::Error::Malformed)
    );
}

#[test]
fn a_signature_for_a_record_is_none_for_a_receipt() {
    let receipt = receipt(Vec::new());
    let key = signature::SecretKey::from_bytes(&[7; 32]);
    let for_a_record = key.sign("meldcode/record/v1", receipt.unsigned().as_bytes());
    let read = Receipt::read(&receipt.write(&for_a_record));
    assert_eq!(read, Err(receipt::Error::Forged));
}

#[test]
fn the_digest_of_a_case_changes_with_every_record_and_not_with_their_order() {
    let all = Contents::of(&journal(1, 3), |_| false);
    assert_eq!(all, Contents::of(&journal(1, 3), |_| false));
    assert_ne!(all.digest, Contents::of(&journal(1, 2), |_| false).digest);
    assert_ne!(all.digest, Contents::of(&journal(2, 3), |_| false).digest);
}

#[test]
fn a_contact_with_a_key_that_nobody_can_hold_is_refused() {
    let contact = Contact {
        person: PersonRef {
            id: Uuid::from_u128(2),
            name: "Ilse Voorbeeld".to_owned(),
            role: Role::Teacher,
        },
        keys: PublicKeys {
            agreement: [0; 32],
            ..keys()
        },
    };
    assert_eq!(Contact::read(&contact.write()), Err(contact::Error::BadKey));
}

#[test]
fn a_newer_contact_is_named_and_another_text_is_none() {
    let newer = CONTACT.replacen(":1:", ":2:", 1);
    let named = contact::Error::NewerVersion {
        found: 2,
        supported: 1,
    };
    assert_eq!(Contact::read(&newer), Err(named));
    for other in ["", "meldcode", "MELDCODE:COLLEGA:", "age1qqqq"] {
        assert_eq!(
            Contact::read(other),
            Err(contact::Error::NotContact),
            "{other}"
        );
    }
    assert_eq!(
        Contact::read("MELDCODE:COLLEGA:1:00"),
        Err(contact::Error::Mistyped)
    );
}

fn any_receipt() -> impl Strategy<Value = Receipt> {
    let case = (any::<u128>(), 0_usize..1_000_000, any::<[u8; 32]>());
    let cases = prop::collection::vec(case, 0..4);
    let name = prop::option::of(".{0,120}").prop_map(|name| {
        let name = name.map(|name| receipt::one_line(&name));
        name.filter(|name| !name.is_empty())
    });
    let all = (any::<u128>(), any::<[u8; 32]>(), name, cases);
    all.prop_map(|(transfer, file, name, cases)| Receipt {
        transfer: Uuid::from_u128(transfer),
        file,
        name,
        cases: cases
            .into_iter()
            .map(|(case, records, digest)| Contents {
                case: CaseId(Uuid::from_u128(case)),
                records,
                digest,
            })
            .collect(),
        ..receipt(Vec::new())
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back(receipt in any_receipt()) {
        prop_assert_eq!(Receipt::read(&signed(&receipt)), Ok(receipt));
    }

    #[test]
    fn a_receipt_with_one_other_byte_confirms_nothing(
        receipt in any_receipt(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let whole = signed(&receipt);
        let mut bytes = whole.clone();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte && !byte.is_ascii_whitespace());
        bytes[at] = byte;
        prop_assert!(Receipt::read(&bytes).is_err());
    }

    #[test]
    fn reading_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..512), text in ".{0,256}") {
        let _receipt = Receipt::read(&bytes);
        for version in [1, 2] {
            let first = format!("meldcode-receipt {version}\n");
            let _receipt = Receipt::read(&[first.as_bytes(), bytes.as_slice()].concat());
        }
        let _contact = Contact::read(&text);
        let letters = format!("MELDCODE:COLLEGA:1:{}", crockford::encode(&bytes));
        let _contact = Contact::read(&letters);
    }

    #[test]
    fn a_contact_reads_back_however_it_was_pasted(name in "[^\\s\\p{Bidi_Control}\u{206a}-\u{206f}].{0,40}", id in any::<u128>(), gap in 1_usize..40) {
        let contact = Contact {
            person: PersonRef { id: Uuid::from_u128(id), name, role: Role::Principal },
            keys: keys(),
        };
        let written = contact.write();
        let pasted: Vec<&str> = written.as_bytes().chunks(gap).map(|part| std::str::from_utf8(part).unwrap()).collect();
        let read = Contact::read(&pasted.join("\n ").to_lowercase()).unwrap();
        prop_assert_eq!(read.keys, contact.keys);
        prop_assert!(settled(contact.person.name).starts_with(&read.person.name));
    }

    #[test]
    fn a_contact_with_one_other_letter_is_refused(at in any::<prop::sample::Index>(), letter in "[0-9A-HJKMNP-TV-Z]") {
        let whole = CONTACT.trim();
        let start = "MELDCODE:COLLEGA:1:".len();
        let at = start + at.index(whole.len() - start);
        prop_assume!(&whole[at..=at] != letter.as_str());
        let changed = format!("{}{letter}{}", &whole[..at], &whole[at + 1..]);
        prop_assert!(Contact::read(&changed).is_err());
    }

    #[test]
    fn letters_and_bytes_are_one_to_one(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(crockford::decode(crockford::encode(&bytes).chars()), Some(bytes));
    }
}
