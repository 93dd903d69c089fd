//! Everything that is given to somebody: every field of Query with all below it to a depth, and every other door.
//!
//! What is asked is made once, for everybody. Root fields are put together up to what the door lets in, each with its
//! answer beside the others': that asks the same in a twentieth of the requests.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use async_graphql::parser::types::FieldDefinition;
use domain::ids::{
    AnnualPlanId, AssignmentId, CommitteeId, ConsultationId, CouncilMatterId, DeliberationCouncilId, DepartmentId,
    LedgerId, MemberId, OnSiteResponseId, OpinionBriefId, ResearchReportId, ResponseId, RosterImportId, SpeechId,
    SuggestionId, TypedId,
};
use serde_json::{Value, json};

use super::doors;
use super::schema::{MOST_FIELDS, Schema, Selection, named, needs_value, size};
use crate::cast::{Cast, Who};

/// How many objects lie inside each other in what is asked for.
const DEPTH: usize = 4;

/// How many root fields one document asks for: as many as the door lets in.
const MOST_ROOTS: usize = 20;

/// What a refusal may be of: a walk has nothing wrong with it.
const REFUSALS: [&str; 3] = ["FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND"];

/// The kinds of thing that an id may name, by its prefix.
const KINDS: [(&str, &str); 16] = [
    (AnnualPlanId::PREFIX, "AnnualPlan"),
    (AssignmentId::PREFIX, "Assignment"),
    (CommitteeId::PREFIX, "Committee"),
    (ConsultationId::PREFIX, "Consultation"),
    (CouncilMatterId::PREFIX, "CouncilMatter"),
    (DeliberationCouncilId::PREFIX, "DeliberationCouncil"),
    (DepartmentId::PREFIX, "Department"),
    (LedgerId::PREFIX, "Ledger"),
    (MemberId::PREFIX, "Member"),
    (OnSiteResponseId::PREFIX, "OnSiteResponse"),
    (OpinionBriefId::PREFIX, "OpinionBrief"),
    (ResearchReportId::PREFIX, "ResearchReport"),
    (ResponseId::PREFIX, "Response"),
    (RosterImportId::PREFIX, "RosterImport"),
    (SpeechId::PREFIX, "Speech"),
    (SuggestionId::PREFIX, "Suggestion"),
];

/// What is asked of a lineage, whose things are of many kinds: what each is called.
const LINEAGE: &str = "isComplete edges { from to } nodes { __typename \
    ... on Consultation { topic } ... on Speech { a: title } ... on OnSiteResponse { b: body } \
    ... on ResearchReport { c: title } ... on Outcome { d: title } ... on Suggestion { e: title } \
    ... on CouncilMatter { g: title } \
    ... on Assignment { handlerName } ... on Response { f: body } ... on Commitment { what } }";

/// A root field with what is selected of it: at once, and the same in parts for when a refusal takes some of it away.
struct Asked {
    whole: String,
    parts: Vec<String>,
}

impl Asked {
    fn once(field: String) -> Self {
        Self { whole: field.clone(), parts: vec![field] }
    }

    fn of(selection: &Selection, root: impl Fn(&str) -> String) -> Self {
        let parts = selection.parts.iter().map(|part| root(part)).collect();
        Self { whole: root(&selection.whole), parts }
    }
}

/// Root fields that are asked for together.
type Document = Vec<Asked>;

/// Ways to ask for everything.
pub struct Walk {
    pub schema: Schema,
    /// The ids that everybody may know: of the committee and its people.
    open: Vec<String>,
    ids: Vec<String>,
    documents: Vec<Document>,
    viewer: Vec<Document>,
    /// The addresses of every other door.
    pub addresses: Vec<String>,
}

