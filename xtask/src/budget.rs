//! The weight of a visit, and of unlocking: every file of the release as brotli sends it, against the budget.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::finish;
use crate::run::{Step, print};
use crate::single;

/// A share of the files, and what it may weigh in bytes of brotli at its highest quality: ratchets that only ever go down
/// (`docs/decisions/0008`, `0013`, `0014` and `0035`).
#[derive(Debug)]
struct Share {
    name: &'static str,
    ceiling: u64,
    /// What it is to weigh, where that is not reached yet.
    goal: Option<u64>,
    holds: fn(&str) -> bool,
}

const SHARES: [Share; 2] = [
    Share {
        name: "loaded by a first visit",
        ceiling: 281_000,
        goal: Some(200_000),
        holds: |name| !finish::is_for_unlocking(name),
    },
    Share {
        name: "loaded when somebody unlocks",
        // No more than a whole visit was allowed to weigh before the module was cut in two.
        ceiling: 959_000,
        goal: None,
        holds: finish::is_for_unlocking,
    },
];

/// Node has brotli; one question for all the files.
const WEIGH: &str = "\
const { readFileSync } = require('node:fs'), z = require('node:zlib');\
for (const file of process.argv.slice(1)) {\
  const bytes = readFileSync(file);\
  const small = z.brotliCompressSync(bytes, { params: { [z.constants.BROTLI_PARAM_QUALITY]: 11, [z.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });\
  console.log(bytes.length, small.length);\
}";

/// Prints the tables and refuses a release that is too heavy.
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
    if weights.len() != names.len() {
        return Err(Failure::new(
            "node did not weigh every file",
            "read the lines above, mend it and run the command again",
        ));
    }
    let weighed: Vec<(&String, (u64, u64))> = names.iter().zip(weights).collect();
    SHARES.iter().try_for_each(|share| weigh(share, &weighed))
}

/// Prints one share and refuses it above its ceiling.
fn weigh(share: &Share, files: &[(&String, (u64, u64))]) -> Result<(), Failure> {
    let row =
        |name: &str, raw: &str, small: u64| print(&format!("   {name:<44} {raw:>9} {small:>9}"));
    print(&format!(
        "   {:<44} {:>9} {:>9}",
        share.name, "bytes", "brotli"
    ));
    let mut total = (0, 0);
    for (name, (raw, small)) in files.iter().filter(|(name, _)| (share.holds)(name)) {
        total = (total.0 + raw, total.1 + small);
        row(name, &raw.to_string(), *small);
    }
    row("together", &total.0.to_string(), total.1);
    row("ceiling", "", share.ceiling);
    if let Some(goal) = share.goal {
        row("goal", "", goal);
    }
    if total.1 > share.ceiling {
        return Err(Failure::new(
            format!(
                "what is {} weighs {} bytes of brotli and may weigh {}",
                share.name, total.1, share.ceiling
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

/// Whether the page loads this file, at a visit or later: not what is for people, not what only putting the app
/// on a home screen asks for, and not the page that needs no server.
pub(crate) fn is_loaded(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    name != single::FILE && ["html", "js", "css", "wasm"].contains(&ending)
}

fn read_pair(line: &str) -> Option<(u64, u64)> {
    let (raw, small) = line.split_once(' ')?;
    Some((raw.parse().ok()?, small.parse().ok()?))
}
