//! Media types of the GraphQL-over-HTTP draft: what a request brings and what answer it accepts.

use http::{HeaderMap, header};

use super::language::weighted;

/// The media type of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: the status says whether the request was executed.
    GraphqlResponse,
    /// `application/json`: the status is 200 for every well-formed request.
    Json,
}

impl Media {
    /// Returns the header's value.
    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    /// Picks the media type the asker prefers, or none where neither is accepted. Without a preference it is JSON.
    pub(super) fn accepted(headers: &HeaderMap) -> Option<Self> {
        let values = headers.get_all(header::ACCEPT).iter().map(|value| value.to_str().unwrap_or_default());
        let ranges: Vec<(&str, f32)> =
            values.flat_map(|value| value.split(',')).map(weighted).filter(|(range, _)| !range.is_empty()).collect();
        if ranges.is_empty() {
            return Some(Self::Json);
        }

        let json = wanted("application/json", &ranges);
        let graphql = wanted("application/graphql-response+json", &ranges);
        match (graphql, json) {
            (None, None) => None,
            (graphql, json) if graphql > json => Some(Self::GraphqlResponse),
            _ => Some(Self::Json),
        }
    }
}

/// Returns how much a type is wanted, if it is: its weight by the most specific range, then how specific that range
/// is, then how early it stands.
fn wanted(media: &str, ranges: &[(&str, f32)]) -> Option<(f32, usize, usize)> {
    let matching = ranges.iter().enumerate().filter_map(|(at, (range, weight))| {
        let specificity = match *range {
            "*/*" => 1,
            range if range.eq_ignore_ascii_case("application/*") => 2,
            range if range.eq_ignore_ascii_case(media) => 3,
            _ => return None,
        };
        Some((specificity, ranges.len() - at, *weight))
    });
    let (specificity, earliness, weight) =
        matching.max_by_key(|(specificity, earliness, _)| (*specificity, *earliness))?;
    (weight > 0.0).then_some((weight, specificity, earliness))
}

/// Says whether a body is JSON in UTF-8. Any other type would let a page of another site send it without asking
/// the server first.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return false };
    let mut parts = value.to_str().unwrap_or_default().split(';').map(str::trim);
    parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"))
        && parts.filter_map(|parameter| parameter.split_once('=')).all(|(name, charset)| {
            !name.trim().eq_ignore_ascii_case("charset")
                || charset.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(accept: &str) -> Option<Media> {
        Media::accepted(&HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]))
    }

    fn is_json_type(content_type: &str) -> bool {
        is_json(&HeaderMap::from_iter([(header::CONTENT_TYPE, content_type.parse().unwrap())]))
    }

    #[test]
    fn json_is_the_answer_where_the_asker_does_not_care() {
        assert_eq!(Media::accepted(&HeaderMap::new()), Some(Media::Json));
        for accept in ["*/*", "application/*", "text/html, */*;q=0.1", "application/json", ""] {
            assert_eq!(accepted(accept), Some(Media::Json), "{accept}");
        }
    }

    #[test]
    fn the_preferred_media_type_wins() {
        let graphql = "application/graphql-response+json";
        for accept in [
            graphql.to_owned(),
            format!("{graphql}; charset=utf-8, application/json; q=0.9"),
            format!("{graphql}, application/json"),
            format!("{graphql}, */*"),
            format!("application/json;q=0, {graphql};q=0.1"),
            graphql.to_uppercase(),
        ] {
            assert_eq!(accepted(&accept), Some(Media::GraphqlResponse), "{accept}");
        }
        assert_eq!(accepted(&format!("application/json, {graphql}")), Some(Media::Json));
        assert_eq!(accepted(&format!("*/*, {graphql};q=0.2")), Some(Media::Json));
        assert_eq!(accepted(&format!("*/*, {graphql};q=0")), Some(Media::Json));
    }

    #[test]
    fn nothing_is_acceptable_where_everything_is_excluded() {
        for accept in ["text/html", "application/xml, image/*", "application/json;q=0", "*/*;q=0"] {
            assert_eq!(accepted(accept), None, "{accept}");
        }
    }

    #[test]
    fn only_json_in_utf_8_is_read() {
        for json in ["application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""] {
            assert!(is_json_type(json), "{json}");
        }
        for other in
            ["text/plain", "application/json; charset=gbk", "multipart/form-data", "application/jsonp", "text/json", ""]
        {
            assert!(!is_json_type(other), "{other}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }
}
