//! The commands of the house: one command on a fresh machine is enough, and CI runs what people run.

mod bench;
mod budget;
mod bundle;
mod check;
mod dist;
mod failure;
mod finish;
mod install;
mod offline;
mod reader;
mod run;
mod serve;
mod single;
mod small;
mod soak;
mod test;
mod tools;
mod tree;

use std::process::ExitCode;

use failure::Failure;

const USAGE: &str = "\
cargo xtask <command>

  serve [--dev] [--port N]          build the app, serve it on this machine only, print the address
  test [core|browser|journeys]      everything, or one part; `core` is the loop one lives in
  check [spelling]                  formatting, lints, documentation, licences, spelling
  dist                              the release folder with checksums, and its weight against the budget
  bench                             the benchmarks, as a table and as JSON
  soak [properties|simulation|ways|kills|damage|twice|fuzz|mutants]   the long runs, or one of them
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            run::say_error(&failure);
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<(), Failure> {
    let Some((command, rest)) = words.split_first() else {
        run::print(USAGE);
        return Ok(());
    };
    // Cargo starts us wherever the person stands; every path below is from the root.
    std::env::set_current_dir(tree::root())
        .map_err(Failure::from_io("go to the project's root"))?;
    match *command {
        "serve" => serve::command(rest),
        "test" => test::command(rest),
        "check" => check::command(rest),
        "dist" => dist::command(),
        "bench" => bench::command(rest),
        "soak" => soak::command(rest),
        "help" | "-h" | "--help" => {
            run::print(USAGE);
            Ok(())
        }
        other => Err(Failure::new(
            format!("there is no command `{other}`"),
            "run `cargo xtask help` to see the ones there are",
        )),
    }
}
