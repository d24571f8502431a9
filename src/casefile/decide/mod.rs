//! Turns a command into events, or refuses it with every reason. It writes nothing.

mod alarms;
mod closing;
mod context;
mod keeping;
mod moves;
mod obstacles;
mod opening;
mod outside;
mod records;
mod refusal;
mod situation;

pub use context::Context;
pub use refusal::{Field, Obstacle, Refusal};

use self::situation::Situation;
use super::command::Command;
use super::event::Event;
use super::handbook::Handbook;
use super::state::CaseFile;

/// The events that a command comes to, or every obstacle in its way.
///
/// An escalation (a move forward, a skip forward, a stricter plan, raising an alarm, a report to Veilig Thuis)
/// is never refused for what is missing: conditions that are not met, or a reason that is not given, become a
/// deviation that owes its reason the same day (domain 1.7). Closing, going back, a milder plan, clearing an
/// alarm and reopening wait for their reason. What has happened can always be written down; only what makes a
/// record unreadable, such as an observation without words, is asked for first.
///
/// Who may do what is not decided here: anyone can act, and it is recorded who did (domain 1.6 no. 31).
/// The one exception is destroying a record, which is the directeur's.
///
/// # Examples
/// A report to Veilig Thuis is never held up, whatever is missing from it:
/// ```
/// use meldcode::casefile::event::{CaseOpened, ParentsAtReport, SafeHomeReport};
/// use meldcode::casefile::people::{PersonRef, Pupil};
/// use meldcode::casefile::{self, CaseId, Command, Context, Event, Handbook, Journal, Moment, Record, StoredRecord};
/// use meldcode::protocol::{EditionRef, PlanId, Role, Terms};
/// use uuid::Uuid;
///
/// let fenna = PersonRef { id: Uuid::from_u128(1), name: "Fenna Wester".into(), role: Role::Teacher };
/// let now = Moment::default(); // The core has no clock: the time comes in from outside.
/// let context = Context {
///     author: fenna.clone(),
///     happened_at: now,
///     now,
///     staff: Vec::new(),
///     terms: Terms::default(),
/// };
/// let handbook = Handbook::default();
///
/// let mut journal = Journal::new(CaseId(Uuid::from_u128(7)));
/// let opened = Command::OpenCase(CaseOpened {
///     pupil: Pupil { name: "Noor Duinzicht".into(), group: "5b".into(), born_on: None },
///     plan: EditionRef { plan: PlanId::from("undecided"), edition: 1 },
///     responsible: fenna.clone(),
///     parents: Vec::new(),
///     excluded: Vec::new(),
/// });
/// # let record = |event: Event| Record { id: Uuid::from_u128(9), salt: [0; 16], case: CaseId(Uuid::from_u128(7)),
/// #     parents: Vec::new(), author: fenna.clone(), device: Uuid::from_u128(8), happened_at: now, written_at: now, event };
/// for event in casefile::decide(&casefile::fold(&journal), &handbook, opened, &context)? {
///     journal.insert(StoredRecord::write(&record(event))?)?;
/// }
///
/// let report = Command::RecordSafeHomeReport(SafeHomeReport {
///     spoke_to: String::new(),
///     reference: String::new(),
///     summary: String::new(),
///     parents: ParentsAtReport::NotTold(String::new()),
///     feedback_due_on: None,
/// });
/// let events = casefile::decide(&casefile::fold(&journal), &handbook, report, &context)?;
/// assert!(matches!(events.as_slice(), [Event::SafeHomeReported(_)]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn decide(
    case: &CaseFile,
    handbook: &Handbook,
    command: Command,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    let here = Situation::new(case, handbook, context);
    if let Command::OpenCase(opened) = command {
        return here.open(opened);
    }
    if case.is_empty() {
        return Err(Refusal::because(Obstacle::CaseNotOpened));
    }
    match command {
        Command::OpenCase(opened) => here.open(opened),
        Command::EnterPhase { phase, reason } => here.enter_phase(phase, reason),
        Command::ChoosePlan(chosen) => here.choose_plan(chosen),
        Command::MoveEdition(moved) => here.move_edition(moved),
        Command::RaiseDanger(raised) => Ok(here.raise_danger(raised)),
        Command::ClearDanger(cleared) => here.clear_danger(cleared),
        Command::RaiseStaffDanger(raised) => Ok(here.raise_staff_danger(raised)),
        Command::ClearStaffDanger(cleared) => here.clear_staff_danger(cleared),
        Command::RecordSafeHomeReport(report) => Ok(here.report(report)),
        Command::CloseCase(closed) => here.close(closed),
        Command::ReopenCase(reopened) => here.reopen(reopened),
        Command::HandOverCase(handed_over) => here.hand_over(handed_over),
        Command::RecordObservation(observation) => here.observe(observation),
        Command::SettleHypothesis(settled) => here.settle_hypothesis(settled),
        Command::RecordConsultation(consultation) => here.consult(consultation),
        Command::FillIndicatorList(filled) => here.fill_list(filled),
        Command::WriteStepReport(report) => here.write_report(report),
        Command::ChooseConversationPartners(partners) => here.choose_partners(partners),
        Command::RecordConversation(conversation) => here.converse(conversation),
        Command::AgreeAction(action) => here.agree(action),
        Command::CheckAction(check) => here.check(check),
        Command::SetNextCheck(check) => here.set_next_check(check),
        Command::ArrangeHelp(help) => here.arrange_help(help),
        Command::RecordExternalContact(contact) => here.contact(contact),
        Command::RecordCareTeam(care_team) => here.consult_care_team(care_team),
        Command::RecordWideConsultation(consultation) => here.consult_widely(consultation),
        Command::RecordParentsInformed(informed) => here.inform_parents(informed),
        Command::AttachParentView(view) => here.attach_view(view),
        Command::RecordWeighing(weighing) => here.weigh(weighing),
        Command::RecordSafeHomeAdvice(advice) => here.ask_advice(advice),
        Command::RecordSafeHomeFeedback(feedback) => here.take_feedback(feedback),
        Command::AppointCaseManager(appointed) => here.appoint(appointed),
        Command::MarkPlacedInParnasSys(placed) => here.place(placed),
        Command::CorrectRecord(corrected) => here.correct(corrected),
        Command::EraseRecord { target, reason } => here.erase(target, reason),
        Command::GiveReason(given) => here.give_reason(given),
        Command::SettleConflict(settled) => here.settle_conflict(settled),
        Command::LinkSibling(sibling) => here.link_sibling(sibling),
        Command::HoldRetention(hold) => here.hold_retention(hold),
    }
}
