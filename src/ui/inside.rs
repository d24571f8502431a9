//! Everything behind the lock, loaded when somebody unlocks: a visit that only calls for help carries none of it.
//!
//! The app's module is cut in two at one place, `open_doors`: what is reached from there alone goes into the second
//! piece (`xtask/splitter`). So whatever a first visit may not carry is called through `Doors`, and nowhere else.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::components::{Button, ChoiceOption, PageHead, Select};
use super::context::App;
use super::into_case;
use super::outlet::{self, Turns};
use super::pages::set_up::{self, Questions};
use super::place::Place;
use super::shell::{Bare, Framed};
use super::trouble_notice::TroubleNotice;
use super::typing;
use super::unread_draft::UnreadDraft;
use super::words::words as say;
use crate::casefile::CaseId;
use crate::screen::emergency::{CaseChoice, case_choices};
use crate::screen::notice::Draft;
use crate::screen::set_up::{Answers, Fault, Step, faults as faults_of};
use crate::text::{Message, Problem, Shell, Trouble};
use crate::workspace::action::MadeFile;
use crate::workspace::desk::DraftKey;
use crate::workspace::{Action, Desk, Done, Office, Stage};

/// What takes a while.
type Soon<T> = Pin<Box<dyn Future<Output = Result<T, Trouble>>>>;

/// The ways into what lies behind the lock.
#[derive(Clone, Copy, Debug)]
struct Doors {
    draw: fn(Place, Turns) -> AnyView,
    question: fn(Step, Questions) -> AnyView,
    framed: fn(Children) -> AnyView,
    faults: fn(Step, &Answers) -> Vec<Fault>,
    perform: fn(Rc<Office>, Action) -> Soon<Done>,
    words: fn(&Message) -> String,
    sealed_copy: fn(Rc<Office>) -> Soon<MadeFile>,
    cases: fn(&Desk) -> Vec<CaseChoice>,
    pick_case: fn(CasePick) -> AnyView,
    draft_text: fn(&Draft) -> String,
    read_draft: fn(&str) -> Option<Draft>,
    unread_draft: fn(DraftKey) -> AnyView,
    keep_in_case: fn(App, CaseId) -> Soon<()>,
    seal_typed: fn(App) -> Pin<Box<dyn Future<Output = bool>>>,
    hand_on: fn(App) -> Pin<Box<dyn Future<Output = ()>>>,
}

/// Choosing one of the cases of whoever unlocked, on a page that a visit has too.
pub(super) struct CasePick {
    /// What is asked.
    pub(super) label: String,
    /// What stands there while none is chosen.
    pub(super) unchosen: String,
    /// The cases.
    pub(super) cases: Vec<CaseChoice>,
    /// The chosen one.
    pub(super) chosen: Signal<Option<CaseId>>,
    /// Another one is chosen.
    pub(super) on_choose: Callback<Option<CaseId>>,
}

thread_local! {
    /// Once they are here. A lock drops them with the whole instance.
    static DOORS: Cell<Option<Doors>> = const { Cell::new(None) };
}

/// Where the module is cut. What fails is the loading, and the macro answers that in this result.
#[cfg(feature = "split")]
#[allow(clippy::unnecessary_wraps, reason = "the macro answers in it")]
#[wasm_split_helpers::wasm_split(inside, fallible)]
fn open_doors() -> Result<Doors, wasm_split_helpers::SplitLoaderError> {
    Ok(every_door())
}

/// In one piece everything is here already, as in the tests of the components.
#[cfg(not(feature = "split"))]
fn open_doors() -> std::future::Ready<Result<Doors, std::convert::Infallible>> {
    std::future::ready(Ok(every_door()))
}

