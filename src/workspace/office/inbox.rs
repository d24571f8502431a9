//! The sealed inbox: an IB-er or directeur takes a note out and into a case.

use super::Office;
use crate::casefile::event::{
    Answer, CaseManagerAppointed, DangerRaised, Event, ExternalContact, Observation, Source,
};
use crate::casefile::event::{Consent, Conversation, ConversationKind};
use crate::casefile::people::{Party, PartyKind, PersonRef};
use crate::casefile::{CaseId, Command, Moment};
use crate::exchange::documents::begins;
use crate::protocol::{Alarm, Role};
use crate::vault::{self, Vault};
use crate::workspace::action::Done;
use crate::workspace::desk::{Desk, NoteId};
use crate::workspace::error::Error;
use crate::workspace::note::{
    Content, Danger, EmergencyStamps, Note, NotedObservation, Stamp, Witness,
};
use crate::workspace::recorder::{Alongside, Request};
use crate::workspace::school::DismissedNote;

impl Office {
    pub(super) async fn adopt_note(
        &self,
        vault: &mut Vault,
        id: NoteId,
        (case, account): (CaseId, &str),
    ) -> Result<Done, Error> {
        let note = self.note(vault, id).await?.ok_or(Error::UnknownNote)?;
        self.load_case(vault, case).await?;
        let requests = requests((&self.desk_now()?, case), &note, account);
        let alongside = Alongside {
            drafts: &[],
            note: Some(vault::NoteId(id.0)),
        };
        let done = self.write(vault, case, &requests, alongside).await?;
        self.on_desk(|desk| desk.notes.retain(|kept| kept.id != id))?;
        self.after_commit(vault)?;
        Ok(done)
    }

    /// The stamps of somebody who is unlocked go straight into the case.
    pub(super) async fn record_stamps(
        &self,
        vault: &mut Vault,
        case: CaseId,
        (stamps, account): (&EmergencyStamps, &str),
    ) -> Result<Done, Error> {
        self.load_case(vault, case).await?;
        let told = Told {
            account,
            author: None,
        };
        let requests = stamped((&self.desk_now()?, case), self.now(), stamps, told);
        let alongside = Alongside {
            drafts: &[],
            note: None,
        };
        self.write(vault, case, &requests, alongside).await
    }

    /// Takes a note out without a case. Its reason stands in the settings, its content goes.
    pub(super) async fn dismiss_note(
        &self,
        vault: &mut Vault,
        id: NoteId,
        reason: String,
    ) -> Result<Done, Error> {
        self.note(vault, id).await?;
        let desk = self.desk_now()?;
        let mut school = desk.school;
        school.dismissed_notes.push(DismissedNote {
            on: self.now().date_naive(),
            by: desk.me.name,
            reason,
        });
        let change = {
            let mut transaction = vault.begin();
            transaction.take_note(vault::NoteId(id.0))?;
            transaction.put_settings(&school.to_bytes());
            transaction.finish(&mut *self.ports.entropy.borrow_mut())
        };
        vault.commit(&*self.store, change).await?;
        self.on_desk(|desk| {
            desk.school = school;
            desk.notes.retain(|kept| kept.id != id);
        })?;
        self.after_commit(vault)?;
        Ok(Done::Done)
    }

    /// Whether a note lies in the inbox, readable or not.
    pub(super) fn has_note(&self, note: vault::NoteId) -> bool {
        let lies = |desk: &Desk| desk.notes.iter().any(|kept| kept.id.0 == *note.as_bytes());
        self.read(lies) == Some(true)
    }

    /// A note that somebody decides about. One that was taken out or gone on with since is not there any more, and what
    /// is there shows.
    async fn note(&self, vault: &Vault, id: NoteId) -> Result<Option<Note>, Error> {
        let notes = self.read_notes(vault).await?;
        let found = notes.iter().find(|kept| kept.id == id);
        let Some(found) = found.map(|kept| kept.note.clone()) else {
            self.on_desk(|desk| desk.notes = notes)?;
            return Err(Error::UnknownNote);
        };
        Ok(found)
    }
}

/// What a note comes to in a case: records that say who typed it, not verified.
fn requests(place: (&Desk, CaseId), note: &Note, account: &str) -> Vec<Request> {
    match &note.content {
        Content::Observation(noted) => observed(note, noted),
        Content::Emergency(stamps) => {
            let told = Told {
                account,
                author: Some(&note.author),
            };
            stamped(place, note.written_at, stamps, told)
        }
    }
}

