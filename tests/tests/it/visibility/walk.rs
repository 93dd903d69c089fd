//! Everything that the schema gives to somebody: every field of Query, with everything below it to a depth.

use std::collections::BTreeMap;

use async_graphql::Positioned;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, Type, TypeDefinition, TypeKind, TypeSystemDefinition,
};
use serde_json::json;

use crate::cast::{Cast, Who};

/// How many objects lie inside each other in what is asked for.
const DEPTH: usize = 4;

/// How many fields one document asks for at the most, below what the door lets in.
const MOST_FIELDS: usize = 1_800;

/// Ways to ask for everything.
pub struct Walk {
    types: BTreeMap<String, TypeDefinition>,
    ids: Vec<String>,
}

impl Walk {
    /// Prepares to ask for everything, and by these ids too.
    pub fn new(ids: &[&str]) -> Self {
        let document = parse_schema(api::server::sdl()).expect("our schema is well-formed");
        let types = document.definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(found) => Some((found.node.name.node.to_string(), found.node)),
            _ => None,
        });
        Self { types: types.collect(), ids: ids.iter().map(|id| (*id).to_owned()).collect() }
    }

    /// Returns all answers somebody gets, as one text. Their own account is left out.
    pub async fn everything(&self, cast: &Cast, who: Who) -> String {
        let mut seen = String::new();
        for document in self.documents(cast) {
            let answer = cast.client(who).run(&document, json!({})).await;
            let body = answer.body();
            let codes = body["errors"].as_array().into_iter().flatten();
            for error in codes {
                let code = error["extensions"]["code"].as_str().unwrap_or_default();
                assert!(["FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND"].contains(&code), "{document}: {body:#}");
            }
            seen.push_str(&body["data"].to_string());
        }
        seen
    }

    fn documents(&self, cast: &Cast) -> Vec<String> {
        let committee = cast.committee();
        let mut documents = Vec::new();
        for field in self.fields("Query").iter().filter(|field| field.name.node != "viewer") {
            let name = field.name.node.as_str();
            let ty = named(&field.ty.node);
            let arguments = match name {
                "node" | "nodes" => continue,
                "committee" => vec!["(code: \"szs\")".to_owned()],
                "statistics" | "members" | "departments" => vec![format!("(committee: \"{committee}\")")],
                "screeningReport" | "workReport" => vec![format!("(committee: \"{committee}\", term: 11)")],
                "simulateDeadline" => {
                    vec![format!("(committee: \"{committee}\", kind: REPLY, startsOn: \"2022-09-01\")")]
                }
                "search" => vec!["(query: \"\", first: 100)".to_owned()],
                "suggestionByCaseNo" => vec!["(committee: \"szs\", term: 11, plenary: 1, caseNo: 1)".to_owned()],
                _ if field.arguments.iter().any(needs_value) => self.of_type(name),
                _ if ty.ends_with("Connection") => vec!["(first: 100)".to_owned()],
                _ => vec![String::new()],
            };
            for part in self.parts(ty, DEPTH) {
                documents.extend(arguments.iter().map(|arguments| format!("{{ {name}{arguments} {{ {part} }} }}")));
            }
        }
        let kinds = ["Suggestion", "Consultation", "Speech", "ResearchReport", "Response", "Assignment"];
        for kind in kinds {
            for part in self.parts(kind, DEPTH - 1) {
                let ask = |id: &String| format!("{{ node(id: \"{id}\") {{ id ... on {kind} {{ {part} }} }} }}");
                documents.extend(self.ids.iter().map(ask));
            }
        }
        documents
    }

    /// Asks a field that takes an id for those ids that are of its type.
    fn of_type(&self, field: &str) -> Vec<String> {
        let prefix = match field {
            "suggestion" => "sug",
            "consultation" => "con",
            "speech" => "spe",
            "researchReport" => "rep",
            "rosterImport" => "rim",
            "opinionBrief" => "opb",
            "member" | "department" => return Vec::new(),
            other => panic!("the walk does not know how to ask for {other}"),
        };
        self.ids.iter().filter(|id| id.starts_with(prefix)).map(|id| format!("(id: \"{id}\")")).collect()
    }

    /// Selects everything that needs no argument, one field with fields of its own at a time: a document that asks for
    /// all at once would be refused for its size.
    fn parts(&self, ty: &str, depth: usize) -> Vec<String> {
        let mut plain = vec!["__typename".to_owned()];
        let mut parts = Vec::new();
        for field in self.fields(ty).into_iter().filter(|field| !field.arguments.iter().any(needs_value)) {
            let (name, inner) = (field.name.node.as_str(), named(&field.ty.node));
            match self.types.get(inner).map(|definition| &definition.kind) {
                None | Some(TypeKind::Scalar | TypeKind::Enum(_)) => plain.push(name.to_owned()),
                Some(TypeKind::Interface(_)) => parts.push(format!("{name} {{ id }}")),
                Some(TypeKind::Object(_)) if name == "nodes" && depth > 1 => {
                    parts.extend(self.parts(inner, depth - 1).iter().map(|part| format!("nodes {{ {part} }}")));
                }
                Some(TypeKind::Object(_)) if name != "edges" && depth > 1 => {
                    let whole = self.below(inner, depth - 1);
                    let lower = if is_small(&whole) { vec![whole] } else { self.parts(inner, depth - 1) };
                    parts.extend(lower.iter().map(|part| format!("{name} {{ {part} }}")));
                }
                _ => {}
            }
        }
        parts.push(plain.join(" "));
        parts
    }

    /// Selects everything that needs no argument at once.
    fn below(&self, ty: &str, depth: usize) -> String {
        let mut selected = Vec::new();
        for field in self.fields(ty) {
            if field.arguments.iter().any(needs_value) {
                continue;
            }
            let inner = named(&field.ty.node);
            let name = &field.name.node;
            match self.types.get(inner).map(|definition| &definition.kind) {
                None | Some(TypeKind::Scalar | TypeKind::Enum(_)) => selected.push(name.to_string()),
                Some(TypeKind::Interface(_)) => selected.push(format!("{name} {{ id }}")),
                Some(TypeKind::Object(_)) if name == "edges" => {}
                Some(TypeKind::Object(_)) if depth > 1 => {
                    selected.push(format!("{name} {{ {} }}", self.below(inner, depth - 1)));
                }
                _ => {}
            }
        }
        if selected.is_empty() { "__typename".to_owned() } else { selected.join(" ") }
    }

    fn fields(&self, ty: &str) -> Vec<&FieldDefinition> {
        match self.types.get(ty).map(|definition| &definition.kind) {
            Some(TypeKind::Object(object)) => object.fields.iter().map(|field| &field.node).collect(),
            _ => panic!("{ty} is no object"),
        }
    }
}

fn needs_value(argument: &Positioned<InputValueDefinition>) -> bool {
    !argument.node.ty.node.nullable && argument.node.default_value.is_none()
}

fn named(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(inner),
    }
}

fn is_small(selected: &str) -> bool {
    selected.split_whitespace().filter(|word| !["{", "}"].contains(word)).count() <= MOST_FIELDS
}
