//! The vault as a file, where the program itself was opened as one: what outlives a lock, and the hold on the file.
//!
//! Chromium gives all local pages one store, so nothing of a vault stays in it but the crash journal, and nothing plain at
//! all. What must outlive an instance of the module stands with the loader, as long as the page.

use js_sys::{Array, Map, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::abilities::{Address, address};
use super::failure::Failure;
use super::folder::Folder;
use super::listener::Listener;
use super::{files, page};

#[wasm_bindgen]
extern "C" {
    /// What the loader holds of a vault file (`boot/boot.js`).
    type Desk;

    #[wasm_bindgen(thread_local_v2, js_namespace = meldcode, js_name = desk)]
    static DESK: Desk;

    #[wasm_bindgen(method, getter)]
    fn rows(this: &Desk) -> Option<Uint8Array>;

    #[wasm_bindgen(method, setter, js_name = rows)]
    fn set_rows(this: &Desk, rows: &Uint8Array);

    #[wasm_bindgen(method, getter)]
    fn facts(this: &Desk) -> String;

    #[wasm_bindgen(method, setter, js_name = facts)]
    fn set_facts(this: &Desk, facts: &str);

    #[wasm_bindgen(method, getter)]
    fn left(this: &Desk) -> Option<Uint8Array>;

    #[wasm_bindgen(method, setter, js_name = left)]
    fn set_left(this: &Desk, left: &Uint8Array);

    #[wasm_bindgen(method, setter, js_name = journal)]
    fn set_journal(this: &Desk, name: &str);

    #[wasm_bindgen(method, getter)]
    fn handle(this: &Desk) -> Option<Handle>;

    #[wasm_bindgen(method, setter, js_name = handle)]
    fn set_handle(this: &Desk, handle: &JsValue);

    #[wasm_bindgen(method, getter)]
    fn chosen(this: &Desk) -> Option<files::File>;

    #[wasm_bindgen(method, setter, js_name = chosen)]
    fn set_chosen(this: &Desk, file: &files::File);

    #[wasm_bindgen(method, getter)]
    fn plain(this: &Desk) -> Map;

    #[wasm_bindgen(method, getter)]
    fn emptied(this: &Desk) -> bool;

    /// The browser's hold on one file; `web-sys` hides it behind an unstable flag.
    type Handle;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> String;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &Handle, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn get_file(this: &Handle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn create_writable(this: &Handle) -> Result<Promise, JsValue>;

    /// What is written to it; it stands there whole once it is closed.
    type Writable;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, data: &Uint8Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_name = showOpenFilePicker)]
    fn show_open(options: &JsValue) -> Result<Promise, JsValue>;
}

/// Whether the program was opened as a file, so that the vault is one too; never in the folder for a server.
pub fn is_the_way() -> bool {
    cfg!(feature = "vault-file") && address() == Ok(Address::File)
}

/// What a vault file was left with at a lock.
#[derive(Debug)]
pub struct Kept {
    /// Its rows, as a backup holds them.
    pub rows: Vec<u8>,
    /// How it was left.
    pub facts: String,
    /// What could not be joined with it.
    pub left: Vec<u8>,
}

/// What the instance before this one kept; nothing on a fresh page.
pub fn kept() -> Option<Kept> {
    DESK.with(|desk| {
        Some(Kept {
            rows: desk.rows()?.to_vec(),
            facts: desk.facts(),
            left: desk.left().map_or_else(Vec::new, |left| left.to_vec()),
        })
    })
}

/// Keeps it for the instance after this one, in the page's memory alone.
pub fn keep(kept: &Kept) {
    DESK.with(|desk| {
        desk.set_rows(&Uint8Array::from(kept.rows.as_slice()));
        desk.set_facts(&kept.facts);
        desk.set_left(&Uint8Array::from(kept.left.as_slice()));
    });
}

/// Tells the loader which database is the crash journal: for the plain page, and for emptying this device.
pub fn name_journal(name: &str) {
    DESK.with(|desk| desk.set_journal(name));
}

/// Something kept in the clear with the page.
pub(super) fn plain(name: &str) -> Option<String> {
    DESK.with(|desk| desk.plain().get(&name.into()).as_string())
}

/// Keeps it, or forgets it.
pub(super) fn keep_plain(name: &str, text: Option<&str>) {
    DESK.with(|desk| {
        match text {
            Some(text) => desk.plain().set(&name.into(), &text.into()),
            None => desk.plain().set(&name.into(), &JsValue::UNDEFINED),
        };
    });
}

/// The names of the databases that this browser has for local pages; nothing where it does not tell.
pub async fn databases() -> Vec<String> {
    let listed = async {
        let factory = page::window().ok()?.indexed_db().ok()??;
        let ask = Reflect::get(&factory, &"databases".into()).ok()?;
        let ask: js_sys::Function = ask.dyn_into().ok()?;
        let asked: Promise = ask.call0(&factory).ok()?.unchecked_into();
        let found: Array = JsFuture::from(asked).await.ok()?.unchecked_into();
        let name = |one| Reflect::get(&one, &"name".into()).ok()?.as_string();
        Some(found.iter().filter_map(name).collect())
    };
    listed.await.unwrap_or_default()
}

