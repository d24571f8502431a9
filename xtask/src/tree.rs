//! Where things stand in the project.

use std::path::{Path, PathBuf};

/// The project's root: the folder above this package.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The release folder that an ICT department copies to its web server.
pub(crate) fn dist() -> PathBuf {
    root().join("target/dist")
}

/// The same built once more with the vault in a file: what the page that needs no server is made of.
pub(crate) fn drive() -> PathBuf {
    scratch().join("drive")
}

/// Where the second piece of the app's module lies until it is put into the release folder.
pub(crate) fn pieces() -> PathBuf {
    scratch().join("pieces")
}

/// The only Node in the house.
pub(crate) fn journeys() -> PathBuf {
    root().join("tests/e2e")
}

/// What the commands themselves leave behind: wrappers, summaries, benchmark results.
pub(crate) fn scratch() -> PathBuf {
    root().join("target/xtask")
}
