//! Addresses of pages, compared.

use std::fmt::Write as _;

/// Returns an address as it is compared first: without its fragment and the port that its scheme has anyway, with scheme,
/// host and percent signs in one case, and what need not be written as percent signs written out (RFC 3986, section 6.2.2).
pub(super) fn strict(url: &str) -> String {
    let url = url.trim().trim_start_matches('<').trim_end_matches('>');
    let url = url.split('#').next().unwrap_or_default();
    let Some((scheme, rest)) = url.split_once("://") else { return percent(url) };
    let scheme = scheme.to_ascii_lowercase();
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(at);
    let host = host.to_ascii_lowercase();
    let port = match scheme.as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => "",
    };
    let host = host.strip_suffix(port).unwrap_or(&host);
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("{scheme}://{host}{slash}{}", percent(path))
}

/// Returns an address as it is compared where no page has the very one: `http` is `https`, and a slash at the end is none.
pub(super) fn loose(url: &str) -> String {
    let url = strict(url);
    let url = url.strip_prefix("https://").or(url.strip_prefix("http://")).unwrap_or(&url);
    url.trim_end_matches('/').to_owned()
}

/// Returns the address that another one on the page `from` leads to.
pub(super) fn joined(from: &str, to: &str) -> String {
    if to.contains("://") {
        return to.to_owned();
    }
    let from = strict(from);
    let (scheme, rest) = from.split_once("://").unwrap_or(("http", &from));
    let host = rest.split('/').next().unwrap_or_default();
    match to.strip_prefix("//") {
        Some(rest) => format!("{scheme}://{rest}"),
        None if to.starts_with('/') => format!("{scheme}://{host}{to}"),
        None => {
            let path = rest.split('?').next().unwrap_or_default();
            let folder = path.rfind('/').map_or(path, |slash| &path[..slash]);
            format!("{scheme}://{folder}/{to}")
        }
    }
}

fn percent(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(c) = rest.chars().next() {
        let coded =
            rest.strip_prefix('%').and_then(|rest| u8::from_str_radix(rest.get(..2)?, 16).ok());
        match coded {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                out.push(char::from(byte));
            }
            Some(byte) => push_percent(&mut out, byte),
            None if c == ' ' || !c.is_ascii() => {
                let mut buffer = [0; 4];
                for byte in c.encode_utf8(&mut buffer).bytes() {
                    push_percent(&mut out, byte);
                }
            }
            None => out.push(c),
        }
        rest = &rest[if coded.is_some() { 3 } else { c.len_utf8() }..];
    }
    out
}

fn push_percent(out: &mut String, byte: u8) {
    let written = write!(out, "%{byte:02X}");
    debug_assert!(written.is_ok(), "a string can be written to");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_are_alike() {
        let same = "http://example.com/a%20b?q=%C3%A9";
        assert_eq!(strict("HTTP://Example.com:80/%61%20b?q=%c3%a9#top"), same);
        assert_eq!(strict("<http://example.com/a b?q=é>"), same);
        assert_eq!(strict("http://example.com"), "http://example.com/");
        assert_eq!(loose("https://example.com/a/"), loose("http://example.com/a"));
        assert_ne!(loose("https://example.com/a?page=2"), loose("http://example.com/a"));
        assert_eq!(strict("urn:100%"), "urn:100%");
    }

    #[test]
    fn an_address_on_a_page_is_joined_to_it() {
        let page = "https://example.com/news/votes?page=2";
        assert_eq!(joined(page, "/oslo"), "https://example.com/oslo");
        assert_eq!(joined(page, "oslo"), "https://example.com/news/oslo");
        assert_eq!(joined(page, "//www.example.com/"), "https://www.example.com/");
        assert_eq!(joined(page, "http://other.org/x"), "http://other.org/x");
        assert_eq!(joined("https://example.com", "oslo"), "https://example.com/oslo");
    }
}