/// What a sheet tells in words.
#[derive(Clone, Copy)]
struct Told<'a> {
    /// All of it, line by line.
    account: &'a str,
    /// Who says to have written it; `None` where it is whoever records it.
    author: Option<&'a str>,
}

impl Told<'_> {
    /// The words as a record of their own: of somebody whose name was typed only, and where no other record says them.
    /// Spoed asks nobody who saw or heard it, so that it is what whoever filled it in tells (decision 0051).
    ///
    /// Why it was no emergency is the answer to whether there is danger.
    fn record(self, by: &str, is_false_alarm: bool) -> Command {
        Command::RecordObservation(Observation {
            place: String::new(),
            present: String::new(),
            seen: self.account.to_owned(),
            literal_words: String::new(),
            source: Source::Colleague(self.author.unwrap_or(by).to_owned()),
            unknown: String::new(),
            interpretation: String::new(),
            other_explanation: String::new(),
            did: String::new(),
            indicators: std::collections::BTreeSet::new(),
            danger: is_false_alarm.then_some(Answer::No),
            unverified_author: self.author.map(str::to_owned),
        })
    }
}

fn observed(note: &Note, noted: &NotedObservation) -> Vec<Request> {
    let happened_at = noted.happened_at.unwrap_or(note.written_at);
    let danger = noted.danger.map(|danger| match danger {
        Danger::Yes => Answer::Yes,
        Danger::Doubt => Answer::Doubt,
        Danger::No => Answer::No,
    });
    // Whoever typed it saw it: that stands beside it, and is not who takes it over.
    let source = match noted.told_by() {
        Witness::Myself => Source::Myself,
        Witness::Child => Source::Child,
        Witness::SomebodyElse => Source::Third(noted.source.clone()),
    };
    vec![Request {
        command: Command::RecordObservation(Observation {
            place: noted.place.clone(),
            present: String::new(),
            seen: noted.seen.clone(),
            literal_words: noted.literal_words.clone(),
            source,
            unknown: String::new(),
            interpretation: noted.interpretation.clone(),
            other_explanation: String::new(),
            did: String::new(),
            indicators: std::collections::BTreeSet::new(),
            danger,
            unverified_author: Some(note.author.clone()),
        }),
        happened_at,
    }]
}

/// The stamps become the records they stand for, each at the time it was tapped (Seed L92-99).
///
/// A sheet that goes on after it was kept has no beginning: danger was raised by the one before. A false alarm raises
/// none; what it was stays told. A case whose plan is not known here takes no more than what was seen and that there is
/// danger: there the taps are told in words.
fn stamped(
    place: (&Desk, CaseId),
    kept_at: Moment,
    stamps: &EmergencyStamps,
    told: Told<'_>,
) -> Vec<Request> {
    let begun_at = stamps.begun_at.unwrap_or(kept_at);
    let is_false_alarm = stamps.cancelled.is_some();
    let tapped = stamps.case_manager.as_ref();
    let meant = tapped.map(|stamp| meant(place, &stamp.words, told.author));
    let names_nobody = match (&meant, tapped) {
        (Some(Meant::Unknown), _) => true,
        (Some(Meant::HasItAlready), Some(stamp)) => !stamp.words.is_empty(),
        (Some(Meant::HasItAlready | Meant::Person(_)) | None, _) => false,
    };
    let is_new = stamps.begun_at.is_some() && !is_false_alarm && !is_raised(place, stamps);
    // Danger that is raised says it with what was remarked; what comes after says it for itself.
    let goes_on = !is_new && !stamps.remark.is_empty();
    let is_read_only = is_read_only(place);
    let is_told =
        told.author.is_some() || is_false_alarm || names_nobody || goes_on || is_read_only;
    let account = (is_told && !told.account.is_empty()).then(|| Request {
        command: told.record(&place.0.me.name, is_false_alarm),
        happened_at: begun_at,
    });
    let raised = is_new.then(|| Request {
        command: Command::RaiseDanger(DangerRaised {
            for_whom: std::collections::BTreeSet::new(),
            what: stamps.remark.clone(),
            stamped_at: stamps.begun_at,
        }),
        happened_at: begun_at,
    });
    let at = |stamp: &Option<Stamp>, command: &dyn Fn(&Stamp) -> Option<Command>| {
        stamp.as_ref().filter(|_| !is_read_only).and_then(|stamp| {
            Some(Request {
                command: command(stamp)?,
                happened_at: stamp.at,
            })
        })
    };
    // Before danger is raised, which appoints somebody where nobody will do yet.
    account
        .into_iter()
        .chain(at(&stamps.case_manager, &|stamp| {
            let Some(Meant::Person(who)) = &meant else {
                return None;
            };
            Some(Command::AppointCaseManager(CaseManagerAppointed {
                who: who.clone(),
                from_on: stamp.at.date_naive(),
                reason: stamp.words.clone(),
            }))
        }))
        .chain(raised)
        .chain(at(&stamps.talk, &|stamp| {
            Some(same_day_talk(stamp.words.clone()))
        }))
        .chain(at(&stamps.safe_home, &|stamp| {
            Some(safe_home_contact(stamp.words.clone()))
        }))
        .collect()
}

