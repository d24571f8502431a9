//! People and parties as version 1 stores them.

use super::scalars::Day;
use super::twin::{Twin, twins};
use crate::casefile::people;
use crate::protocol;

twins! {
    enum Role in protocol {
        Teacher,
        CareCoordinator,
        Principal,
        AttentionOfficer,
        Staff,
    }

    struct PersonRef in people {
        id: uuid::Uuid,
        name: String,
        role: Role,
    }

    struct Pupil in people {
        name: String,
        group: String,
        born_on: Option<Day>,
    }

    struct Parent in people {
        number: u8,
        name: String,
        has_custody: Option<bool>,
    }

    enum PartyKind in people {
        SafeHome,
        Police,
        CommunityOfficer,
        GeneralPractitioner,
        FamilyCoach,
        YouthNurse,
        LocalTeam,
        CertifiedInstitution,
        SchoolSocialWork,
        CrisisService,
        AttendanceOfficer,
        ConfidentialInspector,
        SchoolBoard,
        Other,
    }

    struct Party in people {
        kind: PartyKind,
        name: String,
    }

    enum Owner in people {
        Staff(person: PersonRef),
        Parent(name: String),
        Outside(party: Party),
    }
}
