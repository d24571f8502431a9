//! Ties each stored form to its domain type, so that a field added to one without the other does not compile.

use std::borrow::Cow;
use std::collections::BTreeSet;

use uuid::Uuid;

use super::super::tree::{Mismatch, Tree};
use crate::direction::settled;
use crate::order::Gather as _;

/// The frozen stored form of a domain type: how it is written, and how it is read back.
///
/// The types that implement it have no values; they only name the form.
pub(super) trait Twin {
    /// The domain type.
    type Of;
    /// To the stored form.
    fn of(domain: &Self::Of) -> Tree;
    /// Back to the domain.
    fn back(stored: Tree) -> Result<Self::Of, Mismatch>;
}

/// Declares stored structs and enums, field by field, beside the domain types of the same name.
///
/// The conversions are written out from the declaration: every field and variant must be named here,
/// and a change in the domain stops the build until the stored form has an answer to it.
macro_rules! twins {
    ($( $keyword:ident $name:ident in $module:ident { $($body:tt)* } )*) => { $(
        twins!(@$keyword $module $name { $($body)* });
    )* };
    (@struct $module:ident $name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        pub(super) enum $name {}

        impl Twin for $name {
            type Of = $module::$name;
            fn of(domain: &Self::Of) -> $crate::casefile::wire::tree::Tree {
                let $module::$name { $($field),* } = domain;
                super::twin::fields([$((stringify!($field), <$type as Twin>::of($field))),*])
            }
            fn back(
                stored: $crate::casefile::wire::tree::Tree,
            ) -> Result<Self::Of, $crate::casefile::wire::tree::Mismatch> {
                let mut fields = stored.into_fields()?;
                Ok($module::$name {
                    $($field: <$type as Twin>::back(fields.take(stringify!($field)))?),*
                })
            }
        }
    };
    (@enum $module:ident $name:ident {
        $($variant:ident $(($inner:ident: $type:ty))? $({ $($field:ident: $field_type:ty),* $(,)? })?),* $(,)?
    }) => {
        pub(super) enum $name {}

        impl Twin for $name {
            type Of = $module::$name;
            fn of(domain: &Self::Of) -> $crate::casefile::wire::tree::Tree {
                match domain {
                    $($module::$name::$variant $(($inner))? $({ $($field),* })? =>
                        twins!(@write stringify!($variant), $(($inner: $type))? $({ $($field: $field_type),* })?)),*
                }
            }
            fn back(
                stored: $crate::casefile::wire::tree::Tree,
            ) -> Result<Self::Of, $crate::casefile::wire::tree::Mismatch> {
                let (name, content) = stored.into_variant()?;
                $(if $crate::casefile::wire::tree::is_named(&name, stringify!($variant)) {
                    return twins!(@read content, $module $name $variant
                        $(($type))? $({ $($field: $field_type),* })?);
                })*
                Err($crate::casefile::wire::tree::Mismatch)
            }
        }
    };
    (@write $name:expr,) => { $crate::casefile::wire::tree::Tree::bare($name) };
    (@write $name:expr, ($inner:ident: $type:ty)) => {
        $crate::casefile::wire::tree::Tree::tagged($name, <$type as Twin>::of($inner))
    };
    (@write $name:expr, { $($field:ident: $type:ty),* }) => {
        $crate::casefile::wire::tree::Tree::tagged(
            $name,
            super::twin::fields([$((stringify!($field), <$type as Twin>::of($field))),*]),
        )
    };
    (@read $content:ident, $module:ident $name:ident $variant:ident) => {
        if $content.is_absent() {
            Ok($module::$name::$variant)
        } else {
            Err($crate::casefile::wire::tree::Mismatch)
        }
    };
    (@read $content:ident, $module:ident $name:ident $variant:ident ($type:ty)) => {
        Ok($module::$name::$variant(<$type as Twin>::back($content)?))
    };
    (@read $content:ident, $module:ident $name:ident $variant:ident { $($field:ident: $type:ty),* }) => {{
        let mut fields = $content.into_fields()?;
        Ok($module::$name::$variant {
            $($field: <$type as Twin>::back(fields.take(stringify!($field)))?),*
        })
    }};
}
pub(super) use twins;

/// An object of these fields.
pub(super) fn fields<const N: usize>(fields: [(&'static str, Tree); N]) -> Tree {
    let mut all = Vec::with_capacity(N);
    all.extend(
        fields
            .into_iter()
            .map(|(name, value)| (Cow::Borrowed(name), value)),
    );
    Tree::Fields(all)
}

impl Twin for String {
    type Of = Self;
    fn of(domain: &Self) -> Tree {
        Tree::Text(Cow::Owned(domain.clone()))
    }
    fn back(stored: Tree) -> Result<Self, Mismatch> {
        // The bytes keep what stands there; what is shown of them does not turn around.
        Ok(settled(stored.into_text()?.into_owned()))
    }
}

impl Twin for bool {
    type Of = Self;
    fn of(domain: &Self) -> Tree {
        Tree::Flag(*domain)
    }
    fn back(stored: Tree) -> Result<Self, Mismatch> {
        if let Tree::Flag(flag) = stored {
            Ok(flag)
        } else {
            Err(Mismatch)
        }
    }
}

impl Twin for u8 {
    type Of = Self;
    fn of(domain: &Self) -> Tree {
        Tree::Number(u64::from(*domain))
    }
    fn back(stored: Tree) -> Result<Self, Mismatch> {
        Self::try_from(stored.into_number()?).map_err(|_too_large| Mismatch)
    }
}

impl Twin for u16 {
    type Of = Self;
    fn of(domain: &Self) -> Tree {
        Tree::Number(u64::from(*domain))
    }
    fn back(stored: Tree) -> Result<Self, Mismatch> {
        Self::try_from(stored.into_number()?).map_err(|_too_large| Mismatch)
    }
}

/// As RFC 9562 spells it.
impl Twin for Uuid {
    type Of = Self;
    fn of(domain: &Self) -> Tree {
        Tree::Text(Cow::Owned(domain.to_string()))
    }
    fn back(stored: Tree) -> Result<Self, Mismatch> {
        Self::parse_str(&stored.into_text()?).map_err(|_malformed| Mismatch)
    }
}

impl<T: Twin> Twin for Option<T> {
    type Of = Option<T::Of>;
    fn of(domain: &Self::Of) -> Tree {
        domain.as_ref().map_or(Tree::Absent, T::of)
    }
    fn back(stored: Tree) -> Result<Self::Of, Mismatch> {
        if stored.is_absent() {
            return Ok(None);
        }
        T::back(stored).map(Some)
    }
}

impl<T: Twin> Twin for Vec<T> {
    type Of = Vec<T::Of>;
    fn of(domain: &Self::Of) -> Tree {
        Tree::List(domain.iter().map(T::of).collect())
    }
    fn back(stored: Tree) -> Result<Self::Of, Mismatch> {
        stored.into_list()?.into_iter().map(T::back).collect()
    }
}

impl<T: Twin> Twin for BTreeSet<T>
where
    T::Of: Ord,
{
    type Of = BTreeSet<T::Of>;
    fn of(domain: &Self::Of) -> Tree {
        Tree::List(domain.iter().map(T::of).collect())
    }
    fn back(stored: Tree) -> Result<Self::Of, Mismatch> {
        Ok(<Vec<T> as Twin>::back(stored)?.into_iter().gather())
    }
}
