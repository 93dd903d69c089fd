//! Hand-backs: a department asks, the supervising office decides, and every case keeps exactly the units its mode needs.

use std::collections::BTreeMap;

use domain::account::{self, NewAccount};
use domain::assignment::{self, Charge};
use domain::committee::Authority;
use domain::department::{self, NewDepartment};
use domain::enums::{AssignmentStatus, DepartmentKind, HandlingMode, Role, UnitRole};
use domain::hand_back::{self, Decision, Request};
use domain::ids::{AccountId, DepartmentId, SuggestionId};
use domain::{Actor, Call, Grant};
use proptest::prelude::{Strategy as _, any};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Cast, Who};

async fn read(cast: &Cast, who: Who, id: &str) -> Answer {
    let document = "query($id: ID!) { suggestion(id: $id) {
        status hopCount deadlines { department { shortName } startsOn startEvent explanation }
        assignments { role status assignedOn department { shortName } }
        handBacks { decision note reason proposedDepartment { shortName } newAssignment { department { shortName } } }
    } }";
    cast.client(who).run(document, json!({ "id": id })).await
}

fn units(answer: &Answer) -> BTreeMap<String, String> {
    let units = answer.list("suggestion.assignments").iter();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    units.map(|unit| (word(&unit["department"]["shortName"]), word(&unit["status"]))).collect()
}

fn told(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, status)| ((*name).to_owned(), (*status).to_owned())).collect()
}

async fn decide(cast: &Cast, asked: &str, department: Option<&str>) {
    let department = department.map(|name| cast.department(name));
    let approve = department.is_some();
    let input = json!({ "handBack": asked, "approve": approve, "department": department, "note": "已会商" });
    cast.step(Who::Supervisor, "decideReassignment", input).await;
}

/// Says whether somebody still finds the case.
async fn finds(cast: &Cast, who: Who, id: &str) -> bool {
    read(cast, who, id).await.body()["data"]["suggestion"].is_object()
}

