//! What a person can do in a case, as a button says it.

words! {
    /// One thing to do; each leads to a form or a page.
    Act {
        OpenCase,
        Observation,
        Hypothesis,
        Consultation,
        PlanChoice,
        Phase,
        StepReport,
        ConversationPartners,
        Conversation,
        AgreedAction,
        ActionCheck,
        NextCheck,
        Help,
        ExternalContact,
        CareTeam,
        WideConsultation,
        ParentsInformed,
        ParentView,
        Weighing,
        SafeHomeAdvice,
        SafeHomeReport,
        SafeHomeFeedback,
        Danger,
        DangerOver,
        StaffDanger,
        StaffDangerOver,
        CaseManager,
        Placement,
        Correction,
        Erasure,
        Reason,
        Conflict,
        Sibling,
        EditionMove,
        ToColleague,
        Closing,
        Reopening,
        RetentionHold,
        Indicators,
        ParnasSys,
        ParnasSysPeriod,
        Destroy,
        SchoolSummary,
        Overview,
        Timeline,
        People,
        Print,
        Emergency,
    }
}

words! {
    /// The groups of what can be recorded.
    ActGroup {
        Noticing,
        Talking,
        Helping,
        Others,
        SafeHome,
        Course,
        Danger,
        File,
    }
}
