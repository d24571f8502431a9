//! The receipt of a handover: as it comes in, and with its signature made to hold so that every line is reached.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meldcode::exchange::receipt::{Receipt, SIGNED_FOR};
use meldcode::vault::primitive::signature::SecretKey;

/// The key of the golden file that the corpus begins with.
const KEY: [u8; 32] = [7; 32];

fuzz_target!(|bytes: &[u8]| {
    let _read = Receipt::read(bytes);
    let text = String::from_utf8_lossy(bytes);
    let above = text.rfind("signature ").map_or(&*text, |at| &text[..at]);
    let key = SecretKey::from_bytes(&KEY);
    let signature = key.sign(SIGNED_FOR, above.as_bytes());
    let digits: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
    let signed = format!("{above}signature {digits}\n");
    if let Ok(receipt) = Receipt::read(signed.as_bytes()) {
        assert_eq!(
            receipt.unsigned(),
            above,
            "what is believed is what was signed"
        );
        assert_eq!(receipt.write(&signature), signed.as_bytes());
    }
});
