//! The weight of a visit: every file of the release as brotli sends it, against the budget.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::run::{Step, print};

/// What everything a visit loads is to weigh, in bytes of brotli at its highest quality. Not reached yet.
const GOAL_BYTES: u64 = 200_000;

/// What it may weigh until then: a ratchet that only ever goes down (`docs/decisions/0008`, `0013` and `0014`).
const CEILING_BYTES: u64 = 986_000;

/// Node has brotli; one question for all the files.
const WEIGH: &str = "\
const { readFileSync } = require('node:fs'), z = require('node:zlib');\
for (const file of process.argv.slice(1)) {\
  const bytes = readFileSync(file);\
  const small = z.brotliCompressSync(bytes, { params: { [z.constants.BROTLI_PARAM_QUALITY]: 11, [z.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });\
  console.log(bytes.length, small.length);\
}";

/// Prints the table and refuses a release that is too heavy.
pub(crate) fn check(dist: &Path) -> Result<(), Failure> {
    let mut names: Vec<String> = files(dist)?
        .into_iter()
        .filter(|name| is_loaded(name))
        .collect();
    names.sort_unstable();
    let answer = Step::new("", "node")
        .args(["-e", WEIGH])
        .args(names.iter().map(|name| dist.join(name)))
        .ask()
        .ok_or_else(|| {
            Failure::new(
                "node could not weigh the files",
                "check that Node 20 or newer is installed",
            )
        })?;
    let weights: Vec<(u64, u64)> = answer.lines().filter_map(read_pair).collect();
    let mut total = (0, 0);
    print(&format!(
        "   {:<44} {:>9} {:>9}",
        "loaded by a visit", "bytes", "brotli"
    ));
    for (name, (raw, small)) in names.iter().zip(&weights) {
        total = (total.0 + raw, total.1 + small);
        print(&format!("   {name:<44} {raw:>9} {small:>9}"));
    }
    print(&format!(
        "   {:<44} {:>9} {:>9}",
        "together", total.0, total.1
    ));
    for (line, bytes) in [("ceiling", CEILING_BYTES), ("goal", GOAL_BYTES)] {
        print(&format!("   {line:<44} {:>9} {bytes:>9}", ""));
    }
    if weights.len() != names.len() || total.1 > CEILING_BYTES {
        return Err(Failure::new(
            format!(
                "a visit weighs {} bytes of brotli and may weigh {CEILING_BYTES}",
                total.1
            ),
            "see which file grew, and make it smaller; the ceiling only goes down",
        ));
    }
    Ok(())
}

/// The names of the files in a folder, folders below it included, relative to it.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for entry in
        fs::read_dir(folder).map_err(Failure::from_io(format!("list {}", folder.display())))?
    {
        let entry = entry.map_err(Failure::from_io(format!("list {}", folder.display())))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            names.extend(
                files(&entry.path())?
                    .into_iter()
                    .map(|below| format!("{name}/{below}")),
            );
        } else {
            names.push(name);
        }
    }
    Ok(names)
}

/// Whether a visit loads this file: not what is for people, and not what only putting the app on a home screen asks for.
pub(crate) fn is_loaded(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["html", "js", "css", "wasm"].contains(&ending)
}

fn read_pair(line: &str) -> Option<(u64, u64)> {
    let (raw, small) = line.split_once(' ')?;
    Some((raw.parse().ok()?, small.parse().ok()?))
}
