//! How the large school comes about: founded, and filled record by record as people would.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::Days;
use meldcode::casefile::event::{AgreedAction, CaseOpened, NextCheck, Observation, Source};
use meldcode::casefile::people::{Owner, Pupil};
use meldcode::casefile::{CaseId, Command, PersonRef};
use meldcode::protocol::{EditionRef, Role};
use meldcode::workspace::action::{NewMember, SetUp};
use meldcode::workspace::{Action, Done, Error, Stage};

use crate::world::{World, secret};

/// Of its only member, and of the file that carries its cases.
pub(crate) const PASSPHRASE: &str = "zeven geiten lopen door een groene wei";

/// After so many cases the browser is closed, as on any evening.
const CASES_A_DAY: usize = 20;

/// What was seen: about as long as what people write.
const SEEN: &str = "kwam zonder jas naar school en zei dat er thuis niemand was. Bij de kring wilde Bo \
    niet vertellen over het weekend. In de pauze bleef Bo bij de deur staan. De trommel was leeg, net \
    als gisteren. Op de vraag hoe het ging, zei Bo dat alles gewoon was. Na schooltijd was er niemand \
    aan het hek; om vier uur kwam een buurvrouw.";

/// Sets the school up.
pub(crate) fn founded(world: &World, school: &str) {
    let Ok(Done::RecoveryCode(code)) = world.perform(Action::OfferRecoveryCode) else {
        panic!("no recovery code")
    };
    let member = NewMember {
        id: None,
        name: "Ada Voorbeeld".to_owned(),
        role: Role::CareCoordinator,
        mark: "uil".to_owned(),
        passphrase: secret(PASSPHRASE),
    };
    let set_up = SetUp {
        school: school.to_owned(),
        member,
        typed_back: secret(&code),
    };
    world.perform(Action::SetUp(set_up)).expect("is founded");
}

/// Tries a passphrase as the only member.
pub(crate) fn unlock(world: &World, passphrase: &str) -> Result<Done, Error> {
    let Stage::Locked { members, .. } = world.office.stage() else {
        panic!("not locked")
    };
    let member = members.first().expect("a member").member;
    world.perform(Action::Unlock {
        member,
        passphrase: secret(passphrase),
    })
}

/// So many cases with so many records each, and how long each save took.
pub(crate) fn fill(world: &World, cases: usize, records: usize) -> (Vec<CaseId>, Vec<Duration>) {
    let (mut ids, mut times) = (Vec::new(), Vec::new());
    for number in 0..cases {
        let case = opened(world, number);
        for record in 1..records {
            let action = Action::Record {
                case,
                command: command(world, record),
                happened_at: world.now(),
                draft: None,
            };
            let began = Instant::now();
            world.perform(action).expect("is recorded");
            times.push(began.elapsed());
        }
        ids.push(case);
        if number % CASES_A_DAY == CASES_A_DAY - 1 {
            world.perform(Action::Lock).expect("locks");
            unlock(world, PASSPHRASE).expect("unlocks");
        }
    }
    (ids, times)
}

fn opened(world: &World, number: usize) -> CaseId {
    let command = Command::OpenCase(CaseOpened {
        pupil: Pupil {
            name: format!("Bo Verzonnen {number:04}"),
            group: format!("groep {}", number % 8 + 1),
            born_on: None,
        },
        plan: EditionRef {
            plan: "undecided".into(),
            edition: 1,
        },
        responsible: me(world),
        parents: Vec::new(),
        excluded: Vec::new(),
    });
    let done = world.perform(Action::OpenCase {
        command,
        happened_at: world.now(),
        draft: None,
    });
    match done {
        Ok(Done::CaseOpened(case)) => case,
        other => panic!("the case was not opened: {other:?}"),
    }
}

fn me(world: &World) -> PersonRef {
    let me = world.office.read(|desk| desk.me.as_person());
    me.expect("unlocked")
}

/// Mostly observations, now and then something agreed or a next check.
fn command(world: &World, record: usize) -> Command {
    let today = world.now().date_naive();
    match record % 10 {
        3 => Command::AgreeAction(AgreedAction {
            what: "Elke ochtend een kort gesprek bij de deur.".to_owned(),
            owner: Owner::Staff(me(world)),
            due_on: today + Days::new(14),
        }),
        7 => Command::SetNextCheck(NextCheck {
            on: today + Days::new(14),
            what: "Hoe gaat het bij de deur?".to_owned(),
        }),
        _ => Command::RecordObservation(Observation {
            place: "bij de deur van het lokaal".to_owned(),
            present: String::new(),
            seen: format!("{record}: {SEEN}"),
            literal_words: "Er was niemand.".to_owned(),
            source: Source::Myself,
            unknown: String::new(),
            interpretation: String::new(),
            other_explanation: String::new(),
            did: "Samen naar binnen gegaan.".to_owned(),
            indicators: BTreeSet::new(),
            danger: None,
            unverified_author: None,
        }),
    }
}
