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

/// What somebody is called who is not named.
const UNNAMED: [&str; 14] =
    ["居民", "村民", "市民", "群众", "业主", "住户", "商户", "租户", "网民", "网友", "职工", "员工", "家长", "代表"];

/// Refuses a text that everybody may read where a name that only organisers read stands in it. Of several names printed
/// together it is each; spaces do not hide one, what stands in parentheses is about one, a single character is none, and
/// who is called a resident (居民) or the like is not named by that.
///
/// # Errors
///
/// `PRIVATE_NAME` naming the field.
pub(crate) fn must_not_name(field: &'static str, text: &str, names: &str) -> Result<()> {
    let text = without_spaces(text);
    let names = without_remarks(names);
    let printed = names.split(|c: char| "、，,；;：:/等".contains(c)).map(without_spaces);
    // A space, or an "and", may stand between two names or within one: both are tried.
    let apart = names.split(|c: char| c.is_whitespace() || "、，,；;：:/等和与及".contains(c)).map(str::to_owned);
    if printed.chain(apart).any(|printed| {
        let name = after_what_they_are(&printed);
        name.chars().count() > 1 && text.contains(name)
    }) {
        return Err(Error::bad_input(field, Reason::PrivateName));
    }
    Ok(())
}

/// Of a resident's name printed as one (3号楼居民某某) the name; nothing where there is none.
fn after_what_they_are(printed: &str) -> &str {
    let last = UNNAMED.iter().filter_map(|what| printed.rfind(what).map(|at| at + what.len())).max();
    &printed[last.unwrap_or_default()..]
}

/// Leaves out what stands in parentheses; one that is not closed hides nothing.
fn without_remarks(text: &str) -> String {
    let mut left = text.replace('（', "(").replace('）', ")");
    while let Some((from, length)) = left.find('(').and_then(|from| Some((from, left[from..].find(')')?))) {
        left.replace_range(from..=from + length, "、");
    }
    left.replace(['(', ')'], "、")
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_for_organisers_stands_in_no_text_for_all() {
        let cases = [
            ("修缮大门", "狴犴", true),
            ("狴犴反映大门锈蚀", "狴犴", false),
            ("狴 犴反映大门锈蚀", "狴犴", false),
            ("赑屃反映大门锈蚀", "狴犴、赑屃", false),
            ("赑屃反映大门锈蚀", "狴犴（3号楼），赑 屃", false),
            ("赑屃反映大门锈蚀", "狴犴 赑屃", false),
            ("赑屃反映大门锈蚀", "狴犴和赑屃", false),
            ("张和平反映大门锈蚀", "张和平", false),
            ("3号楼大门", "狴犴（3号楼）", true),
            ("赑屃反映大门锈蚀", "狴犴（3号楼、赑屃", false),
            ("王家巷的大门", "王", true),
            ("修缮大门", "、", true),
            ("居民反映大门锈蚀", "居民", true),
            ("3号楼居民反映大门锈蚀", "3号楼居民", true),
            ("居民代表反映大门锈蚀", "部分居民代表、业主", true),
            ("赑屃反映大门锈蚀", "3号楼居民赑屃", false),
            ("赑屃反映大门锈蚀", "赑屃等12户居民", false),
            ("12户居民反映大门锈蚀", "赑屃等12户居民", true),
        ];
        for (text, names, is_allowed) in cases {
            assert_eq!(must_not_name("body", text, names).is_ok(), is_allowed, "{text} {names}");
        }
    }
}
