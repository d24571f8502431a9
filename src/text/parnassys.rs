//! The copy for ParnasSys: its page, its titles, its lines, its warning, and that it was placed.

use chrono::NaiveDate;

use crate::casefile::Moment;
use crate::exchange::documents::{Note, Part};
use crate::protocol::{PhaseNumber, Role};
use crate::text::{Choice, Inbox, Message};

words! {
    /// Placing a text in ParnasSys.
    ParnasSys {
        /// The title of observation texts (Seed L18-19, domain 1.6 no. 35).
        ObservationsTitle,
        /// The title of a step report's text.
        ReportTitle { phase: PhaseNumber = PhaseNumber(2) },
        Heading,
        PortalTitle,
        PortalWarning,
        /// Something in the text is kept by the case manager.
        ForFew,
        /// Something in the text would be proposed to stay off a parent's copy.
        NotForParents,
        /// Who else is named in the text: another child's name does not belong in this child's file.
        Others { names: String = "Noor, Karel Verzonnen".to_owned() },
        TextLabel,
        TextNumbered { number: usize = 1, of: usize = 2 },
        Several { of: usize = 2 },
        Copy,
        CopyNumbered { number: usize = 1 },
        Copied,
        CopyByHand,
        PlacedHeading,
        PlacedLead,
        PlacedAgain,
        /// What is placed was corrected, or a view came with it, after that.
        Replaces,
        WhichDay,
        MarkPlaced,
        LeftOut,
        NoText,
        /// Of a period: how many observations, and how many of them stand there already.
        InPeriod { count: u32 = 4, placed: u32 = 1 },
        NoneInPeriod,
        PeriodHeading,
        PeriodLead,
        From,
        Until,
        /// How many observations have no place yet, of how many there are.
        Observations { count: u32 = 3, of: u32 = 5 },
        ReportsHeading,
        MarkAllPlaced,
    }
}

words! {
    /// The lines of a text for ParnasSys.
    NoteLine {
        Head { title: String = "Meldcode observaties".to_owned(), on: NaiveDate = super::dates::day(23) },
        HeadOfPeriod { title: String = "Meldcode observaties".to_owned(), on: NaiveDate = super::dates::day(2), until: NaiveDate = super::dates::day(23) },
        /// Comes behind the head.
        Numbered { number: usize = 1, of: usize = 2 },
        Observation { number: usize = 1, of: usize = 5 },
        Happened { at: Moment = super::dates::moment() },
        Written { at: Moment = super::dates::moment() },
        WrittenBy { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::Teacher },
        TakenOverBy { name: String = "Ilse Voorbeeld".to_owned(), role: Role = Role::CareCoordinator },
        Place,
        Present,
        Seen,
        LiteralWords,
        Source,
        SourceMyself,
        SourceNamed { kind: String = "van een ouder".to_owned(), name: String = "moeder".to_owned() },
        NotKnown,
        Did,
        Summary,
        Agreements,
        Corrected { on: NaiveDate = super::dates::day(23), name: String = "Ada Voorbeeld".to_owned() },
        CorrectedBecause,
        ParentView { on: NaiveDate = super::dates::day(23), parent: String = "moeder".to_owned() },
    }
}

/// The most characters of a school's own title that stand on the first line.
const TITLE_MAX: usize = 120;

/// The most characters that stand behind a label on its own line.
const BESIDE_MAX: usize = 60;

/// One note as plain text: the title first, no tables, nothing a text field cannot hold (domain 3.7).
pub fn note_text(note: &Note, title: &str) -> String {
    let title = title.chars().take(TITLE_MAX).collect();
    let (on, until) = (note.on, note.until);
    let head = if on == until {
        NoteLine::Head { title, on }
    } else {
        NoteLine::HeadOfPeriod { title, on, until }
    };
    let mut text = head.nl().into_owned();
    if note.of > 1 {
        let (number, of) = (note.number, note.of);
        text.push(' ');
        text.push_str(&NoteLine::Numbered { number, of }.nl());
    }
    let mut was_beside = false;
    for part in &note.parts {
        let line = part_text(part);
        let is_beside = !line.contains('\n');
        let begins = matches!(part, Part::Observation { .. });
        text.push_str(if was_beside && is_beside && !begins {
            "\n"
        } else {
            "\n\n"
        });
        text.push_str(&line);
        was_beside = is_beside;
    }
    text
}

fn part_text(part: &Part) -> String {
    match part {
        Part::Observation { number, of } => {
            let (number, of) = (*number, *of);
            NoteLine::Observation { number, of }.nl().into_owned()
        }
        Part::Happened(at) => NoteLine::Happened { at: *at }.nl().into_owned(),
        Part::Written(at) => NoteLine::Written { at: *at }.nl().into_owned(),
        Part::WrittenBy(person) => NoteLine::WrittenBy {
            name: person.name.clone(),
            role: person.role,
        }
        .nl()
        .into_owned(),
        Part::TypedAs(name) => Inbox::typed_by(name).nl().into_owned(),
        Part::TakenOverBy(person) => NoteLine::TakenOverBy {
            name: person.name.clone(),
            role: person.role,
        }
        .nl()
        .into_owned(),
        Part::Place(words) => labelled(NoteLine::Place, words),
        Part::Present(words) => labelled(NoteLine::Present, words),
        Part::Seen(words) => labelled(NoteLine::Seen, words),
        Part::LiteralWords(words) => labelled(NoteLine::LiteralWords, &quoted(words)),
        Part::Source(source) => labelled(NoteLine::Source, &source_words(source)),
        Part::NotKnown(words) => labelled(NoteLine::NotKnown, words),
        Part::Did(words) => labelled(NoteLine::Did, words),
        Part::Summary(words) => labelled(NoteLine::Summary, words),
        Part::Agreements(words) => labelled(NoteLine::Agreements, words),
        Part::Corrected { on, by, correction } => labelled(
            NoteLine::Corrected {
                on: *on,
                name: by.name.clone(),
            },
            correction,
        ),
        Part::CorrectedBecause(words) => labelled(NoteLine::CorrectedBecause, words),
        Part::ParentView { on, parent, view } => labelled(
            NoteLine::ParentView {
                on: *on,
                parent: parent.clone(),
            },
            view,
        ),
    }
}

/// Short words stand behind their label, longer ones under it.
fn labelled(label: impl Into<Message>, words: &str) -> String {
    let label = label.into();
    if words.contains('\n') || words.chars().count() > BESIDE_MAX {
        format!("{}:\n{words}", label.nl())
    } else {
        format!("{}: {words}", label.nl())
    }
}

/// Literal words stand between quotation marks (domain 3.4), once.
fn quoted(words: &str) -> String {
    let marks = ['"', '\'', '‘', '’', '“', '”', '„'];
    if words.starts_with(marks) {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}

fn source_words(source: &crate::casefile::event::Source) -> String {
    use crate::casefile::event::Source;
    let (kind, name) = match source {
        // Who reads it there is not who wrote it.
        Source::Myself => return NoteLine::SourceMyself.nl().into_owned(),
        Source::Child => (Choice::SourceChild, ""),
        Source::Parent(name) => (Choice::SourceParent, name.trim()),
        Source::Colleague(name) => (Choice::SourceColleague, name.trim()),
        Source::Third(name) => (Choice::SourceThird, name.trim()),
    };
    let kind = kind.nl().into_owned();
    if name.is_empty() {
        return kind;
    }
    let name = name.to_owned();
    NoteLine::SourceNamed { kind, name }.nl().into_owned()
}
