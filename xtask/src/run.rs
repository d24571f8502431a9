//! Runs a program with its progress in sight, and turns its end into one sentence.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use crate::failure::Failure;
use crate::tools;

/// Prints to the terminal; the one place that does, apart from the programs themselves.
#[expect(clippy::print_stdout, reason = "this is a command-line program")]
pub(crate) fn print(text: &str) {
    println!("{text}");
}

#[expect(clippy::print_stderr, reason = "this is a command-line program")]
pub(crate) fn say_error(failure: &Failure) {
    eprintln!("xtask: {failure}.");
}

/// One program to run as one visible step.
#[derive(Debug)]
pub(crate) struct Step {
    title: String,
    command: Command,
    remedy: String,
}

impl Step {
    /// A step that runs `program` from the root with our pinned tools in front on the `PATH`.
    pub(crate) fn new(title: impl Into<String>, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.env("PATH", tools::search_path());
        Self {
            title: title.into(),
            command,
            remedy: "read the lines above, mend it and run the command again".to_owned(),
        }
    }

    /// A cargo step, with the toolchain that started us.
    pub(crate) fn cargo(title: impl Into<String>) -> Self {
        Self::new(
            title,
            std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        )
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn within(mut self, folder: impl Into<PathBuf>) -> Self {
        self.command.current_dir(folder.into());
        self
    }

    /// What a person does when this step fails.
    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }

    /// Runs the step, its output going straight to the terminal.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        let began = self.announce();
        let ended = self.command.status();
        match ended {
            Ok(status) if status.success() => {
                print(&format!(
                    "   {} ({:.1} s)",
                    self.title,
                    began.elapsed().as_secs_f32()
                ));
                Ok(())
            }
            Ok(status) => Err(self.failed(&status.to_string())),
            Err(error) => Err(self.failed(&error.to_string())),
        }
    }

    /// Runs the step, showing its output and keeping it to be read afterwards.
    pub(crate) fn run_and_listen(mut self) -> (String, Result<(), Failure>) {
        let began = self.announce();
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = match self.command.spawn() {
            Ok(child) => child,
            Err(error) => return (String::new(), Err(self.failed(&error.to_string()))),
        };
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let listener = thread::spawn(move || {
            err.map(|pipe| forward(pipe, std::io::stderr()))
                .unwrap_or_default()
        });
        let mut heard = out
            .map(|pipe| forward(pipe, std::io::stdout()))
            .unwrap_or_default();
        heard.push_str(&listener.join().unwrap_or_default());
        let result = match child.wait() {
            Ok(status) if status.success() => {
                print(&format!(
                    "   {} ({:.1} s)",
                    self.title,
                    began.elapsed().as_secs_f32()
                ));
                Ok(())
            }
            Ok(status) => Err(self.failed(&status.to_string())),
            Err(error) => Err(self.failed(&error.to_string())),
        };
        (heard, result)
    }

    /// What the program prints, or nothing when it cannot be run or fails.
    pub(crate) fn ask(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn announce(&self) -> Instant {
        print(&format!("-> {}", self.title));
        Instant::now()
    }

    fn failed(&self, how: &str) -> Failure {
        Failure::new(
            format!("\"{}\" failed ({how})", self.title),
            self.remedy.clone(),
        )
    }
}

fn forward(pipe: impl Read, mut to: impl Write) -> String {
    let mut heard = String::new();
    for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        // A terminal that went away does not stop the run.
        let _gone = writeln!(to, "{line}");
        heard.push_str(&line);
        heard.push('\n');
    }
    heard
}
