//! Bewijs: what the program does, so that nobody has to take our word for it.

use crate::vault::store::Table;

words! {
    /// *Instellingen*, what can be checked.
    Proof {
        Lead,
        Traffic,
        TrafficNone,
        TrafficSome,
        FilesAtStart,
        FilesInside,
        AskedLater,
        Count { count: usize = 6 },
        TrafficCheck,
        Kept,
        KeptLead,
        KeptIn { table: Table = Table::Records },
        Amount { rows: usize = 12, bytes: usize = 34_567 },
        Together,
        KeptPlain,
        KeptCheck,
        InFile,
        InFileLead,
        InFilePlain,
        InFileCheck,
        BesideFileLead,
        BesideFilePlain,
        BesideFileCheck,
        Policy,
        PolicyLead,
        PolicyCheck,
        Build,
        BuildMark,
        Way,
        WayOffline,
        WaySecure,
        WayHere,
        WayPlain,
        WayFile,
        BuildCheck,
        BuildCheckFile,
    }
}
