//! The counts of a school year as a file for a spreadsheet: the same numbers as on the page, and as well hidden.

use super::counted;
use super::counts::{answer_words, question, shown, title};
use crate::casefile::Moment;
use crate::exchange::statistics::{GroupOf, SchoolYear, Shown, spreadsheet};
use crate::text::{Message, Year as Words};
use crate::workspace::Desk;

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountsFile {
    /// Its name, without any person in it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The counts of a year as a file.
pub fn counts_file(desk: &Desk, year: SchoolYear, now: Moment) -> CountsFile {
    let yearly = counted(desk, year, now);
    let all = said(Words::CsvAll);
    let heads = [
        Words::CsvYear,
        Words::CsvGroup,
        Words::CsvQuestion,
        Words::CsvAnswer,
        Words::CsvNumber,
    ];
    let mut rows = vec![heads.map(said).to_vec()];
    let mut row = |group: &str, question: String, answer: String, number: Shown| {
        rows.push(vec![
            year.to_string(),
            group.to_owned(),
            question,
            answer,
            said(shown(number)),
        ]);
    };
    for (place, number) in yearly.cases.parts.iter().enumerate() {
        row(&all, said(Words::PerPlan), title(&yearly, place), *number);
    }
    row(
        &all,
        said(Words::PerPlan),
        said(Words::Total),
        yearly.cases.total,
    );
    for group in &yearly.groups {
        let name = match group.of {
            GroupOf::All => all.clone(),
            GroupOf::TheOthers => said(Words::CsvOthers),
            GroupOf::Plan(place) => title(&yearly, place),
        };
        if group.cases == Shown::Few {
            row(&name, said(Words::TooFew), String::new(), group.cases);
        }
        for count in &group.counts {
            let asked = said(question(count));
            for (answer, number) in count.answers.iter().zip(&count.line.parts) {
                let answer = said(answer_words(desk, answer));
                row(&name, asked.clone(), answer, *number);
            }
            row(&name, asked, said(Words::Total), count.line.total);
        }
    }
    CountsFile {
        name: said(Words::FileName {
            year: year.to_string(),
        }),
        bytes: spreadsheet(&rows),
    }
}

fn said(words: impl Into<Message>) -> String {
    words.into().nl().into_owned()
}
