//! First use: one question at a time, each judged before the next.

use crate::protocol::Role;
use crate::text::{FirstUse as Words, Message, PassphraseRule, role};
use crate::workspace::action::FoundSchool;
use crate::workspace::desk::Member;
use crate::workspace::first_use::{MarkError, MarkFault, check_mark, check_passphrase};

/// The questions, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The school's name.
    #[default]
    School,
    /// The school's file and the code that opens it, instead of the name.
    SchoolFile,
    /// The first member's name and role.
    Member,
    /// The mark on the lock screen.
    Mark,
    /// The passphrase.
    Passphrase,
    /// The recovery code, printed and typed back.
    Recovery,
}

/// By which way a device is set up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// The school is new to this program.
    #[default]
    New,
    /// The school works with it on another device, and made a file there.
    FromFile,
}

/// What was answered so far. The passphrase and the code are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The school's name.
    pub school: String,
    /// The first member's name.
    pub name: String,
    /// Their role.
    pub role: Option<Role>,
    /// Their mark.
    pub mark: String,
    /// What the school's file was found to say.
    pub found: Option<FoundSchool>,
    /// Who of the school this is, by id; empty for somebody the file does not name.
    pub who: Option<String>,
}

/// What is wrong with an answer, at its field.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The field.
    pub field: Field,
    /// What to do about it.
    pub words: Message,
}

/// The fields of first use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The school's name.
    School,
    /// Which of the people in the school's file.
    Who,
    /// The member's name.
    Name,
    /// The member's role.
    Role,
    /// The mark.
    Mark,
    /// The passphrase.
    Passphrase,
    /// The passphrase once more.
    Again,
}

impl Step {
    /// The questions of a new school, in order.
    pub const ALL: [Self; 5] = [
        Self::School,
        Self::Member,
        Self::Mark,
        Self::Passphrase,
        Self::Recovery,
    ];

    /// The questions of a later device, in order.
    pub const FROM_FILE: [Self; 4] = [Self::SchoolFile, Self::Member, Self::Mark, Self::Passphrase];

    const fn of(way: Way) -> &'static [Self] {
        match way {
            Way::New => &Self::ALL,
            Way::FromFile => &Self::FROM_FILE,
        }
    }

    /// The one after, if there is one.
    pub fn next(self, way: Way) -> Option<Self> {
        Self::of(way).iter().copied().find(|step| *step > self)
    }

    /// The one before, if there is one.
    pub fn previous(self, way: Way) -> Option<Self> {
        let mut before = Self::of(way).iter().copied().rev();
        before.find(|step| *step < self)
    }

    /// "Stap 2 van 5".
    pub fn place(self, way: Way) -> Message {
        let all = Self::of(way);
        let before = all.iter().filter(|step| **step < self).count();
        Words::Step {
            number: u8::try_from(before + 1).unwrap_or(u8::MAX),
            of: u8::try_from(all.len()).unwrap_or(u8::MAX),
        }
        .into()
    }
}

/// Who of the school can be the first on this device, with their id.
pub fn people(answers: &Answers) -> Vec<(String, Message)> {
    let found = answers.found.iter().flat_map(|found| &found.members);
    let leads = |member: &&Member| roles().iter().any(|(role, _)| *role == member.role);
    found
        .filter(|member| !member.is_removed)
        .filter(leads)
        .map(|member| {
            let who = Words::Known {
                name: member.name.clone(),
                role: member.role,
            };
            (member.id.to_string(), who.into())
        })
        .collect()
}

/// The answers once it is said who this is: whoever the school knows has that name and role.
pub fn known_as(answers: &Answers, who: String) -> Answers {
    let mut members = answers.found.iter().flat_map(|found| &found.members);
    let known = members.find(|member| member.id.to_string() == who);
    Answers {
        name: known.map_or_else(String::new, |known| known.name.clone()),
        role: known.map(|known| known.role),
        who: Some(who),
        ..answers.clone()
    }
}

/// The roles the first member can have: whoever mends passphrases comes first (design 5).
pub fn roles() -> Vec<(Role, Message)> {
    [
        Role::Principal,
        Role::CareCoordinator,
        Role::AttentionOfficer,
    ]
    .into_iter()
    .map(|one| (one, role(one).into()))
    .collect()
}

/// What is wrong with the answers to this question; none when one can go on.
pub fn faults(step: Step, answers: &Answers) -> Vec<Fault> {
    match step {
        Step::School => school_faults(answers),
        Step::Member if answers.found.is_some() && answers.who.is_none() => {
            vec![fault(Field::Who, Words::WhoMissing)]
        }
        Step::Member => {
            let name = name_fault(&answers.name, [Words::NameMissing, Words::NameTooLong])
                .map(|words| fault(Field::Name, words));
            let role = answers
                .role
                .is_none()
                .then(|| fault(Field::Role, Words::RoleMissing));
            name.into_iter().chain(role).collect()
        }
        Step::Mark => check_mark(&answers.mark, &answers.name)
            .err()
            .map(|found| fault(Field::Mark, mark_words(found)))
            .into_iter()
            .collect(),
        Step::SchoolFile | Step::Passphrase | Step::Recovery => Vec::new(),
    }
}

/// What is wrong with the answer to the first question.
pub fn school_faults(answers: &Answers) -> Vec<Fault> {
    name_fault(&answers.school, [Words::SchoolMissing, Words::NameTooLong])
        .map(|words| fault(Field::School, words))
        .into_iter()
        .collect()
}

/// The longest name of a school or a person, in characters: it stands in every record, and on one line of a paper.
const NAME_MAX: usize = 200;

/// A name that is missing or longer than any name, in the words for each.
fn name_fault(name: &str, [missing, too_long]: [Words; 2]) -> Option<Words> {
    match name.trim().chars().count() {
        0 => Some(missing),
        1..=NAME_MAX => None,
        _ => Some(too_long),
    }
}

fn fault(field: Field, words: Words) -> Fault {
    Fault {
        field,
        words: words.into(),
    }
}

fn mark_words(fault: MarkFault) -> Words {
    match fault {
        MarkFault::Name => Words::MarkIsAName,
        MarkFault::NotAMark(MarkError::TooLong { .. }) => Words::MarkTooLong,
        MarkFault::NotAMark(MarkError::Empty | MarkError::Invisible) => Words::MarkMissing,
    }
}

/// What is wrong with a passphrase and its repetition, at its field; `None` when it can be used.
pub fn passphrase_fault(answers: &Answers, passphrase: &str, again: &str) -> Option<Fault> {
    if let Err(weakness) = check_passphrase(passphrase, &[&answers.school, &answers.name]) {
        return Some(Fault {
            field: Field::Passphrase,
            words: PassphraseRule::from(&weakness).into(),
        });
    }
    (passphrase != again).then(|| Fault {
        field: Field::Again,
        words: PassphraseRule::NotTheSame.into(),
    })
}
