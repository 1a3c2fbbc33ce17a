//! Who wrote a mail to whom, when and about what.

use mail_parser::{Address, DateTime};

use crate::source::About;

use super::part::Part;

/// Returns the headers that a mail program shows above a mail, one an item.
pub(super) fn shown(mail: &Part<'_>) -> Vec<String> {
    let people = |name: &str| {
        let people = mail.header(name).and_then(|value| value.as_address()).map(addresses);
        people.filter(|people| !people.is_empty()).map(|people| people.join(", "))
    };
    let items = [
        ("From", people("From")),
        ("To", people("To")),
        ("Cc", people("Cc")),
        ("Date", mail.written("Date")),
        ("Subject", mail.text("Subject")),
    ];
    let given = items.into_iter().filter_map(|(name, value)| Some((name, value?)));
    given.map(|(name, value)| format!("{name}: {value}")).collect()
}

/// Returns what a mail says of itself.
pub(super) fn about(mail: &Part<'_>) -> About {
    let from = mail.header("From").and_then(|value| value.as_address());
    About {
        title: mail.text("Subject"),
        authors: from.map(names).unwrap_or_default(),
        published: mail.date().and_then(day),
        ..About::default()
    }
}

/// Returns a day as EDTF level 0: the one that is written, in the zone where it was.
pub(super) fn day(date: &DateTime) -> Option<String> {
    let DateTime { year, month, day, .. } = *date;
    date.is_valid().then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn addresses(people: &Address<'_>) -> Vec<String> {
    let shown = people.iter().filter_map(|person| match (person.name(), person.address()) {
        (Some(name), Some(address)) => Some(format!("{} <{address}>", one_line(name))),
        (Some(name), None) => Some(one_line(name)),
        (None, address) => address.map(one_line),
    });
    shown.collect()
}

fn names(people: &Address<'_>) -> Vec<String> {
    let shown = people.iter().filter_map(|person| person.name().or(person.address()));
    shown.map(one_line).filter(|name| !name.is_empty()).collect()
}

/// Returns a text with its white space as single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
