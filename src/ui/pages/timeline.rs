//! The timeline of a case, with a choice of order and kind.

use leptos::prelude::*;

use super::opened_case::OpenedCase;
use crate::casefile::CaseId;
use crate::screen::timeline::{
    Attachment, Block, BlockKind, Entry, EntryTone, Line, Order, Timeline as Shown, View, timeline,
};
use crate::text::{RecordLine, Timeline as Words};
use crate::ui::App;
use crate::ui::components::{
    ButtonVariant, Choice, ChoiceLayout, ChoiceOption, Empty, Glyph, LinkButton, Menu, Select,
    Timeline, TimelineEntry, Tone,
};
use crate::ui::doors::href;
use crate::ui::routes::CasePlace;
use crate::ui::words::{in_a_row, words};

/// The page.
#[component]
pub fn TimelinePage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    let view = RwSignal::new(View::default());
    let screen =
        App::expect().screen(move |desk, now| view.with(|view| timeline(desk, case, now, view)));
    let shown = Signal::derive(move || screen.get().flatten());
    view! {
        <OpenedCase case place=CasePlace::Timeline>
            <div class="case-timeline stack" data-gap="large">
                <Controls view shown />
                {move || {
                    shown.get().map(|timeline| entries(case, timeline))
                }}
            </div>
        </OpenedCase>
    }
}

#[component]
fn Controls(view: RwSignal<View>, shown: Signal<Option<Shown>>) -> impl IntoView {
    let kinds = Signal::derive(move || {
        shown
            .get()
            .map_or_else(Vec::new, |timeline| timeline.kinds)
            .into_iter()
            .map(|kind| ChoiceOption::new(kind.value, words(kind.label)))
            .collect::<Vec<_>>()
    });
    let count = move || {
        shown
            .get()
            .map_or_else(String::new, |timeline| words(timeline.shown))
    };
    let orders = vec![
        ChoiceOption::new(Order::NewestFirst, words(RecordLine::NewestFirst)),
        ChoiceOption::new(Order::OldestFirst, words(RecordLine::OldestFirst)),
    ];
    view! {
        <div class="case-timeline-controls">
            <Select
                id="timeline-kind"
                label=words(RecordLine::FilterLabel)
                unchosen=words(RecordLine::AllKinds)
                options=kinds
                chosen=Signal::derive(move || view.with(|view| view.kind.clone()))
                on_choose=move |kind| view.update(|view| view.kind = kind)
            />
            <Choice
                id="timeline-order"
                legend=words(RecordLine::OrderLabel)
                layout=ChoiceLayout::Inline
                options=orders
                chosen=Signal::derive(move || Some(view.with(|view| view.order)))
                on_choose=move |order| view.update(|view| view.order = order)
            />
            <p role="status">{count}</p>
        </div>
    }
}

fn entries(case: CaseId, timeline: Shown) -> AnyView {
    if timeline.entries.is_empty() {
        return view! { <Empty glyph=Glyph::Document title=words(Words::Empty) /> }.into_any();
    }
    let entries = timeline
        .entries
        .into_iter()
        .map(|one| entry(case, one))
        .collect_view();
    view! { <Timeline label=words(Words::Heading)>{entries}</Timeline> }.into_any()
}

fn entry(case: CaseId, entry: Entry) -> impl IntoView {
    let (tone, glyph) = match entry.tone {
        EntryTone::Plain => (Tone::Plain, Glyph::Document),
        EntryTone::Course => (Tone::Info, Glyph::Flag),
        EntryTone::Danger => (Tone::Danger, Glyph::Alert),
        EntryTone::Erased => (Tone::Warn, Glyph::Trash),
    };
    let doors = entry
        .doors
        .into_iter()
        .map(|door| {
            view! {
                <LinkButton href=href(case, door) variant=ButtonVariant::Plain>
                    {words(door.act())}
                </LinkButton>
            }
        })
        .collect::<Vec<_>>();
    let has_doors = !doors.is_empty();
    view! {
        <TimelineEntry
            id=format!("record-{}", entry.record.to_hex())
            glyph
            tone
            kind=words(entry.kind)
            when=words(entry.when)
            moment=entry.moment
            author=words(entry.author)
            note=in_a_row(&entry.notes)
        >
            {entry.blocks.into_iter().map(block).collect_view()}
            {entry.attached.into_iter().map(attachment).collect_view()}
            {has_doors.then(|| view! { <Menu label=words(RecordLine::Actions)>{doors}</Menu> })}
        </TimelineEntry>
    }
}

/// One block of a record.
pub(super) fn block(block: Block) -> impl IntoView {
    let (kind, heading) = match block.kind {
        BlockKind::Plain => ("plain", None),
        BlockKind::Facts => ("facts", Some(RecordLine::FactsHeading)),
        BlockKind::Words => ("words", None),
        BlockKind::Source => ("source", None),
        BlockKind::Interpretation => ("interpretation", Some(RecordLine::InterpretationApart)),
    };
    view! {
        <div class="record-block" data-kind=kind>
            {heading.map(|text| view! { <p class="record-block-heading">{words(text)}</p> })}
            {lines(block.lines)}
        </div>
    }
}

/// Labelled lines.
pub(super) fn lines(lines: Vec<Line>) -> impl IntoView {
    view! { <dl class="record-lines">{lines.into_iter().map(line).collect_view()}</dl> }
}

fn line(line: Line) -> impl IntoView {
    let values = line.values.into_iter().map(words);
    let values = if line.are_points {
        let points = values.map(|text| view! { <li class="verbatim">{text}</li> });
        view! { <dd class="record-line-value"><ul>{points.collect_view()}</ul></dd> }.into_any()
    } else {
        values
            .map(|text| view! { <dd class="record-line-value verbatim">{text}</dd> })
            .collect_view()
            .into_any()
    };
    view! {
        <div class="record-line">
            <dt class="record-line-name">{words(line.label)}</dt>
            {values}
        </div>
    }
}

/// What was attached to a record later.
pub(super) fn attachment(attachment: Attachment) -> impl IntoView {
    view! {
        <div class="record-attachment">
            <p class="record-attachment-title">{words(attachment.title)}</p>
            {(!attachment.text.is_empty()).then(|| view! { <p class="verbatim">{attachment.text}</p> })}
            {attachment
                .reason
                .filter(|reason| !reason.is_empty())
                .map(|reason| view! { <p class="record-attachment-reason">{words(crate::text::CaseAlert::DeviationReason { reason })}</p> })}
        </div>
    }
}
