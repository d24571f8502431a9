//! A short list of what people type first: whole passphrases, and the words they are put together from.

/// Words and runs that common passphrases consist of, as [`super::check`] sees them: lower case, digits for letters undone.
use crate::order;
const COMMON: &[&str] = &[
    "aanmelden",
    "admin",
    "administrator",
    "amsterdam",
    "azerty",
    "basisschool",
    "beheer",
    "beheerder",
    "bovenbouw",
    "computer",
    "contrasena",
    "correcthorsebatterystaple",
    "default",
    "directeur",
    "feyenoord",
    "foobar",
    "geheim",
    "gebruiker",
    "groep",
    "hallo",
    "herfst",
    "hetweer",
    "iloveyou",
    "ikhouvanjou",
    "inloggen",
    "intern",
    "begeleider",
    "jesus",
    "juffrouw",
    "kinderen",
    "leerkracht",
    "leerling",
    "lente",
    "letmein",
    "liefje",
    "login",
    "maandag",
    "master",
    "meester",
    "meldcode",
    "mijn",
    "monkey",
    "nederland",
    "onderbouw",
    "onderwijs",
    "parnassys",
    "pass",
    "passphrase",
    "password",
    "qwerty",
    "school",
    "schooljaar",
    "secret",
    "superman",
    "teacher",
    "test",
    "user",
    "vakantie",
    "veiligthuis",
    "voetbal",
    "wachtwoord",
    "wachtzin",
    "welkom",
    "welcome",
    "winter",
    "zomer",
    "januari",
    "februari",
    "maart",
    "april",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "abcdef",
    "abc",
    "i2eas6789o",
    "i2eas6789",
    "i2eas6",
    "i2ea",
    "i2e",
    "2oi",
    "2o2",
    "i9",
    "dit",
    "een",
    "het",
    "van",
    "voor",
    "deze",
    "onze",
    "goed",
    "sterk",
    "heel",
    "erg",
    "lang",
    "lange",
    "veilig",
    "thuis",
    "de",
    "is",
    "in",
    "op",
    "ik",
    "en",
];

/// What is left of a passphrase when everything common is taken out.
pub(super) fn without_common(plain: &str) -> String {
    let mut words = COMMON.to_vec();
    order::sort_by_key(&mut words, |word| std::cmp::Reverse(word.len()));
    let mut left = String::with_capacity(plain.len());
    let mut rest = plain;
    while let Some(first) = rest.chars().next() {
        let common = words.iter().find(|word| rest.starts_with(**word));
        let taken = common.map_or(first.len_utf8(), |word| word.len());
        if common.is_none() {
            left.push(first);
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    left
}

/// Whether hardly anything is left: a word or two of the list with some digits behind it.
pub(super) fn is_made_of_common(plain: &str) -> bool {
    without_common(plain).chars().count() < 5
}
