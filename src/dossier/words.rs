//! The leaves of a claims file: strings, names and values.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};

use super::field::{Field, Item, List, ListVisitor};
use super::types::Placed;

/// A string with something in it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Words(pub(super) String);

impl TryFrom<String> for Words {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.trim().is_empty() {
            Err("expected some text, found an empty string")
        } else {
            Ok(Self(text))
        }
    }
}

impl JsonSchema for Words {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "\\S" })
    }
}

impl Item for Words {
    const PLURAL: &'static str = "strings";
}

impl Field<Words> {
    /// Returns the string that is given, with its place.
    pub(super) fn words(self) -> Option<Placed<String>> {
        self.given().map(|Placed { value: Words(value), place }| Placed { value, place })
    }

    /// Returns the string that is given.
    pub(super) fn text(self) -> Option<String> {
        self.words().map(|words| words.value)
    }
}

impl Field<List<Words>> {
    /// Returns the strings that are given.
    pub(super) fn texts(self) -> Vec<String> {
        self.elements().into_iter().map(|element| element.value.0).collect()
    }
}

impl Field<OneOrMany> {
    /// Returns the strings that are given.
    pub(super) fn texts(self) -> Vec<String> {
        match self.given().map(|placed| placed.value) {
            Some(OneOrMany::One(Words(one))) => vec![one],
            Some(OneOrMany::Many(List(many))) => many.into_iter().map(|one| one.value.0).collect(),
            None => Vec::new(),
        }
    }
}

/// A value of a claim or a citation as JSON can write it, to the last digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    /// A JSON number, as it is written.
    Number(String),
    /// A JSON string.
    Text(String),
    /// `true` or `false`.
    Bool(bool),
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

impl Item for Scalar {
    const PLURAL: &'static str = "values";
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a string, `true` or `false`")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, number: D) -> Result<Scalar, D::Error> {
        String::deserialize(number).map(Scalar::Number)
    }
}

impl JsonSchema for Scalar {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Scalar".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "string", "boolean"] })
    }
}

/// One string, or a list of them.
#[derive(Clone, Debug)]
pub(super) enum OneOrMany {
    /// One.
    One(Words),
    /// A list.
    Many(List<Words>),
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor)
    }
}

struct OneOrManyVisitor;

impl<'de> Visitor<'de> for OneOrManyVisitor {
    type Value = OneOrMany;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a list of strings")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<OneOrMany, E> {
        Words::try_from(text.to_owned()).map(OneOrMany::One).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<OneOrMany, A::Error> {
        ListVisitor(PhantomData).visit_seq(seq).map(OneOrMany::Many)
    }
}

impl JsonSchema for OneOrMany {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "OneOrMany".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<Words>();
        let many = generator.subschema_for::<List<Words>>();
        json_schema!({ "anyOf": [one, many] })
    }
}
