//! The guard before the GraphQL engine: a document is parsed once and measured in linear time before anything walks it.

mod measure;
mod refusal;
mod scan;
#[cfg(test)]
mod tests;

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition};
use async_graphql::{Name, Value, Variables};

pub use self::measure::Size;
pub use self::refusal::{Quantity, Refusal};

/// The largest document that is let through. Counts are of the document as executed, with every fragment spread
/// replaced by its selections, summed over all operations of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document's text.
    pub bytes: usize,
    /// Names, numbers, strings and punctuation marks of the text, before parsing.
    pub tokens: usize,
    /// Bytes of one name or number: the engine compares unknown names with every known one.
    pub name_bytes: usize,
    /// Open `{`, `[` and `(` at any place of the text, and selection sets inside each other with fragments expanded.
    /// The parser and the engine recurse once for each.
    pub nesting: usize,
    /// Fields selected.
    pub fields: usize,
    /// Fields inside fields. The introspection query of the usual clients needs exactly 15.
    pub depth: usize,
    /// Fields under another name.
    pub aliases: usize,
    /// Directives applied.
    pub directives: usize,
    /// Fields of the root types, each of which is a query or a mutation of its own.
    pub root_fields: usize,
    /// Selections of any kind, summed over operations and also over each fragment taken by itself: the engine's
    /// validation walks fragments both where they are spread and where they are defined.
    pub work: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 * 1024,
            tokens: 10_000,
            name_bytes: 256,
            nesting: 32,
            fields: 2_000,
            depth: 15,
            aliases: 100,
            directives: 50,
            root_fields: 20,
            work: 10_000,
        }
    }
}

/// A document that keeps within the limits.
#[derive(Debug)]
pub struct Checked {
    /// The parsed document.
    pub document: ExecutableDocument,
    /// What it measures.
    pub size: Size,
}

/// Parses a document and measures it against the limits.
///
/// # Errors
///
/// Refuses what does not parse, spreads an unknown fragment or one inside itself, or exceeds a limit.
pub fn check(source: &str, limits: &Limits) -> Result<Checked, Refusal> {
    scan::scan(source, limits)?;
    let document = async_graphql::parser::parse_query(source).map_err(Refusal::from)?;

    let size = measure::measure(&document, limits)?;

    Ok(Checked { document, size })
}

/// Returns the operation that a request asks for, or none where the name fits no operation or is missing.
pub fn operation<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Option<&'a OperationDefinition> {
    let operation = match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => operation,
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name)?,
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => operations.values().next()?,
        (DocumentOperations::Single(_), Some(_)) | (DocumentOperations::Multiple(_), None) => return None,
    };
    Some(&operation.node)
}

/// Refuses an operation that lacks a value for a variable which needs one. The engine would run it, and fail or
/// behave as if the variable's directive were absent.
///
/// # Errors
///
/// Names the first such variable.
pub fn check_variables(operation: &OperationDefinition, variables: &Variables) -> Result<(), Refusal> {
    let lacks_value = |name: &Name| variables.get(name).is_none_or(|value| *value == Value::Null);
    let mut definitions = operation.variable_definitions.iter().map(|definition| &definition.node);
    let missing = definitions.find(|it| it.default_value().is_none() && lacks_value(&it.name.node));
    missing.map_or(Ok(()), |it| Err(Refusal::MissingVariable(it.name.node.to_string())))
}
