//! Collective wage bargaining run by a city's federation of trade unions: the seasons' offers, an enterprise from the
//! offer to contracts of three kinds that everybody reads, advisers, and the year's ledger (domain.md §6.5).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{advance, are_found, is_answered, read, spoken};
use crate::cast::{Cast, Who};

/// The three kinds of contract: how many were planned in the year, how many signed, and the percentage as reported.
const REPORTED: [(&str, f64, f64, &str, f64); 3] = [
    ("集体合同", 800.0, 792.0, "99%", 99.0),
    ("工资专项集体合同", 760.0, 745.0, "98%", 98.03),
    ("女职工专项集体合同", 780.0, 768.0, "98.5%", 98.46),
];

pub async fn plays(cast: &Cast) {
    let session = is_offered(cast).await;
    let task = cast.adviser_task(&session).await;
    is_agreed(cast, &session).await;
    is_looked_into(cast, &task, "2022-03-31", 60).await;
    is_signed(cast, &session).await;
    is_looked_into(cast, &task, "2022-04-30", 150).await;
    is_public(cast, &session).await;

    cast.clock("2022-05-06");
    let line = is_acted_on(cast, &session).await;
    is_looked_into(cast, &task, "2022-05-31", 260).await;
    are_offered_in_every_season(cast, &session).await;
    let ledger = is_in_the_ledger(cast, &session).await;

    let seen =
        read(cast, Who::Anonymous, &session, "adviserTasks { visits doneOn supervision { month } } ledgers { id }")
            .await;
    assert_eq!(
        seen,
        json!({
            "adviserTasks": [{ "visits": 260, "doneOn": "2022-05-31", "supervision": [] }], "ledgers": [{ "id": ledger }],
        })
    );
    let inside = read(cast, Who::Organizer, &session, "adviserTasks { supervision { month checkedBy finding } }").await;
    let of_month = |month: &str, visits: i32| json!({ "month": month, "checkedBy": "市总工会", "finding": format!("累计进企业{visits}次") });
    let monthly = [of_month("2022-03-01", 60), of_month("2022-04-01", 150), of_month("2022-05-01", 260)];
    assert_eq!(inside["adviserTasks"], json!([{ "supervision": monthly }]));
    are_found(cast, "工资集体协商", &[&session]).await;
    are_found(cast, "工资专项集体合同", &[&session]).await;
    are_found(cast, "技能", &[&line[1].1]).await;
    is_followed_to_the_end(cast, &line).await;
}

/// The union offers in spring, the enterprise replies in time, and both hand over their data before they meet.
async fn is_offered(cast: &Cast) -> String {
    cast.clock("2022-03-02");
    let id = cast.bargaining("某机械厂二〇二二年工资集体协商").await;
    let offer = cast.offer(&id).await;
    cast.clock("2022-03-14");
    cast.organize("replyToWageOffer", json!({ "offer": offer, "on": "2022-03-11", "reply": "同意协商" })).await;
    advance(cast, Who::Organizer, &id, "REPLIED").await;
    cast.meets(&id, "2022-03-24").await;
    cast.clock("2022-03-15");
    for (side, by, data) in [("WORKERS", "工会", "职工问卷汇总"), ("EMPLOYER", "人力资源部", "上年度工资总额")]
    {
        let data = json!({ "consultation": id, "side": side, "handedBy": by, "data": data, "on": "2022-03-15" });
        cast.organize("recordDataHandover", data).await;
    }

    let seen = read(
        cast,
        Who::Organizer,
        &id,
        "scheduledOn offers { season replyDueOn isLate negotiateBy } dataClocks { dueOn state }",
    )
    .await;
    assert_eq!(
        seen,
        json!({
            "scheduledOn": "2022-03-24",
            "offers": [{ "season": "SPRING", "replyDueOn": "2022-03-21", "isLate": false, "negotiateBy": "2022-03-25" }],
            "dataClocks": [{ "dueOn": "2022-03-17", "state": "IN_TIME" }, { "dueOn": "2022-03-17", "state": "IN_TIME" }],
        })
    );
    id
}

/// The sides agree on a wage, and the workers' congress passes it.
async fn is_agreed(cast: &Cast, id: &str) {
    cast.clock("2022-03-31");
    assert!(read(cast, Who::Anonymous, id, "id").await.is_null(), "the talks are the sides' own");
    cast.organize("recordWageTerm", Cast::wage_term(id, 4_100.0)).await;
    advance(cast, Who::Organizer, id, "DRAFT_AGREED").await;
    cast.passed(id, "2022-03-30").await;
    advance(cast, Who::Organizer, id, "CONGRESS_APPROVED").await;
}