on_both! {
    async fn a_hand_back_is_disputed_to_the_end(cast: Cast) {
        cast.clock("2022-08-30");
        let case = cast.proposal_at("ASSIGNED").await;
        let first = cast.hands_back(Who::Department, &case.assignment, "财政局").await;
        let seen = read(&cast, Who::Department, &case.id).await;
        assert_eq!(units(&seen), told(&[("住建局", "RETURN_REQUESTED")]));
        assert_eq!(seen.text("suggestion.status"), "ASSIGNED");

        // Work goes on while it is undecided: the department signs for the case and drafts.
        cast.accept(Who::Department, &case.assignment).await;
        decide(&cast, &first, None).await;
        let seen = read(&cast, Who::Department, &case.id).await;
        assert_eq!(units(&seen), told(&[("住建局", "IN_HANDLING")]));
        assert_eq!(seen.text("suggestion.handBacks.0.decision"), "DENIED");

        cast.clock("2022-09-05");
        let second = cast.hands_back(Who::Handler, &case.assignment, "财政局").await;
        cast.step(Who::Department, "draftResponse", cast.letter(&case.assignment)).await;
        decide(&cast, &second, Some("公安局")).await;

        let seen = read(&cast, Who::Office, &case.id).await;
        assert_eq!(units(&seen), told(&[("住建局", "HANDED_BACK"), ("公安局", "PENDING_RECEIPT")]));
        assert_eq!(seen.number("suggestion.hopCount"), 1);
        assert_eq!(seen.text("suggestion.handBacks.1.newAssignment.department.shortName"), "公安局");
        let clocks = seen.list("suggestion.deadlines");
        assert!(!clocks.is_empty(), "{:#}", seen.body());
        for clock in clocks {
            assert_eq!(clock["department"]["shortName"], "公安局");
            assert_eq!(clock["startsOn"], "2022-09-05", "the clock starts anew");
        }
        for who in [Who::Department, Who::Handler, Who::Assistant] {
            assert!(!finds(&cast, who, &case.id).await, "{} still finds it", who.name());
        }
        let next = cast.assignment_of(&case.id, "公安局").await;
        cast.accept(Who::OtherDepartment, &next).await;
        let draft = cast.step(Who::OtherDepartment, "draftResponse", cast.letter(&next)).await;
        cast.step(Who::OtherDepartment, "submitResponse", json!({ "id": draft })).await;
        cast.approve(&draft).await;
        assert_eq!(read(&cast, Who::Member, &case.id).await.text("suggestion.status"), "RESPONDED");
        cast.reconciles().await;
    }

    async fn a_lead_that_hands_back_is_followed_by_a_lead(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let lead = cast.assignment_of(&id, "住建局").await;
        let asked = cast.hands_back(Who::Department, &lead, "公安局").await;

        let input = json!({ "handBack": asked, "approve": true });
        cast.step(Who::Office, "decideReassignment", input).await;

        let seen = read(&cast, Who::Office, &id).await;
        let leads: Vec<_> = seen.list("suggestion.assignments").iter().filter(|unit| unit["role"] == "LEAD").collect();
        assert_eq!(leads.len(), 2);
        assert_eq!(leads[1]["department"]["shortName"], "公安局", "the proposed one where none is named");
    }

    async fn a_hand_back_shows_to_nobody_outside(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "SEPARATE", &[("住建局", "SEPARATE"), ("财政局", "SEPARATE")]).await;
        let (one, other) = (cast.assignment_of(&id, "住建局").await, cast.assignment_of(&id, "财政局").await);
        let asked = cast.hands_back(Who::Assistant, &other, "公安局").await;
        decide(&cast, &asked, Some("公安局")).await;
        let next = cast.assignment_of(&id, "公安局").await;
        for (who, unit) in [(Who::Department, &one), (Who::OtherDepartment, &next)] {
            cast.accept(who, unit).await;
            let draft = cast.step(who, "draftResponse", cast.letter(unit)).await;
            cast.step(who, "submitResponse", json!({ "id": draft })).await;
            cast.approve(&draft).await;
        }
        cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;

        for who in [Who::Anonymous, Who::OtherMember, Who::Assistant, Who::ForeignOffice] {
            let seen = read(&cast, who, &id).await;
            let wanted = told(&[("住建局", "RESPONDED"), ("公安局", "RESPONDED")]);
            assert_eq!(units(&seen), wanted, "{}", who.name());
            assert_eq!(*seen.data("suggestion.hopCount"), Value::Null, "{}", who.name());
            assert!(!seen.body().to_string().contains("HANDED_OVER"), "{}: {:#}", who.name(), seen.body());
            assert_eq!(seen.list("suggestion.handBacks"), &[] as &[Value], "{}", who.name());
            let answer = cast.client(who).run("query($id: ID!) { node(id: $id) { id } }", json!({ "id": other })).await;
            assert!(answer.body()["data"]["node"].is_null(), "{}", who.name());
        }
        let document = "query($id: ID!) { department(id: $id) { handBackCount } }";
        let count = async |who: Who| {
            let answer = cast.client(who).run(document, json!({ "id": cast.department("财政局") })).await;
            answer.data("department.handBackCount").clone()
        };
        assert_eq!(count(Who::Supervisor).await, 1);
        assert_eq!(count(Who::Assistant).await, 1);
        assert_eq!(count(Who::Department).await, Value::Null);
        assert_eq!(count(Who::Anonymous).await, Value::Null);
    }

    async fn statuses_can_be_asked_for_while_a_hand_back_is_undecided(cast: Cast) {
        let case = cast.proposal_at("IN_HANDLING").await;
        cast.hands_back(Who::Department, &case.assignment, "公安局").await;
        let document = "query($status: SuggestionStatus!) {
            suggestions(filter: { status: [$status] }) { nodes { id status } }
        }";

        for (status, number) in [("ASSIGNED", 1), ("IN_HANDLING", 0), ("RESPONDED", 0)] {
            let answer = cast.client(Who::Office).run(document, json!({ "status": status })).await;
            assert_eq!(answer.list("suggestions.nodes").len(), number, "{status}");
        }
    }

    async fn a_decision_leaves_a_department_where_it_was_or_puts_another_in_its_place(cast: Cast) {
        let (left, taken_over) = (("住建局", "HANDED_BACK"), ("公安局", "PENDING_RECEIPT"));
        // Where the request is made, whether the department signs before the decision, and whether that approves.
        for (stage, signs, approves, wanted) in [
            ("ASSIGNED", false, true, vec![left, taken_over]),
            ("ASSIGNED", false, false, vec![("住建局", "PENDING_RECEIPT")]),
            ("ASSIGNED", true, true, vec![left, taken_over]),
            ("ASSIGNED", true, false, vec![("住建局", "IN_HANDLING")]),
            ("IN_HANDLING", false, true, vec![left, taken_over]),
            ("IN_HANDLING", false, false, vec![("住建局", "IN_HANDLING")]),
        ] {
            let case = cast.proposal_at(stage).await;
            let asked = cast.hands_back(Who::Department, &case.assignment, "公安局").await;
            if signs {
                cast.accept(Who::Department, &case.assignment).await;
            }

            decide(&cast, &asked, approves.then_some("公安局")).await;

            let seen = read(&cast, Who::Office, &case.id).await;
            assert_eq!(units(&seen), told(&wanted), "{stage} {signs} {approves}");
            let status = if wanted == [("住建局", "IN_HANDLING")] { "IN_HANDLING" } else { "ASSIGNED" };
            assert_eq!(seen.text("suggestion.status"), status, "{stage} {signs} {approves}");
        }
    }

    async fn a_request_left_open_when_a_case_is_closed_waits_until_it_is_handled_again(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let (lead, assist) = (cast.assignment_of(&id, "住建局").await, cast.assignment_of(&id, "财政局").await);
        cast.accept(Who::Department, &lead).await;
        let asked = cast.hands_back(Who::Assistant, &assist, "公安局").await;
        // The lead waits for the assisting department no longer, and its answer closes the case.
        cast.clock("2022-10-10");
        let response = cast.step(Who::Department, "draftResponse", cast.letter(&lead)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
        cast.approve(&response).await;
        cast.step(Who::Member, "evaluateResponse", json!({ "suggestion": id, "satisfaction": "SATISFIED" })).await;

        let offered = async || {
            let document = "query($id: ID!) { suggestion(id: $id) { status allowedActions } }";
            let answer = cast.client(Who::Supervisor).run(document, json!({ "id": id })).await;
            let is_offered = answer.list("suggestion.allowedActions").contains(&json!("DECIDE_REASSIGNMENT"));
            (answer.text("suggestion.status"), is_offered)
        };
        assert_eq!(offered().await, ("CLOSED".into(), false));
        let input = json!({ "handBack": asked, "approve": true });
        let refused = cast.ask(Who::Supervisor, "decideReassignment", input.clone()).await;
        assert_eq!((refused.code(), refused.reason()), ("FAILED_PRECONDITION", "wrong_state"));
        let seen = read(&cast, Who::Assistant, &id).await;
        assert_eq!(units(&seen), told(&[("住建局", "RESPONDED"), ("财政局", "RETURN_REQUESTED")]));
        assert!(seen.data("suggestion.handBacks.0.decision").is_null());

        let promise = cast.commitment_of(&id).await;
        cast.step(Who::Supervisor, "judgeCommitment", cast.verdict(&promise, "BROKEN")).await;
        let again = json!({ "id": id, "commitment": promise, "reason": "逾期未组建" });
        cast.step(Who::Supervisor, "reopenSuggestion", again).await;
        assert_eq!(offered().await, ("REHANDLING".into(), true));
        cast.step(Who::Supervisor, "decideReassignment", input).await;
        let seen = read(&cast, Who::Office, &id).await;
        let all = [("住建局", "IN_HANDLING"), ("财政局", "HANDED_BACK"), ("公安局", "PENDING_RECEIPT")];
        assert_eq!(units(&seen), told(&all));
    }

    async fn nobody_but_the_supervising_offices_names_a_new_department(cast: Cast) {
        let case = cast.proposal_at("IN_HANDLING").await;
        let units = json!([{ "department": cast.department("公安局"), "role": "SOLE" }]);
        let again = json!({ "id": case.id, "mode": "SOLE", "units": units });
        assert_eq!(cast.ask(Who::Department, "assignSuggestion", again).await.code(), "FORBIDDEN");
        let asked = cast.hands_back(Who::Department, &case.assignment, "公安局").await;
        let input = json!({ "handBack": asked, "approve": true, "department": cast.department("公安局") });

        for who in [Who::Department, Who::Handler, Who::Member, Who::Chair] {
            assert_eq!(cast.ask(who, "decideReassignment", input.clone()).await.code(), "FORBIDDEN", "{}", who.name());
        }

        assert!(!finds(&cast, Who::OtherDepartment, &case.id).await);
    }

    async fn however_cases_are_handed_on_each_keeps_the_units_of_its_mode(cast: Cast) {
        let town = Town::of(&cast).await;
        for (round, steps) in drawn(18).into_iter().enumerate() {
            let (mode, number) =
                [(HandlingMode::Sole, 1), (HandlingMode::Joint, 3), (HandlingMode::Separate, 2)][round % 3];
            let case = town.assigned(&cast, mode, number).await;
            for step in &steps {
                town.step(&cast, case, *step).await;
                town.holds(&cast, case, mode, number).await;
            }
        }
    }
}

