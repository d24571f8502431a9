//! Measures how deep JSON nests before any parser sees it.

/// Whether the bytes open more than `limit` objects and lists inside one another.
///
/// It reads brackets outside strings only; bytes that are no JSON at all are left for the parser to refuse.
pub(crate) fn exceeds(bytes: &[u8], limit: usize) -> bool {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                if depth > limit {
                    return true;
                }
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::exceeds;

    #[test]
    fn brackets_inside_strings_do_not_count() {
        assert!(!exceeds(br#"{"a":"[[[[\"[[["}"#, 1));
        assert!(exceeds(br#"{"a":[]}"#, 1));
        assert!(!exceeds(b"[[]][[]]", 2));
        assert!(exceeds(br#"["]",[]]"#, 1));
    }
}
