//! The release: the folder for an intranet, with checksums, a note for the ICT department and its weight against the budget.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::budget;
use crate::bundle::{self, Mode};
use crate::failure::Failure;
use crate::finish::hex;
use crate::offline;
use crate::run::print;
use crate::tree;

pub(crate) fn command() -> Result<(), Failure> {
    bundle::build(Mode::Release)?;
    let dist = tree::dist();
    budget::check(&dist)?;
    refuse_own_folders(&dist)?;
    // What stands in the page for a drive can no longer be searched there.
    refuse_own_folders(&tree::drive())?;
    fs::copy(tree::root().join("docs").join(NOTE), dist.join(NOTE))
        .map_err(Failure::from_io(format!("copy docs/{NOTE}")))?;
    write_checksums(&dist)?;
    print(&format!("   the release is in {}", dist.display()));
    Ok(())
}

/// The one page for the ICT department.
const NOTE: &str = "INSTALLATIE.md";

/// A file that names the folder it was built in differs from the same file built elsewhere.
fn refuse_own_folders(dist: &Path) -> Result<(), Failure> {
    let root = tree::root().display().to_string();
    // With what lies in it: a home of `/root` alone is also the middle of `ui/root.rs`.
    let home = format!("{}/", std::env::var("HOME").unwrap_or_default());
    for name in budget::files(dist)? {
        let bytes = fs::read(dist.join(&name))
            .map_err(Failure::from_io(format!("read the built {name}")))?;
        for folder in [&root, &home] {
            // A home of `/` alone would be found in every file and says nothing.
            if !folder.trim_matches('/').is_empty() && holds(&bytes, folder.as_bytes()) {
                return Err(Failure::new(
                    format!("the built {name} names the folder {folder}"),
                    "see `anonymous_paths` in xtask/src/bundle.rs: a release reads the same wherever it was built",
                ));
            }
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// In the form that `sha256sum --check` reads; the first line is the mark that the page *Bewijs* shows.
fn write_checksums(dist: &Path) -> Result<(), Failure> {
    let mut names = budget::files(dist)?;
    names.sort_unstable();
    let mut list = format!("# build {}\n", offline::mark(dist)?);
    for name in names {
        let bytes = fs::read(dist.join(&name))
            .map_err(Failure::from_io(format!("read target/dist/{name}")))?;
        // Writing into a string cannot fail.
        let _done = writeln!(list, "{}  {name}", hex(&bytes));
    }
    fs::write(dist.join("SHA256SUMS"), list)
        .map_err(Failure::from_io("write target/dist/SHA256SUMS"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_found_wherever_it_stands_in_a_file() {
        assert!(holds(b"\0asm/builds/ada/src\0", b"/builds/ada"));
        assert!(!holds(b"\0asm./src\0", b"/builds/ada"));
    }
}
