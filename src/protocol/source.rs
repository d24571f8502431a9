//! Where a rule comes from: lines of the school's own text, law, guidance, or a reading of this program.

use super::ElementId;

/// Where an element of a plan comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The school's own text.
    Seed {
        /// Which element of it (domain 1.1 to 1.3).
        element: ElementId,
        /// Where it stands there.
        lines: Lines,
    },
    /// The law, such as one of the five steps.
    Law(String),
    /// What others than the school and the law say, such as Veilig Thuis.
    Guidance(String),
    /// How this program reads a gap or an ambiguity of the school's text (domain 1.6), by number.
    Reading(u8),
    /// What the school decided for itself in its own edition.
    School(String),
}

/// Line ranges in the school's text, such as `L35-36` or `L98, L183`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lines(Vec<LineRange>);

/// One range of lines, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineRange {
    /// The first line, counted from 1.
    pub first: u16,
    /// The last line, not before the first.
    pub last: u16,
}

impl Lines {
    /// Reads `L35-36`, `L42` or several of these with a comma between. `None` when it says anything else.
    pub fn parse(text: &str) -> Option<Self> {
        text.split(", ")
            .map(LineRange::parse)
            .collect::<Option<Vec<_>>>()
            .map(Self)
    }

    /// The ranges, as they were written.
    pub fn ranges(&self) -> &[LineRange] {
        &self.0
    }
}

impl LineRange {
    fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('L')?;
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let range = Self {
            first: first.parse().ok()?,
            last: last.parse().ok()?,
        };
        (range.first >= 1 && range.first <= range.last).then_some(range)
    }
}

impl std::fmt::Display for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, range) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            if range.first == range.last {
                write!(f, "L{}", range.first)?;
            } else {
                write!(f, "L{}-{}", range.first, range.last)?;
            }
        }
        Ok(())
    }
}
