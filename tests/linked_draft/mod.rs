//! A draft over the example dossier with a link behind each figure, and what comes of it and of what is made of it.

use std::path::Path;
use std::sync::Arc;

use crosscheck::draft::{CheckedDraft, Draft};
use crosscheck::report::Examined;
use crosscheck::run::{Options, run};
use crosscheck::source::Format;
use crosscheck::value::Edtf;

/// The draft.
pub(crate) const CONSUL: &str = include_str!("../data/draft/consul.md");

/// Returns the example dossier, checked.
pub(crate) fn heydari() -> Examined {
    run(Path::new("data/heydari"), &Options::default()).expect("it is checked")
}

/// Returns what comes of a draft in Markdown.
pub(crate) fn checked(text: &str, examined: &Examined) -> CheckedDraft {
    let document = Format::Markdown.read(text.as_bytes().to_vec()).expect("it is read");
    let draft = Draft {
        file: "consul.md".to_owned(),
        is_from_here: true,
        document: Arc::new(document),
        entry: None,
        published: Edtf::parse("2010-06-12").ok(),
        set_aside: Vec::new(),
    };
    CheckedDraft::of(draft, &examined.checked)
}

/// Returns the draft, or one made of it, without the marks and words of its notes.
pub(crate) fn bare(text: &str) -> String {
    let (text, _) = text.split_once("\n[^service-years]:").expect("it has notes");
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[^") {
        bare.push_str(before);
        rest = after.split_once(']').expect("the mark ends").1;
    }
    bare + rest
}
