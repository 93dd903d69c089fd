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

/// The surnames of most people, which tell a name (张某业主) from where somebody lives (高层业主 being the rare mistake).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆\
                        汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

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
        let name = without_what_they_are(&printed);
        name.chars().count() > 1 && text.contains(name)
    }) {
        return Err(Error::bad_input(field, Reason::PrivateName));
    }
    Ok(())
}

/// Of a resident's name printed with what they are (3号楼居民某某, 某某业主) the name; nothing where there is none.
fn without_what_they_are(printed: &str) -> &str {
    let ends = || UNNAMED.iter().filter_map(|what| printed.rfind(what).map(|at| (at, at + what.len())));
    let Some((_, end)) = ends().max_by_key(|(_, end)| *end) else { return printed };
    if end < printed.len() {
        return &printed[end..];
    }
    let before = &printed[..ends().map(|(begin, _)| begin).min().unwrap_or_default()];
    let is_name = before.starts_with(|c| SURNAMES.contains(c)) && (2..=4).contains(&before.chars().count());
    if is_name { before } else { "" }
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
            ("张小狴反映大门锈蚀", "张小狴业主", false),
            ("李狴反映大门锈蚀", "李狴居民代表", false),
            ("部分居民反映大门锈蚀", "部分居民", true),
        ];
        for (text, names, is_allowed) in cases {
            assert_eq!(must_not_name("body", text, names).is_ok(), is_allowed, "{text} {names}");
        }
    }
}
