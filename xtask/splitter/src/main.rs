//! Stands in front of `wasm-bindgen`: cuts the app's module in two on its way there.
//!
//! The first piece is what a visit loads, and goes on to `wasm-bindgen`. The second is what is reached from
//! `ui::inside` alone; it is left in a folder, and the page's loader puts it beside the first when somebody unlocks.

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use wasm_split_cli_support::{Options, transform};

/// How the first piece names the one function it asks of the page.
const LINK: &str = "./inside.js";

/// The file of the second piece: `split_`, and the name that stands at the cut.
const SECOND: &str = "split_inside.wasm";

/// Usage: `splitter <folder for the second piece> <the real wasm-bindgen> <its arguments>`.
fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "this is a program of the command line")]
            {
                eprintln!("the app's module could not be cut in two: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn Error>> {
    let mut words = std::env::args_os().skip(1);
    let folder = PathBuf::from(words.next().ok_or("it was not told where to leave it")?);
    let real = words.next().ok_or("it was not told which wasm-bindgen")?;
    let mut args: Vec<OsString> = words.collect();
    // The worker's module stays whole.
    let is_app = args.iter().any(|arg| arg == "--target=web");
    if is_app {
        let module = args
            .iter_mut()
            .find(|arg| Path::new(arg).extension().is_some_and(|it| it == "wasm"))
            .ok_or("there is no module among the arguments")?;
        *module = cut(Path::new(module), &folder)?.into_os_string();
        // What the second piece shares with the first stays exported; a lock makes a new instance without the network.
        args.push("--keep-lld-exports".into());
        args.push("--experimental-reset-state-function".into());
    }
    let status = Command::new(real).args(&args).status()?;
    if is_app && status.success() {
        let glue = option(&args, "--out-dir=").zip(option(&args, "--out-name="));
        let (out, name) = glue.ok_or("wasm-bindgen was not told where to write")?;
        let place = Path::new(&out).join(format!("{name}.js"));
        fs::write(&place, ask_the_page(&fs::read_to_string(&place)?)?)?;
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Writes both pieces, and answers where the first is.
fn cut(module: &Path, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let name = module.file_name().ok_or("the module has no name")?;
    let first = folder.join(name);
    let bytes = fs::read(module)?;
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LINK;
    let made = transform(options)?.split_modules;
    if made == [folder.join(SECOND)] {
        Ok(first)
    } else {
        Err(
            format!("{SECOND} was to be the one second piece, and these were made: {made:?}")
                .into(),
        )
    }
}

fn option(args: &[OsString], name: &str) -> Option<String> {
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    args.find_map(|arg| arg.strip_prefix(name).map(str::to_owned))
}

/// The glue takes the one function from the page's loader instead of a file of its own.
fn ask_the_page(glue: &str) -> Result<String, Box<dyn Error>> {
    let mut lines: Vec<String> = glue.lines().map(str::to_owned).collect();
    let import = lines
        .iter_mut()
        .find(|line| line.starts_with("import ") && line.contains(LINK))
        .ok_or("the glue does not import what was cut off")?;
    let name = import
        .strip_prefix("import * as ")
        .and_then(|rest| rest.split(' ').next())
        .ok_or("the glue imports what was cut off in another way than expected")?;
    *import = format!("const {name} = globalThis.meldcode.inside;");
    lines.push(String::new());
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_takes_the_function_from_the_page() {
        let glue = "/* made */\nimport * as import1 from \"./inside.js\"\nlet wasm;\n";
        assert_eq!(
            ask_the_page(glue).ok().as_deref(),
            Some("/* made */\nconst import1 = globalThis.meldcode.inside;\nlet wasm;\n")
        );
    }

    #[test]
    fn a_glue_without_the_function_is_refused() {
        assert!(ask_the_page("let wasm;\n").is_err());
    }
}
