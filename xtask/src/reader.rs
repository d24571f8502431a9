//! Gives the page that opens a case by itself the hashes of its one script and its one style, in its own policy.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// The page, as Trunk copies it.
pub(crate) const FILE: &str = "reader.html";

/// Puts the hashes where the policy waits for them. Whatever changes in the script or the style changes them too.
pub(crate) fn allow_its_own(dist: &Path) -> Result<(), Failure> {
    let place = dist.join(FILE);
    let page =
        fs::read_to_string(&place).map_err(Failure::from_io(format!("read target/dist/{FILE}")))?;
    let allowed = with_hashes(&page).ok_or_else(|| {
        Failure::new(
            format!("{FILE} has not one script, one style and a place for the hash of each"),
            "restore it in src/platform/boot",
        )
    })?;
    fs::write(place, allowed).map_err(Failure::from_io(format!("write target/dist/{FILE}")))
}

fn with_hashes(page: &str) -> Option<String> {
    let script = between(page, "<script>", "</script>")?;
    let style = between(page, "<style>", "</style>")?;
    let page = replaced_once(page, "hash-of-the-script", script)?;
    replaced_once(&page, "hash-of-the-style", style)
}

/// What stands in the one element that begins so; nothing when there is none, or another one.
fn between<'a>(page: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(begin)?;
    let (inside, after) = rest.split_once(end)?;
    (!after.contains(begin)).then_some(inside)
}

fn replaced_once(page: &str, mark: &str, content: &str) -> Option<String> {
    let hash = format!("'sha256-{}'", base64(&Sha256::digest(content.as_bytes())));
    (page.matches(mark).count() == 1).then(|| page.replace(mark, &hash))
}

/// RFC 4648, section 4, with padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |bits: u32| {
        let sign = usize::try_from(bits & 63).ok().and_then(|at| SIGNS.get(at));
        char::from(*sign.unwrap_or(&b'='))
    };
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0, |bits, byte| (bits << 8) | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        text.push(sign(bits >> 18));
        text.push(sign(bits >> 12));
        text.push(if chunk.len() > 1 {
            sign(bits >> 6)
        } else {
            '='
        });
        text.push(if chunk.len() > 2 { sign(bits) } else { '=' });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_rfc_4648_does() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_policy_allows_the_script_and_the_style_that_stand_there() {
        let page = "hash-of-the-script hash-of-the-style<style>a</style><script type=x></script><script>b</script>";
        let allowed = with_hashes(page).unwrap_or_default();
        // printf b | openssl dgst -sha256 -binary | base64, and the same of a
        assert!(allowed.starts_with(
            "'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=' 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"
        ));
    }

    #[test]
    fn a_second_script_is_refused() {
        let page = "hash-of-the-script hash-of-the-style<style>a</style><script>b</script><script>c</script>";
        assert_eq!(with_hashes(page), None);
    }
}
