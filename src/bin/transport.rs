//! Starts the worker module: age and Argon2id, one answer for each question.

#[cfg(target_family = "wasm")]
mod desk {
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Answers one question of the page (`platform::worker` asks it): a small report, and the bytes it is about.
    ///
    /// The worker is ended after its answer, and its memory with it.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "the worker's script calls it by name")]
    pub fn answer(job: &[u8], payload: &[u8]) -> Array {
        Array::of2(&Uint8Array::from(job), &Uint8Array::from(payload))
    }
}

fn main() {}
