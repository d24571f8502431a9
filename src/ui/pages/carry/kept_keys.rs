//! The keys of colleagues: which are kept, and a pasted one compared before it is.

use leptos::prelude::*;

use crate::screen::handover::{KeptKey, Pasted, pasted};
use crate::text::{Keys as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, ButtonVariant, Card, Form, Glyph, Notice, TextArea, TextRoom, Tone,
};
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::words;
use crate::workspace::Action;

pub(super) fn card(kept: KeptKey) -> impl IntoView {
    let app = App::expect();
    let key = kept.key;
    let drop = match kept.drop {
        None => view! { <p class="carry-aside">{words(Words::FromSchool)}</p> }.into_any(),
        Some(text) => {
            let press = move |()| {
                app.send(Action::DropColleague(key), move |answer| {
                    if let Err(refused) = answer {
                        app.warn(refused);
                    }
                });
            };
            view! {
                <Button variant=ButtonVariant::Plain on_press=press>
                    {words(text)}
                </Button>
            }
            .into_any()
        }
    };
    view! {
        <Card title=words(kept.who)>
            <p>{words(kept.code)}</p>
            {drop}
        </Card>
    }
}

#[component]
pub(super) fn Paste() -> impl IntoView {
    let app = App::expect();
    let text = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Pasted>);
    let trouble = RwSignal::new(None::<Trouble>);
    let look = move |()| {
        let typed = text.get_untracked();
        match app.look(|desk, _| pasted(desk, &typed)) {
            Some(Ok(pasted)) => {
                trouble.set(None);
                found.set(Some(pasted));
            }
            Some(Err(refused)) => trouble.set(Some(*refused)),
            None => {}
        }
    };
    let keep = move |()| {
        let Some(pasted) = found.get_untracked() else {
            return;
        };
        let action = Action::KeepColleague {
            text: text.get_untracked(),
            replaces: pasted.replaces,
        };
        app.send(action, move |answer| match answer {
            Ok(_) => {
                app.say(pasted.kept);
                found.set(None);
                text.set(String::new());
            }
            Err(refused) => trouble.set(Some(refused)),
        });
    };
    let type_in = move |typed| {
        found.set(None);
        trouble.set(None);
        text.set(typed);
    };
    view! {
        <Form on_submit=look>
            <TextArea
                id="colleague-key"
                label=words(Words::Paste)
                hint=words(Words::PasteHint)
                room=TextRoom::Paragraph
                value=text
                on_input=type_in
            />
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
            {move || match found.get() {
                Some(pasted) => view! { <Compare pasted on_keep=keep /> }.into_any(),
                None => {
                    view! {
                        <div class="cluster">
                            <Button purpose=ButtonPurpose::Submit glyph=Glyph::Eye>
                                {words(Words::Look)}
                            </Button>
                        </div>
                    }
                        .into_any()
                }
            }}
        </Form>
    }
}

#[component]
fn Compare(pasted: Pasted, #[prop(into)] on_keep: Callback<()>) -> impl IntoView {
    let tone = if pasted.replaces {
        Tone::Warn
    } else {
        Tone::Info
    };
    view! {
        <Notice tone title=words(pasted.who)>
            {pasted.remark.map(|remark| view! { <p>{words(remark)}</p> })}
            <p class="carry-words">{words(pasted.code)}</p>
            {pasted
                .keep
                .map(|keep| {
                    view! {
                        <p>{words(Words::Compare)}</p>
                        <Button on_press=on_keep>{words(keep)}</Button>
                    }
                })}
        </Notice>
    }
}
