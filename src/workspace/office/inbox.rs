//! The sealed inbox: anyone may put a note in, an IB-er or directeur takes it out and into a case.

use super::Office;
use crate::casefile::event::{Answer, DangerRaised, ExternalContact, Observation, Source};
use crate::casefile::event::{Consent, Conversation, ConversationKind};
use crate::casefile::people::{Party, PartyKind};
use crate::casefile::{CaseId, Command};
use crate::vault::{self, Inbox, Vault};
use crate::workspace::action::Done;
use crate::workspace::desk::NoteId;
use crate::workspace::error::Error;
use crate::workspace::note::{Content, Danger, EmergencyStamps, Note, NotedObservation, Stamp};
use crate::workspace::recorder::{Alongside, Request};
use crate::workspace::school::DismissedNote;

impl Office {
    /// Seals a note without unlocking. Before set-up there is no inbox: then the page keeps it on screen.
    pub(super) async fn leave_note(&self, note: &Note) -> Result<Done, Error> {
        let inbox = Inbox::read(&*self.store).await?;
        let batch = {
            let mut rng = self.ports.entropy.borrow_mut();
            let id = vault::NoteId::random(&mut *rng);
            inbox.leave(&mut *rng, id, &note.to_bytes())?
        };
        self.store.commit(&batch).await?;
        let mut guard = self.vault.lock().await;
        if let Some(vault) = guard.as_mut() {
            let notes = self.read_notes(vault).await?;
            self.on_desk(|desk| desk.notes = notes)?;
        }
        Ok(Done::Done)
    }

    pub(super) async fn adopt_note(
        &self,
        vault: &mut Vault,
        id: NoteId,
        case: CaseId,
    ) -> Result<Done, Error> {
        let note = self.note(id)?;
        self.load_case(vault, case).await?;
        let requests = requests(&note);
        let alongside = Alongside {
            draft: None,
            note: Some(vault::NoteId(id.0)),
        };
        let done = self.write(vault, case, &requests, alongside).await?;
        self.on_desk(|desk| desk.notes.retain(|kept| kept.id != id))?;
        Ok(done)
    }

    /// Takes a note out without a case. Its reason stands in the settings, its content goes.
    pub(super) async fn dismiss_note(
        &self,
        vault: &mut Vault,
        id: NoteId,
        reason: String,
    ) -> Result<Done, Error> {
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

    fn note(&self, id: NoteId) -> Result<Note, Error> {
        self.desk_now()?
            .notes
            .into_iter()
            .find(|kept| kept.id == id)
            .and_then(|kept| kept.note)
            .ok_or(Error::UnknownNote)
    }
}

/// What a note comes to in a case: records that say who typed it, not verified.
fn requests(note: &Note) -> Vec<Request> {
    match &note.content {
        Content::Observation(noted) => observed(note, noted),
        Content::Emergency(stamps) => stamped(note, stamps),
    }
}

fn observed(note: &Note, noted: &NotedObservation) -> Vec<Request> {
    let happened_at = noted.happened_at.unwrap_or(note.written_at);
    let danger = noted.danger.map(|danger| match danger {
        Danger::Yes => Answer::Yes,
        Danger::Doubt => Answer::Doubt,
        Danger::No => Answer::No,
    });
    let source = if noted.source.trim().is_empty() {
        Source::Colleague(note.author.clone())
    } else {
        Source::Third(noted.source.clone())
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
fn stamped(note: &Note, stamps: &EmergencyStamps) -> Vec<Request> {
    let begun_at = stamps.begun_at.unwrap_or(note.written_at);
    let mut requests = vec![Request {
        command: Command::RaiseDanger(DangerRaised {
            for_whom: std::collections::BTreeSet::new(),
            what: stamps
                .cancelled
                .clone()
                .unwrap_or_else(|| stamps.remark.clone()),
            stamped_at: Some(begun_at),
        }),
        happened_at: begun_at,
    }];
    let at = |stamp: &Option<Stamp>, command: fn(String) -> Command| {
        stamp.as_ref().map(|stamp| Request {
            command: command(stamp.words.clone()),
            happened_at: stamp.at,
        })
    };
    requests.extend(at(&stamps.talk, same_day_talk));
    requests.extend(at(&stamps.safe_home, safe_home_contact));
    requests
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
        by_name: true,
        consent: Consent::NotTold(String::new()),
        outcome: words,
        confidential: false,
    })
}
