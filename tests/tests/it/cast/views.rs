//! What each person sees of one thing, asked for by every way that leads to it; the ways must agree.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};
use tests::Answer;

use super::{Cast, Who};

/// A kind of thing with the ways that lead to it.
struct Kind {
    prefix: &'static str,
    /// The field that finds one, and what is asked of it.
    field: &'static str,
    selection: &'static str,
    /// The root list that holds it.
    list: Option<&'static str>,
    search: &'static str,
}

const KINDS: [Kind; 5] = [
    Kind {
        prefix: "sug",
        field: "suggestion",
        selection: "status background publicSummary revisions { number } allowedActions",
        list: Some("suggestions"),
        search: "SUGGESTION",
    },
    Kind {
        prefix: "con",
        field: "consultation",
        selection: "status allowedActions",
        list: Some("consultations"),
        search: "CONSULTATION",
    },
    Kind {
        prefix: "spe",
        field: "speech",
        selection: "status allowedActions",
        list: Some("speeches"),
        search: "SPEECH",
    },
    Kind {
        prefix: "rep",
        field: "researchReport",
        selection: "status body allowedStatuses",
        list: Some("researchReports"),
        search: "RESEARCH_REPORT",
    },
    Kind { prefix: "res", field: "node", selection: "", list: None, search: "RESPONSE" },
];

/// The actions that the main job is made of; the story tells these. Every other action has tests of its own.
const TOLD: &[&str] = &[
    "UPDATE",
    "SUBMIT",
    "WITHDRAW",
    "ANSWER_COSIGN_INVITATION",
    "RETURN",
    "DECLINE",
    "FILE",
    "ASSIGN",
    "ACCEPT_ASSIGNMENT",
    "DRAFT_RESPONSE",
    "SUBMIT_RESPONSE",
    "REVIEW_RESPONSE",
    "EVALUATE",
    "CLOSE",
    "PUBLISH",
    "UNPUBLISH",
];

fn kind_of(id: &str) -> &'static Kind {
    let prefix = id.split('_').next().unwrap_or_default();
    KINDS.iter().find(|kind| kind.prefix == prefix).unwrap_or_else(|| panic!("{id} has no views"))
}

impl Kind {
    fn document(&self) -> String {
        let one = if self.field == "node" {
            "one: node(id: $id) { id ... on Response { status contactPerson } }".to_owned()
        } else {
            format!("one: {}(id: $id) {{ id {} }}", self.field, self.selection)
        };
        let list = self.list.map(|list| format!("list: {list}(first: 100) {{ totalCount nodes {{ id }} }}"));
        format!(
            "query($id: ID!) {{
                {one}
                node(id: $id) {{ id }}
                nodes(ids: [$id]) {{ id }}
                {}
                search(query: \"\", filter: {{ kind: [{}] }}, facets: [STATUS], first: 100) {{
                    totalCount nodes {{ node {{ id }} }} facets {{ values {{ value count }} }}
                }}
            }}",
            list.unwrap_or_default(),
            self.search,
        )
    }

    /// Puts what somebody sees into a few words.
    fn in_words(&self, one: &Value) -> String {
        let mut words = vec![one["status"].as_str().unwrap_or_default().to_owned()];
        match self.prefix {
            "sug" if one["background"].is_string() => {
                words.push("full".into());
                let revisions = one["revisions"].as_array().map_or(0, Vec::len);
                words.push(format!("r{revisions}"));
            }
            "sug" => words.push(if one["publicSummary"].is_string() { "summary" } else { "bare" }.into()),
            "rep" => words.push(if one["body"].is_string() { "full" } else { "summary" }.into()),
            "res" => words.push(if one["contactPerson"].is_string() { "contact" } else { "public" }.into()),
            _ => {}
        }
        let offered = ["allowedActions", "allowedStatuses"].iter().filter_map(|field| one[field].as_array());
        let offered = offered.flatten().filter_map(|action| action.as_str());
        let told = offered.filter(|action| self.prefix != "sug" || TOLD.contains(action));
        words.extend(told.map(str::to_owned));
        words.join(" ")
    }
}

