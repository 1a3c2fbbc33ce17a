//! The parts that the raw types of [`file`](super::file) are made of. Each reads on after a mistake.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_spanned::Spanned;

use super::types::Placed;

/// What an object says in one field.
#[derive(Clone, Debug, Default)]
pub(super) enum Field<T> {
    /// Nothing.
    #[default]
    Absent,
    /// Something that could not be read; it has been reported.
    Wrong,
    /// This.
    Given(Placed<T>),
}

impl<T> Field<T> {
    /// Returns what is given.
    pub(super) fn given(self) -> Option<Placed<T>> {
        match self {
            Self::Given(placed) => Some(placed),
            Self::Absent | Self::Wrong => None,
        }
    }

    /// Returns what is given, where it is.
    pub(super) fn as_given(&self) -> Option<&Placed<T>> {
        match self {
            Self::Given(placed) => Some(placed),
            Self::Absent | Self::Wrong => None,
        }
    }

    /// Whether the object does not have the field, not even a wrong one.
    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T> Field<List<T>> {
    /// Returns the elements that are given.
    pub(super) fn elements(self) -> Vec<Placed<T>> {
        self.given().map_or_else(Vec::new, |list| list.value.0)
    }
}

impl<T> From<Spanned<T>> for Placed<T> {
    fn from(spanned: Spanned<T>) -> Self {
        let place = spanned.span().into();
        Self { value: spanned.into_inner(), place }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Serde fills in a missing field by handing "none" to whoever asks for an option.
        deserializer.deserialize_option(FieldVisitor(PhantomData))
    }
}

struct FieldVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for FieldVisitor<T> {
    type Value = Field<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_none<E>(self) -> Result<Field<T>, E> {
        Ok(Field::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Field<T>, D::Error> {
        // The deserializer has reported the error: see its module.
        Ok(Spanned::<T>::deserialize(deserializer)
            .map_or(Field::Wrong, |spanned| Field::Given(spanned.into())))
    }
}

/// The schema of a field is that of its value: what may be absent is said by the object.
impl<T: JsonSchema> JsonSchema for Field<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// What there can be several of.
pub(super) trait Item {
    /// Several of them, in lower case.
    const PLURAL: &'static str;

    /// The names that entries may have, as a regular expression of JSON Schema: those of ids.
    const NAMES: &'static str = super::names::PATTERN;
}

/// A list, without its wrong elements.
#[derive(Clone, Debug)]
pub(super) struct List<T>(pub(super) Vec<Placed<T>>);

impl<'de, T: Deserialize<'de> + Item> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

/// Reads the elements of a list that is asked for as a [`List`], or as part of a choice.
pub(super) struct ListVisitor<T>(pub(super) PhantomData<T>);

impl<'de, T: Deserialize<'de> + Item> Visitor<'de> for ListVisitor<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {}", T::PLURAL)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = seq.next_element::<Field<T>>()? {
            list.extend(element.given());
        }
        Ok(List(list))
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("List_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>() })
    }
}

/// An object that maps names of the author's choice, in the order of the file.
#[derive(Clone, Debug)]
pub(super) struct Entries<T>(pub(super) Vec<(Placed<String>, Field<T>)>);

impl<'de, T: Deserialize<'de> + Item> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Item> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with {} by name", T::PLURAL)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            entries.push((key.into(), map.next_value()?));
        }
        Ok(Entries(entries))
    }
}

impl<T: JsonSchema + Item> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Entries_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": { "pattern": T::NAMES },
            "additionalProperties": generator.subschema_for::<T>(),
        })
    }
}
