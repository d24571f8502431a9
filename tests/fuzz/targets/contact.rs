//! A colleague's keys as a pasted text: as it comes in, and behind a check that fits so that every field is reached.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meldcode::exchange::contact::Contact;
use meldcode::vault::primitive::{crockford, hash};

fuzz_target!(|bytes: &[u8]| {
    read_again(&String::from_utf8_lossy(bytes));
    let digest = hash::sha256(&[bytes]);
    let checked = [bytes, &digest[..4]].concat();
    read_again(&format!(
        "MELDCODE:COLLEGA:1:{}",
        crockford::encode(&checked)
    ));
});

/// What is taken from a text says the same when it is written and read once more.
fn read_again(text: &str) {
    if let Ok(contact) = Contact::read(text) {
        assert_eq!(Contact::read(&contact.write()), Ok(contact));
    }
}
