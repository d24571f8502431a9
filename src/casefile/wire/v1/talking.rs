//! Talks, step reports and telling parents, as version 1 stores them.

use std::collections::BTreeSet;

use super::noticing::Answer;
use super::people::PersonRef;
use super::scalars::{Hash, Phase, TopicId};
use super::twin::{Twin, twins};
use crate::casefile::event;

twins! {
    struct StepReport in event {
        phase: Phase,
        present: String,
        summary: String,
        agreements: String,
    }

    enum Partners in event {
        Parents,
        Child,
        Both,
        Nobody,
    }

    struct ConversationPartners in event {
        choice: Partners,
        speakers: Vec<PersonRef>,
        raises_danger: Answer,
        advice: String,
        reason: String,
    }

    enum ConversationKind in event {
        Parents,
        Child,
        ParentsAndChild,
        HomeVisit,
        Emergency,
    }

    enum Acknowledgement in event {
        Acts,
        WithoutAction,
        NotStructural,
        Denies,
    }

    struct Conversation in event {
        kind: ConversationKind,
        held_by: Vec<PersonRef>,
        present: String,
        topics: BTreeSet<TopicId>,
        summary: String,
        acknowledgement: Option<Acknowledgement>,
        safe_for_staff: Option<Answer>,
        parents_knew: Option<ParentsKnew>,
    }

    struct ParentsKnew in event {
        knew: bool,
        reason: String,
    }

    enum NotToldGround in event {
        ChildSafety,
        StaffSafety,
        Trust,
        Urgency,
        Unreachable,
    }

    enum Telling in event {
        Told { how: String, reaction: String },
        NotTold { ground: NotToldGround, reason: String },
    }

    struct ParentsInformed in event {
        parents: Vec<String>,
        topics: BTreeSet<TopicId>,
        about: String,
        telling: Telling,
    }

    struct ParentView in event {
        target: Hash,
        parent: String,
        view: String,
    }
}
