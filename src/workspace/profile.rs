//! Who a member is, as the vault's directory keeps it for us: opaque to the vault.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::desk::Member;
use crate::direction;
use crate::protocol::Role;
use crate::vault;

/// The profile's layout.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layout {
    v: u16,
    #[serde(deserialize_with = "direction::read")]
    name: String,
    role: Role,
}

/// The layout this version writes.
const VERSION: u16 = 1;

/// The bytes of a profile.
pub fn pack(name: &str, role: Role) -> Vec<u8> {
    serde_json::to_vec(&Layout {
        v: VERSION,
        name: name.to_owned(),
        role,
    })
    .unwrap_or_default()
}

/// What a role may do with keys: directeur and IB-er mend lost passphrases, and they read the inbox (design 5).
pub fn powers(role: Role, is_deputy: bool) -> vault::Powers {
    let leads = matches!(
        role,
        Role::Principal | Role::CareCoordinator | Role::AttentionOfficer
    );
    vault::Powers {
        administers: matches!(role, Role::Principal | Role::CareCoordinator),
        reads_inbox: leads || is_deputy,
    }
}

/// A vault member as the desk knows people; a profile that cannot be read shows as nameless, never as absent.
pub fn member(found: &vault::Member, mark: Option<&str>) -> Member {
    let layout: Option<Layout> = serde_json::from_slice(&found.profile).ok();
    let (name, role) = layout.map_or((String::new(), Role::Staff), |layout| {
        (layout.name, layout.role)
    });
    Member {
        id: Uuid::from_bytes(found.id.0),
        name,
        role,
        mark: mark.unwrap_or_default().to_owned(),
        is_on_this_device: mark.is_some(),
        is_removed: !found.is_active,
    }
}
