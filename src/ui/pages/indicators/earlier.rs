//! Lists that were filled in before, each with the wording it had then.

use leptos::prelude::*;

use crate::screen::indicators::Filled;
use crate::text::IndicatorPage as Words;
use crate::ui::components::{Disclosure, Section};
use crate::ui::pages::timeline::block;
use crate::ui::words::words;

/// The earlier lists; nothing while there are none.
pub(super) fn earlier(filled: Vec<Filled>) -> impl IntoView {
    (!filled.is_empty()).then(|| {
        let lists = filled
            .into_iter()
            .map(|list| {
                view! {
                    <Disclosure summary=words(list.head)>
                        {list.blocks.into_iter().map(block).collect_view()}
                    </Disclosure>
                }
            })
            .collect_view();
        view! {
            <Section id="filled" title=words(Words::FilledBefore) lead=words(Words::FilledBeforeWhy)>
                <div>{lists}</div>
            </Section>
        }
    })
}
