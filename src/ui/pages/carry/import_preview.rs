//! What a file holds, case by case, and what came of taking it in.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::casefile::CaseId;
use crate::screen::form::FormKind;
use crate::screen::import_preview::{
    Asks, AuthorPreview, CaseDoor, CasePreview, ComesBack, ImportPreview, Offer, PreviewTone,
    TakenIn, ticked,
};
use crate::text::{Handover, Import as Words, Message, Preview};
use crate::ui::components::{
    Badge, Busy, Button, ButtonVariant, Card, CheckBox, Glyph, LinkButton, Notice, Tone,
    notice::Voice,
};
use crate::ui::routes::{CasePlace, Route};
use crate::ui::words::{busy_state, words};

/// Which destroyed cases are asked for, and what the preview says with that.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    cases: RwSignal<BTreeSet<CaseId>>,
    shown: RwSignal<Option<ImportPreview>>,
}

impl Asked {
    pub(super) fn new() -> Self {
        Self {
            cases: RwSignal::new(BTreeSet::new()),
            shown: RwSignal::new(None),
        }
    }

    /// Begins with nothing asked for.
    pub(super) fn begin(self, shown: Option<ImportPreview>) {
        self.cases.set(BTreeSet::new());
        self.shown.set(shown);
    }

    /// What is asked for now.
    pub(super) fn cases(self) -> BTreeSet<CaseId> {
        self.cases.get_untracked()
    }

    /// The preview with that.
    pub(super) fn shown(self) -> Option<ImportPreview> {
        self.shown.get_untracked()
    }

    /// What is offered with that, followed.
    pub(super) fn offer(self) -> Memo<Option<(Offer, Option<Message>)>> {
        Memo::new(move |_| {
            let shown = self.shown.get();
            shown.map(|shown| (shown.offer, shown.beside_offer))
        })
    }

    fn tick(
        self,
        (case, is_set): (CaseId, bool),
        look: Callback<BTreeSet<CaseId>, Option<ImportPreview>>,
    ) {
        self.cases
            .update(|cases| *cases = ticked(std::mem::take(cases), case, is_set));
        if let Some(shown) = look.run(self.cases()) {
            self.shown.set(Some(shown));
        }
    }
}

#[component]
pub(super) fn Previewed(
    shown: ImportPreview,
    /// The ticks, and what is offered with them.
    asked: Asked,
    /// The preview with other ticks.
    on_ask: Callback<BTreeSet<CaseId>, Option<ImportPreview>>,
    busy: RwSignal<bool>,
    #[prop(into)] on_take_in: Callback<()>,
    #[prop(into)] on_other: Callback<()>,
) -> impl IntoView {
    let offered = asked.offer();
    let tick = Callback::new(move |tick| asked.tick(tick, on_ask));
    let offer = move || {
        offered
            .get()
            .map(|offer| offering(offer, busy, on_take_in, on_other))
    };
    let tone = if shown.is_for_other {
        Tone::Warn
    } else {
        Tone::Info
    };
    view! {
        <h3>{words(Preview::Heading)}</h3>
        <p>{words(shown.from)} " " {words(shown.made)}</p>
        {shown
            .other_school
            .map(|text| {
                view! {
                    <Notice tone=Tone::Warn voice=Voice::Alert>
                        <p>{words(text)}</p>
                    </Notice>
                }
            })}
        {shown.handover.map(|text| view! { <Notice tone><p>{words(text)}</p></Notice> })}
        <div class="grid">
            {shown.cases.into_iter().map(|one| case(one, asked, tick)).collect_view()}
        </div>
        {(!shown.held_back.is_empty())
            .then(|| {
                view! {
                    <Notice tone=Tone::Warn title=words(Preview::HeldBackHeading)>
                        {lines(shown.held_back)}
                    </Notice>
                }
            })}
        {offer}
    }
}

