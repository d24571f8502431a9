//! One life of a school on one device: actions by seed, tabs that run through each other, a browser that dies at any moment.

use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use futures_util::future::FutureExt;
use meldcode::casefile::event::CaseOpened;
use meldcode::casefile::people::Pupil;
use meldcode::casefile::{CaseId, Command};
use meldcode::exchange::work;
use meldcode::exchange::work_protocol::{Job, Report};
use meldcode::protocol::{EditionRef, Role};
use meldcode::vault::store::{FaultyStore, Store};
use meldcode::workspace::action::SetUp;
use meldcode::workspace::desk::{DraftKey, Tiding};
use meldcode::workspace::destruction::{Destruction, Ground};
use meldcode::workspace::note::{Content, Note, NotedObservation};
use meldcode::workspace::ports::{Answered, Workbench};
use meldcode::workspace::{Action, Done, Error, Office, Stage};
use rand_core::RngCore;
use zeroize::Zeroizing;

use super::model::{Asked, Model, Told};
use super::weather::{Held, Way, Weather};
use crate::office::world::{Seeded, World, block_on, secret};
use crate::office::{PASSPHRASE, member, seen};

/// How often somebody tries again before the weather lets them.
const TRIES: usize = 4;

pub(crate) struct Life {
    world: World,
    weather: Rc<Weather>,
    rng: Seeded,
    office: Office,
    /// A second tab, for as long as the browser lives.
    other: Option<Office>,
    pub(crate) model: Model,
    pub(crate) steps: u64,
    pub(crate) kills: u64,
}

/// Does slow work at once, and keys by a plain hash: Argon2id is not what is looked at here.
struct Quick;

impl Workbench for Quick {
    fn run(
        &self,
        job: Job,
        payload: Vec<u8>,
    ) -> futures_util::future::LocalBoxFuture<'_, Answered> {
        let answer = match job {
            Job::Derive {
                passphrase,
                request,
            } => {
                let mut key = Zeroizing::new([0_u8; 32]);
                let bytes = passphrase.bytes().chain(request.salt);
                for (place, byte) in bytes.enumerate() {
                    key[place % 32] = key[place % 32].wrapping_mul(31).wrapping_add(byte);
                }
                (Report::Derived(key), Zeroizing::default())
            }
            other => work::perform(&other, &payload),
        };
        async move { Ok(answer) }.boxed_local()
    }
}

impl Life {
    /// A school that was set up in good weather.
    pub(crate) fn begin(seed: u64) -> Self {
        let world = World::with_seed(seed);
        let weather = Weather::of(seed);
        weather.calm(true);
        let office = office(&world, &weather, seed);
        let mut life = Self {
            world,
            weather,
            rng: Seeded(seed.wrapping_mul(0x9E37)),
            office,
            other: None,
            model: Model::default(),
            steps: 0,
            kills: 0,
        };
        let Ok(Done::RecoveryCode(code)) = block_on(life.office.perform(Action::OfferRecoveryCode))
        else {
            panic!("no recovery code")
        };
        let founding = life.office.perform(Action::SetUp(SetUp {
            school: "De Regenboog".to_owned(),
            // A directeur: one who may destroy a case, and ask for it back.
            member: member("Ada de Groot", Role::Principal, "ib"),
            typed_back: secret(&code),
        }));
        block_on(founding).expect("is founded");
        life.open_case();
        life.weather.calm(false);
        life
    }

    /// From now on the store now and then says that it is done, and is not.
    pub(crate) fn forget(&mut self) {
        self.weather.forget();
    }

    /// From now on the store does what it is asked.
    pub(crate) fn calm(&mut self) {
        self.weather.calm(true);
    }

    pub(crate) fn faults(&self) -> u64 {
        self.weather.fired()
    }

    pub(crate) fn overtaken(&self) -> u64 {
        self.weather.overtaken()
    }

    fn roll(&mut self, below: u64) -> u64 {
        self.rng.next_u64() % below
    }

