//! Decides on writing down contact with others, weighing, and Veilig Thuis.

use super::refusal::{Field, Refusal};
use super::situation::Situation;
use crate::casefile::event::{
    Answer, CareTeam, Event, ExternalContact, SafeHomeAdvice, SafeHomeFeedback, SafeHomeReport,
    Weighing, WideConsultation,
};

impl Situation<'_> {
    /// A report is an escalation: nothing stands in its way, and what is missing is owed (Seed L75, domain 1.6 no. 37).
    pub(super) fn report(self, mut report: SafeHomeReport) -> Vec<Event> {
        let made_on = self.context.happened_on();
        report
            .feedback_due_on
            .get_or_insert_with(|| self.context.terms.feedback_due_on(made_on));
        let mut events = self.running_again(&report.summary);
        events.push(Event::SafeHomeReported(report));
        events
    }

    /// Advice may be asked at any time, from fase 0 on (domain 1.6 no. 15, 30).
    pub(super) fn ask_advice(self, advice: SafeHomeAdvice) -> Result<Vec<Event>, Refusal> {
        self.obstacles_to_writing()
            .or_event(Event::SafeHomeAdviceAsked(advice))
    }

    pub(super) fn take_feedback(self, feedback: SafeHomeFeedback) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles_to_writing();
        obstacles.blank(&feedback.summary, Field::Summary);
        if let Some(report) = feedback.report {
            self.of_kind(report, &mut obstacles, |event| {
                matches!(event, Event::SafeHomeReported(_))
            });
        }
        obstacles.or_event(Event::SafeHomeFeedbackReceived(feedback))
    }

    /// On an acute day a call is stamped first and told later, so no words are asked for (Seed L102-103).
    pub(super) fn contact(self, contact: ExternalContact) -> Result<Vec<Event>, Refusal> {
        self.obstacles_to_writing()
            .or_event(Event::ExternalContactMade(contact))
    }

    pub(super) fn consult_care_team(self, care_team: CareTeam) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.blank(&care_team.result, Field::Summary);
        obstacles.or_event(Event::CareTeamConsulted(care_team))
    }

    /// "Niet nodig" is an answer too (domain 1.6 no. 26).
    pub(super) fn consult_widely(
        self,
        consultation: WideConsultation,
    ) -> Result<Vec<Event>, Refusal> {
        self.obstacles()
            .or_event(Event::WideConsultationHeld(consultation))
    }

    /// That reporting is not necessary waits for its reason (peers N06); that it is, or may be, does not.
    pub(super) fn weigh(self, mut weighing: Weighing) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        if weighing.report_needed == Answer::No {
            obstacles.without_reason(&weighing.reason);
        }
        if weighing.weighed_by.is_empty() {
            weighing.weighed_by.push(self.context.author.clone());
        }
        obstacles.or_event(Event::WeighingRecorded(weighing))
    }
}
