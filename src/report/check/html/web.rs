//! Links into pages of the web: to the words of a quote, where the browser shows them (W3C Text Fragments, draft of the Web
//! Platform Incubator Community Group).

use crate::source::Document;
use crate::text::Span;

use crate::report::kit::uri::encoded;

/// The most characters of a quote that are written out; of a longer one, its first and last words are.
const MOST_WHOLE: usize = 120;

/// How many words begin and end a longer quote.
const WORDS: usize = 6;

/// Returns an address that a link may have: one of the web, without white space and characters that are not seen.
pub(super) fn web_address(url: Option<&str>) -> Option<&str> {
    let url = url?;
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && url.len() > scheme.len()
    });
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control());
    (is_web && is_plain).then_some(url)
}

/// Returns an address that leads to the words of a passage, of which `pieces` are quoted.
pub(super) fn to_words(url: &str, document: &Document, pieces: &[Span]) -> String {
    let text = &document.text;
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return url.to_owned() };
    let blocks = |piece: &Span| {
        let blocks = piece.of(text).split("\n\n").map(words).filter(|words| !words.is_empty());
        blocks.collect::<Vec<_>>()
    };
    let (first, last) = (blocks(first), blocks(last));
    let (Some(start), Some(end)) = (first.first(), last.last()) else { return url.to_owned() };
    let is_one = pieces.len() == 1 && first.len() == 1;
    let whole = start.join(" ");
    let fragment = if is_one && whole.chars().count() <= MOST_WHOLE {
        term(&whole)
    } else {
        // Of one block, the first and last words do not overlap.
        let most = if is_one { (start.len() / 2).clamp(1, WORDS) } else { WORDS };
        let begin = start[..start.len().min(most)].join(" ");
        let finish = end[end.len().saturating_sub(most)..].join(" ");
        if is_one && start.len() == 1 {
            term(&begin)
        } else {
            format!("{},{}", term(&begin), term(&finish))
        }
    };
    let sign = if url.contains('#') { "" } else { "#" };
    if url.contains(":~:") { url.to_owned() } else { format!("{url}{sign}:~:text={fragment}") }
}

fn words(block: &str) -> Vec<&str> {
    block.split_whitespace().collect()
}

/// Returns words as a directive has them: hyphens are signs there, as commas and ampersands are.
fn term(words: &str) -> String {
    encoded(words).replace('-', "%2D").replace('/', "%2F")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::read;

    #[test]
    fn links_lead_to_the_web_alone() {
        for url in ["http://a.example/", "HTTPS://a.example/b?c=d#e"] {
            assert_eq!(web_address(Some(url)), Some(url));
        }
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.example",
            "a.example",
            "https://",
            "https://a.example/ b",
            " https://a.example",
            "file:///etc/passwd",
            "httpsé://x",
        ] {
            assert_eq!(web_address(Some(url)), None, "{url}");
        }
        assert_eq!(web_address(None), None);
    }

    fn linked(url: &str, text: &str, pieces: &[&str]) -> String {
        let document = read(text.into()).expect("it is text");
        let pieces: Vec<Span> = pieces
            .iter()
            .map(|piece| {
                let start = document.text.find(piece).expect("it stands there");
                Span::new(start, start + piece.len())
            })
            .collect();
        to_words(url, &document, &pieces)
    }

    #[test]
    fn a_short_quote_is_written_out() {
        let url = "https://a.example/b";
        let text = "He said\nfour-man, 540 votes & more.";
        assert_eq!(
            linked(url, text, &["said\nfour-man, 540"]),
            "https://a.example/b#:~:text=said%20four%2Dman%2C%20540"
        );
        assert_eq!(
            linked("https://a.example/b#c", text, &["540 votes &"]),
            "https://a.example/b#c:~:text=540%20votes%20%26"
        );
        assert_eq!(
            linked("https://a.example/#:~:text=x", text, &["540"]),
            "https://a.example/#:~:text=x"
        );
    }

    #[test]
    fn a_long_or_parted_quote_is_a_range() {
        let url = "https://a.example/";
        let long = "one two three four five six seven ".repeat(6);
        let text = format!("{long}end.\n\nAnother block.");
        assert_eq!(
            linked(url, &text, &[long.trim()]),
            "https://a.example/#:~:text=one%20two%20three%20four%20five%20six,two%20three%20four%20five%20six%20seven"
        );
        assert_eq!(
            linked(url, &text, &["end.\n\nAnother"]),
            "https://a.example/#:~:text=end.,Another"
        );
        assert_eq!(
            linked(url, &text, &["one two", "seven end."]),
            "https://a.example/#:~:text=one%20two,seven%20end."
        );
        assert_eq!(linked(url, &"x".repeat(200), &[&"x".repeat(200)]).len(), 227);
    }
}
