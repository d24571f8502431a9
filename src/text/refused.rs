//! What the plan or the journal does not allow now; an escalation is never among it.

use chrono::NaiveDate;

use crate::casefile::decide::{Field, Obstacle};
use crate::protocol::Alarm;
use crate::protocol::plan::ClosingNeed;

words! {
    /// An obstacle to a command, shown at the control.
    Refused {
        CaseAlreadyOpened,
        CaseNotOpened,
        EditionUnknown,
        PlanMissing,
        ReasonMissing,
        PupilNameMissing,
        SeenMissing,
        SummaryMissing,
        WhatMissing,
        ParentMissing,
        ViewMissing,
        CorrectionMissing,
        ExplanationMissing,
        TitleMissing,
        SchoolMissing,
        ListMissing,
        HappensLater,
        LongAgo,
        DateMissing,
        DateBefore,
        NotLater,
        AlreadyClosed,
        AlreadyOpen,
        AlreadyInPhase { phase: u8 = 2 },
        PhaseUnknown { phase: u8 = 7 },
        PlanAlreadyChosen,
        OtherPlan,
        NotTheEdition,
        PhaseUnmapped { phase: u8 = 2 },
        ClosingUnknown,
        ClosingNotOffered { phase: u8 = 1 },
        ClosingNeedsReason,
        ClosingNeedsWhatWorks,
        ClosingNeedsAfterCheck,
        ClosingNeedsDecidedBy,
        DangerStands,
        StaffDangerStands,
        DangerNotRaised,
        StaffDangerNotRaised,
        ConflictOpen,
        NotAConflict,
        HoldsNoneOfThem,
        RecordUnknown,
        RecordErased,
        RecordWithheld,
        WrongKind,
        NoRecordNamed,
        NoReasonOwed,
        NotPrincipal,
        CarriesTheCourse,
        OwnCase,
        AlreadyLinked,
        StillRuns,
        TermRuns { until: NaiveDate = super::dates::day(23) },
        RetentionHeld { until: NaiveDate = super::dates::day(23) },
        NotHandedOver,
    }
}

impl From<&Obstacle> for Refused {
    fn from(obstacle: &Obstacle) -> Self {
        match obstacle {
            Obstacle::CaseAlreadyOpened => Self::CaseAlreadyOpened,
            Obstacle::CaseNotOpened => Self::CaseNotOpened,
            Obstacle::EditionUnknown(_) => Self::EditionUnknown,
            Obstacle::PlanMissing => Self::PlanMissing,
            Obstacle::ReasonMissing => Self::ReasonMissing,
            Obstacle::Blank(field) => blank(*field),
            Obstacle::HappensLater => Self::HappensLater,
            Obstacle::LongAgo => Self::LongAgo,
            Obstacle::DateMissing => Self::DateMissing,
            Obstacle::DateBefore => Self::DateBefore,
            Obstacle::NotLater => Self::NotLater,
            Obstacle::AlreadyClosed => Self::AlreadyClosed,
            Obstacle::AlreadyOpen => Self::AlreadyOpen,
            Obstacle::AlreadyInPhase(phase) => Self::AlreadyInPhase { phase: phase.0 },
            Obstacle::PhaseUnknown(phase) => Self::PhaseUnknown { phase: phase.0 },
            Obstacle::PlanAlreadyChosen => Self::PlanAlreadyChosen,
            Obstacle::OtherPlan => Self::OtherPlan,
            Obstacle::NotTheEdition => Self::NotTheEdition,
            Obstacle::PhaseUnmapped(phase) => Self::PhaseUnmapped { phase: phase.0 },
            Obstacle::ClosingUnknown(_) => Self::ClosingUnknown,
            Obstacle::ClosingNotOffered(phase) => Self::ClosingNotOffered { phase: phase.0 },
            Obstacle::ClosingNeeds(need) => closing_need(*need),
            Obstacle::AlarmStands(Alarm::AcuteDanger) => Self::DangerStands,
            Obstacle::AlarmStands(Alarm::StaffDanger) => Self::StaffDangerStands,
            Obstacle::AlarmNotRaised(Alarm::AcuteDanger) => Self::DangerNotRaised,
            Obstacle::AlarmNotRaised(Alarm::StaffDanger) => Self::StaffDangerNotRaised,
            Obstacle::ConflictOpen(_) => Self::ConflictOpen,
            Obstacle::NotAConflict => Self::NotAConflict,
            Obstacle::HoldsNoneOfThem => Self::HoldsNoneOfThem,
            Obstacle::RecordUnknown(_) => Self::RecordUnknown,
            Obstacle::RecordErased(_) => Self::RecordErased,
            Obstacle::RecordWithheld(_) => Self::RecordWithheld,
            Obstacle::WrongKind(_) => Self::WrongKind,
            Obstacle::NoRecordNamed => Self::NoRecordNamed,
            Obstacle::NoReasonOwed(_) => Self::NoReasonOwed,
            Obstacle::NotPrincipal => Self::NotPrincipal,
            Obstacle::CarriesTheCourse(_) => Self::CarriesTheCourse,
            Obstacle::OwnCase => Self::OwnCase,
            Obstacle::AlreadyLinked => Self::AlreadyLinked,
            Obstacle::StillRuns => Self::StillRuns,
            Obstacle::TermRuns(until) => Self::TermRuns { until: *until },
            Obstacle::RetentionHeld(until) => Self::RetentionHeld { until: *until },
            Obstacle::NotHandedOver => Self::NotHandedOver,
        }
    }
}

fn blank(field: Field) -> Refused {
    match field {
        Field::PupilName => Refused::PupilNameMissing,
        Field::Seen => Refused::SeenMissing,
        Field::Summary => Refused::SummaryMissing,
        Field::What => Refused::WhatMissing,
        Field::Parent => Refused::ParentMissing,
        Field::View => Refused::ViewMissing,
        Field::Correction => Refused::CorrectionMissing,
        Field::Explanation => Refused::ExplanationMissing,
        Field::Title => Refused::TitleMissing,
        Field::School => Refused::SchoolMissing,
        Field::List => Refused::ListMissing,
    }
}

fn closing_need(need: ClosingNeed) -> Refused {
    match need {
        ClosingNeed::Reason => Refused::ClosingNeedsReason,
        ClosingNeed::WhatWorks => Refused::ClosingNeedsWhatWorks,
        ClosingNeed::AfterCheck => Refused::ClosingNeedsAfterCheck,
        ClosingNeed::DecidedBy => Refused::ClosingNeedsDecidedBy,
    }
}
