//! Documents for paper: what every one of them says, and the print of a whole case.

use chrono::NaiveDate;

use super::dates::{day, moment};
use crate::casefile::Moment;

words! {
    /// A document for paper, and the print of a whole case.
    Paper {
        Print,
        Heading,
        PaperIsYours,
        CaseTitle { code: String = "7F3A-9C21".to_owned() },
        Confidential,
        Foot { code: String = "7F3A-9C21".to_owned(), check: String = "7K3Q-9XWD".to_owned(), on: NaiveDate = day(23) },
        About,
        Child,
        Plan,
        PlanEdition { title: String = "Ongewenst opvoedgedrag".to_owned(), edition: u16 = 1 },
        Phase,
        CarriedBy,
        Standing,
        NextCheck,
        Printed,
        PrintedBy { at: Moment = moment(), name: String = "Ada Voorbeeld".to_owned() },
        Check,
        CheckCode { code: String = "7K3Q-9XWD".to_owned() },
        DestroyWithCase,
        DestroyAfter { on: NaiveDate = day(30) },
        Records,
        RecordsWhy { count: u32 = 12 },
        Signed { at: Moment = moment(), mark: String = "3f2a91bc".to_owned() },
        Unsigned { at: Moment = moment(), mark: String = "3f2a91bc".to_owned() },
        DueOn { on: NaiveDate = day(26) },
    }
}
