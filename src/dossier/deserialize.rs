//! A serde deserializer over the syntax tree that tells places, reports mistakes and goes on.
//!
//! A type says what it needs by `#[derive(Deserialize)]`, and this module tells what is wrong:
//!
//! - An error is reported when it leaves the innermost value that it concerns, at that value's place.
//!   Whoever can do without the value (see [`Field`](super::field::Field)) just drops the error.
//! - The names of unknown and of repeated fields are reported, and passed over.
//! - A number arrives as a newtype around its exact text, so that no digit is lost.
//! - [`serde_spanned::Spanned`] gets the place of its value.

use std::collections::BTreeMap;
use std::fmt;

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::{Range, Ranged};
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_spanned::de::{SpannedDeserializer, is_spanned};

use super::error::{Error, unexpected};
use super::other_names::field_called;
use super::problem::{Journal, Problem, listed, quoted};
use crate::text::Span;

/// A value of the syntax tree, with what is needed to speak about it.
#[derive(Clone, Copy)]
pub(super) struct Node<'de> {
    value: &'de Value<'de>,
    journal: &'de Journal<'de>,
    role: Role<'de>,
}

/// What a value is to the one around it.
#[derive(Clone, Copy)]
enum Role<'de> {
    Root,
    Field(&'de str),
    Element(&'de str),
}

impl fmt::Display for Role<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("the file"),
            Self::Field(name) => f.write_str(&quoted(name)),
            Self::Element(list) => write!(f, "an element of {}", quoted(list)),
        }
    }
}

impl<'de> Node<'de> {
    /// The value of a whole file.
    pub(super) fn root(value: &'de Value<'de>, journal: &'de Journal<'de>) -> Self {
        Self { value, journal, role: Role::Root }
    }

    /// Reports an error that is not yet reported, at the place of this value.
    fn reported(&self, error: Error) -> Error {
        let place = place(self.journal, self.value.range());
        let problem = match error {
            Error::Reported => return Error::Reported,
            Error::Type { expected, found } => {
                let message = format!("{}: expected {expected}, found {found}", self.role);
                let problem = Problem::new(place, message, format!("expected {expected}"));
                let null = matches!(self.value, Value::NullKeyword(_));
                if null { problem.help("leave out a field that has no value") } else { problem }
            }
            Error::Other(message) => {
                Problem::new(place, format!("{}: {message}", self.role), message)
            }
        };
        self.journal.report(problem);
        Error::Reported
    }

    fn visit_members<V: Visitor<'de>>(
        self,
        properties: &'de [ObjectProp<'de>],
        known: Option<Known>,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let members = properties.iter();
        visitor.visit_map(Members {
            node: self,
            members,
            known,
            seen: BTreeMap::new(),
            value: None,
        })
    }
}

impl<'de> de::Deserializer<'de> for Node<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.value {
            Value::StringLit(string) => visitor.visit_str(&string.value),
            Value::NumberLit(number) => {
                visitor.visit_newtype_struct(StrDeserializer::new(number.value))
            }
            Value::BooleanLit(boolean) => visitor.visit_bool(boolean.value),
            Value::NullKeyword(_) => visitor.visit_unit(),
            Value::Array(list) => {
                visitor.visit_seq(Elements { node: self, elements: list.elements.iter() })
            }
            Value::Object(object) => self.visit_members(&object.properties, None, visitor),
        };
        read.map_err(|error| self.reported(error))
    }

    /// A value that is there is never "none": `null` is a value of the wrong type.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let read = match self.value {
            _ if is_spanned(name) => {
                visitor.visit_map(spanned(self, self.journal, self.value.range()))
            }
            Value::Object(object) => {
                self.visit_members(&object.properties, Some(Known { name, fields }), visitor)
            }
            // Not through `deserialize_any`: serde would fill the fields from a list, by position.
            other => Err(de::Error::invalid_type(unexpected(other), &visitor)),
        };
        read.map_err(|error| self.reported(error))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Node<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The elements of a list.
struct Elements<'de> {
    node: Node<'de>,
    elements: std::slice::Iter<'de, Value<'de>>,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let role = match self.node.role {
            Role::Field(name) | Role::Element(name) => Role::Element(name),
            Role::Root => Role::Element("the file"),
        };
        let element = self.elements.next();
        element.map(|value| seed.deserialize(Node { value, role, ..self.node })).transpose()
    }
}

/// The fields that a type has.
#[derive(Clone, Copy)]
struct Known {
    name: &'static str,
    fields: &'static [&'static str],
}

/// The members of an object, without the unknown and the repeated ones.
struct Members<'de> {
    node: Node<'de>,
    members: std::slice::Iter<'de, ObjectProp<'de>>,
    /// `None` where every name is allowed.
    known: Option<Known>,
    /// The names so far, and where they stand.
    seen: BTreeMap<&'de str, usize>,
    /// The member whose name was read last.
    value: Option<&'de ObjectProp<'de>>,
}

impl<'de> Members<'de> {
    /// Whether the member is to be read; reports it where it is not.
    fn admits(&mut self, member: &'de ObjectProp<'de>) -> bool {
        let name = member.name.as_str();
        let journal = self.node.journal;
        let place = place(journal, member.name.range());
        if let Some(&first) = self.seen.get(name) {
            let message = format!("{} is given twice", quoted(name));
            let label = format!("it is given first on line {}", journal.line(first));
            let help = "remove one, or rename it";
            journal.report(Problem::new(place, message, label).help(help));
            return false;
        }
        self.seen.insert(name, place.start);
        let Some(known) = self.known.filter(|known| !known.fields.contains(&name)) else {
            return true;
        };
        let kind = with_article(known.name);
        let message = format!("unknown field {} of {kind}", quoted(name));
        let help = journal
            .did_you_mean(name, known.fields.iter().copied())
            .or_else(|| {
                Some(format!(
                    "did you mean {}?",
                    quoted(field_called(&known.name.to_lowercase(), name)?)
                ))
            })
            .unwrap_or_else(|| format!("{kind} may have {}", listed(known.fields, "and")));
        journal.report(Problem::new(place, message, format!("not a field of {kind}")).help(help));
        false
    }
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        while let Some(member) = self.members.next() {
            if self.admits(member) {
                self.value = Some(member);
                return seed.deserialize(Key { member, journal: self.node.journal }).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let member =
            self.value.take().ok_or_else(|| de::Error::custom("a value without a name"))?;
        let role = Role::Field(member.name.as_str());
        seed.deserialize(Node { value: &member.value, role, ..self.node })
    }
}

/// Returns the name of a type as it stands in a sentence: "a claim", "an acceptance".
fn with_article(name: &str) -> String {
    let n = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "n" } else { "" };
    format!("a{n} {}", name.to_lowercase())
}

/// The name of a member.
#[derive(Clone, Copy)]
struct Key<'de> {
    member: &'de ObjectProp<'de>,
    journal: &'de Journal<'de>,
}

impl<'de> de::Deserializer<'de> for Key<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.member.name.as_str())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if is_spanned(name) {
            return visitor.visit_map(spanned(self, self.journal, self.member.name.range()));
        }
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Key<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

fn spanned<'de, T>(
    value: T,
    journal: &Journal<'_>,
    range: Range,
) -> SpannedDeserializer<'de, T, Error>
where
    T: IntoDeserializer<'de, Error>,
{
    let place = place(journal, range);
    SpannedDeserializer::new(value, place.start..place.end)
}

fn place(journal: &Journal<'_>, range: Range) -> Span {
    journal.place(range.start, range.end)
}