/// Draws so many sequences of steps: who, what and whom of each.
fn drawn(number: usize) -> Vec<Vec<(u8, u8, u8)>> {
    let mut runner = TestRunner::deterministic();
    let steps = proptest::collection::vec((any::<u8>(), any::<u8>(), any::<u8>()), 1..12);
    let mut draw = || steps.new_tree(&mut runner).expect("steps are drawn").current();
    (0..number).map(|_| draw()).collect()
}

/// A committee with more departments than any case needs, each acted for by the same account.
struct Town {
    departments: Vec<DepartmentId>,
    account: AccountId,
}

impl Town {
    async fn of(cast: &Cast) -> Self {
        let committee = cast.world().committee;
        let mut departments = Vec::new();
        for number in 0..7 {
            let input = NewDepartment {
                committee,
                name: format!("石嘴山市第{number}局"),
                short_name: format!("第{number}局"),
                kind: DepartmentKind::Government,
            };
            departments.push(department::create(cast.domain(), Authority::System, input).await.expect("a department"));
        }
        let roles = departments.iter().map(|id| grant(cast, Role::DepartmentLead, Some(*id))).collect();
        let password = Some(crate::cast::PASSWORD.into());
        let input = NewAccount { login: "town".into(), display_name: "各局".into(), password, roles };
        let (account, _) = account::add(cast.domain(), input).await.expect("an account");
        Self { departments, account }
    }

