//! Serves the built folder on this machine only: a static file server of the smallest kind.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::bundle::{self, Mode};
use crate::failure::Failure;
use crate::run::print;
use crate::tree;

const DEFAULT_PORT: u16 = 8437;

pub(crate) fn command(words: &[&str]) -> Result<(), Failure> {
    let (mode, port) = read_options(words)?;
    bundle::build(mode)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        Failure::new(
            format!("port {port} on this machine could not be opened ({error})"),
            "stop what uses it or choose another one with `--port`",
        )
    })?;
    let folder = Folder::new(tree::dist())?;
    print(&format!(
        "\n   Meldcode is at http://localhost:{port}/ (Ctrl-C stops it)"
    ));
    serve(&listener, folder);
    Ok(())
}

fn read_options(words: &[&str]) -> Result<(Mode, u16), Failure> {
    let mut mode = Mode::Release;
    let mut port = DEFAULT_PORT;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match (*word, word.strip_prefix("--port=")) {
            ("--dev", _) => mode = Mode::Development,
            ("--port", _) => port = read_port(words.next().copied().unwrap_or_default())?,
            (_, Some(number)) => port = read_port(number)?,
            (other, None) => {
                return Err(Failure::new(
                    format!("`serve` does not know `{other}`"),
                    "it takes `--dev` and `--port N`",
                ));
            }
        }
    }
    Ok((mode, port))
}

fn read_port(word: &str) -> Result<u16, Failure> {
    word.parse().map_err(|error| {
        Failure::new(
            format!("`{word}` is not a port ({error})"),
            "give a number from 1 to 65535",
        )
    })
}

/// What is served, and the policy that goes with it.
#[derive(Debug)]
struct Folder {
    root: PathBuf,
    policy: String,
}

impl Folder {
    fn new(root: PathBuf) -> Result<Self, Failure> {
        let page = fs::read_to_string(root.join("index.html"))
            .map_err(Failure::from_io("read the built page"))?;
        // The page's own policy, and the one line that only a header may carry.
        let policy = page
            .find("default-src")
            .and_then(|start| page.get(start..))
            .and_then(|rest| rest.split('"').next())
            .ok_or_else(|| {
                Failure::new(
                    "the built page has no Content-Security-Policy",
                    "restore it in index.html",
                )
            })?;
        let policy = format!("{policy}; frame-ancestors 'none'");
        Ok(Self { root, policy })
    }

    /// The file behind a request's target; never one outside the folder.
    fn find(&self, target: &str) -> Option<PathBuf> {
        let path = target.split(['?', '#']).next()?.trim_start_matches('/');
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        let is_inside = path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let file = self.root.join(path);
        (is_inside && file.is_file()).then_some(file)
    }
}

fn serve(listener: &TcpListener, folder: Folder) {
    let folder = Arc::new(folder);
    for stream in listener.incoming().map_while(Result::ok) {
        let folder = Arc::clone(&folder);
        // A browser that hangs up halfway is no reason to stop serving.
        thread::spawn(move || answer(&stream, &folder).ok());
    }
}

fn answer(stream: &TcpStream, folder: &Folder) -> io::Result<()> {
    let mut lines = BufReader::new(stream);
    let mut request = String::new();
    lines.read_line(&mut request)?;
    // The rest of the head is read and dropped: a socket closed with unread bytes resets the answer.
    let mut header = String::new();
    while lines.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let (status, kind, body) = match (method, folder.find(target)) {
        ("GET" | "HEAD", Some(file)) => ("200 OK", kind_of(&file), fs::read(&file)?),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
        _ => (
            "405 Method Not Allowed",
            "text/plain",
            b"only GET\n".to_vec(),
        ),
    };
    let mut out = stream;
    write!(
        out,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\n\
         Content-Security-Policy: {policy}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nConnection: close\r\n\r\n",
        length = body.len(),
        policy = folder.policy,
    )?;
    if method == "GET" {
        out.write_all(&body)?;
    }
    out.flush()
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> Folder {
        Folder {
            root: tree::root(),
            policy: String::new(),
        }
    }

    #[test]
    fn a_file_outside_the_folder_is_not_found() {
        assert_eq!(folder().find("/../etc/passwd"), None);
        assert_eq!(folder().find("//etc/passwd"), None);
    }

    #[test]
    fn the_bare_address_is_the_page() {
        assert_eq!(folder().find("/"), Some(tree::root().join("index.html")));
    }
}
