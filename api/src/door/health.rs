//! `/health/live` says that the process answers, `/health/ready` whether it can do its work.

use std::collections::BTreeMap;
use std::future::Future;
use std::time::Duration;

use axum::Json;
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;

const LONGEST_CHECK: Duration = Duration::from_secs(5);

/// The state of one part that the service stands on. What it says can be read by anyone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Component {
    /// Whether the part works.
    pub ready: bool,
    /// What an operator should know of it: no addresses, no secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// The states of all parts by name. The service is ready when every part is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Readiness {
    /// The parts, such as `database`, `migrations`, `search`.
    pub components: BTreeMap<&'static str, Component>,
}

impl Readiness {
    /// Adds the state of a part.
    #[must_use]
    pub fn with(mut self, name: &'static str, ready: bool, detail: Option<String>) -> Self {
        self.components.insert(name, Component { ready, detail });
        self
    }

    fn is_ready(&self) -> bool {
        self.components.values().all(|component| component.ready)
    }
}

#[derive(Serialize)]
struct State {
    status: &'static str,
    #[serde(flatten)]
    readiness: Readiness,
}

/// Returns both addresses; `check` is asked anew each time.
pub fn routes<C, F>(check: C) -> Router
where
    C: Fn() -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Readiness> + Send + 'static,
{
    routes_within(LONGEST_CHECK, check)
}

fn routes_within<C, F>(longest: Duration, check: C) -> Router
where
    C: Fn() -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Readiness> + Send + 'static,
{
    let live = || async { told(StatusCode::OK, &serde_json::json!({ "status": "live" })) };
    let ready = move || async move {
        match tokio::time::timeout(longest, check()).await {
            Ok(readiness) if readiness.is_ready() => told(StatusCode::OK, &State { status: "ready", readiness }),
            Ok(readiness) => told(StatusCode::SERVICE_UNAVAILABLE, &State { status: "not_ready", readiness }),
            Err(_) => told(StatusCode::SERVICE_UNAVAILABLE, &serde_json::json!({ "status": "no_answer_in_time" })),
        }
    };
    Router::new().route("/health/live", get(live)).route("/health/ready", get(ready))
}

fn told(status: StatusCode, state: &impl Serialize) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], Json(state)).into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http_body_util::BodyExt as _;
    use tower::ServiceExt as _;

    use super::*;

    async fn get_json(router: Router, path: &str) -> (u16, serde_json::Value) {
        let request = axum::http::Request::get(path).body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&body).unwrap())
    }

    #[tokio::test]
    async fn the_service_is_ready_when_every_part_is() {
        let router = routes(|| async { Readiness::default().with("database", true, None).with("search", true, None) });
        let (status, state) = get_json(router, "/health/ready").await;
        assert_eq!((status, &state["status"]), (200, &"ready".into()));
        assert_eq!(state["components"]["search"], serde_json::json!({"ready": true}));
    }

    #[tokio::test]
    async fn one_part_that_is_away_makes_the_service_not_ready_but_still_live() {
        let away = || async {
            Readiness::default().with("database", true, None).with("search", false, Some("no answer".to_owned()))
        };
        let (status, state) = get_json(routes(away), "/health/ready").await;
        assert_eq!((status, &state["status"]), (503, &"not_ready".into()));
        assert_eq!(state["components"]["search"]["detail"], "no answer");
        assert_eq!(get_json(routes(away), "/health/live").await, (200, serde_json::json!({"status": "live"})));
    }

    #[tokio::test]
    async fn a_check_that_hangs_is_not_ready() {
        let hanging = routes_within(Duration::from_millis(10), std::future::pending::<Readiness>);
        let (status, state) = get_json(hanging, "/health/ready").await;
        assert_eq!((status, &state["status"]), (503, &"no_answer_in_time".into()));
    }
}
