//! The style sheet, the script and the mark, under names that change with their content.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::headers;

/// A file that pages load.
#[derive(Debug)]
pub(crate) struct Asset {
    name: &'static str,
    extension: &'static str,
    media_type: &'static str,
    content: &'static [u8],
    hash: u64,
}

/// The style sheet.
pub(crate) static STYLE: Asset =
    Asset::of("style", "css", "text/css; charset=utf-8", include_bytes!("../assets/style.css"));

/// The script. Pages work without it.
pub(crate) static SCRIPT: Asset =
    Asset::of("script", "js", "text/javascript; charset=utf-8", include_bytes!("../assets/script.js"));

/// The script of a session's floor, which brings the page up to date. It can be read by itself without it.
pub(crate) static FLOOR: Asset =
    Asset::of("floor", "js", "text/javascript; charset=utf-8", include_bytes!("../assets/floor.js"));

/// The mark that browsers show beside the title.
pub(crate) static MARK: Asset = Asset::of("mark", "svg", "image/svg+xml", include_bytes!("../assets/mark.svg"));

impl Asset {
    const fn of(name: &'static str, extension: &'static str, media_type: &'static str, content: &'static [u8]) -> Self {
        Self { name, extension, media_type, content, hash: fnv1a(content) }
    }

    fn file(&self) -> String {
        format!("{}-{:016x}.{}", self.name, self.hash, self.extension)
    }

    /// Returns where it is served.
    pub(crate) fn address(&self) -> String {
        format!("/assets/{}", self.file())
    }
}

/// Hashes content while compiling (FNV-1a, 64 bits). It tells versions apart; it guards nothing.
const fn fnv1a(content: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < content.len() {
        hash = (hash ^ content[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// Serves a file for a year: another content has another name.
pub(crate) async fn serve(Path(file): Path<String>) -> Response {
    let Some(asset) = [&STYLE, &SCRIPT, &FLOOR, &MARK].into_iter().find(|asset| asset.file() == file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::CONTENT_SECURITY_POLICY, headers::CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, asset.content).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_with_content() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_ne!(STYLE.hash, SCRIPT.hash);
    }
}
