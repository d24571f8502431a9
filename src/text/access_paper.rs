//! A parent who asks to see the file: what to leave out, and the two papers that come of it.

use crate::exchange::documents::Ground;

words! {
    /// Showing the file to a parent (domain 3.3).
    AccessPaper {
        Heading,
        Lead,
        NamesHeading,
        NamesLead,
        AddWords,
        AddWordsHint,
        Add,
        RecordsHeading,
        RecordsLead,
        GroundLabel { what: String = "Noor Verzonnen".to_owned() },
        GroundName { ground: Ground = Ground::Source },
        WhichPaper,
        PaperParent,
        PaperSchool,
        Instead,
        OnlyAtReport { name: String = "Ada Voorbeeld".to_owned() },
        Why { ground: Ground = Ground::Police },
        RecordLeftOut,
        RecordLeftOutMeans,
        SecretLeftOut,
        SecretLeftOutMeans,
        SecretStands,
        SecretStandsMeans,
        Named { code: String = "7F3A-9C21".to_owned() },
        ForParent,
        ForParentMeans,
        ForParentKeeps,
        Reasons { code: String = "7F3A-9C21".to_owned() },
        ForSchool,
        ForSchoolMeans,
        About,
        DecidedBy,
        LeftOut,
        NamesLeftOut,
        RecordsLeftOut,
        Number,
        Numbered { number: u32 = 4 },
        What,
        OnDay,
        Reason,
    }
}
