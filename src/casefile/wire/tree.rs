//! A JSON value as a tree: what stored forms are written to and read from, with one reader and one writer for all.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One value. The fields of an object keep the order in which they are written.
pub(super) enum Tree {
    /// `null`: what is absent.
    Absent,
    Flag(bool),
    Number(u64),
    Text(Cow<'static, str>),
    List(Vec<Self>),
    Fields(Vec<Field>),
    /// A number that no stored form has; it may stand in a field that nobody here knows.
    Foreign,
}

/// A field of an object with its name.
pub(super) type Field = (Cow<'static, str>, Tree);

/// A value is not what the stored form says it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mismatch;

impl Tree {
    /// An object of one field: how a variant with content is stored.
    pub(super) fn tagged(name: &str, content: Self) -> Self {
        Self::Fields(vec![(Cow::Owned(kebab(name)), content)])
    }

    /// A variant without content.
    pub(super) fn bare(name: &str) -> Self {
        Self::Text(Cow::Owned(kebab(name)))
    }

    pub(super) fn into_text(self) -> Result<Cow<'static, str>, Mismatch> {
        if let Self::Text(text) = self {
            Ok(text)
        } else {
            Err(Mismatch)
        }
    }

    pub(super) fn into_list(self) -> Result<Vec<Self>, Mismatch> {
        if let Self::List(items) = self {
            Ok(items)
        } else {
            Err(Mismatch)
        }
    }

    pub(super) fn into_number(self) -> Result<u64, Mismatch> {
        if let Self::Number(number) = self {
            Ok(number)
        } else {
            Err(Mismatch)
        }
    }

    pub(super) fn into_fields(self) -> Result<Fields, Mismatch> {
        if let Self::Fields(fields) = self {
            Ok(Fields(fields))
        } else {
            Err(Mismatch)
        }
    }

    /// A variant as it was stored: its name, and its content or [`Tree::Absent`].
    pub(super) fn into_variant(self) -> Result<(Cow<'static, str>, Self), Mismatch> {
        if let Self::Text(name) = self {
            return Ok((name, Self::Absent));
        }
        let Fields(mut fields) = self.into_fields()?;
        let only = fields.pop().ok_or(Mismatch)?;
        if fields.is_empty() {
            Ok(only)
        } else {
            Err(Mismatch)
        }
    }

    /// Every text in it, with the name of the field or the variant in which it stands.
    pub(super) fn texts(&self, field: &str, each: &mut dyn FnMut(&str, &str)) {
        match self {
            Self::Text(text) => each(field, text),
            Self::List(items) => items.iter().for_each(|item| item.texts(field, each)),
            Self::Fields(fields) => {
                for (name, value) in fields {
                    value.texts(name, each);
                }
            }
            Self::Absent | Self::Flag(_) | Self::Number(_) | Self::Foreign => {}
        }
    }

    /// That a variant has no content.
    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// The fields of an object, taken out by name.
pub(super) struct Fields(Vec<Field>);

impl Fields {
    /// The value of a field; a field that is not there is absent.
    pub(super) fn take(&mut self, name: &str) -> Tree {
        let place = self.0.iter().position(|(found, _)| found == name);
        place.map_or(Tree::Absent, |place| self.0.swap_remove(place).1)
    }
}

/// The stored spelling of a variant: `NotStarted` is `not-started`.
fn kebab(name: &str) -> String {
    let mut spelled = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() && !spelled.is_empty() {
            spelled.push('-');
        }
        spelled.push(character.to_ascii_lowercase());
    }
    spelled
}

/// Whether a stored name is the spelling of this variant.
pub(super) fn is_named(stored: &str, variant: &str) -> bool {
    kebab(variant) == stored
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Foreign => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(None)?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Fields(fields) => {
                let mut object = serializer.serialize_map(None)?;
                for (name, value) in fields {
                    object.serialize_entry(name.as_ref(), value)?;
                }
                object.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Grower)
    }
}

struct Grower;

impl<'de> Visitor<'de> for Grower {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Absent)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Tree, E> {
        Ok(Tree::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
        Ok(Tree::Number(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::Foreign)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Foreign)
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut found: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = found.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut found: A) -> Result<Tree, A::Error> {
        let mut fields: Vec<Field> = Vec::new();
        while let Some((name, value)) = found.next_entry::<String, Tree>()? {
            // Two readers could each believe another one of the two.
            if fields.iter().any(|(known, _)| *known == name) {
                return Err(A::Error::custom("a field stands there twice"));
            }
            fields.push((Cow::Owned(name), value));
        }
        Ok(Tree::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_written_as_it_was_read() {
        let text = r#"{"b":1,"a":[true,null,"\"é"],"c":{"not-started":{"x":2}}}"#;
        let tree: Tree = serde_json::from_str(text).expect("it is JSON");
        assert_eq!(serde_json::to_string(&tree).expect("it is written"), text);
    }

    #[test]
    fn a_field_that_stands_there_twice_is_refused() {
        assert!(serde_json::from_str::<Tree>(r#"{"a":1,"a":2}"#).is_err());
    }

    #[test]
    fn a_variant_has_one_spelling() {
        assert!(is_named("not-started", "NotStarted"));
        for wrong in ["NotStarted", "notstarted", "not-Started", "not_started"] {
            assert!(!is_named(wrong, "NotStarted"), "{wrong}");
        }
    }
}
