//! Randomness from the browser's own generator, also over plain http.

use rand_core::{CryptoRng, Error, RngCore};

/// The browser's cryptographic generator (`crypto.getRandomValues`).
#[derive(Clone, Copy, Debug, Default)]
pub struct Entropy;

impl RngCore for Entropy {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        #[expect(
            clippy::expect_used,
            reason = "a browser without randomness can keep no secret: stop"
        )]
        self.try_fill_bytes(bytes)
            .expect("the browser gives random bytes");
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        getrandom::getrandom(bytes).map_err(Error::from)
    }
}

impl CryptoRng for Entropy {}
