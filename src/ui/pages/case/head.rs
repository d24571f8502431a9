//! The top of a case: danger first, then where it stands and who carries it.

use leptos::prelude::*;

use crate::casefile::CaseId;
use crate::screen::Door;
use crate::screen::case::{Alert, AlertTone, CaseHead};
use crate::ui::components::{Badge, ButtonVariant, LinkButton, Notice, Tone, Voice};
use crate::ui::doors::href;
use crate::ui::words::words;

pub(super) fn alerts(case: CaseId, alerts: Vec<Alert>) -> impl IntoView {
    alerts
        .into_iter()
        .map(|alert| {
            let (tone, voice) = match alert.tone {
                AlertTone::Danger => (Tone::Danger, Voice::Alert),
                AlertTone::Warn => (Tone::Warn, Voice::Silent),
                AlertTone::Info => (Tone::Info, Voice::Silent),
            };
            let button = alert.door.map(|door| {
                let variant = if door == Door::Emergency {
                    ButtonVariant::Danger
                } else {
                    ButtonVariant::Quiet
                };
                view! { <LinkButton href=href(case, door) variant>{words(door.act())}</LinkButton> }
            });
            view! {
                <Notice tone voice title=words(alert.title)>
                    <p>{words(alert.text)}</p>
                    {button}
                </Notice>
            }
        })
        .collect_view()
}

pub(super) fn head(head: CaseHead) -> impl IntoView {
    view! {
        <div class="case-head">
            <p class="case-plan">{words(head.plan)}</p>
            <p class="case-carried">
                <Badge tone=Tone::Info text=words(head.phase) />
                <span>{words(head.carried)}</span>
            </p>
            {head.manager_wanted.map(|text| view! { <p class="case-wanted">{words(text)}</p> })}
            <ul class="case-standing">
                {head.standing.into_iter().map(|text| view! { <li>{words(text)}</li> }).collect_view()}
                <li>{words(head.standing_number)}</li>
            </ul>
        </div>
    }
}
