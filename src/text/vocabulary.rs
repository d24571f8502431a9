//! The protocol's own words as people say them.

use super::Choice;
use crate::casefile::people::PartyKind;
use crate::protocol::Role;

/// What a role is called, unless the school's plan file gives it another name.
pub fn role(role: Role) -> Choice {
    match role {
        Role::Teacher => Choice::RoleTeacher,
        Role::CareCoordinator => Choice::RoleCareCoordinator,
        Role::Principal => Choice::RolePrincipal,
        Role::AttentionOfficer => Choice::RoleAttentionOfficer,
        Role::Staff => Choice::RoleStaff,
    }
}

/// What an outside party is called.
pub fn party_kind(kind: PartyKind) -> Choice {
    match kind {
        PartyKind::SafeHome => Choice::PartySafeHome,
        PartyKind::Police => Choice::PartyPolice,
        PartyKind::CommunityOfficer => Choice::PartyCommunityOfficer,
        PartyKind::GeneralPractitioner => Choice::PartyGeneralPractitioner,
        PartyKind::FamilyCoach => Choice::PartyFamilyCoach,
        PartyKind::YouthNurse => Choice::PartyYouthNurse,
        PartyKind::LocalTeam => Choice::PartyLocalTeam,
        PartyKind::CertifiedInstitution => Choice::PartyCertifiedInstitution,
        PartyKind::SchoolSocialWork => Choice::PartySchoolSocialWork,
        PartyKind::CrisisService => Choice::PartyCrisisService,
        PartyKind::AttendanceOfficer => Choice::PartyAttendanceOfficer,
        PartyKind::ConfidentialInspector => Choice::PartyConfidentialInspector,
        PartyKind::SchoolBoard => Choice::PartySchoolBoard,
        PartyKind::Other => Choice::PartyOther,
    }
}
