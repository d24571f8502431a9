//! Talks, their reports, and what parents were told.

use super::super::lines::Lines;
use super::{answer, phase, record, topics, yes_no};
use crate::casefile::event::{
    Acknowledgement, Conversation, ConversationKind, ConversationPartners, NotToldGround,
    ParentView, ParentsInformed, Partners, StepReport, Telling,
};
use crate::text::{Choice, Label, Message};
use crate::workspace::desk::Dossier;

pub(super) fn report<'a>(lines: Lines<'a>, report: &StepReport) -> Lines<'a> {
    lines
        .say(Label::ReportPhase, phase(report.phase))
        .text(Label::Present, &report.present)
        .text(Label::ReportSummary, &report.summary)
        .text(Label::Agreements, &report.agreements)
}

pub(super) fn partners<'a>(lines: Lines<'a>, chosen: &ConversationPartners) -> Lines<'a> {
    let choice = match chosen.choice {
        Partners::Parents => Choice::PartnersParents,
        Partners::Child => Choice::PartnersChild,
        Partners::Both => Choice::PartnersBoth,
        Partners::Nobody => Choice::PartnersNobody,
    };
    lines
        .say(Label::SpeakWith, choice)
        .people(Label::Speakers, &chosen.speakers)
        .say(Label::RaisesDanger, answer(chosen.raises_danger))
        .text(Label::AdviceTaken, &chosen.advice)
        .text(Label::WhyThisChoice, &chosen.reason)
}

pub(super) fn conversation<'a>(lines: Lines<'a>, held: &Conversation) -> Lines<'a> {
    let kind = match held.kind {
        ConversationKind::Parents => Choice::TalkParents,
        ConversationKind::Child => Choice::TalkChild,
        ConversationKind::ParentsAndChild => Choice::TalkParentsAndChild,
        ConversationKind::HomeVisit => Choice::TalkHomeVisit,
        ConversationKind::Emergency => Choice::TalkEmergency,
    };
    let spoken = topics(lines.desk, &held.topics);
    let knew = held.parents_knew.as_ref();
    lines
        .say(Label::ConversationKind, kind)
        .people(Label::HeldBy, &held.held_by)
        .text(Label::OthersPresent, &held.present)
        .points(Label::Topics, spoken)
        .text(Label::WhatWasSaid, &held.summary)
        .maybe(
            Label::Acknowledgement,
            held.acknowledgement.map(acknowledgement),
        )
        .maybe(Label::SafeForStaff, held.safe_for_staff.map(answer))
        .maybe(Label::ParentsKnew, knew.map(|knew| yes_no(knew.knew)))
        .text(
            Label::WhyParentsDidNotKnow,
            knew.map_or("", |knew| knew.reason.as_str()),
        )
}

fn acknowledgement(acknowledgement: Acknowledgement) -> Choice {
    match acknowledgement {
        Acknowledgement::Acts => Choice::AcknowledgesAndActs,
        Acknowledgement::WithoutAction => Choice::AcknowledgesWithoutAction,
        Acknowledgement::NotStructural => Choice::ActsNotStructurally,
        Acknowledgement::Denies => Choice::DoesNotAcknowledge,
    }
}

pub(super) fn informed<'a>(lines: Lines<'a>, informed: &ParentsInformed) -> Lines<'a> {
    let parents = informed
        .parents
        .iter()
        .map(|name| Message::verbatim(name.clone()))
        .collect();
    let spoken = topics(lines.desk, &informed.topics);
    let lines = lines
        .all(Label::WhichParents, parents)
        .points(Label::Topics, spoken)
        .text(Label::ToldAbout, &informed.about);
    match &informed.telling {
        Telling::Told { how, reaction } => lines
            .say(Label::ToldOrNot, Choice::Told)
            .text(Label::ToldHow, how)
            .text(Label::ToldReaction, reaction),
        Telling::NotTold { ground, reason } => lines
            .say(Label::ToldOrNot, Choice::NotTold)
            .say(Label::NotToldGround, not_told(*ground))
            .text(Label::Why, reason),
    }
}

/// Why parents were not told, in words.
pub(in crate::screen) fn not_told(ground: NotToldGround) -> Choice {
    match ground {
        NotToldGround::ChildSafety => Choice::GroundChildSafety,
        NotToldGround::StaffSafety => Choice::GroundStaffSafety,
        NotToldGround::Trust => Choice::GroundTrust,
        NotToldGround::Urgency => Choice::GroundUrgency,
        NotToldGround::Unreachable => Choice::GroundUnreachable,
    }
}

pub(super) fn parent_view<'a>(lines: Lines<'a>, dossier: &Dossier, view: &ParentView) -> Lines<'a> {
    lines
        .maybe(Label::RecordMeant, record(dossier, view.target))
        .text(Label::WhichParent, &view.parent)
        .text(Label::ParentView, &view.view)
}
