//! Events of every kind with whatever is drawn in them, and the commands that ask for them.

use meldcode::casefile::event::*;
use meldcode::casefile::people::{Owner, Parent, Pupil};
use meldcode::casefile::{CaseId, Command, Event};

pub(crate) use super::draw::Draw;

/// How many kinds of event there are to draw.
pub(crate) const KINDS: usize = 39;

/// The event of this kind, with whatever is drawn in it.
pub(crate) fn event(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind % KINDS {
        0..=8 => of_the_course(kind % KINDS, draw),
        9..=12 => of_noticing(kind % KINDS, draw),
        13..=17 => of_talking(kind % KINDS, draw),
        18..=21 => of_acting(kind % KINDS, draw),
        22..=28 => of_outside(kind % KINDS, draw),
        _ => of_alarms_and_keeping(kind % KINDS, draw),
    }
}

fn of_the_course(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        0 => Event::CaseOpened(CaseOpened {
            pupil: Pupil {
                name: draw.text(),
                group: draw.text(),
                born_on: draw.maybe(Draw::day),
            },
            plan: draw.edition(),
            responsible: draw.person(),
            parents: draw.several(|draw| Parent {
                number: draw.byte(),
                name: draw.text(),
                has_custody: draw.maybe(Draw::flag),
            }),
            excluded: draw.several(Draw::person),
        }),
        1 => Event::PlanChosen(PlanChosen {
            plan: draw.edition(),
            unmet: draw.several(Draw::text),
            reason: draw.text(),
        }),
        2 => Event::PhaseEntered(PhaseEntered {
            phase: draw.phase(),
            from: draw.phase(),
            unmet: draw.several(Draw::text),
            reason: draw.text(),
        }),
        3 => Event::EditionMoved(EditionMoved {
            from: draw.edition(),
            to: draw.edition(),
            phases: draw.several(|draw| (draw.phase(), draw.phase())),
            reason: draw.text(),
        }),
        4 => Event::CaseClosed(CaseClosed {
            ground: draw.one_of(&["help-works", "pupil-left", "?"]).to_owned(),
            unmet: draw.several(Draw::text),
            reason: draw.text(),
            what_works: draw.text(),
            decided_by: draw.several(Draw::person),
            after_check_on: draw.maybe(Draw::day),
        }),
        5 => Event::CaseReopened(CaseReopened {
            reason: draw.text(),
        }),
        6 => Event::CaseManagerAppointed(CaseManagerAppointed {
            who: draw.person(),
            from_on: draw.day(),
            reason: draw.text(),
        }),
        7 => Event::CaseHandedOver(if draw.flag() {
            CaseHandedOver::Colleague {
                to: draw.person(),
                transfer: draw.uuid(),
            }
        } else {
            CaseHandedOver::School {
                name: draw.text(),
                parents: draw.parents_at_report(),
                told_on: draw.maybe(Draw::day),
                items: draw.several(Draw::hash),
            }
        }),
        _ => Event::ConflictSettled(ConflictSettled {
            records: draw.several(Draw::hash),
            holds: draw.hash(),
            reason: draw.text(),
        }),
    }
}

fn of_noticing(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        9 => Event::ObservationRecorded(Observation {
            place: draw.text(),
            present: draw.text(),
            seen: draw.text(),
            literal_words: draw.text(),
            source: {
                let name = draw.text();
                draw.one_of(&[
                    Source::Myself,
                    Source::Child,
                    Source::Parent(name.clone()),
                    Source::Colleague(name.clone()),
                    Source::Third(name),
                ])
            },
            unknown: draw.text(),
            interpretation: draw.text(),
            other_explanation: draw.text(),
            did: draw.text(),
            indicators: draw.set(Draw::indicator),
            danger: draw.maybe(Draw::answer),
            unverified_author: draw.maybe(Draw::text),
        }),
        10 => Event::HypothesisSettled(HypothesisSettled {
            observation: draw.hash(),
            confirmed: draw.flag(),
            explanation: draw.text(),
        }),
        11 => Event::ConsultationHeld(Consultation {
            with: draw.several(Draw::person),
            summary: draw.text(),
            indicators_compared: draw.flag(),
            home_component: draw.maybe(Draw::flag),
            points_to_violence: draw.maybe(Draw::flag),
        }),
        _ => Event::IndicatorListFilled(IndicatorListFilled {
            list: draw.text(),
            edition: u16::from(draw.byte()) * 257,
            filled_by: draw.several(Draw::person),
            answers: draw.several(indicator_answer),
            other_explanation: draw.text(),
            danger: draw.maybe(Draw::answer),
        }),
    }
}

