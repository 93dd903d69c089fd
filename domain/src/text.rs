//! Checks of texts that people write: not empty, not too long, no control characters.

use crate::error::{Error, Result};
use crate::reason::Reason;

/// Returns `text` trimmed, or says what is wrong with `field`. Lengths count characters.
pub(crate) fn required(field: &'static str, text: &str, most: usize) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::bad_input(field, Reason::Empty));
    }
    if text.chars().count() > most {
        return Err(Error::bad_input(field, Reason::TooLong));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Error::bad_input(field, Reason::ControlCharacters));
    }
    Ok(text.to_owned())
}

/// Like [`required`], but nothing and blank are both nothing.
pub(crate) fn optional(field: &'static str, text: Option<&str>, most: usize) -> Result<Option<String>> {
    text.filter(|text| !text.trim().is_empty()).map(|text| required(field, text, most)).transpose()
}

/// Like [`required`], but a draft may leave it empty.
pub(crate) fn draft(field: &'static str, text: &str, most: usize) -> Result<String> {
    Ok(optional(field, Some(text), most)?.unwrap_or_default())
}
