//! "Leg iets vast": every kind of record, grouped.

use leptos::prelude::*;

use crate::casefile::CaseId;
use crate::screen::Door;
use crate::screen::case::MenuShelf;
use crate::screen::form::FormKind;
use crate::text::{Act, CaseAlert};
use crate::ui::components::{Disclosure, Glyph, LinkButton, Section};
use crate::ui::doors::href;
use crate::ui::words::words;

pub(super) fn menu(case: CaseId, shelves: Vec<MenuShelf>) -> Option<impl IntoView> {
    if shelves.is_empty() {
        return None;
    }
    let shelves = shelves
        .into_iter()
        .map(|shelf| {
            let links = shelf
                .doors
                .into_iter()
                .map(|door| view! { <li><a class="case-menu-link" href=href(case, door)>{words(door.act())}</a></li> })
                .collect_view();
            view! {
                <Disclosure summary=words(shelf.heading)>
                    <ul class="case-menu">{links}</ul>
                </Disclosure>
            }
        })
        .collect_view();
    let observation = href(case, Door::Form(FormKind::Observation));
    Some(view! {
        <Section id="write" title=words(CaseAlert::WriteHeading) lead=words(CaseAlert::WriteLead)>
            <LinkButton href=observation glyph=Glyph::Pencil>
                {words(Act::Observation)}
            </LinkButton>
            {shelves}
        </Section>
    })
}
