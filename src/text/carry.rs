//! Carrying cases between devices: what goes out, what a file holds, what came of it.

use chrono::NaiveDate;

use super::dates::{day, moment};
use crate::casefile::Moment;
use crate::protocol::Role;

words! {
    /// Around the four parts of *Bewaren*.
    Carry {
        Heading,
        Parts,
        BackupPart,
        ExportPart,
        HandoverPart,
        ImportPart,
        RestorePart,
        RescuePart,
        FileChosen { name: String = "overdracht-9f2c01aa.age".to_owned() },
    }
}

words! {
    /// Making an encrypted file of cases.
    Export {
        Heading,
        Lead,
        Nothing,
        Which,
        Everything { count: u32 = 12 },
        SomeCases,
        Cases,
        ChooseOne,
        LeftBehind,
        PassphraseWhich,
        OfferedWords,
        OwnWords,
        YourWords,
        OtherWords,
        OwnPassphrase,
        OwnPassphraseHint,
        Make,
        Making,
        Made { count: u32 = 2 },
        MadeName { name: String = "overdracht-9f2c01aa.age".to_owned() },
        NoNames,
        ByVoice,
        StillHere,
        DownloadAgain,
        Another,
        ToRead,
        ToReadLead,
        ToReadWho,
    }
}

words! {
    /// Choosing and opening a file with cases.
    Import {
        Heading,
        Lead,
        File,
        FileHint,
        Passphrase,
        PassphraseHint,
        OpensWithKey,
        ChooseFile,
        Open,
        Opening,
        OtherFile,
        TakeIn,
        TakingIn,
        AllOrNothing,
        TakenIn { cases: u32 = 2, records: u32 = 48 },
        ToCase { label: String = "Bo Verzonnen".to_owned() },
        SettleFirst,
        Settle { label: String = "Bo Verzonnen".to_owned() },
    }
}

words! {
    /// What a file holds and what taking it in would do, before anything changes.
    Preview {
        Heading,
        From { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::CareCoordinator, school: String = "De Vlieger".to_owned() },
        MadeAt { at: Moment = moment() },
        OtherSchool { school: String = "De Vlieger".to_owned() },
        NothingNew,
        NoCases,
        Nameless,
        New { records: u32 = 24 },
        Newer { records: u32 = 6 },
        Same,
        Older { records: u32 = 3 },
        Diverged { added: u32 = 6, only_here: u32 = 3 },
        Destroyed { on: NaiveDate = day(2) },
        DestroyedBy { name: String = "Cas Fictief".to_owned() },
        BringBack { label: String = "Sem".to_owned() },
        BringBackMeans,
        BringBackPrincipal,
        BringBackAdministers,
        NothingTicked,
        StaysDestroyed,
        NoReceiptYet,
        StandingNew,
        StandingNewer,
        StandingSame,
        StandingOlder,
        StandingDiverged,
        StandingDestroyed,
        WrittenOn { on: NaiveDate = day(20) },
        WrittenBetween { first: NaiveDate = day(3), last: NaiveDate = day(20) },
        DestroyAfter { on: NaiveDate = day(30) },
        Author { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::Teacher, records: u32 = 4 },
        ProofKnown,
        ProofContact,
        ProofNewPerson,
        ProofOtherKey,
        ProofNoKeyFits,
        ProofUnsigned,
        ConflictsLater,
        Erases { records: u32 = 1 },
        StaysErased { records: u32 = 1 },
        EarlierMissing { records: u32 = 2 },
        ClockOff { records: u32 = 2 },
        NewerKind { records: u32 = 1 },
        Altered { records: u32 = 1 },
        OpeningMissing,
        OpenedTwice,
        NotAsAnnounced,
        HeldBackHeading,
        HeldBackNewer { records: u32 = 1 },
        HeldBackUnreadable { records: u32 = 1 },
        HeldBackAltered { records: u32 = 1 },
        HeldBackForeign { records: u32 = 1 },
        HeldBackErasure { records: u32 = 1 },
        HeldBackIdTaken { records: u32 = 1 },
    }
}
