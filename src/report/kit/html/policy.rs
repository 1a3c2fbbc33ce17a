//! What a page may load: its own style and script, by their digests, and nothing else (W3C Content Security Policy, level 3).

use sha2::{Digest as _, Sha256};

/// Returns the policy of a page with this style, and this script where it has one.
pub(super) fn policy(style: &str, script: Option<&str>) -> String {
    let digest = |text: &str| base64(&Sha256::digest(text.as_bytes()));
    let style = format!("style-src 'sha256-{}'", digest(style));
    let script = script
        .map_or_else(String::new, |script| format!("script-src 'sha256-{}'; ", digest(script)));
    format!("default-src 'none'; {script}{style}; base-uri 'none'; form-action 'none'")
}

/// Returns bytes in base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sign in 0..4 {
            let index = bits >> (18 - 6 * sign) & 63;
            let is_written = sign <= three.len();
            text.push(if is_written { char::from(SIGNS[index as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_in_the_standard() {
        // RFC 4648, section 10.
        let table =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (bytes, text) in table {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_policy_names_the_digests_of_style_and_script() {
        // The digest of no bytes (FIPS 180-4), in base64.
        let digest = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        let rest = "base-uri 'none'; form-action 'none'";
        assert_eq!(policy("", None), format!("default-src 'none'; style-src {digest}; {rest}"));
        let both = format!("default-src 'none'; script-src {digest}; style-src {digest}; {rest}");
        assert_eq!(policy("", Some("")), both);
    }
}
