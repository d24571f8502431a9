//! Draws a document for paper: every document through this one file.

use leptos::prelude::*;

use super::case::course;
use super::timeline::{attachment, block as facts};
use crate::screen::paper::{Bars, Block, Document, Item, Section as Part, Table as Rows};
use crate::text::Message;
use crate::ui::components::{Bar, Notice, PrintDocument, Section, Table, Tone};
use crate::ui::words::{in_a_row, words};

/// The document.
pub(super) fn paper(document: Document) -> impl IntoView {
    let parts = document.sections.into_iter().enumerate();
    let parts = parts.map(|(place, part)| section(place, part));
    let foot: Vec<String> = document.foot.into_iter().map(words).collect();
    view! {
        <PrintDocument
            title=words(document.title)
            marking=words(document.marking)
            foot=foot.join("\n")
            is_read_aloud=document.is_read_aloud
        >
            {blocks(document.front, "front")}
            {parts.collect::<Vec<_>>()}
        </PrintDocument>
    }
}

fn section(place: usize, part: Part) -> impl IntoView {
    let id = format!("paper-{}", place + 1);
    let inside = blocks(part.blocks, &id);
    let lead = part.lead.map_or_else(String::new, words);
    view! { <Section id title=words(part.title) lead>{inside}</Section> }
}

fn blocks(blocks: Vec<Block>, within: &str) -> Vec<AnyView> {
    let blocks = blocks.into_iter().filter(|block| !block.is_empty());
    blocks
        .enumerate()
        .map(|(place, one)| block(one, format!("{within}-{}", place + 1)))
        .collect()
}

fn block(block: Block, id: String) -> AnyView {
    match block {
        Block::Notice { title, text } => view! {
            <Notice tone=Tone::Warn title=words(title)>
                <p>{words(text)}</p>
            </Notice>
        }
        .into_any(),
        Block::Paragraph(text) => view! { <p class="verbatim">{words(text)}</p> }.into_any(),
        Block::Facts(lines) => facts(lines).into_any(),
        Block::List(points) => {
            let points = points.into_iter();
            let points = points.map(|point| view! { <li class="verbatim">{words(point)}</li> });
            view! { <ul>{points.collect::<Vec<_>>()}</ul> }.into_any()
        }
        Block::Table(rows) => table(rows, id).into_any(),
        Block::Bars(numbers) => bars(numbers, id).into_any(),
        Block::Items(items) => {
            let items = items.into_iter();
            let items = items.map(|one| item(one, &id));
            view! { <ol class="paper-items">{items.collect::<Vec<_>>()}</ol> }.into_any()
        }
        Block::Attached(later) => attachment(later).into_any(),
        Block::Phases(phases) => course::map(phases).into_any(),
    }
}

fn table(table: Rows, id: String) -> impl IntoView {
    let heads = table.heads.into_iter().map(words).collect();
    let rows = table.rows.into_iter().map(row).collect::<Vec<_>>();
    view! { <Table id caption=words(table.caption) heads>{rows}</Table> }
}

fn row(cells: Vec<Message>) -> impl IntoView {
    let mut cells = cells.into_iter().map(words);
    let name = cells.next();
    let rest = cells.map(|cell| view! { <td class="verbatim">{cell}</td> });
    let rest = rest.collect::<Vec<_>>();
    view! {
        <tr>
            <th scope="row" class="verbatim">{name}</th>
            {rest}
        </tr>
    }
}

fn bars(bars: Bars, id: String) -> impl IntoView {
    let heads = bars.heads.map(words).to_vec();
    let rows = bars.rows.into_iter().map(|bar| {
        let length = bar.percent.map(|percent| view! { <Bar percent /> });
        view! {
            <tr>
                <th scope="row">{words(bar.label)}</th>
                <td class="bar-cell">
                    <span class="bar-number">{words(bar.number)}</span>
                    {length}
                </td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    view! { <Table id caption=words(bars.caption) heads>{rows}</Table> }
}

fn item(item: Item, within: &str) -> impl IntoView {
    let number = item.number;
    let number = number.map(|number| view! { <span class="paper-item-number">{number}</span> });
    let beside = item.beside;
    let beside = beside.map(|fact| view! { <span class="paper-item-beside">{words(fact)}</span> });
    let line = |class: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <p class=class>{text}</p> })
    };
    let proof = item.proof.map_or_else(String::new, words);
    view! {
        <li class="paper-item">
            <div class="paper-item-head">
                {number}
                <h3 class="paper-item-title verbatim">{words(item.head)}</h3>
                {beside}
            </div>
            {line("paper-item-byline", in_a_row(&item.byline))}
            {line("paper-item-note", in_a_row(&item.notes))}
            {blocks(item.blocks, within)}
            {line("paper-item-proof", proof)}
        </li>
    }
}
