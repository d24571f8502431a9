//! A sealed file: its header judged before any work is done on it, and opened where opening costs nearly none.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meldcode::exchange::envelope::{self, Identity, Lock};
use meldcode::workspace::FileKind;

/// The key and the passphrase of the golden files that the corpus begins with.
const KEY: [u8; 32] = [1; 32];
const PASSPHRASE: &str = "kroket lantaarn zeemeeuw fietsbel";

/// At N = 2^4 the work is done in microseconds; above it only few files would be tried.
const QUICK: u8 = 4;

fuzz_target!(|bytes: &[u8]| {
    let _kind = FileKind::of(bytes);
    match envelope::inspect(bytes) {
        Ok(Lock::PublicKey { .. }) => {
            let _opened = envelope::open_with_identity(bytes, &Identity::from_secret_key(&KEY));
        }
        Ok(Lock::Passphrase { log_n }) if log_n <= QUICK => {
            let _opened = envelope::open_with_passphrase(bytes, PASSPHRASE);
        }
        Ok(Lock::Passphrase { .. } | Lock::Unsupported) | Err(_) => {}
    }
});
