//! Where a rule comes from, in words: the school's own text, the law, guidance, or this program's reading.

use crate::protocol::source::Source;
use crate::text::{Message, SourceWord};

/// One line per source.
pub(in crate::screen) fn source_lines(sources: &[Source]) -> Vec<Message> {
    sources.iter().map(|source| words(source).into()).collect()
}

fn words(source: &Source) -> SourceWord {
    match source {
        Source::Seed { element, lines } => SourceWord::School {
            lines: lines.to_string(),
            element: element.to_string(),
        },
        Source::Law(text) => SourceWord::Law { text: text.clone() },
        Source::Guidance(text) => SourceWord::Guidance { text: text.clone() },
        Source::Reading(number) => SourceWord::Reading { number: *number },
        Source::School(text) => SourceWord::OwnSchool { text: text.clone() },
    }
}