    fn any_case(&mut self) -> CaseId {
        let known = self.model.known();
        let place = self.roll(u64::try_from(known.len()).expect("a count"));
        known[usize::try_from(place).expect("a place")]
    }

    /// Somebody does something.
    pub(crate) fn step(&mut self) {
        self.steps += 1;
        match self.roll(13) {
            0 => self.open_case(),
            1 | 2 => self.leave_note(),
            3 => self.adopt_note(),
            4 => self.type_draft(),
            5 => self.restart(),
            6 | 7 => self.write_in_two_tabs(),
            8 => self.destroy_and_ask_back(),
            _ => self.observe(),
        }
    }

    /// Does one action; the browser may die in the middle of it.
    fn perform(&mut self, action: Action) -> Option<Result<Done, Error>> {
        let turns = match self.roll(8) {
            0 => Some(self.roll(6) + 1),
            _ => None,
        };
        let outcome = poll(self.office.perform(action), turns);
        if outcome.is_none() {
            self.kills += 1;
            self.restart();
        }
        outcome
    }

    fn open_case(&mut self) {
        let pupil = self.model.words();
        let responsible = self.office.read(|desk| desk.me.as_person());
        let command = Command::OpenCase(CaseOpened {
            pupil: Pupil {
                name: pupil.clone(),
                group: "groep 5b".to_owned(),
                born_on: None,
            },
            plan: EditionRef {
                plan: "undecided".into(),
                edition: 1,
            },
            responsible: responsible.expect("unlocked"),
            parents: Vec::new(),
            excluded: Vec::new(),
        });
        let action = Action::OpenCase {
            command,
            happened_at: self.world.now(),
            draft: None,
        };
        let case = match self.perform(action) {
            Some(Ok(Done::CaseOpened(case))) => Some(case),
            _ => None,
        };
        self.model.count(told(case.is_some()));
        self.model.cases.push(Asked { pupil, case });
    }

    fn observe(&mut self) {
        let case = self.any_case();
        let words = self.model.words();
        // Now and then it was a draft first, which goes in the same commit.
        let is_draft = self.roll(3) == 0;
        self.office.go_on_from(&key(case));
        let action = self.record(case, &words, is_draft.then(|| key(case)));
        let faults = self.faults();
        let outcome = self.perform(action);
        let told = told(is_acknowledged(outcome.as_ref()));
        if is_draft {
            // Where the store does not say what was typed before, a save does not wait for it: the text comes up again.
            let is_sure = self.faults() == faults;
            self.model
                .draft(case, None, if is_sure { told } else { Told::Nothing });
        }
        self.take_down(case, words, told);
    }

    fn record(&self, case: CaseId, words: &str, draft: Option<DraftKey>) -> Action {
        Action::Record {
            case,
            command: seen(words),
            happened_at: self.world.now(),
            draft,
        }
    }

    fn take_down(&mut self, case: CaseId, words: String, told: Told) {
        self.model.count(told);
        self.model.said.push((case, words, told));
    }

    fn type_draft(&mut self) {
        let case = self.any_case();
        let text = self.model.words();
        self.office.go_on_from(&key(case));
        let outcome = self.perform(Action::SaveDraft {
            key: key(case),
            text: text.clone(),
        });
        let told = told(is_acknowledged(outcome.as_ref()));
        self.model.count(told);
        self.model.draft(case, Some(text), told);
    }

    fn leave_note(&mut self) {
        let words = self.model.words();
        let outcome = self.perform(Action::LeaveNote(Note {
            v: 1,
            written_at: self.world.now(),
            author: "Teun".to_owned(),
            pupil: "Bo".to_owned(),
            content: Content::Observation(NotedObservation {
                seen: words.clone(),
                ..NotedObservation::default()
            }),
        }));
        let told = told(is_acknowledged(outcome.as_ref()));
        self.model.count(told);
        self.model.notes.push((words, told, None));
    }

