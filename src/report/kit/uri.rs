//! Addresses of files and of pages (RFC 3986).

use std::fmt::Write as _;

use crate::text::is_hidden;

/// Returns text as it is written into an address: all but letters, digits and the other unreserved characters in percent
/// signs (sections 2.1 and 2.3), and slashes.
pub fn encoded(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            written.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(written, "%{byte:02X}");
        }
    }
    written
}

/// Returns the path of a file as a reference that is relative, or absolute where the path is, [encoded]: a colon too, so that
/// no first part looks like a scheme.
pub(in crate::report) fn of_path(path: &str) -> String {
    let path = path.replace('\\', "/");
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    format!("{scheme}{}", encoded(&path))
}

/// Returns an address where it is one of a page on the web: `http` or `https`, with a host, without the name of a user, and
/// without what may stand in no address. Letters beyond ASCII are taken as they are (RFC 3987).
pub(in crate::report) fn of_page(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let is_wrong = |c: char| c.is_whitespace() || is_hidden(c) || "<>\"{}|\\^`".contains(c);
    (is_web && !host.is_empty() && !host.contains('@') && !address.contains(is_wrong))
        .then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_plain_characters_is_encoded() {
        assert_eq!(encoded("votes-oslo_1.a~/2"), "votes-oslo_1.a~/2");
        assert_eq!(encoded("a\"b<&#%é"), "a%22b%3C%26%23%25%C3%A9");
    }

    #[test]
    fn a_path_stays_one_path() {
        let table = [
            ("data/heydari/claims.json", "data/heydari/claims.json"),
            ("radio: part 2, 50%.txt", "radio%3A%20part%202%2C%2050%25.txt"),
            ("روز.txt", "%D8%B1%D9%88%D8%B2.txt"),
            ("/tmp/a#b?.txt", "file:///tmp/a%23b%3F.txt"),
            ("a\\b", "a/b"),
        ];
        for (path, uri) in table {
            assert_eq!(of_path(path), uri);
        }
    }

    #[test]
    fn only_pages_of_the_web_have_an_address() {
        for address in
            ["https://example.org/a?b=c#d", "HTTP://example.org", "https://exämple.org/ä"]
        {
            assert_eq!(of_page(address), Some(address));
        }
        let wrong = [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://example.org",
            "https://",
            "https:///path",
            "https://example.org/ a",
            "https://you@example.org/",
            "https://example.org/\"><script>",
            "https://example.org/\u{202e}",
            "data:text/html,x",
            "",
        ];
        for address in wrong {
            assert_eq!(of_page(address), None, "{address}");
        }
    }
}