impl Walk {
    /// Prepares to ask for everything, and by these ids too.
    pub fn new(cast: &Cast, ids: &[&str]) -> Self {
        let schema = Schema::read();
        let open = vec![cast.committee(), cast.member("林义"), cast.department("住建局")];
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        let known: Vec<&str> = ids.iter().chain(&open).map(String::as_str).collect();
        let mut asked = Vec::new();
        for field in schema.fields("Query") {
            let (name, ty) = (field.name.node.as_str(), named(&field.ty.node));
            if ["viewer", "node", "nodes", "lineage"].contains(&name) {
                continue;
            }
            // What lies deeper is reached by `suggestion` too.
            let depth = if name == "suggestionByCaseNo" { DEPTH - 1 } else { DEPTH };
            let selections = schema.everything(ty, depth);
            for arguments in arguments(cast, &schema, field, &known) {
                let root = |selected: &str| format!("{name}{arguments} {{ {selected} }}");
                asked.extend(selections.iter().map(|selection| Asked::of(selection, root)));
            }
        }
        let nodes = schema.nodes();
        for id in &known {
            let Some(kind) = kind_of(id).filter(|kind| nodes.contains(*kind)) else { continue };
            let root = |selected: &str| format!("node(id: \"{id}\") {{ id ... on {kind} {{ {selected} }} }}");
            let selections = schema.everything(kind, DEPTH - 1);
            asked.extend(selections.iter().map(|selection| Asked::of(selection, root)));
        }
        let with_lineage = known.iter().filter(|id| kind_of(id).is_some_and(|kind| LINEAGE.contains(kind)));
        asked.extend(with_lineage.map(|id| Asked::once(format!("lineage(id: \"{id}\") {{ {LINEAGE} }}"))));
        let of_viewer = schema.everything("Viewer", DEPTH + 1);
        let of_viewer = of_viewer.iter().map(|it| Asked::of(it, |selected| format!("viewer {{ {selected} }}")));
        Self {
            viewer: packed(of_viewer.collect()),
            documents: packed(asked),
            addresses: doors::addresses(cast, &known),
            open,
            ids,
            schema,
        }
    }

    /// Returns all that the schema tells somebody, as one text; their own account is left out.
    pub async fn fields(&self, cast: &Cast, who: Who) -> String {
        told(cast, who, &self.documents).await
    }

    /// Returns all that the schema tells somebody with their own account.
    pub async fn viewer(&self, cast: &Cast, who: Who) -> String {
        told(cast, who, &self.viewer).await
    }

    /// Returns the kinds of thing that somebody is shown by their ids; `node` and `nodes` must agree.
    pub async fn kinds(&self, cast: &Cast, who: Who) -> BTreeSet<String> {
        let nodes = self.schema.nodes();
        let is_node = |id: &&String| kind_of(id).is_some_and(|kind| nodes.contains(kind));
        let ids: Vec<&String> = self.ids.iter().chain(&self.open).filter(is_node).collect();
        let one_by_one: Vec<String> = ids.iter().map(|id| format!("node(id: \"{id}\") {{ id __typename }}")).collect();
        let (one_by_one, _) = answered(cast, who, &one_by_one).await;
        let (at_once, _) = answered(cast, who, &[format!("nodes(ids: {}) {{ id __typename }}", json!(ids))]).await;
        let of_each: Vec<&Value> = (0..ids.len()).map(|at| &one_by_one[format!("a{at}")]).collect();
        assert_eq!(json!(of_each), at_once["a0"], "node and nodes differ for {}", who.name());
        of_each.iter().filter_map(|node| node["__typename"].as_str().map(str::to_owned)).collect()
    }

    /// Asserts that somebody who asks for records by their ids, at whichever door, is answered as if they were not there.
    pub async fn is_absent(&self, cast: &Cast, who: Who, ids: &[&str]) {
        let nowhere: Vec<String> = ids.iter().map(|id| doors::absent(id)).collect();
        let nowhere: Vec<&str> = nowhere.iter().map(String::as_str).collect();
        let (hidden, absent) = (self.by_ids(cast, who, ids).await, self.by_ids(cast, who, &nowhere).await);
        assert_eq!(hidden, absent, "{} can tell hidden from absent", who.name());
        assert!(!hidden.contains("__typename"), "{} is shown {hidden}", who.name());
        for (address, absent) in doors::of_records(ids) {
            doors::answers_alike(cast, who, &address, &absent).await;
        }
    }

    /// Asks for things by their ids alone, by every root field that takes one.
    async fn by_ids(&self, cast: &Cast, who: Who, ids: &[&str]) -> String {
        let mut asked = Vec::new();
        for id in ids {
            let Some(kind) = kind_of(id) else { continue };
            let fields = self.schema.fields("Query").into_iter();
            let of_kind = fields.filter(|field| takes_id(field) && named(&field.ty.node) == kind);
            asked.extend(of_kind.map(|field| format!("{}(id: \"{id}\") {{ __typename }}", field.name.node)));
            if LINEAGE.contains(kind) {
                asked.push(format!("lineage(id: \"{id}\") {{ __typename }}"));
            }
            if self.schema.nodes().contains(kind) {
                asked.push(format!("node(id: \"{id}\") {{ __typename }}"));
                asked.push(format!("nodes(ids: [\"{id}\"]) {{ __typename }}"));
            }
        }
        told(cast, who, &packed(asked.into_iter().map(Asked::once).collect())).await
    }
}

