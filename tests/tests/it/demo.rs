//! `xieshang demo`, as somebody meets it who has just built the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Server, Visitor, run};

/// How long an unoptimised build may take until everything is loaded, indexed and served.
const SECONDS: Duration = Duration::from_secs(30);

const SEARCH: &str = "
    query ($query: String!, $filter: SearchFilter, $facets: [SearchFacet!], $first: Int, $after: String) {
      search(query: $query, filter: $filter, facets: $facets, first: $first, after: $after) {
        totalCount isRelaxed understood
        nodes {
          kind title snippet status
          titleHighlights { start end }
          snippetHighlights { start end }
          committee { name }
          node { __typename id ... on Speech { speakerName } ... on Suggestion { disclosure } }
        }
        facets { facet values { value label count } }
        pageInfo { hasNextPage endCursor }
      }
    }";

fn folder() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
    let path = folder.path().join("demo");
    let path = path.to_str().expect("the system's temporary folder is UTF-8").to_owned();
    (folder, path)
}

async fn search(visitor: &Visitor, query: &str, more: Value) -> Value {
    let mut variables = more;
    variables["query"] = query.into();
    visitor.get(SEARCH, variables).await["search"].take()
}

fn nodes(found: &Value) -> &[Value] {
    found["nodes"].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn has(found: &Value, kind: &str, title: &str) -> bool {
    nodes(found).iter().any(|hit| hit["kind"] == kind && hit["title"].as_str().is_some_and(|text| text.contains(title)))
}

/// Returns the counts of a facet by value.
fn counts(found: &Value, facet: &str) -> BTreeMap<String, u64> {
    let facets = found["facets"].as_array().into_iter().flatten();
    let facet = facets.filter(|it| it["facet"] == facet).flat_map(|it| it["values"].as_array().into_iter().flatten());
    facet.map(|it| (it["value"].as_str().unwrap_or_default().to_owned(), it["count"].as_u64().unwrap_or(0))).collect()
}

/// Returns the pieces of a text that its highlights mark.
fn marked(text: &Value, highlights: &Value) -> Vec<String> {
    let text: Vec<char> = text.as_str().unwrap_or_default().chars().collect();
    let at = |range: &Value, end: &str| usize::try_from(range[end].as_u64().unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let ranges = highlights.as_array().into_iter().flatten();
    ranges
        .map(|range| {
            let piece = text.get(at(range, "start")..at(range, "end"));
            piece
                .unwrap_or_else(|| panic!("{range} is outside of {}", text.iter().collect::<String>()))
                .iter()
                .collect()
        })
        .collect()
}

/// Pages through all hits and returns their ids.
async fn every_hit(visitor: &Visitor, query: &str, first: u64) -> Vec<String> {
    let mut ids = Vec::new();
    let mut after = Value::Null;
    loop {
        let found = search(visitor, query, json!({ "first": first, "after": after })).await;
        ids.extend(nodes(&found).iter().map(|hit| hit["node"]["id"].to_string()));
        if found["pageInfo"]["hasNextPage"] != true {
            return ids;
        }
        after = found["pageInfo"]["endCursor"].clone();
    }
}

#[tokio::test]
async fn it_is_ready_within_seconds_and_what_it_prints_works() {
    let (_kept, data) = folder();
    let started = Instant::now();
    let (server, visitor) = Server::start(&["demo", "--data", &data]).await;
    assert!(started.elapsed() < SECONDS, "{:?}", started.elapsed());
    assert_eq!(visitor.page("/health/ready").await.0, 200);
    let printed = server.stdout();

    let query = printed.split_once("-d '").and_then(|(_, rest)| rest.split_once('\'')).expect("a query is printed").0;
    let body: Value = serde_json::from_str(query).expect("the printed query is JSON");
    let data = visitor.get(body["query"].as_str().expect("it has a query"), json!({})).await;
    assert!(data["search"]["totalCount"].as_u64() > Some(0), "{data:#}");
    for path in ["/", "/explorer"] {
        assert!(printed.contains(&format!("{}{path}", visitor.address())), "{printed}");
        assert_eq!(visitor.page(path).await.0, 200, "{path}");
    }

    let (_, password) = printed.split_once("密码: ").expect("the password is printed");
    let password = password.lines().next().unwrap_or_default().trim();
    let people: Vec<_> = printed.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(' ')).collect();
    let people = people.iter().filter(|(_, rest)| rest.split_whitespace().next().is_some_and(is_role));
    let mut roles = BTreeSet::new();
    for (login, rest) in people {
        let role = rest.split_whitespace().next().unwrap_or_default();
        let person = visitor.signed_in(login, password).await;
        let viewer = person.get("{ viewer { login mustChangePassword roles { role } } }", json!({})).await;
        assert_eq!(viewer["viewer"]["login"], *login);
        assert_eq!(viewer["viewer"]["mustChangePassword"], false);
        assert_eq!(viewer["viewer"]["roles"][0]["role"], role);
        roles.insert(role.to_owned());
    }
    assert_eq!(roles.len(), 9, "{roles:?}");
    assert!(printed.contains("演示"), "readers are told what the data is");
    assert_eq!(server.end().await, Some(0));
}

fn is_role(word: &str) -> bool {
    word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

#[tokio::test]
async fn a_citizen_finds_the_consultation_on_property_management_and_all_that_came_of_it() {
    let (_kept, data) = folder();
    let (server, citizen) = Server::start(&["demo", "--data", &data]).await;

    let found = search(&citizen, "物业", json!({ "first": 100, "facets": ["COMMITTEE", "KIND", "YEAR"] })).await;
    let total = found["totalCount"].as_u64().expect("a count");

    assert!(has(&found, "CONSULTATION", "提升物业服务管理水平"), "{found:#}");
    for speaker in ["林义", "解景瑞", "王国民", "黄琳琳", "周明远", "沈若兰"] {
        assert!(nodes(&found).iter().any(|hit| hit["node"]["speakerName"] == speaker), "no speech of {speaker}");
    }
    for title in ["规范业主委员会组建和运行", "公开小区公共收支", "明确物业管理各方责任清单"]
    {
        assert!(has(&found, "SUGGESTION", title), "{title}");
    }
    for hidden in ["制定物业服务考核标准", "待处理诉求台账", "组建物业服务行业协会"] {
        assert!(!has(&found, "SUGGESTION", hidden), "{hidden} is not public");
    }
    for hit in nodes(&found) {
        for (text, highlights) in [("title", "titleHighlights"), ("snippet", "snippetHighlights")] {
            let there = hit[text].as_str().unwrap_or_default().matches("物业").count();
            assert_eq!(marked(&hit[text], &hit[highlights]), vec!["物业"; there], "{text}: {hit:#}");
        }
    }
    let marked = nodes(&found).iter().filter(|hit| hit["snippetHighlights"] != json!([])).count();
    assert!(marked >= 10, "only {marked} hits show where they match");

    assert_eq!(found["isRelaxed"], false);
    assert_eq!(nodes(&found).len() as u64, total);
    let mut each = every_hit(&citizen, "物业", 3).await;
    assert_eq!(each.len() as u64, total);
    each.sort();
    each.dedup();
    assert_eq!(each.len() as u64, total, "a hit came twice");
    let kinds = counts(&found, "KIND");
    assert_eq!(kinds.values().sum::<u64>(), total, "{kinds:?}");
    assert_eq!(counts(&found, "COMMITTEE").values().sum::<u64>(), total);
    for (kind, count) in kinds {
        let filtered = search(&citizen, "物业", json!({ "filter": { "kind": [kind] }, "first": 1 })).await;
        assert_eq!(filtered["totalCount"], count, "{kind}");
    }
    server.kill().await;
}

#[tokio::test]
async fn a_word_is_found_within_longer_words() {
    let (_kept, data) = folder();
    let (server, citizen) = Server::start(&["demo", "--data", &data]).await;

    for (query, longer, title) in
        [("处理", "待处理", "为居民诉求建一本待处理台账"), ("能源", "新能源", "规范居民小区新能源车充电桩建设管理")]
    {
        let found = search(&citizen, query, json!({ "first": 100 })).await;
        assert_eq!(found["isRelaxed"], false, "{query}");
        let hit = nodes(&found).iter().find(|hit| hit["title"].as_str().is_some_and(|text| text.contains(title)));
        let Some(hit) = hit else { panic!("{query} does not find {title}: {found:#}") };
        assert!(hit["title"].as_str().is_some_and(|text| text.contains(longer)));
        assert_eq!(marked(&hit["title"], &hit["titleHighlights"]), [query], "{hit:#}");
    }
    let traditional = search(&citizen, "業主委員會", json!({ "first": 100 })).await;
    let simplified = search(&citizen, "业主委员会", json!({ "first": 100 })).await;
    assert!(simplified["totalCount"].as_u64() > Some(0));
    assert_eq!(traditional["totalCount"], simplified["totalCount"]);
    server.kill().await;
}

/// A suggestion of the files with what must hold of it.
struct Expected {
    title: String,
    login: String,
    expects: Value,
}

/// Reads what the files say the demonstration comes to.
fn expected() -> Vec<Expected> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/demo");
    let mut expected = Vec::new();
    for file in fs::read_dir(folder).expect("the demonstration has files") {
        let path = file.expect("a folder can be listed").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a file can be read");
        let file: Value = serde_json::from_str(&text).expect("the files are JSON");
        for suggestion in file["suggestions"].as_array().into_iter().flatten() {
            let text = |value: &Value| value.as_str().map(str::to_owned);
            let steps = suggestion["walk"].as_array().into_iter().flatten();
            let resubmitted = steps.filter(|step| step["event"] == "RESUBMIT");
            let renamed = resubmitted.filter_map(|step| text(&step["title"])).next_back();
            expected.push(Expected {
                title: renamed.or_else(|| text(&suggestion["title"])).expect("a suggestion has a title"),
                login: text(&suggestion["created_by"]).expect("a suggestion is somebody's"),
                expects: suggestion["expects"].clone(),
            });
        }
    }
    expected
}

#[tokio::test]
async fn every_state_waits_somewhere() {
    const LIST: &str = "query ($after: String) { suggestions(first: 100, after: $after) { \
                        nodes { title status round disclosure deadlines { kind isOverdue } } pageInfo { hasNextPage } } }";
    let (_kept, data) = folder();
    let (server, visitor) = Server::start(&["demo", "--data", &data]).await;

    let mut people: BTreeMap<String, Value> = BTreeMap::new();
    let mut states = BTreeSet::new();
    for Expected { title, login, expects } in expected() {
        if !people.contains_key(&login) {
            let person = visitor.signed_in(&login, api::demo::PASSWORD).await;
            people.insert(login.clone(), person.get(LIST, json!({})).await["suggestions"].take());
        }
        let seen = nodes(&people[&login]).iter().find(|row| row["title"] == title.as_str());
        let Some(seen) = seen else { panic!("{login} does not see {title}") };
        for field in ["status", "round", "disclosure"] {
            assert_eq!(seen[field], expects[field], "{field} of {title}");
        }
        let is_late = |it: &Value| it["isOverdue"] == true && (it["kind"] == "REPLY" || it["kind"] == "REHANDLING");
        let is_overdue = seen["deadlines"].as_array().into_iter().flatten().any(is_late);
        assert_eq!(is_overdue, expects["is_overdue"] == true, "{title}: {}", seen["deadlines"]);
        states.insert(seen["status"].as_str().unwrap_or_default().to_owned());
    }

    let schema = visitor.get(r#"{ __type(name: "SuggestionStatus") { enumValues { name } } }"#, json!({})).await;
    for state in schema["__type"]["enumValues"].as_array().into_iter().flatten() {
        let name = state["name"].as_str().unwrap_or_default();
        assert!(states.contains(name), "nothing waits in {name}; there are {states:?}");
    }
    server.kill().await;
}

/// Counts what a citizen and an office see.
async fn census(visitor: &Visitor) -> Value {
    const COUNT: &str = r#"{ consultations { totalCount } speeches { totalCount } suggestions { totalCount }
                             search(query: "物业") { totalCount } committees { name } }"#;
    let office = visitor.signed_in("szs-office", api::demo::PASSWORD).await;
    json!([visitor.get(COUNT, json!({})).await, office.get(COUNT, json!({})).await])
}

#[tokio::test]
async fn a_restart_serves_the_same_again_after_an_end_and_after_a_kill() {
    let (_kept, data) = folder();
    let (server, visitor) = Server::start(&["demo", "--data", &data]).await;
    let before = census(&visitor).await;
    assert_eq!(server.end().await, Some(0));

    let started = Instant::now();
    let (server, visitor) = Server::start(&["demo", "--data", &data]).await;
    assert!(!server.stderr().contains("loading"), "{}", server.stderr());
    assert!(started.elapsed() < SECONDS, "{:?}", started.elapsed());
    assert_eq!(census(&visitor).await, before);
    server.kill().await;

    let (server, visitor) = Server::start(&["demo", "--data", &data]).await;
    assert_eq!(census(&visitor).await, before);
    server.kill().await;
}

#[tokio::test]
async fn a_demonstration_that_was_not_loaded_to_its_end_is_not_taken_for_one() {
    let (_kept, data) = folder();
    let (server, _) = Server::start(&["demo", "--data", &data]).await;
    server.kill().await;
    fs::remove_file(Path::new(&data).join("demo.time")).expect("the loaded demonstration is marked");

    let refused = run(&["demo", "--data", &data, "--listen", "127.0.0.1:0"]).await;

    refused.must_be_one_line(1, &["not a complete demonstration", &data]);
}
