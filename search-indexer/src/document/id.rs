//! Document ids: `{kind}-{uuid}-{face}`.

use std::fmt;
use std::str::FromStr;

use entities::enums::SearchKind;
use serde::{Serialize, Serializer};
use uuid::Uuid;

/// Which text of a row a document holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Everything, for insiders; or the only text there is.
    Full,
    /// What the public reads instead.
    Public,
}

impl Face {
    /// Returns the letter that ends the id.
    pub const fn letter(self) -> char {
        match self {
            Self::Full => 'f',
            Self::Public => 'p',
        }
    }
}

impl Serialize for Face {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_char(self.letter())
    }
}

/// Names one document of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId {
    /// The kind of row.
    pub kind: SearchKind,
    /// The row's id.
    pub entity: Uuid,
    /// Its face.
    pub face: Face,
}

impl DocumentId {
    /// Returns the ids of both faces of a row: what is deleted when the row is gone.
    pub const fn both_faces(kind: SearchKind, entity: Uuid) -> [Self; 2] {
        [Self { kind, entity, face: Face::Full }, Self { kind, entity, face: Face::Public }]
    }

    /// Returns the bucket that `reconcile` counts it in: the random end of the row's id.
    pub fn bucket(&self) -> u8 {
        self.entity.as_bytes()[15]
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.kind.as_str().to_lowercase(), self.entity.simple(), self.face.letter())
    }
}

/// Says that a text is not the id of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the id of a document")]
pub struct BadDocumentId;

impl FromStr for DocumentId {
    type Err = BadDocumentId;

    fn from_str(text: &str) -> Result<Self, BadDocumentId> {
        let mut parts = text.splitn(3, '-');
        let (Some(kind), Some(entity), Some(face)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(BadDocumentId);
        };
        let face = match face {
            "f" => Face::Full,
            "p" => Face::Public,
            _ => return Err(BadDocumentId),
        };
        let kind = SearchKind::parse(&kind.to_uppercase()).ok_or(BadDocumentId)?;
        let entity = Uuid::try_parse(entity).map_err(|_| BadDocumentId)?;
        Ok(Self { kind, entity, face })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text() {
        for kind in SearchKind::ALL {
            for id in DocumentId::both_faces(*kind, Uuid::from_u128(0x0190_1234)) {
                assert_eq!(id.to_string().parse(), Ok(id));
            }
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "sentinel", "suggestion-1-f", "speech-00000000000000000000000001901234-x"] {
            assert_eq!(text.parse::<DocumentId>(), Err(BadDocumentId), "{text}");
        }
    }
}