/// Whether the case knows of this very emergency: it went there while the note of its beginning lay in the inbox. Danger
/// that runs is gone on with as well, whatever sheet it is told on.
fn is_raised((desk, case): (&Desk, CaseId), stamps: &EmergencyStamps) -> bool {
    let is_this = |event: &Event| matches!(event, Event::DangerRaised(raised) if raised.stamped_at == stamps.begun_at);
    desk.dossiers.get(&case).is_some_and(|dossier| {
        let file = &dossier.file;
        let runs = file.is_open() && file.standing_alarms().contains(&Alarm::AcuteDanger);
        runs || file.events().any(|(_, event)| is_this(event))
    })
}

/// Whether the plan of a case is not known here.
fn is_read_only((desk, case): (&Desk, CaseId)) -> bool {
    let dossier = desk.dossiers.get(&case);
    dossier.is_some_and(|dossier| desk.plan_of(dossier).is_none())
}

/// Whom a tap on "De directeur is casemanager" is about.
enum Meant {
    /// Somebody who will do is case manager already.
    HasItAlready,
    /// This person.
    Person(PersonRef),
    /// Nobody is known for it, or the words tell who it is among several.
    Unknown,
}

/// `author` is who says to have tapped it; `None` where it is whoever unlocked.
fn meant((desk, case): (&Desk, CaseId), words: &str, author: Option<&str>) -> Meant {
    let dossier = desk.dossiers.get(&case);
    let file = dossier.map(|dossier| &dossier.file);
    let plan = dossier.and_then(|dossier| desk.plan_of(dossier));
    if file.is_some_and(|file| file.has_case_manager(Role::Principal, plan)) {
        return Meant::HasItAlready;
    }
    let mut known = desk.staff();
    known.retain(|person| {
        person.role == Role::Principal && !file.is_some_and(|file| file.is_excluded(person))
    });
    let is_mine = |person: &&PersonRef| author.is_none() && person.id == desk.me.id;
    let mine = known.iter().find(is_mine);
    let is_named = |person: &PersonRef| {
        let mut words = words.split_whitespace();
        words.any(|word| {
            let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
            begins(word, &person.name)
        })
    };
    let is_another = |person: &PersonRef| person.id != desk.me.id && is_named(person);
    let is_me = |me: &&PersonRef| {
        (desk.me.role == Role::Principal || is_named(me)) && !known.iter().any(is_another)
    };
    let person = match (known.as_slice(), mine.filter(is_me)) {
        ([only], _) => Some(only),
        (_, Some(me)) => Some(me),
        (known, None) if words.is_empty() => known.first(),
        (_, None) => None,
    };
    person.cloned().map_or(Meant::Unknown, Meant::Person)
}

fn same_day_talk(words: String) -> Command {
    Command::RecordConversation(Conversation {
        kind: ConversationKind::Emergency,
        held_by: Vec::new(),
        present: words.clone(),
        topics: std::collections::BTreeSet::new(),
        summary: words,
        acknowledgement: None,
        safe_for_staff: None,
        parents_knew: None,
    })
}

fn safe_home_contact(words: String) -> Command {
    Command::RecordExternalContact(ExternalContact {
        party: Party {
            kind: PartyKind::SafeHome,
            name: String::new(),
        },
        purpose: String::new(),
        shared: String::new(),
        by_name: None,
        consent: Consent::NotAsked,
        outcome: words,
        confidential: false,
    })
}
