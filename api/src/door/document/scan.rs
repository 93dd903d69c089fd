//! One pass over the bytes of a document, so that the recursive parser meets neither deep nesting nor floods.

use super::{Limits, Quantity, Refusal};

/// Refuses a text with too many bytes, tokens or open brackets, or with a string that does not end.
///
/// An unterminated string must not pass: the parser would read `"""` without an end as an empty string and go on,
/// while this scan would take the rest of the text for its content and count nothing.
pub(super) fn scan(source: &str, limits: &Limits) -> Result<(), Refusal> {
    within(source.len(), limits.bytes, Quantity::Bytes)?;
    let bytes = source.as_bytes();
    let (mut at, mut tokens, mut open) = (0, 0_usize, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        let length = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => {
                at += 1;
                continue;
            }
            b'#' => {
                at += run(&bytes[at..], |byte| !matches!(byte, b'\n' | b'\r'));
                continue;
            }
            b'"' => string_length(&bytes[at..]).ok_or_else(Refusal::unterminated_string)?,
            b'{' | b'[' | b'(' => {
                open += 1;
                within(open, limits.nesting, Quantity::Nesting)?;
                1
            }
            b'}' | b']' | b')' => {
                open = open.saturating_sub(1);
                1
            }
            byte if is_word(byte) => {
                let length = run(&bytes[at..], is_word);
                within(length, limits.name_bytes, Quantity::NameBytes)?;
                length
            }
            _ => 1,
        };
        at += length;
        tokens += 1;
        within(tokens, limits.tokens, Quantity::Tokens)?;
    }
    Ok(())
}

/// Refuses an amount above its limit.
pub(super) fn within(found: usize, limit: usize, of: Quantity) -> Result<(), Refusal> {
    if found > limit { Err(Refusal::Excess { of, limit }) } else { Ok(()) }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn run(bytes: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| !belongs(*byte)).unwrap_or(bytes.len())
}

/// Returns the length of the string that opens `bytes`, with its quotes, or none where it does not end.
fn string_length(bytes: &[u8]) -> Option<usize> {
    let is_block = bytes.starts_with(b"\"\"\"");
    let mut at = if is_block { 3 } else { 1 };
    loop {
        let rest = bytes.get(at..)?;
        match *rest.first()? {
            b'\\' if is_block && rest.starts_with(b"\\\"\"\"") => at += 4,
            b'\\' if !is_block => at += 2,
            b'"' if !is_block => return Some(at + 1),
            b'"' if rest.starts_with(b"\"\"\"") => return Some(at + 3),
            b'\n' | b'\r' if !is_block => return None,
            _ => at += 1,
        }
    }
}
