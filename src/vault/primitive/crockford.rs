//! Crockford's base 32: what a person reads aloud, types back, or points a telephone at.

/// No I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The letter of five bits.
pub fn letter(digit: u8) -> char {
    let place = usize::from(digit & 31);
    char::from(ALPHABET.get(place).copied().unwrap_or(b'0'))
}

/// The five bits of a letter: any case, O for 0, I and L for 1.
pub fn digit(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    let mut known = ALPHABET.iter();
    let place = known.position(|known| char::from(*known) == letter)?;
    u8::try_from(place).ok()
}

/// Bytes as letters; the last letter is filled up with zeros.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let mut held = Bits::default();
    for byte in bytes {
        held.put(*byte, 8);
        while let Some(digit) = held.take(5) {
            text.push(letter(digit));
        }
    }
    if held.count > 0 {
        held.put(0, 5 - held.count);
        text.extend(held.take(5).map(letter));
    }
    text
}

/// The bytes of such letters, in their one form: nothing left over but a few zeros.
pub fn decode(letters: impl Iterator<Item = char>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut held = Bits::default();
    for letter in letters {
        held.put(digit(letter)?, 5);
        bytes.extend(held.take(8));
    }
    (held.count < 5 && held.bits == 0).then_some(bytes)
}

/// Bits on their way from one grouping to the other; never more than twelve.
#[derive(Default)]
struct Bits {
    bits: u16,
    count: u8,
}

impl Bits {
    fn put(&mut self, bits: u8, count: u8) {
        self.bits = (self.bits << count) | u16::from(bits);
        self.count += count;
    }

    fn take(&mut self, count: u8) -> Option<u8> {
        let left = self.count.checked_sub(count)?;
        let taken = u8::try_from(self.bits >> left).ok();
        self.bits &= (1 << left) - 1;
        self.count = left;
        taken
    }
}
