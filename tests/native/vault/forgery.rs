//! Nonces never repeat, keys never show, and a vault of someone else's making is not believed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use futures_executor::block_on;
use meldcode::vault::primitive::{aead, crockford, sealed_box};
use meldcode::vault::store::MemoryStore;
use meldcode::vault::{
    Compartment, Error, Place, Purpose, SymmetricKey, Vault, VaultId, open, seal,
};
use proptest::prelude::*;

use super::world::*;

const PLACE: Place = Place {
    purpose: Purpose::Record,
    vault: VaultId([1; 16]),
    owner: [2; 16],
    item: [3; 16],
    compartment: Compartment::Shared,
    epoch: 4,
};

#[test]
fn ten_thousand_seals_have_ten_thousand_nonces() {
    let mut rng = Dice::new(1);
    let key = SymmetricKey::random(&mut rng);
    let nonces: BTreeSet<Vec<u8>> = (0..10_000)
        .map(|_| seal(&mut rng, &key, &PLACE, b"")[7..7 + aead::NONCE_BYTES].to_vec())
        .collect();
    assert_eq!(nonces.len(), 10_000);
}

#[test]
fn what_is_sealed_in_one_place_opens_in_no_other() {
    let mut rng = Dice::new(2);
    let key = SymmetricKey::random(&mut rng);
    let sealed = seal(&mut rng, &key, &PLACE, b"tekst");
    assert_eq!(&*open(&key, &PLACE, &sealed).unwrap(), b"tekst");
    let elsewhere = [
        Place {
            purpose: Purpose::Page,
            ..PLACE
        },
        Place {
            vault: VaultId([9; 16]),
            ..PLACE
        },
        Place {
            owner: [9; 16],
            ..PLACE
        },
        Place {
            item: [9; 16],
            ..PLACE
        },
        Place {
            compartment: Compartment::Confidential,
            ..PLACE
        },
        Place { epoch: 5, ..PLACE },
    ];
    for place in elsewhere {
        assert!(open(&key, &place, &sealed).is_err(), "{place:?}");
    }
    assert!(open(&SymmetricKey::random(&mut rng), &PLACE, &sealed).is_err());
}

#[test]
fn the_length_of_a_note_shows_in_steps_only() {
    let mut rng = Dice::new(3);
    let key = SymmetricKey::random(&mut rng);
    let mut length = |bytes: usize| seal(&mut rng, &key, &PLACE, &vec![b'x'; bytes]).len();
    assert_eq!(length(0), length(255));
    assert_eq!(length(256), length(511));
    assert_eq!(length(256) - length(255), aead::STEP_BYTES);
}

#[test]
fn no_key_or_passphrase_shows_itself() {
    let school = School::with_case();
    let vault = school.unlock(IBER);
    let shown = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        SymmetricKey::from_bytes([0xab; 32]),
        sealed_box::SecretKey::from_bytes(&[0xab; 32]),
        derived(IBER),
        school.code,
        vault,
        block_on(vault.read_records(&school.store, CASE, 0)).unwrap()[0].content,
    );
    assert!(!shown.contains("171") && !shown.contains("abab"), "{shown}");
    assert!(!shown.contains("waarneming"), "{shown}");
}

#[test]
fn a_box_to_a_low_order_key_is_not_made_and_not_opened() {
    let mut rng = Dice::new(4);
    assert!(sealed_box::seal(&mut rng, &[0; 32], b"", b"x").is_err());
    let secret = sealed_box::SecretKey::random(&mut rng);
    let mut sealed = sealed_box::seal(&mut rng, &secret.public(), b"", b"x").unwrap();
    assert!(sealed_box::open(&secret, b"", &sealed).is_ok());
    sealed[..32].fill(0);
    assert!(sealed_box::open(&secret, b"", &sealed).is_err());
}

#[test]
fn a_members_slot_put_into_another_vault_opens_nothing_there() {
    let (ours, theirs) = (School::with_case(), School::founded_with(2));
    let is_ours = |table: &str| matches!(table, "slots");
    let rows = theirs
        .store
        .rows()
        .into_iter()
        .filter(|(t, _)| !is_ours(t.name()));
    let slots = ours
        .store
        .rows()
        .into_iter()
        .filter(|(t, _)| is_ours(t.name()));
    let store = MemoryStore::of_rows(rows.chain(slots));
    let refused = block_on(Vault::unlock(&store, IBER, &derived(IBER)));
    assert!(matches!(refused, Err(Error::Damaged { .. })), "{refused:?}");
}

#[test]
fn what_is_sealed_with_another_filling_than_ours_is_not_opened() {
    let key = SymmetricKey::from_bytes([5; 32]);
    let opens = |body: &[u8]| {
        let (mut body, nonce) = (body.to_vec(), [6; aead::NONCE_BYTES]);
        let tag = aead::encrypt(&key, &nonce, b"", &mut body);
        aead::open(&key, b"", &[&nonce, body.as_slice(), &tag].concat()).is_ok()
    };
    let filled = |last: u8, length: usize| {
        let mut body = vec![b'x'; 10];
        body.push(last);
        body.resize(length, 0);
        body
    };
    assert!(opens(&filled(0x80, aead::STEP_BYTES)));
    assert!(!opens(&filled(0x81, aead::STEP_BYTES)));
    assert!(!opens(&filled(0x80, 2 * aead::STEP_BYTES)));
}

#[test]
fn letters_that_say_no_whole_byte_are_not_read() {
    let read = |letters: &str| crockford::decode(letters.chars());
    assert_eq!(read("0"), None);
    assert_eq!(read("00"), Some(vec![0]));
    assert_eq!(read("000"), None);
    assert_eq!(crockford::encode(&[0xff]), "ZW");
    assert_eq!(read("ZW"), Some(vec![0xff]));
    assert_eq!(read("ZZ"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_sealed_opens_the_same_and_one_flipped_bit_never_opens(
        text in proptest::collection::vec(any::<u8>(), 0..1200),
        seed in any::<u64>(),
        bit in any::<prop::sample::Index>(),
    ) {
        let mut rng = Dice::new(seed);
        let key = SymmetricKey::random(&mut rng);
        let mut sealed = seal(&mut rng, &key, &PLACE, &text);
        let opened = open(&key, &PLACE, &sealed).unwrap();
        prop_assert_eq!(&*opened, text.as_slice());
        let bit = bit.index(sealed.len() * 8);
        sealed[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(open(&key, &PLACE, &sealed).is_err());
    }
}
