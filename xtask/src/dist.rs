//! The release: the folder for an intranet, with checksums and its weight against the budget.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::budget;
use crate::bundle::{self, Mode};
use crate::failure::Failure;
use crate::finish::hex;
use crate::run::print;
use crate::tree;

pub(crate) fn command() -> Result<(), Failure> {
    bundle::build(Mode::Release)?;
    let dist = tree::dist();
    budget::check(&dist)?;
    write_checksums(&dist)?;
    print(&format!("   the release is in {}", dist.display()));
    Ok(())
}

/// In the form that `sha256sum --check` reads.
fn write_checksums(dist: &Path) -> Result<(), Failure> {
    let mut names = budget::files(dist)?;
    names.sort_unstable();
    let mut list = String::new();
    for name in names {
        let bytes = fs::read(dist.join(&name))
            .map_err(Failure::from_io(format!("read target/dist/{name}")))?;
        // Writing into a string cannot fail.
        let _done = writeln!(list, "{}  {name}", hex(&bytes));
    }
    fs::write(dist.join("SHA256SUMS"), list)
        .map_err(Failure::from_io("write target/dist/SHA256SUMS"))
}