fn every_door() -> Doors {
    Doors {
        draw: outlet::behind,
        question: set_up::later_question,
        framed: |children| view! { <Framed>{children()}</Framed> }.into_any(),
        faults: faults_of,
        perform: |office, action| Box::pin(perform_inside(office, action)),
        words: |message| message.nl().into_owned(),
        sealed_copy: |office| Box::pin(sealed_copy_inside(office)),
        cases: case_choices,
        pick_case: pick_case_inside,
        draft_text: |draft| serde_json::to_string(draft).unwrap_or_default(),
        read_draft: |text| serde_json::from_slice(text.as_bytes()).ok(),
        unread_draft: |key| view! { <UnreadDraft key /> }.into_any(),
        keep_in_case: |app, case| Box::pin(into_case::keep_in_case(app, case)),
        seal_typed: |app| Box::pin(typing::seal_all(app)),
        hand_on: |app| Box::pin(typing::hand_notice_on(app)),
    }
}

async fn sealed_copy_inside(office: Rc<Office>) -> Result<MadeFile, Trouble> {
    let made = office.sealed_copy().await;
    made.map_err(|error| Trouble::from(&error))
}

fn pick_case_inside(pick: CasePick) -> AnyView {
    let options: Vec<_> = pick
        .cases
        .into_iter()
        .map(|choice| ChoiceOption::new(choice.case, choice.label))
        .collect();
    view! {
        <Select
            id="case"
            label=pick.label
            unchosen=pick.unchosen
            options=Signal::stored(options)
            chosen=pick.chosen
            on_choose=pick.on_choose
        />
    }
    .into_any()
}

async fn perform_inside(office: Rc<Office>, action: Action) -> Result<Done, Trouble> {
    let outcome = office.perform(action).await;
    outcome.map_err(|error| Trouble::from(&error))
}

async fn doors() -> Result<Doors, Trouble> {
    if let Some(doors) = DOORS.get() {
        return Ok(doors);
    }
    let opened = open_doors().await;
    let doors = opened.map_err(|_logged| Trouble::from(Problem::PartMissing))?;
    DOORS.set(Some(doors));
    Ok(doors)
}

/// Has it fetched, because somebody begins to unlock. A failure is told when it is needed.
pub(super) fn expect_soon() {
    spawn_local(async {
        let _told_later = doors().await;
    });
}

/// Starts something that needs all of it from the beginning; the page for a drive has it in itself.
#[cfg(feature = "vault-file")]
pub(super) fn once_open(start: fn()) {
    // Not by the page's own executor: that one comes with the first thing that is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        // Without this part the plain page stays, and says what is missing.
        if doors().await.is_ok() {
            start();
        }
    });
}

/// Does what needs an open vault, or opens one.
pub(super) async fn perform(office: Rc<Office>, action: Action) -> Result<Done, Trouble> {
    if let Action::LeaveNote(note) = &action
        && office.stage() != Stage::Unlocked
    {
        // Sealed for whoever opens the inbox: nothing behind the lock is needed for it.
        let left = office.leave_sealed(note).await.map(|_| Done::Done);
        return left.map_err(|error| Trouble::from(&error));
    }
    if let Action::LeaveInPassing(note) = &action {
        let left = office.leave_in_passing(note).await;
        return left.map_err(|error| Trouble::from(&error));
    }
    if let Action::LeaveSheet(added) = &action
        && office.stage() != Stage::Unlocked
    {
        let left = office.leave_sheet(added).await;
        return left.map_err(|error| Trouble::from(&error));
    }
    (doors().await?.perform)(office, action).await
}

/// A page with the frame of whoever unlocked; they have it.
pub(super) fn framed(children: Children) -> AnyView {
    match DOORS.get() {
        Some(doors) => (doors.framed)(children),
        None => children(),
    }
}

/// A sentence that no visit says before it is here.
pub(super) fn words(message: &Message) -> String {
    DOORS
        .get()
        .map_or_else(String::new, |doors| (doors.words)(message))
}