/// What can be done with the file as it is ticked now.
fn offering(
    (offer, beside): (Offer, Option<Message>),
    busy: RwSignal<bool>,
    on_take_in: Callback<()>,
    on_other: Callback<()>,
) -> impl IntoView {
    let take_in = match offer {
        Offer::TakeOver => Handover::TakeOver.into(),
        Offer::TakeIn | Offer::Nothing(_) => Message::from(Words::TakeIn),
    };
    let offer = match offer {
        Offer::TakeIn | Offer::TakeOver => view! {
            <p class="carry-aside" id="all-or-nothing">{words(Words::AllOrNothing)}</p>
            {move || busy.get().then(|| view! { <Busy text=words(Words::TakingIn) /> })}
            <div class="cluster">
                <Button
                    glyph=Glyph::Upload
                    state=busy_state(busy)
                    described_by="all-or-nothing".to_owned()
                    on_press=on_take_in
                >
                    {words(take_in)}
                </Button>
                {other(on_other)}
            </div>
        }
        .into_any(),
        Offer::Nothing(why) => view! {
            <Notice tone=Tone::Info voice=Voice::Status title=words(why)>
                ""
            </Notice>
            <div class="cluster">{other(on_other)}</div>
        }
        .into_any(),
    };
    view! {
        {beside.map(|text| view! { <p>{words(text)}</p> })}
        {offer}
    }
}

fn other(on_other: Callback<()>) -> impl IntoView {
    view! {
        <Button variant=ButtonVariant::Plain on_press=on_other>
            {words(Words::OtherFile)}
        </Button>
    }
}

fn case(shown: CasePreview, asked: Asked, tick: Callback<(CaseId, bool)>) -> impl IntoView {
    let case = shown.case;
    let tone = match shown.tone {
        PreviewTone::Plain => Tone::Plain,
        PreviewTone::Info => Tone::Info,
        PreviewTone::Warn => Tone::Warn,
    };
    view! {
        <Card title=shown.label tone>
            <p>
                <Badge tone text=words(shown.standing) />
            </p>
            <p>{words(shown.means)}</p>
            {shown.written.map(|written| view! { <p>{words(written)}</p> })}
            <ul class="carry-authors">{shown.authors.into_iter().map(author).collect_view()}</ul>
            {lines(shown.conflicts)}
            {lines(shown.notes)}
            {shown.comes_back.map(|back| comes_back(case, back, asked, tick))}
        </Card>
    }
}

/// Why it was destroyed here, and the tick that brings it back.
fn comes_back(
    case: CaseId,
    shown: ComesBack,
    asked: Asked,
    tick: Callback<(CaseId, bool)>,
) -> impl IntoView {
    let asks = match shown.asks {
        Asks::Tick { label, means, .. } => view! {
            <CheckBox
                id=format!("bring-back-{}", case.0.simple())
                label=words(label)
                hint=words(means)
                ticked=Signal::derive(move || asked.cases.with(|all| all.contains(&case)))
                on_toggle=move |is_set| tick.run((case, is_set))
            />
        }
        .into_any(),
        Asks::NotYours(why) => view! { <p>{words(why)}</p> }.into_any(),
    };
    view! {
        {lines(shown.why)}
        {asks}
    }
}

fn author(author: AuthorPreview) -> impl IntoView {
    let doubtful = author.is_doubtful.then_some("true");
    view! {
        <li class="carry-author" data-doubtful=doubtful>
            <span>{words(author.who)}</span>
            <span class="carry-proof">{words(author.proof)}</span>
        </li>
    }
}

fn lines(messages: Vec<Message>) -> Option<impl IntoView> {
    (!messages.is_empty()).then(|| {
        let lines = messages
            .into_iter()
            .map(|message| view! { <li>{words(message)}</li> })
            .collect_view();
        view! { <ul>{lines}</ul> }
    })
}

#[component]
pub(super) fn Taken(taken: TakenIn, #[prop(into)] on_other: Callback<()>) -> impl IntoView {
    let settle = (!taken.settle.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn title=words(Words::SettleFirst)>
                {taken.settle.into_iter().map(|one| door(one, ButtonVariant::Primary)).collect_view()}
            </Notice>
        }
    });
    view! {
        <Notice tone=Tone::Good voice=Voice::Status title=words(taken.text)>
            {lines(taken.also)}
        </Notice>
        {settle}
        <div class="cluster">
            {taken.cases.into_iter().map(|one| door(one, ButtonVariant::Quiet)).collect_view()}
            {other(on_other)}
        </div>
    }
}

fn door(door: CaseDoor, variant: ButtonVariant) -> impl IntoView {
    let place = match door.record {
        Some(record) => CasePlace::About(FormKind::Conflict, record),
        None => CasePlace::Overview,
    };
    view! {
        <LinkButton href=Route::Case(door.case, place).fragment() variant glyph=Glyph::Folder>
            {words(door.text)}
        </LinkButton>
    }
}
