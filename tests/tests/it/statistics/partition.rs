//! The partition (domain.md §0.4): whatever happens, all that was received is in exactly one class, and in the one in
//! which a ledger kept by hand has it.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::json;
use tests::on_both;

use super::CLASSES;
use crate::cast::{Cast, Who};

const KINDS: [&str; 4] = ["PROPOSAL", "SOCIAL_OPINION", "CONSULTATION_SUGGESTION", "CITIZEN_ISSUE"];

const UNDER_REVIEW: &str = "stillUnderReview";

/// What the ledger says of one suggestion.
struct Entry {
    id: String,
    kind: &'static str,
    /// The kind it was first handed in as; none of a draft.
    received_as: Option<&'static str>,
    class: &'static str,
    brief: Option<String>,
    is_assigned: bool,
    is_closed: bool,
}

/// All suggestions, with what was done to them; chance draws what is done next.
struct Ledger {
    entries: Vec<Entry>,
    chance: StdRng,
    /// The first of those that steps are drawn for.
    first: usize,
}

impl Ledger {
    /// Draws one of those of which something holds.
    fn one(&mut self, holds: impl Fn(&Entry) -> bool) -> Option<usize> {
        let those: Vec<_> = (self.first..self.entries.len()).filter(|at| holds(&self.entries[*at])).collect();
        (!those.is_empty()).then(|| those[self.chance.random_range(0..those.len())])
    }

    async fn draft(&mut self, cast: &Cast, kind: &'static str) {
        let mut input = cast.proposal("关于规范物业服务的建议");
        input["kind"] = json!(kind);
        let id = cast.step(Who::Member, "createSuggestion", input).await;
        let (received_as, class, brief) = (None, UNDER_REVIEW, None);
        self.entries.push(Entry { id, kind, received_as, class, brief, is_assigned: false, is_closed: false });
    }

    async fn hand_in(&mut self, cast: &Cast, at: usize) {
        let entry = &mut self.entries[at];
        cast.move_on(Who::Member, "submitSuggestion", &entry.id).await;
        entry.received_as = Some(entry.kind);
    }

    /// Takes one step, whichever the chance gives. Many are refused, which changes nothing.
    async fn step(&mut self, cast: &Cast) {
        let step = self.chance.random_range(0..18);
        let in_review = |entry: &Entry| entry.received_as.is_some() && entry.class == UNDER_REVIEW;
        let at = match step {
            12 | 16 | 17 => self.one(in_review),
            13 => self.one(|entry| entry.class == "merged"),
            _ => self.one(|_| true),
        };
        let Some(at) = at else { return };
        let (id, of_kind) = (self.entries[at].id.clone(), self.entries[at].kind);
        let into = self.one(|other| in_review(other) && other.kind == of_kind && other.id != id).unwrap_or(at);
        let into = self.entries[into].id.clone();
        let kind = KINDS[self.chance.random_range(0..KINDS.len())];
        let unit = json!([{ "department": cast.department("住建局"), "role": "SOLE" }]);
        let (who, name, input, class) = match step {
            0 | 1 => return self.draft(cast, kind).await,
            2..=4 => (Who::Member, "submitSuggestion", json!({ "id": id }), UNDER_REVIEW),
            5 => (Who::Member, "withdrawSuggestion", json!({ "id": id }), "withdrawn"),
            6 => (Who::Office, "returnSuggestion", json!({ "id": id, "reason": "请补充数据" }), "returned"),
            7 => {
                let input = json!({ "id": id, "ground": "VAGUE", "reason": "空泛" });
                (Who::Office, "declineSuggestion", input, "declined")
            }
            8 => (Who::Office, "fileSuggestion", json!({ "id": id }), "filed"),
            9 | 10 => (Who::Office, "assignSuggestion", json!({ "id": id, "mode": "SOLE", "units": unit }), "filed"),
            11 => {
                let input = json!({ "id": id, "kind": kind, "reason": "转办" });
                (Who::Office, "convertSuggestion", input, UNDER_REVIEW)
            }
            12 | 16 | 17 => {
                let input = json!({ "into": into, "suggestions": [id], "reason": "同一事项" });
                (Who::Office, "mergeSuggestions", input, "merged")
            }
            13 => {
                let input = json!({ "suggestion": id, "reason": "并非同一事项" });
                (Who::Office, "unmergeSuggestion", input, UNDER_REVIEW)
            }
            14 => (Who::Office, "adoptOpinions", cast.adoption(&[&id]), "filed"),
            _ => return self.end(cast).await,
        };
        let answer = cast.ask(who, name, input).await;
        if !answer.is_ok() {
            return;
        }
        let entry = &mut self.entries[at];
        entry.class = class;
        match name {
            "submitSuggestion" => entry.received_as = entry.received_as.or(Some(entry.kind)),
            "convertSuggestion" => entry.kind = kind,
            "assignSuggestion" => entry.is_assigned = true,
            "adoptOpinions" => entry.brief = Some(answer.text("adoptOpinions.opinionBrief.id")),
            _ => {}
        }
    }