/// Everything that is stored, as sealed as it is.
pub(super) async fn sealed_copy(office: Rc<Office>) -> Result<MadeFile, Trouble> {
    (doors().await?.sealed_copy)(office).await
}

/// The cases of whoever unlocked, to choose from; they have it.
pub(super) fn cases(desk: &Desk) -> Vec<CaseChoice> {
    DOORS
        .get()
        .map_or_else(Vec::new, |doors| (doors.cases)(desk))
}

/// The choice among the cases of whoever unlocked; they have it.
pub(super) fn pick_case(pick: CasePick) -> Option<AnyView> {
    DOORS.get().map(|doors| (doors.pick_case)(pick))
}

/// What is being written, as it is sealed for whoever unlocked.
pub(super) fn draft_text(draft: &Draft) -> String {
    DOORS
        .get()
        .map_or_else(String::new, |doors| (doors.draft_text)(draft))
}

/// The other way.
pub(super) fn read_draft(text: &str) -> Option<Draft> {
    (DOORS.get()?.read_draft)(text)
}

/// The sheet of Spoed goes into a case of whoever unlocked.
pub(super) async fn keep_in_case(app: App, case: CaseId) -> Result<(), Trouble> {
    (doors().await?.keep_in_case)(app, case).await
}

/// Seals what is being typed; before somebody unlocked nothing is.
pub(super) async fn seal_typed(app: App) -> bool {
    match DOORS.get() {
        Some(doors) => (doors.seal_typed)(app).await,
        None => true,
    }
}

/// Somebody unlocked: what another person wrote before goes where it belongs.
pub(super) async fn hand_on(app: App) {
    if let Some(doors) = DOORS.get() {
        (doors.hand_on)(app).await;
    }
}

/// That what was being written cannot be read, for whoever unlocked.
pub(super) fn unread_draft(key: DraftKey) -> Option<AnyView> {
    DOORS.get().map(|doors| (doors.unread_draft)(key))
}

/// The page for this place, once it is here.
#[component]
pub(super) fn Behind(
    /// Where one is.
    place: Place,
    /// What a person can say there.
    turns: Turns,
) -> impl IntoView {
    let bare = |waiting: AnyView| view! { <Bare>{waiting}</Bare> }.into_any();
    once_here(move |doors| (doors.draw)(place, turns), bare)
}

/// A question of first use, once it is here.
pub(super) fn question(step: Step, questions: Questions) -> impl IntoView {
    once_here(
        move |doors| (doors.question)(step, questions),
        |waiting| waiting,
    )
}

/// What is wrong with the answer to such a question; whoever answers it has it.
pub(super) fn faults(step: Step, answers: &Answers) -> Vec<Fault> {
    DOORS
        .get()
        .map_or_else(Vec::new, |doors| (doors.faults)(step, answers))
}

/// Fetches what lies behind the lock, unless it is here, and says so meanwhile; a failure can be tried again.
fn once_here(
    draw: impl Fn(Doors) -> AnyView + Send + 'static,
    around: fn(AnyView) -> AnyView,
) -> impl IntoView {
    let here = RwSignal::new(DOORS.get());
    let trouble = RwSignal::new(None::<Trouble>);
    let fetch = move || {
        trouble.set(None);
        spawn_local(async move {
            match doors().await {
                Ok(doors) => {
                    let _gone = here.try_set(Some(doors));
                }
                Err(missing) => {
                    let _gone = trouble.try_set(Some(missing));
                }
            }
        });
    };
    if DOORS.get().is_none() {
        fetch();
    }
    move || {
        if let Some(doors) = here.get() {
            return draw(doors);
        }
        let missing = trouble.get().map(|trouble| {
            view! {
                <TroubleNotice trouble />
                <Button on_press=move |()| fetch()>{say(Shell::TryAgain)}</Button>
            }
        });
        let waiting = view! {
            <PageHead title=say(Shell::Loading) />
            {missing}
        };
        around(waiting.into_any())
    }
}
