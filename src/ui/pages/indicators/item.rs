//! One item: four answers that are easy to tap, what it rests on, and where it must be asked, whether there is danger.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::filling::{Filling, control};
use crate::protocol::IndicatorId;
use crate::screen::indicators::{Danger, Item, Line, Place, Sight};
use crate::text::{Choice as Answers, IndicatorPage as Words};
use crate::ui::components::{
    Badge, Button, ButtonVariant, Choice, ChoiceLayout, ChoiceOption, DateField, Glyph, LinkButton,
    Notice, Select, TextArea, TextField, TextRoom, Tone, Voice,
};
use crate::ui::words::words;

/// What every item needs of the page.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    pub(super) filling: Filling,
    pub(super) observations: StoredValue<Vec<ChoiceOption<String>>>,
    pub(super) today: NaiveDate,
}

const SIGHTS: [(Sight, Words); 4] = [
    (Sight::Seen, Words::Seen),
    (Sight::Heard, Words::HeardFrom),
    (Sight::NotSeen, Words::NotSeen),
    (Sight::Unknown, Words::DontKnow),
];

impl Asking {
    /// The item with its answers.
    pub(super) fn item(self, line: Line) -> impl IntoView {
        let Self { filling, .. } = self;
        let id = StoredValue::new(line.id.clone());
        let item = filling.item(line.id.clone());
        let sight = Memo::new(move |_| item.with(|item| item.sight));
        let is_sighted = Memo::new(move |_| item.with(Item::is_sighted));
        let options = SIGHTS.map(|(sight, label)| ChoiceOption::new(sight, words(label)));
        let answer = move |sight| {
            id.with_value(|id| filling.change_item(id, |item| item.sight = sight));
        };
        let hint = if line.asks_danger {
            words(Words::AsksDanger)
        } else {
            String::new()
        };
        view! {
            <Choice
                id=format!("indicator-{}", line.id)
                legend=line.wording
                hint
                layout=ChoiceLayout::Inline
                options=options.into()
                chosen=sight
                on_choose=move |sight| answer(Some(sight))
            />
            {move || sight.get().map(|_| view! {
                <Button variant=ButtonVariant::Plain on_press=move |()| answer(None)>
                    {words(Words::ClearAnswer)}
                </Button>
            })}
            {move || is_sighted.get().then(|| view! {
                <div class="indicator-more">
                    {line.asks_danger.then(|| self.danger(id, item))}
                    {self.from(id, item)}
                    {self.example(id, item)}
                </div>
            })}
        }
    }

    fn danger(self, id: StoredValue<IndicatorId>, item: Memo<Item>) -> impl IntoView {
        let options = vec![
            ChoiceOption::new(Danger::Yes, words(Answers::Yes)),
            ChoiceOption::new(Danger::Doubt, words(Answers::Doubt)),
            ChoiceOption::new(Danger::No, words(Answers::No)),
        ];
        let place = Place::Danger(id.get_value());
        let danger = Memo::new(move |_| item.with(|item| item.danger));
        let presses = Memo::new(move |_| item.with(Item::presses));
        let choose = move |danger| {
            id.with_value(|id| {
                self.filling
                    .change_item(id, |item| item.danger = Some(danger));
            });
        };
        view! {
            <Notice tone=Tone::Danger voice=Voice::Status>
                <Choice
                    id=control(&place)
                    legend=words(Words::DangerAtThis)
                    layout=ChoiceLayout::Inline
                    options
                    error=self.filling.fault(place)
                    chosen=danger
                    on_choose=choose
                />
                {move || presses.get().then(|| view! {
                    <p>{words(Words::DangerGo)}</p>
                    <div class="cluster">
                        <LinkButton href=self.filling.emergency() variant=ButtonVariant::Danger glyph=Glyph::Alert>
                            {words(Words::DangerYes)}
                        </LinkButton>
                    </div>
                })}
            </Notice>
        }
    }

    fn from(self, id: StoredValue<IndicatorId>, item: Memo<Item>) -> impl IntoView {
        let is_heard = Memo::new(move |_| item.with(|item| item.sight == Some(Sight::Heard)));
        let Self { filling, .. } = self;
        move || {
            is_heard.get().then(|| {
                let place = Place::From(id.get_value());
                view! {
                    <TextField
                        id=control(&place)
                        label=words(Words::HeardFromWhom)
                        error=filling.fault(place)
                        value=Signal::derive(move || item.with(|item| item.heard_from.clone()))
                        on_input=move |from| id.with_value(|id| {
                            filling.change_item(id, |item| item.heard_from = from);
                        })
                    />
                }
            })
        }
    }

    fn example(self, id: StoredValue<IndicatorId>, item: Memo<Item>) -> impl IntoView {
        let Self { filling, .. } = self;
        let (when, own) = (Place::When(id.get_value()), Place::Example(id.get_value()));
        let lacks = Memo::new(move |_| item.with(Item::lacks_example));
        view! {
            <p class="indicator-example">
                <span class="indicator-example-title">{words(Words::Example)}</span>
                {move || lacks.get().then(|| view! {
                    <Badge tone=Tone::Warn text=words(Words::WithoutExample) />
                })}
            </p>
            {self.observation(id, item)}
            <div class="indicator-own">
                <DateField
                    id=control(&when)
                    label=words(Words::ExampleWhen)
                    latest=self.today
                    error=filling.fault(when)
                    value=Signal::derive(move || item.with(|item| item.on))
                    on_change=move |on| id.with_value(|id| filling.change_item(id, |item| item.on = on))
                />
                <TextArea
                    id=control(&own)
                    label=words(Words::ExampleOwnWords)
                    room=TextRoom::Short
                    error=filling.fault(own)
                    value=Signal::derive(move || item.with(|item| item.words.clone()))
                    on_input=move |text| id.with_value(|id| filling.change_item(id, |item| item.words = text))
                />
            </div>
        }
    }

    /// An observation to rest on, where there is one.
    fn observation(self, id: StoredValue<IndicatorId>, item: Memo<Item>) -> impl IntoView {
        let Self {
            filling,
            observations,
            ..
        } = self;
        let options = observations.get_value();
        (!options.is_empty()).then(|| {
            view! {
                <Select
                    id=format!("indicator-{}-observation", id.get_value())
                    label=words(Words::ExampleObservation)
                    unchosen=words(Words::ChooseObservation)
                    options
                    chosen=Signal::derive(move || item.with(|item| item.observation.clone()))
                    on_choose=move |observation| id.with_value(|id| {
                        filling.change_item(id, |item| item.observation = observation);
                    })
                />
            }
        })
    }
}