/// Whether this browser lets a person choose a file to open and to save over; elsewhere files are uploaded and downloaded.
pub fn can_pick() -> bool {
    page::window().is_ok_and(|window| {
        ["showOpenFilePicker", "showDirectoryPicker"]
            .iter()
            .all(|name| Reflect::has(&window, &(*name).into()).unwrap_or_default())
    })
}

/// Lets the person choose the file to open; nothing when they chose none. Only after a press.
pub async fn pick_to_open(bytes_max: u64) -> Result<Option<(String, Vec<u8>)>, files::Error> {
    let options = picker_options()?;
    let Some(chosen) = answered(show_open(&options)).await? else {
        return Ok(None);
    };
    let handle: Handle = Array::from(&chosen).get(0).unchecked_into();
    let bytes = read(&handle, bytes_max).await?;
    let name = handle.name();
    DESK.with(|desk| desk.set_handle(&handle));
    Ok(Some((name, bytes)))
}

/// Lets the person choose the folder to save in; whether they chose. Only after a press.
///
/// A window to save in is no way: it empties a file that is there already, before anybody can read it.
pub async fn pick_to_save(name: &str) -> Result<bool, Failure> {
    let Some(folder) = Folder::pick().await? else {
        return Ok(false);
    };
    let handle = folder.file(name).await?;
    DESK.with(|desk| desk.set_handle(&handle));
    Ok(true)
}

/// The name of the file that is held; nothing where none is.
pub fn held_name() -> Option<String> {
    DESK.with(Desk::handle).map(|handle| handle.name())
}

/// Lets go of the file.
pub fn let_go() {
    DESK.with(|desk| desk.set_handle(&JsValue::UNDEFINED));
}

/// Keeps hold of a file that was uploaded, where a browser cannot choose one to write.
pub fn hold_chosen(file: &files::File) {
    DESK.with(|desk| desk.set_chosen(file));
}

/// That file as it lies there now; nothing where none was uploaded. A browser reads it only as long as nobody saved over it.
pub async fn read_chosen(bytes_max: u64) -> Option<Result<Vec<u8>, files::Error>> {
    let file = DESK.with(Desk::chosen)?;
    Some(files::read(&file, bytes_max).await)
}

/// Whether the held file may be written. Only after a press: the browser may ask the person.
pub async fn permits() -> bool {
    let Some(handle) = DESK.with(Desk::handle) else {
        return false;
    };
    let options = Object::new();
    let _set = Reflect::set(&options, &"mode".into(), &"readwrite".into());
    match handle.request_permission(&options) {
        Ok(asked) => JsFuture::from(asked)
            .await
            .is_ok_and(|answer| answer.as_string().as_deref() == Some("granted")),
        Err(_thrown) => false,
    }
}

/// The held file as it lies there now.
pub async fn read_held(bytes_max: u64) -> Result<Vec<u8>, files::Error> {
    read(&held()?, bytes_max).await
}

/// Writes the held file and reads it back. Until it is closed the old one stands there.
pub async fn write_held(bytes: &[u8], bytes_max: u64) -> Result<Vec<u8>, files::Error> {
    let handle = held()?;
    let writable: Writable = JsFuture::from(handle.create_writable()?)
        .await?
        .unchecked_into();
    JsFuture::from(writable.write(&Uint8Array::from(bytes))?).await?;
    JsFuture::from(writable.close()?).await?;
    read(&handle, bytes_max).await
}

/// The browser asks whether to leave, as long as this says that something would be lost, while the answer is kept. Whoever
/// had it emptied was asked already.
pub fn guard_leaving(is_unsaved: impl Fn() -> bool + 'static) -> Result<Listener, Failure> {
    let window = page::window()?;
    Listener::new(&window, "beforeunload", move |event| {
        if is_unsaved() && !DESK.with(Desk::emptied) {
            event.prevent_default();
            // Older browsers ask only when this is set.
            let _set = Reflect::set(&event, &"returnValue".into(), &JsValue::TRUE);
        }
    })
}

/// Opens the page anew, for another file.
pub fn begin_anew() -> Result<(), Failure> {
    Ok(page::window()?.location().reload()?)
}

fn held() -> Result<Handle, Failure> {
    DESK.with(Desk::handle)
        .ok_or_else(|| Failure::missing("handle"))
}

async fn read(handle: &Handle, bytes_max: u64) -> Result<Vec<u8>, files::Error> {
    let file = JsFuture::from(handle.get_file()?).await?.unchecked_into();
    files::read(&file, bytes_max).await
}

/// What a picker answers; nothing when the person closed it.
async fn answered(asked: Result<Promise, JsValue>) -> Result<Option<JsValue>, Failure> {
    match JsFuture::from(asked?).await.map_err(Failure::from) {
        Ok(chosen) => Ok(Some(chosen)),
        Err(failure) if failure.name == "AbortError" => Ok(None),
        Err(failure) => Err(failure),
    }
}

fn picker_options() -> Result<JsValue, Failure> {
    let accept = Object::new();
    Reflect::set(
        &accept,
        &"application/octet-stream".into(),
        &Array::of1(&".mcb".into()),
    )?;
    let kind = Object::new();
    Reflect::set(&kind, &"accept".into(), &accept)?;
    let options = Object::new();
    Reflect::set(&options, &"types".into(), &Array::of1(&kind))?;
    Ok(options.into())
}