fn of_talking(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        13 => Event::StepReportWritten(StepReport {
            phase: draw.phase(),
            present: draw.text(),
            summary: draw.text(),
            agreements: draw.text(),
        }),
        14 => Event::ConversationPartnersChosen(ConversationPartners {
            choice: draw.one_of(&[
                Partners::Nobody,
                Partners::Parents,
                Partners::Child,
                Partners::Both,
            ]),
            speakers: draw.several(Draw::person),
            raises_danger: draw.answer(),
            advice: draw.text(),
            reason: draw.text(),
        }),
        15 => Event::ConversationHeld(talk(draw)),
        16 => Event::ParentsInformed(ParentsInformed {
            parents: draw.several(Draw::text),
            topics: draw.set(Draw::topic),
            about: draw.text(),
            telling: if draw.flag() {
                Telling::Told {
                    how: draw.text(),
                    reaction: draw.text(),
                }
            } else {
                Telling::NotTold {
                    ground: draw.one_of(&[
                        NotToldGround::ChildSafety,
                        NotToldGround::StaffSafety,
                        NotToldGround::Trust,
                        NotToldGround::Urgency,
                        NotToldGround::Unreachable,
                    ]),
                    reason: draw.text(),
                }
            },
        }),
        _ => Event::ParentViewAttached(ParentView {
            target: draw.hash(),
            parent: draw.text(),
            view: draw.text(),
        }),
    }
}

fn indicator_answer(draw: &mut Draw<'_>) -> IndicatorAnswer {
    let from = draw.text();
    IndicatorAnswer {
        item: draw.indicator(),
        wording: draw.text(),
        sighting: draw.one_of(&[
            Sighting::Seen,
            Sighting::HeardFrom(from),
            Sighting::NotSeen,
            Sighting::Unknown,
        ]),
        grounds: draw.several(|draw| {
            if draw.flag() {
                Ground::Observation(draw.hash())
            } else {
                Ground::OwnWords {
                    on: draw.day(),
                    words: draw.text(),
                }
            }
        }),
    }
}

fn talk(draw: &mut Draw<'_>) -> Conversation {
    Conversation {
        kind: draw.one_of(&[
            ConversationKind::Parents,
            ConversationKind::Child,
            ConversationKind::ParentsAndChild,
            ConversationKind::HomeVisit,
            ConversationKind::Emergency,
        ]),
        held_by: draw.several(Draw::person),
        present: draw.text(),
        topics: draw.set(Draw::topic),
        summary: draw.text(),
        acknowledgement: draw.maybe(|draw| {
            draw.one_of(&[
                Acknowledgement::Acts,
                Acknowledgement::WithoutAction,
                Acknowledgement::NotStructural,
                Acknowledgement::Denies,
            ])
        }),
        safe_for_staff: draw.maybe(Draw::answer),
        parents_knew: draw.maybe(|draw| ParentsKnew {
            knew: draw.flag(),
            reason: draw.text(),
        }),
    }
}

