//! Global ids: opaque to clients, read back into typed ids.

use async_graphql::ID;
use domain::ids::TypedId;
use domain::{Error, Reason, Result};

/// Writes an id for clients.
pub fn global(id: impl TypedId) -> ID {
    ID(id.to_string())
}

/// Reads an id of one type.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming `field` when it is malformed or of another type.
pub fn parse<I: TypedId>(field: &'static str, id: &ID) -> Result<I> {
    id.parse().map_err(|_| Error::bad_input(field, Reason::InvalidId))
}

/// Reads an id that may be absent.
///
/// # Errors
///
/// Like [`parse`].
pub fn optional<I: TypedId>(field: &'static str, id: Option<&ID>) -> Result<Option<I>> {
    id.map(|id| parse(field, id)).transpose()
}

/// Reads a list of ids.
///
/// # Errors
///
/// Like [`parse`].
pub fn many<I: TypedId>(field: &'static str, ids: &[ID]) -> Result<Vec<I>> {
    ids.iter().map(|id| parse(field, id)).collect()
}

#[cfg(test)]
mod tests {
    use domain::ids::{SpeechId, SuggestionId};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_id_reads_back_from_what_clients_hold() {
        let id = SuggestionId(Uuid::from_u128(7));

        assert_eq!(parse("id", &global(id)).ok(), Some(id));
    }

    #[test]
    fn an_id_of_another_type_names_the_field() {
        let refused = parse::<SuggestionId>("suggestion", &global(SpeechId(Uuid::nil()))).unwrap_err();

        assert_eq!((refused.field(), refused.reason()), (Some("suggestion"), Some("invalid_id")));
    }
}
