//! *Redden wat er is*: what is whole and what is not, in numbers and by case.

use crate::casefile::Moment;
use crate::exchange::documents::CaseCode;
use crate::text::{Backup as Words, Message};
use crate::workspace::Desk;
use crate::workspace::action::Inspection;

/// What looking at everything came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescue {
    /// Whether nothing is wrong.
    pub is_whole: bool,
    /// That all is well, or what is and what is not.
    pub verdict: Message,
    /// What is whole.
    pub intact: Vec<Message>,
    /// Cases this member may read with what is wrong in each.
    pub cases: Vec<(Message, Message)>,
    /// What is wrong elsewhere.
    pub elsewhere: Vec<Message>,
}

/// The same to save in a file: dates, codes and numbers, no name.
pub fn report(found: &Inspection, now: Moment) -> Vec<Message> {
    let records = found.opened + found.counted;
    let pieces = found.damaged.values().sum::<u32>() + found.elsewhere;
    let mut lines: Vec<Message> = vec![
        Words::RescueReportHead { at: now }.into(),
        Words::RescueIntact {
            intact: u32::try_from(records).unwrap_or(u32::MAX),
            damaged: pieces,
        }
        .into(),
        Words::RescueCasesWhole { count: found.whole }.into(),
    ];
    lines.extend(found.damaged.iter().map(|(case, pieces)| {
        let code = CaseCode::of(*case).to_string();
        let pieces = *pieces;
        Words::RescueReportCase { code, pieces }.into()
    }));
    if found.elsewhere > 0 {
        let pieces = found.elsewhere;
        lines.push(Words::RescueElsewhere { pieces }.into());
    }
    lines
}

/// An inspection in words.
pub fn rescue(desk: &Desk, found: &Inspection) -> Rescue {
    let pieces = found.damaged.values().sum::<u32>() + found.elsewhere;
    let is_whole = pieces == 0;
    let (known, others): (Vec<_>, Vec<_>) = found
        .damaged
        .iter()
        .partition(|(case, _)| desk.summaries.contains_key(*case));
    let cases = known.into_iter().filter_map(|(case, pieces)| {
        let summary = desk.summaries.get(case)?;
        Some((
            Message::verbatim(summary.pupil.clone()),
            Words::RescueCase { pieces: *pieces }.into(),
        ))
    });
    let others = u32::try_from(others.len()).unwrap_or(u32::MAX);
    let (opened, counted) = (found.opened, found.counted);
    let opened = if desk.is_read_only() {
        // Their hashes were compared with nothing.
        Words::RescueRead {
            opened,
            closed: counted,
        }
    } else {
        Words::RescueOpened { opened, counted }
    };
    let elsewhere = [
        (others > 0).then_some(Words::RescueOtherCases { count: others }),
        (found.elsewhere > 0).then_some(Words::RescueElsewhere {
            pieces: found.elsewhere,
        }),
        desk.is_read_only().then_some(Words::RescueUnproven),
    ];
    Rescue {
        is_whole,
        verdict: if is_whole {
            Words::RescueWhole
        } else {
            let records = found.opened + found.counted;
            Words::RescueIntact {
                intact: u32::try_from(records).unwrap_or(u32::MAX),
                damaged: pieces,
            }
        }
        .into(),
        intact: vec![
            Words::RescueCasesWhole { count: found.whole }.into(),
            opened.into(),
        ],
        cases: cases.collect(),
        elsewhere: elsewhere.into_iter().flatten().map(Message::from).collect(),
    }
}
