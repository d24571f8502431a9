//! Golden sealed files: what version 1 sealed still opens, with the passphrase and with the key of a receiver.
#![allow(
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use base64::Engine;
use meldcode::exchange::envelope::{self, Error, Identity, Lock};
use meldcode::exchange::transfer;
use meldcode::workspace::file_kind::FileKind;

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

#[test]
fn both_seals_of_a_page_that_opens_by_itself_of_version_1_still_open() {
    // Its worker and its module are left out: the page opens by those, and they are of its own day.
    const PAGE: &str = include_str!("../data/reading/v1.html");
    const WORDS: &str = "makker neus veld leunen aubade mast aandeel";
    let sealed = |element: &str| {
        let (_, from) = PAGE.split_once(&format!("id=\"{element}\"")).unwrap();
        let (_, from) = from.split_once('>').unwrap();
        let (text, _) = from.split_once("</script>").unwrap();
        let sealed = base64::engine::general_purpose::STANDARD
            .decode(text)
            .unwrap();
        envelope::open_with_passphrase(&sealed, WORDS).unwrap()
    };
    assert_eq!(FileKind::of(PAGE.as_bytes()), FileKind::ReadingFile);
    let seen = "Bo kwam zonder jas naar school.";
    let shown = String::from_utf8(sealed("reading").to_vec()).unwrap();
    assert!(
        shown.starts_with("<article") && shown.contains(seen),
        "{shown}"
    );
    let transfer = transfer::read(&sealed("records")).unwrap();
    assert_eq!((transfer.journals.len(), transfer.faults.len()), (1, 0));
    let mut records = transfer.journals[0].records();
    assert!(records.any(|stored| String::from_utf8_lossy(stored.bytes()).contains(seen)));
}