    /// Ends what was begun: a brief is given up, or a case is answered to its proposer's content.
    async fn end(&mut self, cast: &Cast) {
        let begun = self.one(|entry| entry.brief.is_some() || entry.is_assigned && !entry.is_closed);
        let Some(at) = begun else { return };
        let entry = &mut self.entries[at];
        if let Some(brief) = entry.brief.take() {
            let input = json!({ "id": brief, "to": "DISCARDED", "reason": "重复" });
            cast.step(Who::Office, "advanceOpinionBrief", input).await;
            // What was forwarded meanwhile goes its own way.
            if !entry.is_assigned {
                entry.class = UNDER_REVIEW;
            }
        } else if entry.is_assigned && !entry.is_closed {
            let assignment = cast.assignment_of(&entry.id, "住建局").await;
            cast.accept(Who::Department, &assignment).await;
            let response = cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;
            cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
            cast.approve(&response).await;
            let input = json!({ "suggestion": entry.id, "satisfaction": "SATISFIED" });
            cast.step(Who::Member, "evaluateResponse", input).await;
            entry.is_closed = true;
        }
    }

    /// Counts what was received as a kind; as any but social opinions where none is named.
    fn counts(&self, kind: Option<&str>) -> BTreeMap<&'static str, u64> {
        let fields = ["received", "closed"].into_iter().chain(CLASSES);
        let mut counts: BTreeMap<_, _> = fields.map(|field| (field, 0)).collect();
        for entry in &self.entries {
            let Some(received_as) = entry.received_as else { continue };
            let is_counted = kind.map_or(received_as != "SOCIAL_OPINION", |kind| kind == received_as);
            if !is_counted {
                continue;
            }
            let is_of_its_kind = entry.kind == received_as;
            let class = if is_of_its_kind { entry.class } else { "converted" };
            let closed = is_of_its_kind && entry.is_closed;
            for field in ["received", class].into_iter().chain(closed.then_some("closed")) {
                *counts.entry(field).or_default() += 1;
            }
        }
        counts
    }

    /// Asserts that the office reads what the ledger says, and that the classes add up.
    async fn agrees(&self, cast: &Cast, kind: Option<&str>, told: &str) -> BTreeMap<&'static str, u64> {
        let wanted = self.counts(kind);
        let fields: Vec<_> = wanted.keys().copied().collect();
        let document = format!(
            "query($committee: ID!, $kind: SuggestionKind) {{
                statistics(committee: $committee, kind: $kind) {{ {} }} }}",
            fields.join(" ")
        );
        let variables = json!({ "committee": cast.committee(), "kind": kind });
        let answer = cast.client(Who::Office).run(&document, variables).await;

        let number =
            |field| u64::try_from(answer.number(&format!("statistics.{field}"))).expect("no count is negative");
        let got: BTreeMap<_, _> = fields.iter().map(|field| (*field, number(*field))).collect();
        assert_eq!(got, wanted, "{told} {kind:?}");
        let classes: u64 = CLASSES.iter().map(|class| got[class]).sum();
        assert_eq!(got["received"], classes, "{told} {kind:?}");
        got
    }
}

on_both! {
    async fn whatever_happens_all_that_was_received_is_in_exactly_one_class(cast: Cast) {
        let mut ledger = Ledger { entries: Vec::new(), chance: StdRng::seed_from_u64(0), first: 0 };
        let mut most: BTreeMap<&str, u64> = BTreeMap::new();
        for seed in 0..10 {
            ledger.chance = StdRng::seed_from_u64(seed);
            ledger.first = ledger.entries.len();
            for kind in KINDS {
                ledger.draft(&cast, kind).await;
                ledger.draft(&cast, kind).await;
                ledger.hand_in(&cast, ledger.entries.len() - 1).await;
            }
            for step in 0..40 {
                ledger.step(&cast).await;
                let got = ledger.agrees(&cast, None, &format!("seed {seed} step {step}")).await;
                for (field, number) in got {
                    most.entry(field).and_modify(|most| *most = number.max(*most)).or_insert(number);
                }
            }
            for kind in KINDS {
                ledger.agrees(&cast, Some(kind), &format!("seed {seed}")).await;
            }
        }
        assert!(most.values().all(|most| *most > 0), "a count that never moves proves nothing: {most:?}");
    }
}
