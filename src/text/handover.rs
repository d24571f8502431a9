//! Handing cases over to a colleague: sending, receipts, and the keys for it.

use chrono::NaiveDate;

use super::dates::day;
use crate::protocol::Role;

fn colleague() -> String {
    "Ilse Voorbeeld".to_owned()
}

words! {
    /// Sending cases, and how each handover stands.
    Handover {
        Heading,
        Lead,
        SameSchool,
        To,
        ToKeyHolder { role: Role = Role::CareCoordinator, code: String = "9MGR-8BGD-W9AS".to_owned() },
        ToTold,
        ToToldHint,
        Name,
        ChooseReceiver,
        NameMissing,
        Make,
        OnlyFor { name: String = colleague() },
        Next,
        ToKeys,
        SentHeading,
        SentNone,
        StateSent,
        StateConfirmed { on: NaiveDate = day(20) },
        StateRevoked { on: NaiveDate = day(20) },
        ToWhom { name: String = colleague(), on: NaiveDate = day(18), by: String = "Ada Voorbeeld".to_owned() },
        File { name: String = "overdracht-9f2c01aa.age".to_owned() },
        Removed { cases: u32 = 1, on: NaiveDate = day(21) },
        Revoke,
        RevokeWhy,
        Remove,
        RemoveWhy,
        RemoveNow,
        RemoveByOthers,
        Receipt,
        ReceiptHint,
        Confirmed { name: String = colleague(), cases: u32 = 3 },
        ConfirmedInPart { name: String = colleague(), pupils: String = "Bo Verzonnen".to_owned() },
        ReceivedByOther { to: String = "Ilse Anders".to_owned(), name: String = "Jan Verzonnen".to_owned() },
        Replaces { pupils: String = "Bo Verzonnen".to_owned(), name: String = colleague(), on: NaiveDate = day(18) },
        IsWith { pupil: String = "Bo Verzonnen".to_owned(), name: String = colleague() },
        WrittenSince { pupil: String = "Bo Verzonnen".to_owned() },
        AlreadyConfirmed,
        ForYou { to: String = "Ada Voorbeeld".to_owned() },
        ForOther { to: String = "Ilse Anders".to_owned(), you: String = "Jan Verzonnen".to_owned() },
        TakeOver,
        ReceiptMade,
        ReceiptSend { name: String = "ontvangstbewijs-9f2c01aa.txt".to_owned(), to: String = colleague() },
        ReceiptSendNamed { name: String = "ontvangstbewijs-9f2c01aa.txt".to_owned(), to: String = colleague() },
        ReceiptAgain,
        Waiting { count: u32 = 2 },
        Destroyed { code: String = "7F3A-9C21".to_owned() },
        WaitingFor { pupil: String = "Bo Verzonnen".to_owned(), name: String = colleague(), on: NaiveDate = day(18) },
        ToHandovers,
    }
}

words! {
    /// One's own key, and those of colleagues.
    Keys {
        Heading,
        OwnHeading,
        OwnLead,
        OwnText,
        Copy,
        Copied,
        Square,
        SquareLead,
        Code { code: String = "9MGR-8BGD-W9AS".to_owned() },
        CodeWhy,
        NoOwn,
        KeptHeading,
        KeptNone,
        Kept { name: String = colleague(), role: Role = Role::CareCoordinator },
        FromSchool,
        Drop { name: String = colleague() },
        Paste,
        PasteHint,
        Look,
        Found { name: String = colleague(), role: Role = Role::CareCoordinator },
        Known,
        Own,
        OtherKey,
        Compare,
        Keep,
        Replace,
        KeptNow { name: String = colleague() },
    }
}
