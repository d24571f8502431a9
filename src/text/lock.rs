//! The lock screen, first use, passphrases and the recovery code.

use chrono::NaiveDate;

use crate::protocol::Role;

words! {
    /// The lock screen.
    LockScreen {
        Heading,
        WhoAreYou,
        Passphrase,
        ShowPassphrase,
        HidePassphrase,
        Unlock,
        Unlocking,
        LockedByYou,
        LockedForIdle { minutes: u32 = 5 },
        Updated,
        SafariForgets,
        SafariInstall,
        SafariOnAMac,
        DraftKept,
        ForgotPassphrase,
        ForgotHelp,
        UseRecoveryCode,
        RecoveryCode,
        SetUp,
        RestoreBackup,
        PlacesDamaged { count: u32 = 1 },
        NoPlaceLeft,
        NoPlaceLeftNow,
        NoticeHint,
        EmergencyHint,
        Vanished { cases: u32 = 12, on: String = "maandag 23 november 2026".to_owned() },
        VanishedHeading,
        VanishedBackup { on: String = "vrijdag 20 november 2026".to_owned() },
        VanishedUnchecked,
        StartAnew,
        StartAnewWarning,
        ChooseFirst,
        PassphraseMissing,
        SealedAlways,
        BackToPassphrase,
        RecoveryCodeHint,
        Locking,
        IdleHeading,
        IdleSeconds { seconds: u32 = 20 },
        IdleKept,
        StayHere,
        Stopped,
        StoppedExport,
        StoppedGoOn,
    }
}

words! {
    /// Setting up the school on this device.
    FirstUse {
        Heading,
        Intro,
        Step { number: u8 = 1, of: u8 = 5 },
        SchoolName,
        SchoolNameHint,
        OwnProtocol,
        MemberHeading,
        MemberName,
        MemberRole,
        Mark,
        MarkHint,
        MarkTooLong,
        MarkIsAName,
        PassphraseHeading,
        PassphraseIntro,
        PassphraseAgain,
        SevenWords,
        OtherWords,
        UseTheseWords,
        RememberWords,
        Next,
        Making,
        Done,
        SchoolMissing,
        RecoveryHeading,
        NameMissing,
        NameTooLong,
        RoleMissing,
        MarkMissing,
        Back,
        Make,
        DoneHeading,
        DoneBackup,
        ToToday,
        ToBackup,
        OrRestore,
        OrSchoolFile,
        SchoolFileHeading,
        SchoolFileIntro,
        SchoolFile,
        SchoolFileHint,
        SchoolFileCode,
        SchoolFileOpen,
        SchoolFound { school: String = "De Vlieger".to_owned(), on: NaiveDate = super::dates::day(20) },
        WhoHeading,
        Known { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::CareCoordinator },
        SomebodyElse,
        WhoMissing,
    }
}

words! {
    /// What a passphrase must be, each rule its own sentence.
    PassphraseRule {
        LongEnough,
        NotCommon,
        NotNames,
        SpacesAndPaste,
        TooShort { missing: usize = 4 },
        TooLong { characters_max: usize = 256 },
        Repeats,
        TooCommon,
        MadeOfNames,
        NotTheSame,
    }
}

words! {
    /// The recovery code: printed once, typed back once.
    RecoveryCode {
        Heading,
        Why,
        WhoKeepsIt,
        Print,
        TypeBack,
        TypeBackHint,
        PrintTitle,
        PrintLine,
        PrintMarking,
        MadeOn { on: NaiveDate = super::dates::day(23) },
        Renew,
        RenewWarning,
    }
}

words! {
    /// The survival test before the first real case.
    SurvivalTest {
        Heading,
        Why,
        Do,
        PrivateWindow,
    }
}