fn of_acting(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        18 => Event::ActionAgreed(AgreedAction {
            what: draw.text(),
            owner: match draw.byte() % 3 {
                0 => Owner::Staff(draw.person()),
                1 => Owner::Parent(draw.text()),
                _ => Owner::Outside(draw.party()),
            },
            due_on: draw.day(),
        }),
        19 => Event::ActionChecked(ActionCheck {
            action: draw.hash(),
            outcome: match draw.byte() % 3 {
                0 => CheckOutcome::NotStarted,
                1 => CheckOutcome::Started,
                _ => CheckOutcome::Extended {
                    until: draw.day(),
                    reason: draw.text(),
                },
            },
            explanation: draw.text(),
        }),
        20 => Event::NextCheckSet(NextCheck {
            on: draw.day(),
            what: draw.text(),
        }),
        _ => Event::HelpArranged(HelpArranged {
            via: draw.party(),
            what: draw.text(),
            starts_on: draw.maybe(Draw::day),
            expected: draw.text(),
        }),
    }
}

fn of_outside(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        22 => Event::ExternalContactMade(ExternalContact {
            party: draw.party(),
            purpose: draw.text(),
            shared: draw.text(),
            by_name: draw.flag().then(|| draw.flag()),
            consent: match draw.byte() % 3 {
                0 => Consent::NotTold(draw.text()),
                1 => Consent::Told,
                _ => Consent::Given,
            },
            outcome: draw.text(),
            confidential: draw.flag(),
        }),
        23 => Event::CareTeamConsulted(CareTeam {
            present: draw.text(),
            result: draw.text(),
        }),
        24 => Event::WideConsultationHeld(WideConsultation {
            needed: draw.flag(),
            participants: draw.several(Draw::party),
            summary: draw.text(),
        }),
        25 => Event::WeighingRecorded(Weighing {
            weighed_by: draw.several(Draw::person),
            answers: draw.several(|draw| WeighingAnswer {
                question: draw.byte(),
                answer: draw.answer(),
                explanation: draw.text(),
            }),
            report_needed: draw.answer(),
            help_possible: draw.answer(),
            reason: draw.text(),
        }),
        26 => Event::SafeHomeAdviceAsked(SafeHomeAdvice {
            spoke_to: draw.text(),
            question: draw.text(),
            advice: draw.text(),
        }),
        27 => Event::SafeHomeReported(SafeHomeReport {
            spoke_to: draw.text(),
            reference: draw.text(),
            summary: draw.text(),
            parents: draw.parents_at_report(),
            feedback_due_on: draw.maybe(Draw::day),
        }),
        _ => Event::SafeHomeFeedbackReceived(SafeHomeFeedback {
            report: draw.maybe(Draw::hash),
            summary: draw.text(),
        }),
    }
}

fn of_alarms_and_keeping(kind: usize, draw: &mut Draw<'_>) -> Event {
    match kind {
        29 => Event::DangerRaised(DangerRaised {
            for_whom: draw.set(|draw| {
                draw.one_of(&[
                    InDanger::Pupil,
                    InDanger::Sibling,
                    InDanger::Parent,
                    InDanger::Staff,
                ])
            }),
            what: draw.text(),
            stamped_at: draw.maybe(Draw::moment),
        }),
        30 => Event::DangerCleared(DangerCleared {
            phase: draw.phase(),
            unmet: draw.several(Draw::text),
            reason: draw.text(),
        }),
        31 => Event::StaffDangerRaised(StaffDangerRaised {
            from_whom: draw.text(),
            what: draw.text(),
        }),
        32 => Event::StaffDangerCleared(StaffDangerCleared {
            unmet: draw.several(Draw::text),
            reason: draw.text(),
        }),
        33 => Event::PlacedInParnasSys(PlacedInParnasSys {
            records: draw.several(Draw::hash),
            title: draw.text(),
            placed_on: draw.day(),
        }),
        34 => Event::RecordCorrected(RecordCorrected {
            target: draw.hash(),
            correction: draw.text(),
            reason: draw.text(),
        }),
        35 => Event::RecordErased(RecordErased {
            target: draw.hash(),
            target_id: draw.uuid(),
            target_parents: draw.several(Draw::hash),
            target_author: draw.person(),
            target_happened_at: draw.moment(),
            target_written_at: draw.moment(),
            reason: draw.text(),
        }),
        36 => Event::ReasonGiven(ReasonGiven {
            target: draw.hash(),
            reason: draw.text(),
        }),
        37 => Event::SiblingLinked(SiblingLinked {
            case: CaseId(draw.uuid()),
            relation: draw.text(),
        }),
        _ => Event::RetentionHeld(RetentionHeld {
            until: draw.day(),
            reason: draw.text(),
        }),
    }
}

