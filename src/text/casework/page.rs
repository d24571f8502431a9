//! What stands at the top of a case, and around its forms.

use chrono::NaiveDate;

use crate::casefile::state::Matter;
use crate::protocol::PhaseNumber;
use crate::text::dates::day;

words! {
    /// Something that must be known before anything else in a case.
    CaseAlert {
        Danger,
        DangerSince { since: String = "maandag 23 november 2026".to_owned() },
        DangerTold,
        DangerDoubted,
        DangerToldMeans { since: String = "maandag 23 november 2026".to_owned() },
        StaffDanger,
        StaffDangerSince { since: String = "maandag 23 november 2026".to_owned() },
        Conflict { matter: Matter = Matter::Phase },
        ConflictMeans,
        IsWith { name: String = "Ilse Voorbeeld".to_owned() },
        IsWithMeans,
        EditionUnknown,
        EditionUnknownMeans,
        Damaged { pieces: u32 = 2 },
        DamagedMeans,
        NotForYou { pieces: u32 = 2 },
        NotForYouMeans,
        Tampered { pieces: u32 = 1 },
        TamperedMeans,
        EarlierMissing { pieces: u32 = 1 },
        EarlierMissingMeans,
        OpeningMissing,
        Deviations,
        DeviationAt { what: String = "Naar een andere fase, 12 november: fase 2".to_owned() },
        PhasePassedOver { phase: PhaseNumber = PhaseNumber(2) },
        DeviationReason { reason: String = "het kind vertelde het zelf".to_owned() },
        DeviationAnswer { question: String = "Waarom is het gevaar voorbij?".to_owned(), reason: String = "vader is het huis uit".to_owned() },
        DeviationOwed,
        Closed { on: NaiveDate = day(12) },
        HandedOver { on: NaiveDate = day(12) },
        Reopened { on: NaiveDate = day(12) },
        AfterCheck { on: NaiveDate = day(26) },
        DestroyFrom { on: NaiveDate = day(26) },
        Code { code: String = "7F3A-9C21".to_owned() },
        Opened { on: NaiveDate = day(2) },
        BroughtBack { on: NaiveDate = day(12) },
        StandingNumber { number: String = "K7Q2-M9XA".to_owned() },
        NoStandingNumber,
        Places,
        PartOverview,
        PartTimeline,
        PartPeople,
        WriteHeading,
        WriteLead,
    }
}

words! {
    /// Around a form.
    RecordPage {
        BackToCase,
        Required,
        FaultsTitle,
        FaultAt { question: String = "Wat zag je?".to_owned(), fault: String = "Vul dit nog in.".to_owned() },
        NotSaved,
        Saved,
        DraftRestored,
        DraftStartOver,
        DraftUnread,
        Apart,
        AddPerson,
        PersonName,
        PersonRole,
        AddParty,
        PartyKind,
        PartyName,
        AddParent,
        ParentName,
        Custody,
        CustodyUnknown,
        Remove,
        Date,
        Time,
        ChooseNothing,
        Opening,
        CaseGone,
        QuestionsTitle,
        QuestionDanger,
        ToCase,
    }
}
