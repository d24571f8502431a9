//! The two questions of *Meegeven*: which cases, and which passphrase.

use leptos::{html, prelude::*};

use crate::casefile::CaseId;
use crate::screen::carry::{Export, Scope};
use crate::text::{Export as Words, LockScreen};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonVariant, CheckList, Choice, ChoiceOption, Glyph, PassphraseField, PassphraseUse,
    Tick,
};
use crate::ui::words::words;
use crate::workspace::action::Secret;

/// Where the passphrase comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Words of the program.
    Offered,
    /// A passphrase of one's own.
    Own,
}

#[component]
pub(super) fn WhichCases(
    shown: Export,
    scope: RwSignal<Scope>,
    ticked: RwSignal<Vec<CaseId>>,
    fault: RwSignal<Option<String>>,
) -> impl IntoView {
    let scopes = vec![
        ChoiceOption::new(Scope::Everything, words(shown.everything)),
        ChoiceOption::new(Scope::Ticked, words(Words::SomeCases)),
    ];
    let options = StoredValue::new(
        shown
            .rows
            .into_iter()
            .map(|row| ChoiceOption::new(row.case, row.pupil).with_hint(words(row.who)))
            .collect::<Vec<_>>(),
    );
    let tick = move |tick| {
        fault.set(None);
        ticked.update(|ticked| match tick {
            Tick::On(case) => ticked.push(case),
            Tick::Off(case) => ticked.retain(|other| *other != case),
        });
    };
    let is_choosing = Memo::new(move |_| scope.get() == Scope::Ticked);
    view! {
        <Choice
            id="export-which"
            legend=words(Words::Which)
            options=scopes
            chosen=Signal::derive(move || Some(scope.get()))
            on_choose=move |chosen| scope.set(chosen)
        />
        {move || {
            is_choosing
                .get()
                .then(|| {
                    view! {
                        <CheckList
                            id="export-cases"
                            legend=words(Words::Cases)
                            options=options.get_value()
                            error=fault
                            ticked
                            on_tick=tick
                        />
                    }
                })
        }}
    }
}

#[component]
pub(in crate::ui::pages) fn WhichWords(
    origin: RwSignal<Origin>,
    offered: RwSignal<Secret>,
    own: NodeRef<html::Input>,
) -> impl IntoView {
    let app = App::expect();
    let origins = vec![
        ChoiceOption::new(Origin::Offered, words(Words::OfferedWords)),
        ChoiceOption::new(Origin::Own, words(Words::OwnWords)),
    ];
    view! {
        <Choice
            id="export-passphrase"
            legend=words(Words::PassphraseWhich)
            options=origins
            chosen=Signal::derive(move || Some(origin.get()))
            on_choose=move |chosen| origin.set(chosen)
        />
        {move || match origin.get() {
            Origin::Offered => {
                view! {
                    <p class="carry-words" data-testid="offered-words">
                        {move || offered.with(|offered| offered.to_string())}
                    </p>
                    <div class="cluster">
                        <Button
                            variant=ButtonVariant::Plain
                            glyph=Glyph::Return
                            on_press=move |()| offered.set(app.offer_words())
                        >
                            {words(Words::OtherWords)}
                        </Button>
                    </div>
                }
                    .into_any()
            }
            Origin::Own => {
                view! {
                    <PassphraseField
                        id="own-passphrase"
                        label=words(Words::OwnPassphrase)
                        hint=words(Words::OwnPassphraseHint)
                        purpose=PassphraseUse::New
                        show_text=words(LockScreen::ShowPassphrase)
                        hide_text=words(LockScreen::HidePassphrase)
                        input=own
                    />
                }
                    .into_any()
            }
        }}
    }
}