/// The chiefs sign contracts of three kinds, which go to the bureau, into effect and before the workers together.
async fn is_signed(cast: &Cast, id: &str) {
    cast.clock("2022-04-30");
    for kind in ["GENERAL", "WAGE", "WOMEN_WORKERS"] {
        let mut contract = Cast::contract(id, "2022-04-06");
        contract["kind"] = json!(kind);
        contract["enterprises"] = json!({ "figure": 1 });
        contract["workers"] = json!({ "figure": 1_200, "isApproximate": true });
        cast.organize("signContract", contract).await;
    }
    let signed = read(cast, Who::Organizer, id, "contracts { id }").await;
    let contracts = cast.ids(signed["contracts"].as_array().expect("a list"));
    assert_eq!(contracts.len(), 3);
    for (stage, name, input) in [
        ("SIGNED", "fileContract", json!({ "on": "2022-04-12", "with": "市人社局" })),
        ("FILED", "bringContractIntoEffect", json!({ "on": "2022-04-28" })),
        ("EFFECTIVE", "publishContract", json!({ "on": "2022-04-30" })),
    ] {
        advance(cast, Who::Organizer, id, stage).await;
        for contract in &contracts {
            cast.of_contract(name, contract, input.clone()).await;
        }
    }
    advance(cast, Who::Organizer, id, "PUBLISHED").await;
}

/// Everybody reads what came of it: two chiefs, a wage before and after, contracts of three kinds.
async fn is_public(cast: &Cast, id: &str) {
    let selected = "stage { code } representatives { side isChief }
        wageTerms { label before after unit change { amount percent } reportedChange }
        contracts { kind status signedForWorkers signedForEmployer publishedOn enterprises workers isWorkersApproximate }";
    let contract = |kind: &str| {
        json!({
            "kind": kind, "status": "PUBLISHED", "signedForWorkers": "工会主席", "signedForEmployer": "总经理",
            "publishedOn": "2022-04-30", "enterprises": 1, "workers": 1_200, "isWorkersApproximate": true,
        })
    };
    let contracts = ["GENERAL", "WAGE", "WOMEN_WORKERS"].map(contract);
    assert_eq!(
        read(cast, Who::Anonymous, id, selected).await,
        json!({
            "stage": { "code": "PUBLISHED" },
            "representatives": [{ "side": "WORKERS", "isChief": true }, { "side": "EMPLOYER", "isChief": true }],
            "wageTerms": [{
                "label": "月平均工资", "before": 3_800.0, "after": 4_100.0, "unit": "元",
                "change": { "amount": 300.0, "percent": 7.89 }, "reportedChange": "8%",
            }],
            "contracts": contracts,
        })
    );
}

/// What an adviser has done until the end of a month is reported, and looked into; it is done with the last visit.
async fn is_looked_into(cast: &Cast, task: &str, on: &str, visits: i32) {
    cast.clock(on);
    let mut done = json!({ "task": task, "visits": visits });
    if visits == 260 {
        done["doneOn"] = json!(on);
    }
    cast.organize("reportAdviserTask", done).await;
    let finding = format!("累计进企业{visits}次");
    let note = json!({ "task": task, "month": on, "checkedBy": "市总工会", "finding": finding });
    cast.organize("superviseAdviserTask", note).await;
}

