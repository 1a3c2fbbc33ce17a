//! Things that tables call by name: sets of words, phrases, endings.

/// Makes an enum, and the names that its variants have in tables, from one list: what a language is read with can
/// then be told from the list, and a table cannot name what nobody asks for.
macro_rules! named {
    (
        $(#[$doc:meta])*
        $kind:ident:
        $($variant:ident = $name:literal, $sentence:literal;)+
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::reading) enum $kind {
            $(#[doc = $sentence] $variant,)+
        }

        impl $kind {
            /// Every one.
            pub(in crate::reading) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the name, as tables write it.
            pub(in crate::reading) fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Returns the one of that name.
            pub(in crate::reading) fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

pub(in crate::reading) use named;
