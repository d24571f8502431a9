//! Installs by package name whatever a command needs and the machine has not got.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::run::{Step, print};
use crate::tools::{self, CargoTool};
use crate::tree;

/// A program of the system, and the Debian package that brings it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemProgram {
    pub(crate) program: &'static str,
    pub(crate) package: &'static str,
}

pub(crate) const CHROMIUM: SystemProgram = SystemProgram {
    program: "chromium",
    package: "chromium",
};
pub(crate) const CHROMEDRIVER: SystemProgram = SystemProgram {
    program: "chromedriver",
    package: "chromium-driver",
};
pub(crate) const WEBKIT: SystemProgram = SystemProgram {
    program: "WebKitWebDriver",
    package: "webkit2gtk-driver",
};
pub(crate) const XVFB: SystemProgram = SystemProgram {
    program: "Xvfb",
    package: "xvfb",
};
/// Turns a printed page into pictures for the print journey.
pub(crate) const POPPLER: SystemProgram = SystemProgram {
    program: "pdftotext",
    package: "poppler-utils",
};
/// Makes the throw-away certificate of the https journeys.
pub(crate) const OPENSSL: SystemProgram = SystemProgram {
    program: "openssl",
    package: "openssl",
};
const PIP: SystemProgram = SystemProgram {
    program: "pip3",
    package: "python3-pip",
};

/// The target that `rust-toolchain.toml` names; rustup usually brings it by itself.
pub(crate) fn wasm_target() -> Result<(), Failure> {
    let library = Step::new("", "rustc")
        .args([
            "--print",
            "target-libdir",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .ask();
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    Step::new("add the wasm32-unknown-unknown target", "rustup")
        .args(["target", "add", "wasm32-unknown-unknown"])
        .remedy("install that target for the Rust named in rust-toolchain.toml and run the command again")
        .run()
}

/// Compiles a pinned tool into our own shelf, unless it is there or the system has that version.
pub(crate) fn cargo_tool(tool: CargoTool) -> Result<(), Failure> {
    if tool.installed_program().is_file() || is_on_the_system(tool) {
        return Ok(());
    }
    print(&format!(
        "   {} {} is not here yet; compiling it takes about {} minutes on two cores, once",
        tool.package, tool.version, tool.minutes
    ));
    Step::cargo(format!("install {} {}", tool.package, tool.version))
        .args(["install", "--locked", "--root"])
        .args([tool.home()])
        .args([tool.package, "--version", tool.version])
        .remedy(format!(
            "check that the crate registry can be reached, or put {} {} on the PATH",
            tool.program, tool.version
        ))
        .run()
}

fn is_on_the_system(tool: CargoTool) -> bool {
    Step::new("", tool.program)
        .args(["--version"])
        .ask()
        .is_some_and(|answer| answer.split_whitespace().any(|word| word == tool.version))
}

/// Brings Debian packages for the programs that are missing.
pub(crate) fn system_programs(programs: &[SystemProgram]) -> Result<(), Failure> {
    let missing: Vec<&str> = programs
        .iter()
        .filter(|wanted| !is_on_path(wanted.program))
        .map(|wanted| wanted.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let remedy = format!(
        "install these packages by hand (on Debian: apt-get install {names}) and run the command again"
    );
    let is_root = Step::new("", "id").args(["-u"]).ask().as_deref() == Some("0");
    let has_sudo = || Step::new("", "sudo").args(["-n", "true"]).ask().is_some();
    if !is_on_path("apt-get") || !(is_root || has_sudo()) {
        return Err(Failure::new(
            format!("the machine has no {names} and we may not install it"),
            remedy,
        ));
    }
    let apt = |title: String, args: &[&str]| {
        let step = if is_root {
            Step::new(title, "apt-get")
        } else {
            Step::new(title, "sudo").args(["-n", "apt-get"])
        };
        step.args(args)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .remedy(remedy.clone())
    };
    apt("refresh the package list".to_owned(), &["update", "-q"]).run()?;
    let mut args = vec!["install", "-q", "-y", "--no-install-recommends"];
    args.extend(&missing);
    apt(format!("install {names}"), &args).run()
}

fn is_on_path(program: &str) -> bool {
    let path = tools::search_path();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// The packages of `tests/e2e`: Playwright, axe, wasm-opt. No browser is downloaded.
pub(crate) fn npm_packages() -> Result<(), Failure> {
    let folder = tree::journeys();
    let wanted = fs::read_to_string(folder.join("package-lock.json"))
        .map_err(Failure::from_io("read tests/e2e/package-lock.json"))?;
    let mark = folder.join("node_modules/.installed-for");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    Step::new("install the npm packages of tests/e2e", "npm")
        .args(["ci", "--no-fund", "--no-audit", "--loglevel=error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .within(&folder)
        .remedy("check that Node 20 or newer is installed and that the npm registry can be reached")
        .run()?;
    fs::write(mark, wanted).map_err(Failure::from_io("write into tests/e2e/node_modules"))
}

/// The spelling check, from PyPI into our own shelf.
pub(crate) fn typos() -> Result<(), Failure> {
    let home = tools::typos_home();
    if home.join("bin/typos").is_file() {
        return Ok(());
    }
    system_programs(&[PIP])?;
    Step::new(format!("install typos {}", tools::TYPOS_VERSION), "pip3")
        .args([
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--target",
        ])
        .args([home])
        .args([format!("typos=={}", tools::TYPOS_VERSION)])
        .env("PIP_ROOT_USER_ACTION", "ignore")
        .remedy("check that PyPI can be reached, or put that version of typos on the PATH")
        .run()
}
