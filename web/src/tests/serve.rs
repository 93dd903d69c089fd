//! temporary
use super::fake::{Fake, data};
#[tokio::test]
#[ignore]
async fn serve() {
    let fake = Fake::new()
        .answer("Search", data("search"))
        .answer("Suggestion", data(if std::env::var("W").is_ok() { "proposal" } else { "suggestion" }))
        .answer("Consultation", data("consultation"))
        .answer("Consultations", data("consultations"))
        .answer("ResearchReport", data("research_report"));
    let l = tokio::net::TcpListener::bind("127.0.0.1:8099").await.unwrap();
    axum::serve(l, fake.router()).await.unwrap();
}
