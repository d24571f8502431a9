//! Agreed actions, people, and what each parent was told.

use chrono::NaiveDate;

use crate::text::dates::day;

words! {
    /// Agreements and people.
    Ledger {
        ActionsHeading,
        NoActions,
        Started { on: NaiveDate = day(20) },
        NotStarted { on: NaiveDate = day(20) },
        AgreedOn { on: NaiveDate = day(2) },
        ExtendedUntil { until: NaiveDate = day(26), reason: String = "de huisarts had pas later plaats".to_owned() },
        CheckNow,
        NextCheckHeading,
        NextCheckSet { on: NaiveDate = day(26) },
        NextCheckMissing,
        StaffHeading,
        CarriesIt,
        WroteHere { records: u32 = 4 },
        ExcludedHeading,
        ParentsHeading,
        ParentsLead,
        NoParents,
        HasCustody,
        NoCustody,
        CustodyUnknown,
        NeverTold,
        ToldOn { on: NaiveDate = day(12), about: String = "de zorgen over het eten".to_owned() },
        NotToldOn { on: NaiveDate = day(12), about: String = "de melding".to_owned() },
        How { how: String = "in een gesprek op school".to_owned(), reaction: String = "ze schrokken".to_owned() },
        ToldHow { how: String = "in een gesprek op school".to_owned() },
        NotToldBecause { ground: String = "Veiligheid van het kind of het gezin".to_owned(), reason: String = "vader kijkt mee".to_owned() },
        SiblingsHeading,
        SiblingsLead,
        NoSiblings,
        SiblingElsewhere,
    }
}
