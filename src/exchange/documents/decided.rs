//! What was decided about a parent's paper before, laid over what the program proposes now.

use super::{Ground, LeftOut, NameChoice, Reach, RecordChoice};
use crate::casefile::RecordHash;

impl LeftOut {
    /// The proposal with every decision that was made before: about a name that is still found, one that somebody
    /// added, and a record that is still there. What came in since then stands as it is proposed.
    #[must_use]
    pub fn decided(mut self, before: Self) -> Self {
        for decided in before.names {
            let is_it = |choice: &&mut NameChoice| {
                (&choice.name, choice.reach) == (&decided.name, decided.reach)
            };
            match self.names.iter_mut().find(is_it) {
                Some(choice) => *choice = decided,
                None => self.names.push(decided),
            }
        }
        for decided in before.records {
            let is_it = |choice: &&mut RecordChoice| choice.record == decided.record;
            if let Some(choice) = self.records.iter_mut().find(is_it) {
                *choice = decided;
            }
        }
        self
    }

    /// The decisions as one text, to be kept while they are taken: a line for each, of what it is about, its ground's
    /// place in [`Ground::ALL`], whether it is left out, and the words or the record's hash.
    pub fn to_draft(&self) -> Option<String> {
        let names = self.names.iter().map(|choice| {
            let about = match choice.reach {
                Reach::Everywhere => EVERYWHERE,
                Reach::AtReport => AT_REPORT,
            };
            line(about, choice.ground, choice.is_left_out, &choice.name)
        });
        let records = self.records.iter().map(|choice| {
            let hash = choice.record.to_hex();
            line(RECORD, choice.ground, choice.is_left_out, &hash)
        });
        serde_json::to_string(&names.chain(records).collect::<Vec<String>>()).ok()
    }

    /// Reads [`LeftOut::to_draft`]; `None` where it is something else.
    pub fn from_draft(text: &str) -> Option<Self> {
        let lines: Vec<String> = serde_json::from_slice(text.as_bytes()).ok()?;
        let mut read = Self::default();
        for line in lines {
            let mut signs = line.chars();
            let about = signs.next()?;
            let place = signs.next()?.to_digit(10)?;
            let ground = *Ground::ALL.get(usize::try_from(place).ok()?)?;
            let is_left_out = signs.next()? == LEFT_OUT;
            let what = signs.as_str();
            if about == RECORD {
                read.records.push(RecordChoice {
                    record: RecordHash::from_hex(what)?,
                    ground,
                    is_left_out,
                });
            } else {
                read.names.push(NameChoice {
                    name: what.to_owned(),
                    reach: if about == AT_REPORT {
                        Reach::AtReport
                    } else {
                        Reach::Everywhere
                    },
                    ground,
                    is_left_out,
                });
            }
        }
        Some(read)
    }
}

const EVERYWHERE: char = 'n';
const AT_REPORT: char = 'm';
const RECORD: char = 'r';
const LEFT_OUT: char = '-';
const SHOWN: char = '+';

fn line(about: char, ground: Ground, is_left_out: bool, what: &str) -> String {
    let place = Ground::ALL.iter().position(|known| *known == ground);
    let sign = if is_left_out { LEFT_OUT } else { SHOWN };
    format!("{about}{}{sign}{what}", place.unwrap_or_default())
}
