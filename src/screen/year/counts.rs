//! The counts of a school year as a document: every number in words, and a bar beside those that are shown.

use super::{counted, document, unread};
use crate::casefile::Moment;
use crate::exchange::documents::account::ground_of;
use crate::exchange::statistics::{
    Answer, Count, Group, GroupOf, Line, Question, SHOWN_FROM, SchoolYear, Shown, Yearly,
};
use crate::protocol::ClosingId;
use crate::screen::paper::{Bar, Bars, Block, Document, Section};
use crate::text::{Choice, Message, Year as Words, YearAnswer, YearQuestion};
use crate::workspace::Desk;

/// The counts of a year over the cases on the desk.
pub fn counts(desk: &Desk, year: SchoolYear, now: Moment) -> Document {
    let yearly = counted(desk, year, now);
    let mut front = vec![
        Block::Notice {
            title: Words::HidingTitle.into(),
            text: Words::Hiding { from: SHOWN_FROM }.into(),
        },
        Block::Paragraph(Words::NotCounted.into()),
    ];
    let count = unread(desk);
    if count > 0 {
        front.push(Block::Paragraph(Words::Unread { count }.into()));
    }
    let mut sections = vec![per_plan(&yearly)];
    let groups = yearly.groups.iter();
    sections.extend(groups.map(|group| section(desk, &yearly, group)));
    let title = Words::Title {
        year: year.to_string(),
    };
    Document {
        front,
        ..document(title, Words::Anonymous, (year, now), sections)
    }
}

fn per_plan(yearly: &Yearly) -> Section {
    let labels = yearly
        .plans
        .iter()
        .map(|(_, title)| Message::verbatim(title.clone()));
    let bars = bars(Words::PerPlanTable.into(), labels.collect(), &yearly.cases);
    Section::new(Words::PerPlan, vec![Block::Bars(bars)])
}

fn section(desk: &Desk, yearly: &Yearly, group: &Group) -> Section {
    let title = heading(yearly, group);
    if group.cases == Shown::Few {
        return Section::new(title, vec![Block::Paragraph(Words::TooFew.into())]);
    }
    let blocks = group.counts.iter().map(|count| {
        let labels = count.answers.iter();
        let labels = labels.map(|answer| answer_words(desk, answer)).collect();
        let asked = question(count);
        // Where cases are told apart, every group answers the same questions.
        let caption = match group.of {
            GroupOf::All => asked.into(),
            GroupOf::Plan(_) | GroupOf::TheOthers => Words::AskedOf {
                question: asked.nl().into_owned(),
                group: title.nl().into_owned(),
            }
            .into(),
        };
        Block::Bars(bars(caption, labels, &count.line))
    });
    let blocks = blocks.collect();
    Section::new(title, blocks)
}

fn heading(yearly: &Yearly, group: &Group) -> Words {
    let count = shown(group.cases).nl().into_owned();
    match group.of {
        GroupOf::All => Words::All { count },
        GroupOf::TheOthers => Words::TheOthers { count },
        GroupOf::Plan(place) => Words::OfPlan {
            title: title(yearly, place),
            count,
        },
    }
}

pub(super) fn title(yearly: &Yearly, place: usize) -> String {
    let plan = yearly.plans.get(place);
    plan.map_or_else(String::new, |(_, title)| title.clone())
}

/// The parts of a line, each as long as its share of the total; then the total, which is as long as all.
fn bars(caption: Message, labels: Vec<Message>, line: &Line) -> Bars {
    let whole = match line.total {
        Shown::Number(total) => total,
        Shown::Few | Shown::Hidden => 0,
    };
    let bar = |label, number: Shown| Bar {
        label,
        number: shown(number),
        percent: match number {
            Shown::Number(part) if whole > 0 => u8::try_from(part * 100 / whole).ok(),
            Shown::Number(_) | Shown::Few | Shown::Hidden => None,
        },
    };
    let mut rows: Vec<Bar> = labels
        .into_iter()
        .zip(&line.parts)
        .map(|(label, part)| bar(label, *part))
        .collect();
    rows.push(bar(Words::Total.into(), line.total));
    Bars {
        caption,
        heads: [Words::Answer.into(), Words::Number.into()],
        rows,
    }
}

/// A number, or why there is none.
pub(super) fn shown(number: Shown) -> Message {
    match number {
        Shown::Number(number) => Message::verbatim(number.to_string()),
        Shown::Few => Words::Few { from: SHOWN_FROM }.into(),
        Shown::Hidden => Words::Hidden.into(),
    }
}

pub(super) fn question(count: &Count) -> YearQuestion {
    match count.question {
        Question::Begun => YearQuestion::Begun,
        Question::Phase => YearQuestion::Phase,
        Question::Standing => YearQuestion::Standing,
        Question::Report => YearQuestion::Report,
        Question::Advice => YearQuestion::Advice,
        Question::Danger => YearQuestion::Danger,
        Question::Weighed => YearQuestion::Weighed,
        Question::Parents => YearQuestion::Parents,
        Question::Steps => YearQuestion::Steps,
        Question::Terms => YearQuestion::Terms,
        Question::Extensions => YearQuestion::Extensions,
        Question::Deviations => YearQuestion::Deviations,
    }
}

pub(super) fn answer_words(desk: &Desk, answer: &Answer) -> Message {
    match answer {
        Answer::Yes => return Choice::Yes.into(),
        Answer::No => return Choice::No.into(),
        Answer::New => YearAnswer::New,
        Answer::RanAlready => YearAnswer::RanAlready,
        Answer::Phase(phase) => YearAnswer::Phase { phase: *phase },
        Answer::Runs => YearAnswer::Runs,
        Answer::Closed(ground) => YearAnswer::Closed {
            ground: ground_words(desk, ground),
        },
        Answer::ClosedOtherwise => YearAnswer::ClosedOtherwise,
        Answer::HandedOver => YearAnswer::HandedOver,
        Answer::Told => YearAnswer::Told,
        Answer::NotToldWithReason => YearAnswer::NotToldWithReason,
        Answer::NothingWritten => YearAnswer::NothingWritten,
        Answer::Kept => YearAnswer::Kept,
        Answer::Late => YearAnswer::Late,
        Answer::Undone => YearAnswer::Undone,
        Answer::Never => YearAnswer::Never,
        Answer::Once => YearAnswer::Once,
        Answer::MoreOften => YearAnswer::MoreOften,
        Answer::WithReason => YearAnswer::WithReason,
        Answer::WithoutReason => YearAnswer::WithoutReason,
    }
    .into()
}

fn ground_words(desk: &Desk, ground: &ClosingId) -> String {
    let mut plans = desk.plans.editions().iter().rev();
    let known = plans.find_map(|plan| plan.closing(ground));
    known.map(ground_of).unwrap_or_default().to_owned()
}