impl Cast {
    /// Asserts who sees a thing and as what, after the index has caught up. Each line names people and, after a colon,
    /// what all of them see; whoever no line names must see nothing of it, by whichever way.
    pub async fn sees(&self, step: &str, id: &str, expected: &str) {
        self.index().await;
        let mut wanted = BTreeMap::new();
        for line in expected.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (people, view) = line.split_once(':').unwrap_or_else(|| panic!("no colon in {line}"));
            for name in people.split_whitespace() {
                let before = wanted.insert(Who::named(name), view.trim().to_owned());
                assert!(before.is_none(), "{step}: {name} stands twice");
            }
        }
        let mut seen = BTreeMap::new();
        for who in Who::ALL {
            if let Some(view) = self.view(step, who, id).await {
                seen.insert(who, view);
            }
        }
        assert!(seen == wanted, "{step}: expected\n{}seen\n{}", table(&wanted), table(&seen));
    }

    /// Returns what somebody sees of a thing, none where it is hidden, and asserts that all ways agree.
    async fn view(&self, step: &str, who: Who, id: &str) -> Option<String> {
        let kind = kind_of(id);
        let absent = format!("{}_{}", kind.prefix, "0".repeat(32));
        let document = kind.document();
        let answer = self.client(who).run(&document, json!({ "id": id })).await;
        let data = &answer.body()["data"];
        assert!(data.is_object(), "{step}: {} is refused: {:#}", who.name(), answer.body());
        let one = &data["one"];
        let is_seen = !one.is_null();

        let told = format!("{step}: {} asks for {id}: {:#}", who.name(), answer.body());
        assert_eq!(!data["node"].is_null(), is_seen, "node; {told}");
        assert_eq!(!data["nodes"][0].is_null(), is_seen, "nodes; {told}");
        if kind.list.is_some() {
            let listed = data["list"]["nodes"].as_array().unwrap_or_else(|| panic!("no list; {told}"));
            assert_eq!(listed.iter().any(|node| node["id"] == id), is_seen, "list; {told}");
            assert_eq!(data["list"]["totalCount"], listed.len(), "the list's total; {told}");
        }
        let found = data["search"]["nodes"].as_array().unwrap_or_else(|| panic!("no search; {told}"));
        assert_eq!(found.iter().any(|hit| hit["node"]["id"] == id), is_seen, "search; {told}");
        assert_eq!(data["search"]["totalCount"], found.len(), "the search's total; {told}");
        let facets = &data["search"]["facets"][0]["values"];
        let counted: i64 = facets.as_array().into_iter().flatten().filter_map(|value| value["count"].as_i64()).sum();
        assert_eq!(data["search"]["totalCount"], counted, "the facet's counts; {told}");

        if is_seen {
            answer.data("");
            return Some(kind.in_words(one));
        }
        let nothing = self.client(who).run(&document, json!({ "id": absent })).await;
        assert_eq!(outcome(&answer), outcome(&nothing), "hidden and absent differ; {told}");
        None
    }
}

/// Everything of an answer that tells hidden from absent, if anything does.
fn outcome(answer: &Answer) -> Value {
    let mut body = answer.body().clone();
    if let Some(extensions) = body.get_mut("extensions") {
        extensions.take();
    }
    body
}

fn table(views: &BTreeMap<Who, String>) -> String {
    let mut lines: Vec<(&String, Vec<&str>)> = Vec::new();
    for (who, view) in views {
        match lines.iter_mut().find(|(known, _)| *known == view) {
            Some((_, people)) => people.push(who.name()),
            None => lines.push((view, vec![who.name()])),
        }
    }
    lines.iter().fold(String::new(), |mut text, (view, people)| {
        writeln!(text, "    {}: {view}", people.join(" ")).expect("writing to a String cannot fail");
        text
    })
}
