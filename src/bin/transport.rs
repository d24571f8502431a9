//! Starts the worker module: age and Argon2id.

#[cfg(target_family = "wasm")]
mod desk {
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Answers one question of the page, in the words of `exchange::work_protocol`: a small report and its bytes.
    ///
    /// The whole instance is thrown away with its worker, and every copy of a secret with it.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "the worker's script calls it by name")]
    pub fn answer(job: &[u8], payload: Vec<u8>) -> Array {
        let (report, payload) = meldcode::exchange::work::answer(job, payload);
        Array::of2(
            &Uint8Array::from(report.as_slice()),
            &Uint8Array::from(payload.as_slice()),
        )
    }
}

fn main() {}
