//! Seven words from a list of 2 048: 77 bits that a person can say, type and remember.
//!
//! The list is our own: short Dutch words, no names, nothing rude, no word the beginning of another.

use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

const LIST: &str = include_str!("words_nl.txt");

/// Words on the list: eleven bits each.
pub const WORD_COUNT: usize = 2_048;

/// The list, in alphabetical order.
pub fn words() -> impl Iterator<Item = &'static str> {
    LIST.lines()
}

/// What somebody typed who was told the words: as they were offered, when they are all on the list. `None` when one is
/// not, and when it is typed so already.
pub fn as_offered(typed: &str) -> Option<Zeroizing<String>> {
    let small = Zeroizing::new(typed.to_lowercase());
    let mut offered = Zeroizing::new(String::with_capacity(small.len()));
    let parts = small.split(|c: char| !c.is_alphanumeric());
    for part in parts.filter(|part| !part.is_empty()) {
        if !words().any(|word| word == part) {
            return None;
        }
        if !offered.is_empty() {
            offered.push(' ');
        }
        offered.push_str(part);
    }
    (*offered != *typed).then_some(offered)
}

/// `count` random words with spaces between them.
pub fn offer_words(rng: &mut dyn CryptoRngCore, count: usize) -> Zeroizing<String> {
    let all: Vec<&str> = words().collect();
    let mut offered = Zeroizing::new(String::with_capacity(count * 8));
    for number in 0..count {
        if number > 0 {
            offered.push(' ');
        }
        let mut bits = [0; 2];
        rng.fill_bytes(&mut bits);
        // 2 048 divides 65 536, so every word is as likely as any other.
        let at = usize::from(u16::from_be_bytes(bits)) % WORD_COUNT;
        offered.push_str(all.get(at).copied().unwrap_or_default());
    }
    offered
}
