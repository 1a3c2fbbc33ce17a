//! Enums of which people read the names and, on pages of `explain`, the sentences.

/// Makes an enum whose names are part of the output from one list: the name of each, and a sentence that explains it.
macro_rules! explained {
    (
        $(#[$meta:meta])*
        $kind:ident:
        $($(#[$variant_meta:meta])* $variant:ident = $name:literal, $sentence:literal;)+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $kind {
            $(#[doc = $sentence] $(#[$variant_meta])* $variant,)+
        }

        impl $kind {
            /// Every one, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the name, as answers give it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Returns what it says or reads, with examples.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Self::$variant => $sentence,)+
                }
            }
        }
    };
}

pub(in crate::reading) use explained;
