//! The language of an answer: the reader's choice in the `lang` cookie, else `Accept-Language`, else Chinese.

use domain::Lang;
use http::{HeaderMap, header};

/// Chooses between Chinese and English.
pub fn of(headers: &HeaderMap) -> Lang {
    chosen(headers).or_else(|| accepted(headers)).unwrap_or(Lang::Zh)
}

fn chosen(headers: &HeaderMap) -> Option<Lang> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix("lang=").and_then(known))
}

/// Picks the language with the highest weight; of equal ones the first.
fn accepted(headers: &HeaderMap) -> Option<Lang> {
    let mut best: Option<(Lang, f32)> = None;
    let values = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    for range in values.flat_map(|value| value.split(',')) {
        let (tag, weight) = weighted(range);
        let Some(lang) = known(tag) else { continue };
        if weight > best.map_or(0.0, |(_, highest)| highest) {
            best = Some((lang, weight));
        }
    }
    best.map(|(lang, _)| lang)
}

fn known(tag: &str) -> Option<Lang> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
    if primary.eq_ignore_ascii_case("zh") || primary == "*" {
        Some(Lang::Zh)
    } else if primary.eq_ignore_ascii_case("en") {
        Some(Lang::En)
    } else {
        None
    }
}

/// Splits a header's item from its weight: `en;q=0.5` is `en` with 0.5. A weight that is no number counts as none.
pub(super) fn weighted(item: &str) -> (&str, f32) {
    let mut parts = item.split(';');
    let value = parts.next().unwrap_or_default().trim();
    let weight: f32 = parts
        .filter_map(|parameter| parameter.trim().split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
        .map_or(1.0, |(_, weight)| weight.trim().parse().unwrap_or(0.0));
    (value, if weight.is_finite() { weight.clamp(0.0, 1.0) } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(accept: &[&str], cookie: Option<&str>) -> Lang {
        let mut headers = HeaderMap::new();
        for value in accept {
            headers.append(header::ACCEPT_LANGUAGE, value.parse().unwrap());
        }
        if let Some(cookie) = cookie {
            headers.insert(header::COOKIE, cookie.parse().unwrap());
        }
        of(&headers)
    }

    #[test]
    fn chinese_comes_first_where_nothing_else_is_asked_for() {
        for accept in [&[][..], &["*"], &["fr, de;q=0.5"], &["en;q=0"], &["en;q=much"], &["en;q=NaN"], &[""]] {
            assert_eq!(lang(accept, None), Lang::Zh, "{accept:?}");
        }
    }

    #[test]
    fn the_heavier_language_wins_and_of_equals_the_first() {
        assert_eq!(lang(&["en-US,en;q=0.9,zh;q=0.8"], None), Lang::En);
        assert_eq!(lang(&["en;q=0.7, zh-CN;q=0.8"], None), Lang::Zh);
        assert_eq!(lang(&["fr, EN-gb ; Q=0.2"], None), Lang::En);
        assert_eq!(lang(&["zh", "en"], None), Lang::Zh);
        assert_eq!(lang(&["en", "zh"], None), Lang::En);
    }

    #[test]
    fn the_readers_choice_goes_before_the_browsers() {
        assert_eq!(lang(&["zh-CN"], Some("session=1; lang=en")), Lang::En);
        assert_eq!(lang(&["en"], Some("lang=zh")), Lang::Zh);
        assert_eq!(lang(&["en"], Some("lang=fr")), Lang::En);
        assert_eq!(lang(&[], Some("notlang=en")), Lang::Zh);
    }
}
