//! Contact with others: outside parties, consultations around the child, and Veilig Thuis.

use chrono::NaiveDate;

use super::Answer;
use crate::casefile::people::{Party, PersonRef};
use crate::casefile::record::RecordHash;

/// Whether and how parents stand behind giving information (domain 1.6 no. 24).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consent {
    /// They agreed.
    Given,
    /// They were told.
    Told,
    /// They were not told, because.
    NotTold(String),
    /// Nobody was asked: it was tapped in an emergency.
    NotAsked,
}

/// See [`Event::ExternalContactMade`](super::Event::ExternalContactMade).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalContact {
    /// With whom.
    pub party: Party,
    /// Why.
    pub purpose: String,
    /// What was shared.
    pub shared: String,
    /// Was the child named? `None` where nobody was asked.
    pub by_name: Option<bool>,
    /// What parents know of it.
    pub consent: Consent,
    /// What came of it.
    pub outcome: String,
    /// What may be read only by case managers (police information).
    pub confidential: bool,
}

/// See [`Event::CareTeamConsulted`](super::Event::CareTeamConsulted).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareTeam {
    /// Who were there.
    pub present: String,
    /// What came of it.
    pub result: String,
}

/// See [`Event::WideConsultationHeld`](super::Event::WideConsultationHeld).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WideConsultation {
    /// Was it needed? A recorded "nee" is an answer too (domain 1.6 no. 26).
    pub needed: bool,
    /// Who took part.
    pub participants: Vec<Party>,
    /// Who does what; or why it is not needed.
    pub summary: String,
}

/// One question of the assessment framework, answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighingAnswer {
    /// 1 to 5 (domain 2.4).
    pub question: u8,
    /// The answer.
    pub answer: Answer,
    /// Why.
    pub explanation: String,
}

/// See [`Event::WeighingRecorded`](super::Event::WeighingRecorded).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighing {
    /// Who weighed; not the leerkracht alone (domain 2.4).
    pub weighed_by: Vec<PersonRef>,
    /// The questions that were reached.
    pub answers: Vec<WeighingAnswer>,
    /// Decision 1 of step 5: is reporting necessary?
    pub report_needed: Answer,
    /// Decision 2 of step 5: is (also) giving or organising help possible?
    pub help_possible: Answer,
    /// Why.
    pub reason: String,
}

/// See [`Event::SafeHomeAdviceAsked`](super::Event::SafeHomeAdviceAsked). Advice is anonymous (domain 2.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHomeAdvice {
    /// With whom was spoken.
    pub spoke_to: String,
    /// The question.
    pub question: String,
    /// The advice.
    pub advice: String,
}

/// Where parents stand on a report (Seed L75, domain 1.6 no. 37).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParentsAtReport {
    /// They report too.
    ReportToo,
    /// They know.
    Know,
    /// They were not told, because.
    NotTold(String),
}

/// See [`Event::SafeHomeReported`](super::Event::SafeHomeReported).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHomeReport {
    /// With whom was spoken, or through which form.
    pub spoke_to: String,
    /// The number Veilig Thuis gave.
    pub reference: String,
    /// What was reported.
    pub summary: String,
    /// Where parents stand.
    pub parents: ParentsAtReport,
    /// When to ask for feedback.
    pub feedback_due_on: Option<NaiveDate>,
}

/// See [`Event::SafeHomeFeedbackReceived`](super::Event::SafeHomeFeedbackReceived).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHomeFeedback {
    /// The report it answers.
    pub report: Option<RecordHash>,
    /// What was said.
    pub summary: String,
}
