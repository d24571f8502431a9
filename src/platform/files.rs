//! Files in and out: a download, and a picked file read within a bound.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use super::clock;
use super::failure::Failure;
use super::page;

pub use web_sys::File;

/// Why a file could not be read or offered.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// Larger than this program reads; nothing of it was read.
    #[error("the file has {bytes} bytes, {allowed} are read at most")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The bound.
        allowed: u64,
    },
    /// The browser could not do it, for instance because the stick was pulled out.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<JsValue> for Error {
    fn from(thrown: JsValue) -> Self {
        Self::Failed(Failure::from(thrown))
    }
}

/// How long a download may take to begin before its address goes, in milliseconds.
const DOWNLOAD_BEGINS_WITHIN_MS: i32 = 60_000;

/// Offers bytes as a download. Needs no quota, so it also works when nothing can be stored any more.
///
/// Whether and where the browser saved it cannot be known; whoever needs to be sure reads it back.
pub fn download(name: &str, kind: &str, content: &[u8]) -> Result<(), Failure> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(
        &Array::of1(&Uint8Array::from(content)),
        &options,
    )?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = page::document()?.create_element("a")?.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    wasm_bindgen_futures::spawn_local(async move {
        clock::wait(DOWNLOAD_BEGINS_WITHIN_MS).await;
        // An address that is already gone needs no revoking.
        let _gone = Url::revoke_object_url(&address);
    });
    Ok(())
}

/// The files chosen in an `<input type="file">`.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files();
    files
        .iter()
        .flat_map(|files| (0..files.length()).filter_map(|index| files.get(index)))
        .collect()
}

/// The whole content of a file, if it is not larger than `bytes_max`.
pub async fn read(file: &File, bytes_max: u64) -> Result<Vec<u8>, Error> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is whole and positive"
    )]
    let bytes = file.size() as u64;
    if bytes > bytes_max {
        return Err(Error::TooLarge {
            bytes,
            allowed: bytes_max,
        });
    }
    let buffer: ArrayBuffer = JsFuture::from(file.array_buffer()).await?.unchecked_into();
    Ok(Uint8Array::new(&buffer).to_vec())
}
