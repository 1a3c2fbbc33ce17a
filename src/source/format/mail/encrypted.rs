//! Which parts of a mail only their receiver can open.

use super::part::Part;

/// What stands in place of a text that PGP encrypted.
const PGP: &str = "-----BEGIN PGP MESSAGE-----";

/// What a part is to a reader without keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Secrecy {
    Open,
    Encrypted,
    /// It is signed, and packed into its signature.
    Packed,
    /// It is a signature or key, which says nothing.
    Signature,
}

/// Returns what a part is by its type.
pub(super) fn secrecy(part: &Part<'_>) -> Secrecy {
    let (kind, subtype) = part.kind();
    match (kind.as_str(), subtype.as_str()) {
        ("multipart", "encrypted") | ("application", "pgp-encrypted") => Secrecy::Encrypted,
        ("application", "pkcs7-mime" | "x-pkcs7-mime") => match part.attribute("smime-type") {
            Some(packed) if packed.eq_ignore_ascii_case("signed-data") => Secrecy::Packed,
            _ => Secrecy::Encrypted,
        },
        ("application", "pgp-signature" | "pgp-keys" | "pkcs7-signature" | "x-pkcs7-signature") => {
            Secrecy::Signature
        }
        _ => Secrecy::Open,
    }
}

/// Whether a text is what PGP made of one.
pub(super) fn is_pgp(text: &str) -> bool {
    text.trim_start().starts_with(PGP)
}
