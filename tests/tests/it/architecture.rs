//! The arrows between the rooms of the house, held by what cargo knows; and the shape of a source file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Who may use whom, of ours. `tests` may use everything.
const ARROWS: &[(&str, &[&str])] = &[
    ("entities", &[]),
    ("migration", &[]),
    ("search-indexer", &["entities"]),
    ("domain", &["entities", "search-indexer"]),
    ("web", &[]),
    ("api", &["domain", "migration", "search-indexer", "web"]),
    ("tests", &["api", "domain", "entities", "migration", "search-indexer", "web"]),
];

/// What a room never reaches, not even through what it uses.
const NEVER: &[(&str, &[&str])] = &[
    ("entities", &["async-graphql", "axum", "askama", "tower", "reqwest", "tantivy"]),
    ("migration", &["async-graphql", "axum", "askama", "tower", "reqwest", "tantivy"]),
    ("search-indexer", &["async-graphql", "axum", "askama"]),
    ("domain", &["async-graphql", "axum", "askama"]),
    ("web", &["sea-orm", "sqlx", "tantivy", "jsonwebtoken"]),
    ("api", &["openssl-sys", "native-tls"]),
];

/// The longest a source file may be, in lines.
const LONGEST_FILE: usize = 500;

/// What each package uses when it is built, by name.
type Graph = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the workspace")
}

/// Returns the platform that this machine builds for, as cargo names it.
fn platform() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let told = String::from_utf8(output.stdout).expect("rustc speaks UTF-8");
    told.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

fn graph() -> Graph {
    // Offline, cargo has only what this platform builds; a machine on which nothing else was built lacks the rest.
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", &platform()])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");

    let packages = metadata["packages"].as_array().expect("cargo lists packages");
    let names: BTreeMap<&str, &str> =
        packages.iter().filter_map(|package| Some((package["id"].as_str()?, package["name"].as_str()?))).collect();
    let nodes = metadata["resolve"]["nodes"].as_array().expect("cargo resolves");
    let mut graph = Graph::new();
    for node in nodes {
        let name = node["id"].as_str().and_then(|id| names.get(id)).expect("a node is a package");
        let uses = graph.entry((*name).to_owned()).or_default();
        for dependency in node["deps"].as_array().expect("a node has dependencies") {
            let kinds = dependency["dep_kinds"].as_array().expect("a dependency has kinds");
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                let package =
                    dependency["pkg"].as_str().and_then(|id| names.get(id)).expect("a dependency is a package");
                uses.insert((*package).to_owned());
            }
        }
    }
    graph
}

/// Returns everything that `from` reaches.
fn reached<'a>(graph: &'a Graph, from: &'a str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut left = vec![from];
    while let Some(name) = left.pop() {
        for used in graph.get(name).into_iter().flatten() {
            if seen.insert(used.as_str()) {
                left.push(used);
            }
        }
    }
    seen
}

#[test]
fn no_room_uses_one_it_has_no_arrow_to() {
    let graph = graph();
    let rooms: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| *room).collect();

    for (room, allowed) in ARROWS {
        let ours: Vec<&str> = graph[*room].iter().map(String::as_str).filter(|used| rooms.contains(used)).collect();
        assert!(ours.iter().all(|used| allowed.contains(used)), "{room} uses {ours:?}, may use {allowed:?}");
    }
}

#[test]
fn no_room_reaches_what_it_must_not_know() {
    let graph = graph();

    for (room, forbidden) in NEVER {
        let reached = reached(&graph, room);
        let found: Vec<&&str> = forbidden.iter().filter(|name| reached.contains(**name)).collect();
        assert!(found.is_empty(), "{room} reaches {found:?}: cargo tree -p {room} -i {}", found[0]);
    }
}

#[test]
fn every_source_file_says_what_lives_there_and_stays_short() {
    let mut files = Vec::new();
    for (room, _) in ARROWS {
        sources(&root().join(room), &mut files);
    }
    assert!(files.len() > 100, "{}", files.len());

    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source file reads");
        assert!(text.starts_with("//! "), "{} does not open with one sentence", file.display());
        let lines = text.lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", file.display());
    }
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a room is a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
