//! Says in words what was searched for.

use chrono::NaiveDate;
use domain::Lang;
use domain::search::Piece;

/// Puts the pieces of a query into words.
pub(super) fn in_words(pieces: &[Piece], lang: Lang) -> String {
    if pieces.is_empty() {
        return lang.pick("全部", "everything").to_owned();
    }
    let said: Vec<_> = pieces.iter().map(|piece| said(piece, lang)).collect();
    said.join(lang.pick("；", "; "))
}

fn said(piece: &Piece, lang: Lang) -> String {
    match piece {
        Piece::Words(words) => format!("{} {}", lang.pick("包含", "with"), quoted(words, lang)),
        Piece::Phrase(phrase) => format!("{} {}", lang.pick("完整包含", "with the phrase"), quote(phrase, lang)),
        Piece::Excluded(word) => format!("{} {}", lang.pick("不含", "without"), quote(word, lang)),
        Piece::Filter(field, value) => match lang {
            Lang::Zh => format!("{}：{value}", field.zh()),
            Lang::En => format!("{}: {value}", field.en()),
        },
        Piece::Dates(from, to) => dates(*from, *to, lang),
        Piece::Dropped(words) => format!("{} {}", lang.pick("未采用", "left out"), quoted(words, lang)),
    }
}

fn dates(from: Option<NaiveDate>, to: Option<NaiveDate>, lang: Lang) -> String {
    match (lang, from, to) {
        (Lang::Zh, Some(from), Some(to)) => format!("日期：{from} 至 {to}"),
        (Lang::Zh, Some(from), None) => format!("日期：{from} 起"),
        (Lang::Zh, None, Some(to)) => format!("日期：至 {to}"),
        (Lang::En, Some(from), Some(to)) => format!("from {from} to {to}"),
        (Lang::En, Some(from), None) => format!("from {from} on"),
        (Lang::En, None, Some(to)) => format!("up to {to}"),
        (_, None, None) => lang.pick("日期：不限", "any date").to_owned(),
    }
}

fn quoted(words: &[String], lang: Lang) -> String {
    let words: Vec<_> = words.iter().map(|word| quote(word, lang)).collect();
    words.join(lang.pick("", " "))
}

fn quote(word: &str, lang: Lang) -> String {
    let (open, close) = lang.pick(("“", "”"), ("\"", "\""));
    format!("{open}{word}{close}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_said_back_in_both_languages() {
        let pieces = [
            Piece::Words(vec!["物业".to_owned(), "管理".to_owned()]),
            Piece::Excluded("供暖".to_owned()),
            Piece::Dates(NaiveDate::from_ymd_opt(2022, 8, 1), None),
        ];

        assert_eq!(in_words(&pieces, Lang::Zh), "包含 “物业”“管理”；不含 “供暖”；日期：2022-08-01 起");
        assert_eq!(in_words(&pieces, Lang::En), "with \"物业\" \"管理\"; without \"供暖\"; from 2022-08-01 on");
        assert_eq!(in_words(&[], Lang::En), "everything");
    }
}
