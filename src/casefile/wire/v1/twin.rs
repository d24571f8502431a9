//! Ties each stored type to its domain type, so that a field added to one without the other does not compile.

use std::collections::BTreeSet;

use crate::order::Gather as _;

/// A frozen stored type and the domain type it stands for.
pub(super) trait Twin: Sized {
    /// The domain type.
    type Of;
    /// To the stored form.
    fn of(domain: &Self::Of) -> Self;
    /// Back to the domain.
    fn back(self) -> Self::Of;
}

/// Declares stored structs and enums, field by field, beside the domain types of the same name.
///
/// The conversions are written out from the declaration: every field and variant must be named here,
/// and a change in the domain stops the build until the stored form has an answer to it.
macro_rules! twins {
    ($(
        $(#[$note:meta])*
        $keyword:ident $name:ident in $module:ident { $($body:tt)* }
    )*) => { $(
        twins!(@$keyword $module $name { $($body)* } $(#[$note])*);
    )* };
    (@struct $module:ident $name:ident { $($field:ident: $type:ty),* $(,)? } $(#[$note:meta])*) => {
        $(#[$note])*
        #[derive(serde::Serialize, serde::Deserialize)]
        pub(super) struct $name { $(pub(super) $field: $type),* }

        impl Twin for $name {
            type Of = $module::$name;
            fn of(domain: &Self::Of) -> Self {
                let $module::$name { $($field),* } = domain;
                Self { $($field: Twin::of($field)),* }
            }
            fn back(self) -> Self::Of {
                $module::$name { $($field: Twin::back(self.$field)),* }
            }
        }
    };
    (@enum $module:ident $name:ident {
        $($variant:ident $(($inner:ident: $type:ty))? $({ $($field:ident: $field_type:ty),* $(,)? })?),* $(,)?
    } $(#[$note:meta])*) => {
        $(#[$note])*
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub(super) enum $name { $($variant $(($type))? $({ $($field: $field_type),* })?),* }

        impl Twin for $name {
            type Of = $module::$name;
            fn of(domain: &Self::Of) -> Self {
                match domain {
                    $($module::$name::$variant $(($inner))? $({ $($field),* })? =>
                        Self::$variant $((Twin::of($inner)))? $({ $($field: Twin::of($field)),* })?),*
                }
            }
            fn back(self) -> Self::Of {
                match self {
                    $(Self::$variant $(($inner))? $({ $($field),* })? =>
                        $module::$name::$variant $((Twin::back($inner)))? $({ $($field: Twin::back($field)),* })?),*
                }
            }
        }
    };
}
pub(super) use twins;

/// Stored exactly as the domain has it: plain values whose form is fixed by JSON or by RFC 9562.
macro_rules! as_is {
    ($($type:ty),*) => { $(
        impl Twin for $type {
            type Of = Self;
            fn of(domain: &Self) -> Self {
                domain.clone()
            }
            fn back(self) -> Self {
                self
            }
        }
    )* };
}
as_is!(String, bool, u8, u16, uuid::Uuid);

impl<T: Twin> Twin for Option<T> {
    type Of = Option<T::Of>;
    fn of(domain: &Self::Of) -> Self {
        domain.as_ref().map(T::of)
    }
    fn back(self) -> Self::Of {
        self.map(T::back)
    }
}

impl<T: Twin> Twin for Vec<T> {
    type Of = Vec<T::Of>;
    fn of(domain: &Self::Of) -> Self {
        domain.iter().map(T::of).collect()
    }
    fn back(self) -> Self::Of {
        self.into_iter().map(T::back).collect()
    }
}

impl<T: Twin + Ord> Twin for BTreeSet<T>
where
    T::Of: Ord,
{
    type Of = BTreeSet<T::Of>;
    fn of(domain: &Self::Of) -> Self {
        domain.iter().map(T::of).gather()
    }
    fn back(self) -> Self::Of {
        self.into_iter().map(T::back).gather()
    }
}
