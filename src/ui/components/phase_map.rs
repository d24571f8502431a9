//! An ordered map of steps, each with its state in words: where it stands, truthfully.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// How a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepState {
    /// Not begun.
    #[default]
    NotBegun,
    /// Running now.
    Running,
    /// Gone through.
    Done,
    /// Left with something open.
    Left,
    /// Passed over.
    Skipped,
}

impl StepState {
    const fn as_str(self) -> &'static str {
        match self {
            Self::NotBegun => "not-begun",
            Self::Running => "running",
            Self::Done => "done",
            Self::Left => "left",
            Self::Skipped => "skipped",
        }
    }

    const fn glyph(self) -> Glyph {
        match self {
            Self::NotBegun => Glyph::Circle,
            Self::Running => Glyph::Running,
            Self::Done => Glyph::CheckCircle,
            Self::Left => Glyph::Alert,
            Self::Skipped => Glyph::Skip,
        }
    }
}

/// One step of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapStep {
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: StepState,
    /// The same in words, with date or reason.
    pub state_text: String,
    /// A second line, such as who is responsible; may be empty.
    pub detail: String,
}

/// The map: below each other on a phone, beside each other where there is room.
#[component]
pub fn PhaseMap(
    /// What this map is called.
    #[prop(into)]
    label: String,
    /// The steps, in order.
    #[prop(into)]
    steps: Signal<Vec<MapStep>>,
) -> impl IntoView {
    let steps = move || {
        steps
            .get()
            .into_iter()
            .map(|MapStep { name, state, state_text, detail }| {
                let current = (state == StepState::Running).then_some("step");
                view! {
                    <li class="phase-map-step" data-state=state.as_str() aria-current=current>
                        <span class="phase-map-marker">
                            <Icon glyph=state.glyph() />
                        </span>
                        <span class="phase-map-text">
                            <span class="phase-map-name">{name}</span>
                            <span class="phase-map-state">{state_text}</span>
                            {(!detail.is_empty())
                                .then(|| view! { <span class="phase-map-detail">{detail}</span> })}
                        </span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="phase-map">
            <ol class="phase-map-list" aria-label=label>
                {steps}
            </ol>
        </div>
    }
}
