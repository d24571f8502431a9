//! A folder that the person chose once: new files in it, read back, and old ones removed. Chromium over https only.

use js_sys::{AsyncIterator, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

use super::failure::Failure;
use super::{files, page};

#[wasm_bindgen]
extern "C" {
    /// A folder as the browser hands it out; `web-sys` hides it behind an unstable flag.
    #[derive(Clone, Debug)]
    type Directory;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Directory) -> String;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &Directory, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn file(this: &Directory, name: &str, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    fn remove_entry(this: &Directory, name: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn keys(this: &Directory) -> Result<AsyncIterator, JsValue>;

    /// A file in it.
    type Handle;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn create_writable(this: &Handle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn get_file(this: &Handle) -> Result<Promise, JsValue>;

    /// What is written to it; it stands there whole once it is closed.
    type Writable;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, data: &Uint8Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;
}

/// Where the handle is kept. A handle cannot be written down as bytes, so it has a database of its own.
const DATABASE: &str = "meldcode-folder";
const STORE: &str = "handles";
const KEY: &str = "backup";

/// The largest file that is read back.
const BYTES_MAX: u64 = crate::vault::backup::BYTES_MAX;

/// A folder for backups.
#[derive(Clone, Debug)]
pub struct Folder(Directory);

/// Whether this browser can choose a folder at this address.
pub fn is_possible() -> bool {
    picker().is_some()
}

fn picker() -> Option<Function> {
    let window = page::window().ok()?;
    Reflect::get(&window, &"showDirectoryPicker".into())
        .ok()?
        .dyn_into()
        .ok()
}

impl Folder {
    /// Lets the person choose one, and remembers it on this device. Only after a press; nothing when they chose none.
    pub async fn choose() -> Result<Option<Self>, Failure> {
        let Some(folder) = Self::pick().await? else {
            return Ok(None);
        };
        // Where it cannot be remembered it is chosen again next time.
        let _kept = keep(&folder.0).await;
        Ok(Some(folder))
    }

    /// As [`Folder::choose`], and remembers nothing.
    pub(super) async fn pick() -> Result<Option<Self>, Failure> {
        let picker = picker().ok_or_else(|| Failure::missing("showDirectoryPicker"))?;
        let options = object("mode", &"readwrite".into())?;
        let chosen: Promise = picker
            .call1(&page::window()?.into(), &options)?
            .unchecked_into();
        match JsFuture::from(chosen).await.map_err(Failure::from) {
            Ok(directory) => Ok(Some(Self(directory.unchecked_into()))),
            Err(failure) if failure.name == "AbortError" => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// The file of that name in it. What stands in one that is there already stays, until it is written.
    pub(super) async fn file(&self, name: &str) -> Result<JsValue, Failure> {
        let create = object("create", &JsValue::TRUE)?;
        Ok(JsFuture::from(self.0.file(name, &create)?).await?)
    }

    /// The one that was chosen before on this device.
    pub async fn remembered() -> Option<Self> {
        let database = opened().await.ok()?;
        let transaction = database.transaction_with_str(STORE).ok()?;
        let found = transaction
            .object_store(STORE)
            .ok()?
            .get(&KEY.into())
            .ok()?;
        let found = answered(&found).await.ok()?;
        database.close();
        found.is_object().then(|| Self(found.unchecked_into()))
    }

    /// Its own name, without where it is.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether we may write in it. Only after a press: the browser may ask the person.
    pub async fn permits(&self) -> bool {
        let Ok(options) = object("mode", &"readwrite".into()) else {
            return false;
        };
        match self.0.request_permission(&options) {
            Ok(asked) => JsFuture::from(asked)
                .await
                .is_ok_and(|answer| answer.as_string().as_deref() == Some("granted")),
            Err(_thrown) => false,
        }
    }

    /// Writes a new file and reads it back. A file of that name is never written over.
    pub async fn write(&self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, files::Error> {
        if !self.names().await?.iter().any(|found| found == name) {
            let handle: Handle = self.file(name).await?.unchecked_into();
            let writable: Writable = JsFuture::from(handle.create_writable()?)
                .await?
                .unchecked_into();
            JsFuture::from(writable.write(&Uint8Array::from(bytes))?).await?;
            JsFuture::from(writable.close()?).await?;
        }
        let handle: Handle = JsFuture::from(self.0.file(name, &JsValue::UNDEFINED)?)
            .await?
            .unchecked_into();
        let file = JsFuture::from(handle.get_file()?).await?.unchecked_into();
        files::read(&file, BYTES_MAX).await
    }

    /// The names of what stands in it.
    pub async fn names(&self) -> Result<Vec<String>, Failure> {
        let keys = self.0.keys()?;
        let mut names = Vec::new();
        loop {
            let next = JsFuture::from(keys.next()?).await?;
            if Reflect::get(&next, &"done".into())?.is_truthy() {
                return Ok(names);
            }
            names.extend(Reflect::get(&next, &"value".into())?.as_string());
        }
    }

    /// Removes a file.
    pub async fn remove(&self, name: &str) -> Result<(), Failure> {
        JsFuture::from(self.0.remove_entry(name)?).await?;
        Ok(())
    }
}

fn object(name: &str, value: &JsValue) -> Result<JsValue, Failure> {
    let options = Object::new();
    Reflect::set(&options, &name.into(), value)?;
    Ok(options.into())
}

async fn keep(directory: &JsValue) -> Result<(), JsValue> {
    let database = opened().await?;
    let mode = IdbTransactionMode::Readwrite;
    let transaction = database.transaction_with_str_and_mode(STORE, mode)?;
    let put = transaction
        .object_store(STORE)?
        .put_with_key(directory, &KEY.into())?;
    let kept = answered(&put).await;
    database.close();
    kept.map(|_key| ())
}

async fn opened() -> Result<IdbDatabase, JsValue> {
    let factory = page::window()
        .ok()
        .and_then(|window| window.indexed_db().ok().flatten())
        .ok_or(JsValue::UNDEFINED)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1)?;
    let source = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = source.result() {
            // A store that cannot be made shows when it is used.
            let _made = database
                .unchecked_into::<IdbDatabase>()
                .create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    Ok(answered(&request).await?.unchecked_into())
}

async fn answered(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answer = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(answer).await?;
    request.result()
}
