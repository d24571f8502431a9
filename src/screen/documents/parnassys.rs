//! The texts for ParnasSys on paper: whoever prints the page gets a sheet that is named as every other.

use crate::casefile::Moment;
use crate::exchange::documents::CaseCode;
use crate::screen::paper::{Block, Document, Section};
use crate::screen::parnassys::Text;
use crate::text::{Message, Paper, ParnasSys as Words};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// The texts as they are copied, a passage each, so that none begins at the foot of a sheet.
pub(in crate::screen) fn sheet(
    desk: &Desk,
    dossier: &Dossier,
    texts: &[Text],
    now: Moment,
) -> Document {
    let sections = texts.iter().map(|text| {
        let passages = text.text.split("\n\n").map(str::to_owned);
        let passages = passages.map(|passage| Block::Paragraph(Message::verbatim(passage)));
        Section::new(text.label.clone(), passages.collect())
    });
    let code = CaseCode::of(dossier.file.id()).to_string();
    let named = [Words::Heading.nl(), Paper::CaseTitle { code }.nl()].join(" · ");
    let title = Message::verbatim(named);
    Document::of_case(desk, dossier, now, title, sections.collect())
}
