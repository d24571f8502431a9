//! The items in their groups, folded until somebody opens one, with a line to find an item by.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::filling::Filling;
use super::item::Asking;
use crate::protocol::IndicatorId;
use crate::screen::indicators::{Group, Sheet, View, answered, unfolded, visible};
use crate::text::IndicatorPage as Words;
use crate::ui::components::{
    CheckBox, ChoiceOption, Disclosure, Fold, Section, TextField, TextKind,
};
use crate::ui::words::words;

/// Everything the groups follow.
#[derive(Clone, Copy)]
struct Shown {
    items: Memo<BTreeSet<IndicatorId>>,
    unfolded: Memo<BTreeSet<String>>,
    answered: Memo<BTreeSet<String>>,
}

/// All groups, and what decides which of their items show.
#[component]
pub(super) fn Groups(filling: Filling, sheet: Sheet) -> impl IntoView {
    let view = filling.view();
    let draft = filling.draft();
    let groups = sheet.groups.clone();
    let leaves_out = sheet.leaves_out;
    let observations: Vec<ChoiceOption<String>> = sheet
        .observations
        .iter()
        .map(|seen| ChoiceOption::new(seen.record.clone(), words(seen.label.clone())))
        .collect();
    let asking = Asking {
        filling,
        observations: StoredValue::new(observations),
        today: sheet.today,
    };
    let sheet = StoredValue::new(sheet);
    let follow = move |shows: fn(&Sheet, &_, &View) -> BTreeSet<String>| {
        Memo::new(move |_| {
            sheet
                .with_value(|sheet| draft.with(|draft| view.with(|view| shows(sheet, draft, view))))
        })
    };
    let shown = Shown {
        items: Memo::new(move |_| {
            sheet.with_value(|sheet| {
                draft.with(|draft| view.with(|view| visible(sheet, draft, view)))
            })
        }),
        unfolded: follow(unfolded),
        answered: follow(|sheet, draft, _| answered(sheet, draft)),
    };
    let groups = groups
        .into_iter()
        .map(|group| view! { <OneGroup asking shown group /> })
        .collect_view();
    view! {
        <Section id="signs" title=words(Words::Signs)>
            <Finder view leaves_out />
            <div class="indicators-groups">{groups}</div>
            <p role="status">
                {move || shown.items.with(BTreeSet::is_empty).then(|| words(Words::NoneOfThese))}
            </p>
        </Section>
    }
}

#[component]
fn Finder(view: RwSignal<View>, leaves_out: bool) -> impl IntoView {
    view! {
        <div class="indicators-finder">
            <TextField
                id="indicators-find"
                label=words(Words::Find)
                hint=words(Words::FindHint)
                kind=TextKind::Search
                value=Signal::derive(move || view.with(|view| view.query.clone()))
                on_input=move |query| view.update(|view| view.query = query)
            />
            <CheckBox
                id="indicators-only-answered"
                label=words(Words::OnlyAnswered)
                ticked=Signal::derive(move || view.with(|view| view.only_answered))
                on_toggle=move |on| view.update(|view| view.only_answered = on)
            />
            {leaves_out.then(|| view! {
                <CheckBox
                    id="indicators-all"
                    label=words(Words::AllItems)
                    ticked=Signal::derive(move || view.with(|view| view.all))
                    on_toggle=move |on| view.update(|view| view.all = on)
                />
            })}
        </div>
    }
}

#[component]
fn OneGroup(asking: Asking, shown: Shown, group: Group) -> impl IntoView {
    let ids: Vec<IndicatorId> = group.items.iter().map(|line| line.id.clone()).collect();
    let shows = Memo::new(move |_| {
        shown
            .items
            .with(|items| ids.iter().any(|id| items.contains(id)))
    });
    let code = group.code.clone();
    let fold = Memo::new(move |_| {
        if shown.unfolded.with(|codes| codes.contains(&code)) {
            Fold::Open
        } else {
            Fold::Folded
        }
    });
    let code = group.code.clone();
    let mark = Signal::derive(move || {
        if shown.answered.with(|codes| codes.contains(&code)) {
            words(Words::Answered)
        } else {
            String::new()
        }
    });
    let items = group
        .items
        .into_iter()
        .map(|line| {
            let id = line.id.clone();
            let is_visible = Memo::new(move |_| shown.items.with(|items| items.contains(&id)));
            view! {
                <li class="indicator" hidden=move || !is_visible.get()>
                    {asking.item(line)}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="indicators-group" hidden=move || !shows.get()>
            <Disclosure summary=words(group.title) mark fold>
                {group.lead.map(|lead| view! { <p class="indicators-lead">{words(lead)}</p> })}
                <ul class="indicators-items">{items}</ul>
            </Disclosure>
        </div>
    }
}