    fn adopt_note(&mut self) {
        let case = self.any_case();
        let first = self.office.read(|desk| {
            let kept = desk.notes.first()?;
            Some((kept.id, words_of(kept.note.as_ref()?)))
        });
        let Some((note, words)) = first.flatten() else {
            return;
        };
        // The same words land in one case only: where they are asked a second time, the first must have failed.
        let known = self
            .model
            .notes
            .iter_mut()
            .find(|(kept, ..)| *kept == words);
        let case = *known.expect("was left").2.get_or_insert(case);
        let _outcome = self.perform(Action::AdoptNote {
            note,
            case,
            account: String::new(),
        });
    }

    /// Two tabs write at once, their calls running through each other.
    fn write_in_two_tabs(&mut self) {
        if self.other.is_none() {
            let seed = self.roll(u64::MAX);
            let other = office(&self.world, &self.weather, seed);
            if !enter(&other, &self.weather) {
                return;
            }
            self.other = Some(other);
        }
        let (left, right) = (self.any_case(), self.any_case());
        let words = [self.model.words(), self.model.words()];
        let actions = (
            self.record(left, &words[0], None),
            self.record(right, &words[1], None),
        );
        let other = self.other.as_ref().expect("there is a second tab");
        let (one, two) = (self.office.perform(actions.0), other.perform(actions.1));
        let is_on_disk = both(&mut self.rng, one, two);
        let [one, two] = words;
        self.take_down(left, one, told(is_on_disk.0));
        self.take_down(right, two, told(is_on_disk.1));
    }

    /// A case is destroyed, and asked back out of a backup from before, until it is there again.
    fn destroy_and_ask_back(&mut self) {
        let case = self.any_case();
        let Ok(Done::File(backup)) = block_on(self.office.perform(Action::BackUp)) else {
            return;
        };
        let destroyed = self.perform(Action::DestroyCase {
            case,
            destruction: Destruction {
                ground: Ground::Mistake,
                reason: "per ongeluk".to_owned(),
            },
        });
        let told = told(is_acknowledged(destroyed.as_ref()));
        self.model.count(told);
        // What was typed about it goes with it.
        self.model.draft(case, None, told);
        let stormy = !self.weather.is_calm();
        for attempt in 0..=TRIES {
            if attempt == TRIES {
                self.weather.calm(true);
            }
            self.restart();
            let looked = block_on(self.office.perform(Action::LookIntoBackup {
                file: backup.bytes.clone(),
                secret: secret(""),
            }));
            let Ok(Done::Beside(plan)) = looked else {
                continue;
            };
            let Some(cases) = plan.cases.as_ref() else {
                // It stands here: it was never destroyed, or is back.
                break;
            };
            assert_eq!(cases.cases.len(), 1, "nothing else is missing");
            let _outcome = self.perform(Action::Merge {
                plan,
                bring_back: [case].into(),
            });
        }
        self.weather.calm(!stormy);
    }

    /// The browser is gone; it starts anew, and whoever was there unlocks.
    fn restart(&mut self) {
        let seed = self.roll(u64::MAX);
        self.other = None;
        self.office = office(&self.world, &self.weather, seed);
        assert!(enter(&self.office, &self.weather), "nobody can get in");
    }

    /// Recovers in good weather and compares with the model.
    pub(crate) fn judge(&mut self) {
        self.weather.calm(true);
        self.restart();
        assert!(!self.is_alarmed(), "the program calls damage what is none");
        self.compare();
        let inspected = block_on(self.office.perform(Action::Inspect));
        let Ok(Done::Inspected(found)) = inspected else {
            panic!("not inspected: {inspected:?}")
        };
        assert!(
            found.damaged.is_empty() && found.elsewhere == 0,
            "{found:?}"
        );
    }

