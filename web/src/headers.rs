//! The headers of pages: what browsers may load, who may keep a copy, which language it is in.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

use crate::lang::Lang;

/// Pages load only our own style sheet, scripts and mark, speak and send forms only to us, and stand in no frame.
pub(crate) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
     img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Who may keep a copy of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copies {
    /// Everybody for a minute: it shows what the public may see.
    Public,
    /// Nobody: it shows what this visitor may see, or that something is wrong.
    Nobody,
}

/// Answers with a page.
pub(crate) fn answer(status: StatusCode, page: String, lang: Lang, copies: Copies, chosen: Option<Lang>) -> Response {
    let mut response = (status, Html(page)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Language"));
    // A copy that sets a cookie would set it for others.
    let cache = match copies {
        Copies::Public if chosen.is_none() => "public, max-age=60, stale-while-revalidate=120",
        _ => "private, no-store",
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Some(chosen) = chosen {
        let cookie = chosen.pick(
            "lang=zh; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
            "lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
        );
        headers.insert(header::SET_COOKIE, HeaderValue::from_static(cookie));
    }
    response
}