/// The command that asks for an event.
pub(crate) fn command(event: Event) -> Command {
    match event {
        Event::CaseOpened(asked) => Command::OpenCase(asked),
        Event::ObservationRecorded(asked) => Command::RecordObservation(asked),
        Event::HypothesisSettled(asked) => Command::SettleHypothesis(asked),
        Event::ConsultationHeld(asked) => Command::RecordConsultation(asked),
        Event::IndicatorListFilled(asked) => Command::FillIndicatorList(asked),
        Event::PlanChosen(asked) => Command::ChoosePlan(asked),
        Event::PhaseEntered(asked) => Command::EnterPhase {
            phase: asked.phase,
            reason: asked.reason,
        },
        Event::StepReportWritten(asked) => Command::WriteStepReport(asked),
        Event::ConversationPartnersChosen(asked) => Command::ChooseConversationPartners(asked),
        Event::ConversationHeld(asked) => Command::RecordConversation(asked),
        Event::ActionAgreed(asked) => Command::AgreeAction(asked),
        Event::ActionChecked(asked) => Command::CheckAction(asked),
        Event::NextCheckSet(asked) => Command::SetNextCheck(asked),
        Event::HelpArranged(asked) => Command::ArrangeHelp(asked),
        Event::ExternalContactMade(asked) => Command::RecordExternalContact(asked),
        Event::CareTeamConsulted(asked) => Command::RecordCareTeam(asked),
        Event::WideConsultationHeld(asked) => Command::RecordWideConsultation(asked),
        Event::ParentsInformed(asked) => Command::RecordParentsInformed(asked),
        Event::ParentViewAttached(asked) => Command::AttachParentView(asked),
        Event::WeighingRecorded(asked) => Command::RecordWeighing(asked),
        Event::SafeHomeAdviceAsked(asked) => Command::RecordSafeHomeAdvice(asked),
        Event::SafeHomeReported(asked) => Command::RecordSafeHomeReport(asked),
        Event::SafeHomeFeedbackReceived(asked) => Command::RecordSafeHomeFeedback(asked),
        Event::DangerRaised(asked) => Command::RaiseDanger(asked),
        Event::DangerCleared(asked) => Command::ClearDanger(asked),
        Event::StaffDangerRaised(asked) => Command::RaiseStaffDanger(asked),
        Event::StaffDangerCleared(asked) => Command::ClearStaffDanger(asked),
        Event::CaseManagerAppointed(asked) => Command::AppointCaseManager(asked),
        Event::PlacedInParnasSys(asked) => Command::MarkPlacedInParnasSys(asked),
        Event::RecordCorrected(asked) => Command::CorrectRecord(asked),
        Event::RecordErased(asked) => Command::EraseRecord {
            target: asked.target,
            reason: asked.reason,
        },
        Event::ReasonGiven(asked) => Command::GiveReason(asked),
        Event::ConflictSettled(asked) => Command::SettleConflict(asked),
        Event::SiblingLinked(asked) => Command::LinkSibling(asked),
        Event::EditionMoved(asked) => Command::MoveEdition(asked),
        Event::CaseHandedOver(asked) => Command::HandOverCase(asked),
        Event::CaseClosed(asked) => Command::CloseCase(asked),
        Event::CaseReopened(asked) => Command::ReopenCase(asked),
        Event::RetentionHeld(asked) => Command::HoldRetention(asked),
        Event::Unknown { .. } => Command::ReopenCase(CaseReopened {
            reason: String::new(),
        }),
    }
}