    fn compare(&self) {
        let desk = self.office.read(Clone::clone).expect("unlocked");
        for line in desk.summaries.values() {
            let is_asked = |asked: &&Asked| asked.pupil == line.pupil;
            assert_eq!(self.model.cases.iter().filter(is_asked).count(), 1);
        }
        let mut stood = std::collections::BTreeMap::new();
        for case in desk.summaries.keys() {
            stood.insert(*case, self.texts(*case));
        }
        for case in self.model.known() {
            assert!(stood.contains_key(&case), "an acknowledged case is lost");
        }
        for (case, words, told) in &self.model.said {
            let times = times(&stood[case], words);
            let is_right = times == 1 || (times == 0 && *told == Told::Nothing);
            assert!(is_right, "{words} stands there {times} times, {told:?}");
        }
        for (words, told, _) in &self.model.notes {
            let waiting = desk.notes.iter().filter_map(|kept| kept.note.as_ref());
            let waiting = waiting.filter(|note| words_of(note) == *words).count();
            let taken: usize = stood.values().map(|texts| times(texts, words)).sum();
            let found = waiting + taken;
            let is_right = found == 1 || (found == 0 && *told == Told::Nothing);
            assert!(
                is_right,
                "the note {words}: {waiting} waiting, {taken} taken in, {told:?}"
            );
        }
        for (case, possible) in &self.model.drafts {
            let draft = desk.drafts.get(&key(*case)).cloned();
            assert!(
                possible.contains(&draft),
                "{draft:?} is none of {possible:?}"
            );
        }
    }

    /// Whether the program says at the unlock that something is lost or damaged.
    fn is_alarmed(&self) -> bool {
        let is_alarm =
            |tiding: &Tiding| matches!(tiding, Tiding::Lost { .. } | Tiding::Damaged { .. });
        let is_told = self.office.read(|desk| desk.tidings.iter().any(is_alarm));
        is_told.expect("unlocked")
    }

    /// Every record of a case as it is stored.
    fn texts(&self, case: CaseId) -> Vec<String> {
        block_on(self.office.perform(Action::LoadCase(case))).expect("loads");
        let texts = self.office.read(|desk| {
            let dossier = &desk.dossiers[&case];
            assert_eq!((dossier.damaged, dossier.closed), (0, 0));
            let records = dossier.journal.records();
            let texts = records.map(|stored| String::from_utf8_lossy(stored.bytes()).into_owned());
            texts.collect()
        });
        texts.expect("unlocked")
    }

    pub(crate) fn backup(&mut self) -> Vec<u8> {
        match block_on(self.office.perform(Action::BackUp)) {
            Ok(Done::File(file)) => file.bytes,
            other => panic!("no backup: {other:?}"),
        }
    }

    /// Something is recorded, and the store tears the commit.
    pub(crate) fn step_torn(&mut self) {
        // What is torn is this very commit: nothing else is left to do or to catch up with.
        self.restart();
        let case = self.any_case();
        block_on(self.office.perform(Action::LoadCase(case))).expect("loads");
        let words = self.model.words();
        self.weather.tear_next();
        let action = self.record(case, &words, None);
        let outcome = block_on(self.office.perform(action));
        assert!(outcome.is_err() && !self.weather.is_about_to_tear());
        self.model.said.push((case, words, Told::Nothing));
    }

    /// What a torn commit came to: whole or absent, or damage that the program names. Never silence.
    pub(crate) fn judge_torn(&mut self) -> &'static str {
        self.other = None;
        let seed = self.roll(u64::MAX);
        self.office = office(&self.world, &self.weather, seed);
        if block_on(self.office.open()).is_err() || !enter(&self.office, &self.weather) {
            let copy = block_on(self.office.sealed_copy());
            assert!(copy.is_ok(), "what is left can be carried out");
            return "named: cannot be unlocked";
        }
        let inspected = block_on(self.office.perform(Action::Inspect));
        let is_whole = matches!(&inspected, Ok(Done::Inspected(found)) if found.damaged.is_empty() && found.elsewhere == 0);
        if self.is_alarmed() {
            return "named: at the unlock";
        }
        if !is_whole {
            return "named: by looking everything over";
        }
        self.compare();
        "whole or absent"
    }

    /// The last backup on an empty device holds everything that was acknowledged before it.
    pub(crate) fn restore(&mut self, backup: &[u8]) {
        block_on(self.world.shared_store().clear()).expect("empties");
        let seed = self.roll(u64::MAX);
        self.office = office(&self.world, &self.weather, seed);
        block_on(self.office.open()).expect("opens");
        block_on(self.office.perform(Action::Restore(backup.to_vec()))).expect("is put back");
        // That it is older than what stood here is said, and true.
        self.restart();
        self.compare();
    }
}

