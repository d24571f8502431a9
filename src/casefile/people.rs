//! People as a record names them: inline, with the role they had at that time.

use uuid::Uuid;

use crate::protocol::Role;

/// A person of the school, named in full so that a record can be read years later.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonRef {
    /// The member's id; stable over devices. A person without an account has one too.
    pub id: Uuid,
    /// Full name as it was then.
    pub name: String,
    /// Role as it was then.
    pub role: Role,
}

/// The pupil a case is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pupil {
    /// Full name.
    pub name: String,
    /// Group or class, as the school says it (`groep 5b`).
    pub group: String,
    /// Date of birth, to tell namesakes apart.
    pub born_on: Option<chrono::NaiveDate>,
}

/// A parent or carer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// Stable within the case, from 1.
    pub number: u8,
    /// Full name.
    pub name: String,
    /// Whether this parent has custody (gezag); `None` when not known.
    pub has_custody: Option<bool>,
}

/// Who owns an agreed action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Somebody of the school.
    Staff(PersonRef),
    /// A parent or carer, by name.
    Parent(String),
    /// Somebody else.
    Outside(Party),
}

/// Somebody outside the school and the family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// What they are.
    pub kind: PartyKind,
    /// Name of person or organisation; may be empty.
    pub name: String,
}

/// Kinds of outside party (domain 2.1, 7.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyKind {
    /// Veilig Thuis (in 2014: AMK and SHG).
    SafeHome,
    /// Police, 112 or 0900-8844.
    Police,
    /// Wijkagent (in 2014: wijkpolitie).
    CommunityOfficer,
    /// Huisarts.
    GeneralPractitioner,
    /// Gezinscoach.
    FamilyCoach,
    /// Jeugdverpleegkundige (in 2014: schoolverpleegkundige).
    YouthNurse,
    /// Wijkteam, jeugdteam or CJG (in 2014: Bureau Jeugdzorg).
    LocalTeam,
    /// Gecertificeerde instelling.
    CertifiedInstitution,
    /// Schoolmaatschappelijk werk.
    SchoolSocialWork,
    /// Crisismanager or crisis service.
    CrisisService,
    /// Leerplichtambtenaar.
    AttendanceOfficer,
    /// Vertrouwensinspecteur.
    ConfidentialInspector,
    /// Bevoegd gezag.
    SchoolBoard,
    /// Somebody else.
    Other,
}