/// Returns the arguments of a root field, once for each way to ask for it.
fn arguments(cast: &Cast, schema: &Schema, field: &FieldDefinition, ids: &[&str]) -> Vec<String> {
    let (name, ty, committee) = (field.name.node.as_str(), named(&field.ty.node), cast.committee());
    match name {
        "committee" => vec!["(code: \"szs\")".to_owned()],
        "statistics" | "members" | "departments" => vec![format!("(committee: \"{committee}\")")],
        "screeningReport" | "workReport" => vec![format!("(committee: \"{committee}\", term: 11)")],
        "simulateDeadline" => vec![format!("(committee: \"{committee}\", kind: REPLY, startsOn: \"2022-09-01\")")],
        "search" => vec![format!("(query: \"\", facets: [{}], first: 100)", schema.values("SearchFacet").join(" "))],
        "suggestionByCaseNo" => vec!["(committee: \"szs\", term: 11, plenary: 1, caseNo: 1)".to_owned()],
        _ if takes_id(field) => {
            let of_kind = ids.iter().filter(|id| kind_of(id) == Some(ty));
            of_kind.map(|id| format!("(id: \"{id}\")")).collect()
        }
        _ if field.arguments.iter().any(needs_value) => panic!("the walk does not know how to ask for {name}"),
        _ if ty.ends_with("Connection") => vec!["(first: 100)".to_owned()],
        _ => vec![String::new()],
    }
}

/// Whether a field finds one thing by its id, which is of a kind that is known here.
fn takes_id(field: &FieldDefinition) -> bool {
    let takes_one = matches!(&field.arguments[..], [only] if only.node.name.node == "id");
    let ty = named(&field.ty.node);
    assert!(
        !takes_one || ["Node", "Lineage"].contains(&ty) || KINDS.iter().any(|(_, kind)| *kind == ty),
        "{ty} has no prefix here"
    );
    takes_one && !["Node", "Lineage"].contains(&ty)
}

/// Returns the kind of thing that an id names; none where it is read by no field.
fn kind_of(id: &str) -> Option<&'static str> {
    let prefix = id.split('_').next().unwrap_or_default();
    KINDS.iter().find(|(known, _)| *known == prefix).map(|(_, kind)| *kind)
}

/// Puts root fields together into documents that the door lets in.
fn packed(asked: Vec<Asked>) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let mut fields = 0;
    for field in asked {
        let more = size(&field.whole);
        match documents.last_mut() {
            Some(open) if open.len() < MOST_ROOTS && fields + more <= MOST_FIELDS => {
                fields += more;
                open.push(field);
            }
            _ => {
                fields = more;
                documents.push(vec![field]);
            }
        }
    }
    documents
}

/// Returns the answers to documents, as one text.
async fn told(cast: &Cast, who: Who, documents: &[Document]) -> String {
    let mut told = String::new();
    for document in documents {
        let wholes: Vec<&str> = document.iter().map(|asked| asked.whole.as_str()).collect();
        let (data, is_whole) = answered(cast, who, &wholes).await;
        if is_whole {
            told.push_str(&data.to_string());
            continue;
        }
        for part in document.iter().flat_map(|asked| &asked.parts) {
            told.push_str(&answered(cast, who, &[part]).await.0.to_string());
        }
    }
    told
}

/// Asks for root fields at once, and says whether no refusal took anything away beside its own root field. They are `a0`,
/// `a1` and so on in the answer.
async fn answered(cast: &Cast, who: Who, asked: &[impl AsRef<str>]) -> (Value, bool) {
    let mut document = String::from("{");
    for (at, field) in asked.iter().enumerate() {
        write!(document, " a{at}: {}", field.as_ref()).expect("writing to a String cannot fail");
    }
    document.push_str(" }");
    let answer = cast.client(who).run(&document, json!({})).await;
    let mut data = answer.body()["data"].clone();
    // Fields come in the order in which they were done.
    data.sort_all_objects();
    let mut is_whole = data.is_object();
    for error in answer.body()["errors"].as_array().into_iter().flatten() {
        let code = error["extensions"]["code"].as_str().unwrap_or_default();
        assert!(REFUSALS.contains(&code), "{} is refused: {error:#} for {document}", who.name());
        is_whole &= error["path"].as_array().is_some_and(|path| path.len() == 1);
    }
    (data, is_whole)
}