fn key(case: CaseId) -> DraftKey {
    DraftKey {
        case: Some(case.0),
        form: "observation".to_owned(),
    }
}

fn times(texts: &[String], words: &str) -> usize {
    texts.iter().filter(|text| text.contains(words)).count()
}

fn words_of(note: &Note) -> String {
    match &note.content {
        Content::Observation(noted) => noted.seen.clone(),
        Content::Emergency(_) => String::new(),
    }
}

const fn told(is_on_disk: bool) -> Told {
    if is_on_disk {
        Told::Acknowledged
    } else {
        Told::Nothing
    }
}

const fn is_acknowledged(outcome: Option<&Result<Done, Error>>) -> bool {
    matches!(outcome, Some(Ok(_)))
}

/// Runs it to its end, or so many turns and no further: whoever ran it is gone then.
fn poll<T>(future: impl Future<Output = T>, turns: Option<u64>) -> Option<T> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    let mut turn = 0;
    while turns.is_none_or(|turns| turn < turns) {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return Some(done);
        }
        turn += 1;
    }
    None
}

/// Runs both to their ends, a turn of one or the other at a time; whether each was done.
fn both(
    rng: &mut Seeded,
    one: impl Future<Output = Result<Done, Error>>,
    two: impl Future<Output = Result<Done, Error>>,
) -> (bool, bool) {
    let (mut one, mut two) = (pin!(one), pin!(two));
    let mut context = Context::from_waker(Waker::noop());
    let (mut first, mut second) = (None, None);
    loop {
        if let (Some(first), Some(second)) = (first, second) {
            return (first, second);
        }
        let is_left = rng.next_u64() & 1 == 0;
        if is_left && first.is_none() {
            if let Poll::Ready(done) = one.as_mut().poll(&mut context) {
                first = Some(done.is_ok());
            }
        } else if !is_left
            && second.is_none()
            && let Poll::Ready(done) = two.as_mut().poll(&mut context)
        {
            second = Some(done.is_ok());
        }
    }
}

fn office(world: &World, weather: &Rc<Weather>, seed: u64) -> Office {
    let held = Held {
        store: world.shared_store(),
        weather: Rc::clone(weather),
    };
    let above = Rc::clone(weather);
    let store: Rc<dyn Store> = Rc::new(Way {
        store: FaultyStore::planned(held, move |_| above.next()),
        weather: Rc::clone(weather),
    });
    world.office_over(store, Rc::new(Quick), seed)
}

/// Opens and unlocks, again and again until the weather lets it; whether it could be done at all.
fn enter(office: &Office, weather: &Weather) -> bool {
    let stormy = !weather.is_calm();
    for attempt in 0..=TRIES {
        if attempt == TRIES {
            weather.calm(true);
        }
        let is_in = block_on(office.open()).is_ok() && unlock(office);
        if is_in {
            weather.calm(!stormy);
            return true;
        }
    }
    weather.calm(!stormy);
    false
}

fn unlock(office: &Office) -> bool {
    let Stage::Locked { members, .. } = office.stage() else {
        return false;
    };
    let Some(place) = members.first() else {
        return false;
    };
    let unlocking = office.perform(Action::Unlock {
        member: place.member,
        passphrase: secret(PASSPHRASE),
    });
    block_on(unlocking).is_ok()
}
