//! The demonstration, served by the real program, and where its pages are.

use serde_json::json;
use tempfile::TempDir;

use crate::program::{Server, Visitor};

/// The demonstration while a test runs.
pub(super) struct Site {
    _server: Server,
    _data: TempDir,
    /// Somebody who asks its API.
    pub(super) visitor: Visitor,
    /// The consultation on property management.
    pub(super) consultation: String,
    /// The consultation of a community's council.
    pub(super) grid: String,
    /// The council that held it.
    pub(super) council: String,
    /// A ledger that is public.
    pub(super) ledger: String,
    /// An annual plan that is public.
    pub(super) plan: String,
    /// A suggestion that came out of the first, was answered and is public.
    pub(super) suggestion: String,
}

impl Site {
    pub(super) async fn start() -> Self {
        let data = tempfile::tempdir().expect("the system has a folder for temporary files");
        let folder = data.path().to_str().expect("the system's temporary folder is UTF-8");
        let (server, visitor) = Server::start(&["demo", "--data", folder]).await;
        let consultation = id_of(&visitor, "提升物业服务管理水平", "CONSULTATION").await;
        let suggestion = id_of(&visitor, "公开小区公共收支", "SUGGESTION").await;
        let grid = id_of(&visitor, "大门围栏维修", "CONSULTATION").await;
        let lists = "{ councils(first: 100) { nodes { id name } } ledgers(first: 1) { nodes { id } } \
                     annualPlans(first: 1) { nodes { id } } }";
        let lists = visitor.get(lists, json!({})).await;
        let mut councils = lists["councils"]["nodes"].as_array().into_iter().flatten();
        let council = councils.find(|it| it["name"] == "居安家园社区红色网格议事会");
        let council = text(&council.expect("the council is there")["id"]);
        let ledger = text(&lists["ledgers"]["nodes"][0]["id"]);
        let plan = text(&lists["annualPlans"]["nodes"][0]["id"]);
        Self { _server: server, _data: data, visitor, consultation, grid, council, ledger, plan, suggestion }
    }

    /// Returns the address of a path.
    pub(super) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.visitor.address())
    }

    /// Returns the page that lists what is found.
    pub(super) fn search(&self, query: &str) -> String {
        let mut address = reqwest::Url::parse(&self.at("/search")).expect("an address is well-formed");
        address.query_pairs_mut().append_pair("q", query);
        address.into()
    }
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

async fn id_of(visitor: &Visitor, words: &str, kind: &str) -> String {
    const FIND: &str = "query ($words: String!, $kind: SearchKind!) { \
                        search(query: $words, filter: { kind: [$kind] }, first: 1) { nodes { node { id } } } }";
    let found = visitor.get(FIND, json!({ "words": words, "kind": kind })).await;
    let id = found["search"]["nodes"][0]["node"]["id"].as_str();
    id.unwrap_or_else(|| panic!("{words} is not found: {found:#}")).to_owned()
}
