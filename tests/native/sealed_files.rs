//! Golden sealed files: what version 1 sealed still opens, with the passphrase and with the key of a receiver.
#![allow(
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use meldcode::exchange::envelope::{self, Error, Identity, Lock};
use meldcode::exchange::transfer;

/// Both hold this text. They were sealed once and are never made anew.
const TEXT: &[u8] = include_bytes!("../data/transfer/v1_one_case.jsonl");

/// Sealed at N = 2^1, so that fuzzing can open it as well; what is sealed for people asks for far more.
const UNDER_A_PASSPHRASE: &[u8] = include_bytes!("../data/envelope/v1_passphrase.age");
const PASSPHRASE: &str = "kroket lantaarn zeemeeuw fietsbel";

const TO_A_KEY: &[u8] = include_bytes!("../data/envelope/v1_public_key.age");

#[test]
fn a_file_that_version_1_sealed_under_a_passphrase_still_opens() {
    let lock = envelope::inspect(UNDER_A_PASSPHRASE);
    assert_eq!(lock, Ok(Lock::Passphrase { log_n: 1 }));
    let opened = envelope::open_with_passphrase(UNDER_A_PASSPHRASE, PASSPHRASE).unwrap();
    assert_eq!(*opened, TEXT);
    assert_eq!(
        envelope::open_with_passphrase(UNDER_A_PASSPHRASE, "kroket"),
        Err(Error::WrongPassphrase)
    );
}

#[test]
fn a_file_that_version_1_sealed_to_a_key_still_opens() {
    let lock = envelope::inspect(TO_A_KEY);
    assert_eq!(lock, Ok(Lock::PublicKey { recipients: 1 }));
    let identity = Identity::from_secret_key(&[1; 32]);
    let opened = envelope::open_with_identity(TO_A_KEY, &identity).unwrap();
    assert_eq!(*opened, TEXT);
    assert!(transfer::read(&opened).unwrap().faults.is_empty());
}
