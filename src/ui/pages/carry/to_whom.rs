//! To whom cases are handed over: a colleague whose key is known, or whoever is told the passphrase.

use leptos::{html, prelude::*};

use super::export_choice::{Origin, WhichWords};
use crate::exchange::hex;
use crate::screen::handover::Receiver as Colleague;
use crate::text::Handover as Words;
use crate::ui::App;
use crate::ui::components::{Choice, ChoiceOption, TextField, take_passphrase};
use crate::ui::words::words;
use crate::workspace::action::{Receiver, Secret};

/// The choice of whoever has no key here.
const TOLD: &str = "";

/// The question as it is being answered.
#[derive(Clone, Copy)]
pub struct To {
    colleagues: StoredValue<Vec<Colleague>>,
    key: RwSignal<Option<String>>,
    name: RwSignal<String>,
    origin: RwSignal<Origin>,
    offered: RwSignal<Secret>,
    own: NodeRef<html::Input>,
    pub(super) fault: RwSignal<Option<String>>,
}

/// To whom, and what to say of it afterwards.
pub(super) struct Answer {
    pub(super) to: Receiver,
    /// The passphrase the program offered.
    pub(super) told: Option<Secret>,
    /// The only one who can open the file.
    pub(super) only_for: Option<String>,
}

impl std::fmt::Debug for To {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("To")
    }
}

impl To {
    /// Nobody chosen, unless there is only one to choose.
    pub(super) fn choosing(app: App, colleagues: Vec<Colleague>) -> Self {
        let key = match colleagues.as_slice() {
            [] => Some(TOLD.to_owned()),
            [only] => Some(only.key.clone()),
            _ => None,
        };
        Self {
            colleagues: StoredValue::new(colleagues),
            key: RwSignal::new(key),
            name: RwSignal::new(String::new()),
            origin: RwSignal::new(Origin::Offered),
            offered: RwSignal::new(app.offer_words()),
            own: NodeRef::new(),
            fault: RwSignal::new(None),
        }
    }

    /// The answer, or what is missing of it.
    pub(super) fn answer(self) -> Result<Answer, Words> {
        let key = self.key.get_untracked().ok_or(Words::ChooseReceiver)?;
        if let Some(signing) = hex::read(&key) {
            let only_for = self.colleagues.with_value(|colleagues| {
                let mut colleagues = colleagues.iter();
                let found = colleagues.find(|one| one.key == key);
                found.map(|one| one.name.clone())
            });
            return Ok(Answer {
                to: Receiver::Colleague(signing),
                told: None,
                only_for,
            });
        }
        let name = self.name.get_untracked().trim().to_owned();
        if name.is_empty() {
            return Err(Words::NameMissing);
        }
        let (passphrase, told) = match self.origin.get_untracked() {
            Origin::Offered => {
                let offered = self.offered.get_untracked();
                (offered.clone(), Some(offered))
            }
            Origin::Own => (take_passphrase(self.own), None),
        };
        Ok(Answer {
            to: Receiver::Told { name, passphrase },
            told,
            only_for: None,
        })
    }
}

#[component]
pub(super) fn ToWhom(to: To) -> impl IntoView {
    let receivers = to
        .colleagues
        .get_value()
        .into_iter()
        .map(|one| ChoiceOption::new(one.key, one.name).with_hint(words(one.about)))
        .chain([ChoiceOption::new(TOLD.to_owned(), words(Words::ToTold))
            .with_hint(words(Words::ToToldHint))])
        .collect();
    let is_told = Memo::new(move |_| to.key.with(|key| key.as_deref() == Some(TOLD)));
    view! {
        <Choice
            id="hand-over-to"
            legend=words(Words::To)
            options=receivers
            error=Signal::derive(move || to.fault.get().filter(|_| !is_told.get()))
            chosen=to.key
            on_choose=move |key| to.key.set(Some(key))
        />
        {move || {
            is_told
                .get()
                .then(|| {
                    view! {
                        <TextField
                            id="hand-over-name"
                            label=words(Words::Name)
                            value=to.name
                            error=to.fault
                            on_input=move |text| to.name.set(text)
                        />
                        <WhichWords origin=to.origin offered=to.offered own=to.own />
                    }
                })
        }}
    }
}
