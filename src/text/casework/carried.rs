//! Who a case is about and who carries it.

use chrono::NaiveDate;

use crate::protocol::Role;

words! {
    /// Who carries a case, or did something in it.
    Carried {
        CaseManager { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::CareCoordinator },
        CaseManagerElsewhere { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::Principal },
        Responsible { name: String = "Bo Verzonnen".to_owned(), role: Role = Role::Teacher },
        ResponsibleElsewhere { name: String = "Bo Verzonnen".to_owned(), role: Role = Role::Teacher },
        Here { name: String = "Bo Verzonnen".to_owned(), role: Role = Role::Teacher },
        Elsewhere { name: String = "Bo Verzonnen".to_owned(), role: Role = Role::Teacher },
        Nobody,
        /// The plan names another role as case manager than the person who is.
        PlanAsksManager { role: Role = Role::CareCoordinator },
        ReportsBy { roles: Vec<Role> = vec![Role::Teacher, Role::CareCoordinator] },
        ClosingBy { roles: Vec<Role> = vec![Role::Teacher, Role::CareCoordinator] },
    }
}

words! {
    /// A pupil, so that namesakes are told apart.
    WhoIs {
        Group { group: String = "groep 5b".to_owned() },
        Born { on: NaiveDate = crate::text::dates::day(3) },
        GroupAndBorn { group: String = "groep 5b".to_owned(), on: NaiveDate = crate::text::dates::day(3) },
        NothingKnown,
        NameMissing,
    }
}
