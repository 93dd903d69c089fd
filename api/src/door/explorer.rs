//! A page to try queries on. It comes whole from this server and works without the internet and under the strict
//! content security policy; `GraphiQL` would load its scripts from a network of others.

use axum::Router;
use axum::routing::get;
use http::header;

/// Returns the page at `/explorer`. Mount it where developers should find it, such as in the demo.
pub fn routes() -> Router {
    Router::new()
        .route("/explorer", file("text/html; charset=utf-8", include_str!("explorer/page.html")))
        .route("/explorer/style.css", file("text/css; charset=utf-8", include_str!("explorer/style.css")))
        .route("/explorer/script.js", file("text/javascript; charset=utf-8", include_str!("explorer/script.js")))
}

fn file(content_type: &'static str, content: &'static str) -> axum::routing::MethodRouter {
    get(move || async move { ([(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, "no-cache")], content) })
}
