//! Enums of the tables: stored as text under a CHECK, each value with its Chinese term.

mod consultation;
mod floor;
mod grass;
mod handling;
mod ledger;
mod people;
mod plan;
mod session;
mod suggestion;

pub use self::consultation::*;
pub use self::floor::*;
pub use self::grass::*;
pub use self::handling::*;
pub use self::ledger::*;
pub use self::people::*;
pub use self::plan::*;
pub use self::session::*;
pub use self::suggestion::*;

macro_rules! text_enums {
    ($($(#[$meta:meta])* $name:ident { $($variant:ident $text:literal $zh:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum,
            Serialize, Deserialize,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $(
                #[doc = $zh]
                #[sea_orm(string_value = $text)]
                #[serde(rename = $text)]
                $variant,
            )+
        }

        impl $name {
            /// Every value, in the order of the process.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the stored text, which is also the API's name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Returns the Chinese term.
            pub const fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh),+ }
            }

            /// Finds the value of a stored text.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text)
            }
        }
    )+};
}
use text_enums;

impl UnitRole {
    /// Whether a department in this role answers the proposer itself; assisting ones do not.
    pub const fn replies(self) -> bool {
        !matches!(self, Self::Assist)
    }
}

impl ResponseKind {
    /// Whether a response of this kind answers the duty to reply; a holding one leaves it open.
    pub const fn answers(self) -> bool {
        !matches!(self, Self::Holding)
    }

    /// Whether a response of this kind takes the place of an earlier one.
    pub const fn corrects(self) -> bool {
        matches!(self, Self::Correcting | Self::Superseding)
    }
}
