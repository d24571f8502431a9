//! Outside parties, consultations, weighing and Veilig Thuis, as version 1 stores them.

use super::noticing::Answer;
use super::people::{Party, PersonRef};
use super::scalars::{Day, Hash};
use super::twin::{Twin, twins};
use crate::casefile::event;

twins! {
    enum Consent in event {
        Given,
        Told,
        NotTold(reason: String),
        NotAsked,
    }

    struct ExternalContact in event {
        party: Party,
        purpose: String,
        shared: String,
        by_name: Option<bool>,
        consent: Consent,
        outcome: String,
        confidential: bool,
    }

    struct CareTeam in event {
        present: String,
        result: String,
    }

    struct WideConsultation in event {
        needed: bool,
        participants: Vec<Party>,
        summary: String,
    }

    struct WeighingAnswer in event {
        question: u8,
        answer: Answer,
        explanation: String,
    }

    struct Weighing in event {
        weighed_by: Vec<PersonRef>,
        answers: Vec<WeighingAnswer>,
        report_needed: Answer,
        help_possible: Answer,
        reason: String,
    }

    struct SafeHomeAdvice in event {
        spoke_to: String,
        question: String,
        advice: String,
    }

    enum ParentsAtReport in event {
        ReportToo,
        Know,
        NotTold(reason: String),
    }

    struct SafeHomeReport in event {
        spoke_to: String,
        reference: String,
        summary: String,
        parents: ParentsAtReport,
        feedback_due_on: Option<Day>,
    }

    struct SafeHomeFeedback in event {
        report: Option<Hash>,
        summary: String,
    }
}
