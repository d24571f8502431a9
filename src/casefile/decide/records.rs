//! Decides on writing down what the school itself saw, said and agreed.

use super::refusal::{Field, Obstacle, Refusal};
use super::situation::Situation;
use crate::casefile::event::{
    ActionCheck, AgreedAction, CheckOutcome, Consultation, Conversation, ConversationKind,
    ConversationPartners, Event, Ground, HelpArranged, HypothesisSettled, IndicatorListFilled,
    NextCheck, Observation, ParentView, ParentsInformed, StepReport,
};
use crate::casefile::state::Matter;

impl Situation<'_> {
    /// Only the words of what was seen are asked for (domain 3.4); it needs no plan.
    ///
    /// When it says that there is danger, raising the alarm is a command of its own: a person confirms it.
    pub(super) fn observe(self, observation: Observation) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles_to_writing();
        obstacles.blank(&observation.seen, Field::Seen);
        obstacles.or_event(Event::ObservationRecorded(observation))
    }

    /// Domain 1.6 no. 28: a refuted suspicion is said expressly, with its ground.
    pub(super) fn settle_hypothesis(
        self,
        settled: HypothesisSettled,
    ) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.blank(&settled.explanation, Field::Explanation);
        self.of_kind(settled.observation, &mut obstacles, |event| {
            matches!(event, Event::ObservationRecorded(_))
        });
        obstacles.or_event(Event::HypothesisSettled(settled))
    }

    pub(super) fn consult(self, consultation: Consultation) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.blank(&consultation.summary, Field::Summary);
        obstacles.or_event(Event::ConsultationHeld(consultation))
    }

    /// Whoever fills it in is named; if nobody is, the author did.
    pub(super) fn fill_list(self, mut filled: IndicatorListFilled) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.blank(&filled.list, Field::List);
        for ground in filled.answers.iter().flat_map(|answer| &answer.grounds) {
            if let Ground::Observation(record) = ground {
                self.of_kind(*record, &mut obstacles, |event| {
                    matches!(event, Event::ObservationRecorded(_))
                });
            }
        }
        if filled.filled_by.is_empty() {
            filled.filled_by.push(self.context.author.clone());
        }
        obstacles.or_event(Event::IndicatorListFilled(filled))
    }

    /// Who usually writes it is shown and never blocks (domain 1.6 no. 1).
    pub(super) fn write_report(self, report: StepReport) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.blank(&report.summary, Field::Summary);
        obstacles.or_event(Event::StepReportWritten(report))
    }

    /// A choice without its reason is recorded and owes it (domain 1.6 no. 21).
    pub(super) fn choose_partners(
        self,
        partners: ConversationPartners,
    ) -> Result<Vec<Event>, Refusal> {
        self.obstacles()
            .or_event(Event::ConversationPartnersChosen(partners))
    }

    /// The talk on the acute day asks for nothing: that it was held, and when, is enough.
    pub(super) fn converse(self, conversation: Conversation) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        if conversation.kind != ConversationKind::Emergency {
            obstacles.blank(&conversation.summary, Field::Summary);
        }
        obstacles.or_event(Event::ConversationHeld(conversation))
    }

    /// Every agreed action has an owner and a date (Seed L41-42).
    pub(super) fn agree(self, action: AgreedAction) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.blank(&action.what, Field::What);
        obstacles.when(
            action.due_on < self.context.happened_on(),
            Obstacle::DateBefore,
        );
        obstacles.or_event(Event::ActionAgreed(action))
    }

    /// Extending waits for its reason and is counted; that help did not start never waits (domain 1.6 no. 12).
    pub(super) fn check(self, check: ActionCheck) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        self.of_kind(check.action, &mut obstacles, |event| {
            matches!(event, Event::ActionAgreed(_))
        });
        if check.outcome != CheckOutcome::NotStarted {
            self.settled_first(Matter::Agreement(check.action), &mut obstacles);
        }
        if let CheckOutcome::Extended { until, reason } = &check.outcome {
            obstacles.without_reason(reason);
            obstacles.when(*until < self.context.today(), Obstacle::DateBefore);
            let due_on = self
                .case
                .agreements()
                .iter()
                .find(|agreement| agreement.record == check.action)
                .map(|agreement| agreement.due_on);
            obstacles.when(
                due_on.is_some_and(|due_on| *until <= due_on),
                Obstacle::NotLater,
            );
        }
        obstacles.or_event(Event::ActionChecked(check))
    }

    pub(super) fn set_next_check(self, check: NextCheck) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.when(check.on < self.context.today(), Obstacle::DateBefore);
        obstacles.or_event(Event::NextCheckSet(check))
    }

    pub(super) fn arrange_help(self, help: HelpArranged) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.blank(&help.what, Field::What);
        obstacles.or_event(Event::HelpArranged(help))
    }

    /// Not telling parents is recorded with its ground; words that are missing are owed (peers N04).
    pub(super) fn inform_parents(self, informed: ParentsInformed) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.when(informed.parents.is_empty(), Obstacle::Blank(Field::Parent));
        obstacles.or_event(Event::ParentsInformed(informed))
    }

    /// A view is attached and never overwrites (domain 3.3).
    pub(super) fn attach_view(self, view: ParentView) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.blank(&view.parent, Field::Parent);
        obstacles.blank(&view.view, Field::View);
        self.of_kind(view.target, &mut obstacles, |_| true);
        obstacles.or_event(Event::ParentViewAttached(view))
    }
}