    fn lead_of(&self, cast: &Cast, department: DepartmentId) -> Actor {
        Actor::signed_in(self.account, "某局".into(), vec![grant(cast, Role::DepartmentLead, Some(department))])
    }

    fn office(&self, cast: &Cast) -> Actor {
        Actor::signed_in(self.account, "督查室".into(), vec![grant(cast, Role::Supervisor, None)])
    }

    /// Assigns a filed proposal in a mode to so many departments.
    async fn assigned(&self, cast: &Cast, mode: HandlingMode, number: usize) -> SuggestionId {
        let role = |place: usize| match mode {
            HandlingMode::Sole => UnitRole::Sole,
            HandlingMode::Joint if place == 0 => UnitRole::Lead,
            HandlingMode::Joint => UnitRole::Assist,
            HandlingMode::Separate => UnitRole::Separate,
        };
        let chosen = self.departments.iter().take(number).enumerate();
        let charges: Vec<_> = chosen.map(|(place, id)| Charge { department: *id, role: role(place) }).collect();
        let id = cast.proposal_at("FILED").await.id.parse().expect("an id of a suggestion");
        let office = self.office(cast);
        assignment::assign(cast.domain(), &office, &Call::default(), id, mode, &charges).await.expect("it is assigned")
    }

    async fn units(&self, cast: &Cast, matter: SuggestionId) -> Vec<assignment::Assignment> {
        let mut units = assignment::of_suggestions(cast.domain(), &self.office(cast), &[matter]).await.expect("units");
        units.remove(&matter).unwrap_or_default()
    }

    /// Lets a department sign, ask or the office decide, as drawn; a refusal is an answer too.
    async fn step(&self, cast: &Cast, matter: SuggestionId, (who, what, whom): (u8, u8, u8)) {
        let pick = |number: u8, of: usize| usize::from(number) % of;
        let (app, call, office) = (cast.domain(), Call::default(), self.office(cast));
        let units = self.units(cast, matter).await;
        let unit = &units[pick(who, units.len())];
        let department = self.lead_of(cast, unit.department_id);
        let other = self.departments[pick(whom, self.departments.len())];
        match what % 4 {
            0 => drop(assignment::accept(app, &department, &call, unit.id, None).await),
            1 => {
                let input = Request { assignment: unit.id, reason: "不属职责".into(), proposed: other };
                drop(hand_back::request(app, &department, &call, input).await);
            }
            decision => {
                let asked = hand_back::of_suggestions(app, &office, &[matter]).await.expect("requests");
                let Some(open) = asked.get(&matter).and_then(|rows| rows.iter().find(|row| row.decision.is_none()))
                else {
                    return;
                };
                let input = Decision {
                    hand_back: open.id,
                    approves: decision == 2,
                    department: Some(other),
                    note: Some("已会商".into()),
                };
                drop(hand_back::decide(app, &office, &call, input).await);
            }
        }
    }

    async fn holds(&self, cast: &Cast, matter: SuggestionId, mode: HandlingMode, number: usize) {
        let units = self.units(cast, matter).await;
        let live: Vec<_> = units.iter().filter(|unit| unit.status != AssignmentStatus::HandedBack).collect();
        let of = |role: UnitRole| live.iter().filter(|unit| unit.role == role).count();
        let (alone, lead, assisting, separate) =
            (of(UnitRole::Sole), of(UnitRole::Lead), of(UnitRole::Assist), of(UnitRole::Separate));
        let fits = match mode {
            HandlingMode::Sole => (alone, live.len()) == (1, 1),
            HandlingMode::Joint => (lead, assisting, live.len()) == (1, number - 1, number),
            HandlingMode::Separate => (separate, live.len()) == (number, number),
        };
        assert!(fits, "{mode:?}: {live:?}");
        let departments: std::collections::HashSet<_> = units.iter().map(|unit| unit.department_id.0).collect();
        assert_eq!(departments.len(), units.len(), "a department has one part at the most");
    }
}

fn grant(cast: &Cast, role: Role, department: Option<DepartmentId>) -> Grant {
    Grant { committee: cast.world().committee, role, department, member: None }
}