/// A speech is kept and an agreement issued; a suggestion out of the speech is answered with a promise. Returns all that
/// belongs together, by name.
async fn is_acted_on(cast: &Cast, session: &str) -> [(&'static str, String); 7] {
    let speech =
        spoken(cast, session, "职工方首席代表", "工资增长与技能相匹配", "工资随效益增长，向一线技能岗位倾斜。").await;
    let agreement = json!({
        "consultation": session, "kind": "AGREEMENT", "title": "工资专项集体合同", "body": "工资专项集体合同约定月平均工资增长。",
        "issuedOn": "2022-05-06",
    });
    let agreement = cast.organize("recordOutcome", agreement).await;
    let point = json!({
        "speech": speech, "title": "关于加强集体协商指导员队伍建设的协商建议", "background": "指导员多为兼职。",
        "analysis": "任务不均衡。", "recommendation": "建立名册，按月督查。", "consentsToPublication": true,
    });
    let suggestion = cast.organize("extractSuggestion", point).await;
    let [assignment, response, promise] = is_answered(cast, &suggestion).await;
    [
        ("协商", session.to_owned()),
        ("发言", speech),
        ("合同", agreement),
        ("建议", suggestion),
        ("交办", assignment),
        ("答复", response),
        ("承诺", promise),
    ]
}

/// The other seasons' campaigns reach another enterprise, which does not reply.
async fn are_offered_in_every_season(cast: &Cast, first: &str) {
    cast.clock("2022-12-31");
    let other = cast.bargaining("某商贸企业二〇二二年工资集体协商").await;
    for (season, on) in [("SUMMER", "2022-06-01"), ("AUTUMN", "2022-09-01"), ("WINTER", "2022-12-20")] {
        let offer = json!({ "consultation": other, "season": season, "body": "工资协商要约", "madeOn": on });
        cast.organize("makeWageOffer", offer).await;
    }
    let mut offers = Vec::new();
    for id in [first, &other] {
        let seen = read(cast, Who::Organizer, id, "offers { season isLate }").await;
        offers.extend(seen["offers"].as_array().into_iter().flatten().cloned());
    }
    let offer = |(season, is_late): (&str, bool)| json!({ "season": season, "isLate": is_late });
    assert_eq!(offers, [("SPRING", false), ("SUMMER", true), ("AUTUMN", true), ("WINTER", false)].map(offer));
    assert!(read(cast, Who::Anonymous, &other, "id").await.is_null());
}

/// The year's ledger tells what was reported beside what follows from the figures, and what the system knows itself.
async fn is_in_the_ledger(cast: &Cast, session: &str) -> String {
    let mut input = cast.ledger();
    input["consultation"] = json!(session);
    let id = cast.organize("createLedger", input).await;
    for (label, target, amount, share, _) in REPORTED {
        cast.organize("recordLedgerLine", Cast::ledger_line(&id, label, target, amount, share)).await;
    }
    for (label, unit, amount) in
        [("覆盖企业", "家", 1_500.0), ("覆盖职工", "人", 60_000.0), ("指导员进企业指导", "次", 260.0)]
    {
        let value = json!({ "amount": amount, "isApproximate": true, "sourceNote": "年度统计表" });
        let line = json!({ "ledger": id, "label": label, "unit": unit, "value": value });
        cast.organize("recordLedgerLine", line).await;
    }
    for kind in ["GENERAL", "WAGE", "WOMEN_WORKERS"] {
        let line = json!({
            "ledger": id, "label": format!("在册{kind}"), "unit": "份", "measure": "CONTRACTS_SIGNED",
            "contractKind": kind, "value": {},
        });
        cast.organize("recordLedgerLine", line).await;
    }
    cast.organize("publishLedger", json!({ "id": id })).await;

    let document = "query($id: ID!) { ledger(id: $id) { consultation { id } reportedBy
        lines { label target amount isApproximate reportedShare computedShare { percent } } } }";
    let told = cast.client(Who::Anonymous).run(document, json!({ "id": id })).await;
    assert_eq!(told.text("ledger.consultation.id"), session);
    let lines = told.list("ledger.lines");
    for (line, (label, target, amount, share, percent)) in lines.iter().zip(REPORTED) {
        assert_eq!(
            line,
            &json!({
                "label": label, "target": target, "amount": amount, "isApproximate": false, "reportedShare": share,
                "computedShare": { "percent": percent },
            })
        );
    }
    let figures: Vec<_> = lines[3..].iter().map(|line| (&line["amount"], &line["isApproximate"])).collect();
    let about = [1_500.0, 60_000.0, 260.0].map(|amount| (json!(amount), json!(true)));
    let counted = [1.0; 3].map(|amount| (json!(amount), json!(false)));
    let wanted: Vec<_> = about.iter().chain(&counted).map(|(amount, is_about)| (amount, is_about)).collect();
    assert_eq!(figures, wanted);
    id
}

/// From the session to the promise and back, every link is told to the office, and to the public what is published.
async fn is_followed_to_the_end(cast: &Cast, line: &[(&'static str, String); 7]) {
    let back = ["协商→发言", "发言→建议", "建议→交办", "交办→答复", "答复→承诺"];
    let all = back.into_iter().chain(["协商→合同"]);
    assert_eq!(links(cast, Who::Office, line, 0).await, all.map(str::to_owned).collect());
    assert_eq!(links(cast, Who::Office, line, 6).await, back.map(str::to_owned).into());
    let public = ["协商→发言", "协商→合同"];
    assert_eq!(links(cast, Who::Anonymous, line, 0).await, public.map(str::to_owned).into());
}

/// Returns what somebody is told led to what, from one of the things that belong together.
async fn links(cast: &Cast, who: Who, line: &[(&'static str, String); 7], at: usize) -> BTreeSet<String> {
    let document = "query($id: ID!) { lineage(id: $id) { isComplete edges { from to } } }";
    let answer = cast.client(who).run(document, json!({ "id": line[at].1 })).await;
    assert_eq!(answer.data("lineage.isComplete"), true);
    let name = |id: &Value| line.iter().find(|(_, known)| id == known).map_or("?", |(name, _)| *name);
    let edge = |edge: &Value| format!("{}→{}", name(&edge["from"]), name(&edge["to"]));
    answer.list("lineage.edges").iter().map(edge).collect()
}
