//! Starts the worker module: age and Argon2id, one answer for each question.

#[cfg(target_family = "wasm")]
mod desk {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An answer on its way back to the page: a small report and the bytes it is about.
    #[wasm_bindgen(getter_with_clone)]
    pub struct Answer {
        pub report: Vec<u8>,
        pub payload: Vec<u8>,
    }

    /// Answers one question of the page, in the words of `exchange::work_protocol`.
    ///
    /// The whole instance is thrown away with its worker, and every copy of a secret with it.
    #[wasm_bindgen]
    pub fn answer(job: &[u8], payload: Vec<u8>) -> Answer {
        let (mut report, mut payload) = meldcode::exchange::work::answer(job, payload);
        Answer {
            report: std::mem::take(&mut *report),
            payload: std::mem::take(&mut *payload),
        }
    }
}

fn main() {}
