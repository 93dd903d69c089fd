//! Ledgers (台账): what was reported beside what can be computed or counted, and every correction on record.

use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

const LEDGER: &str = "query($id: ID!) { ledger(id: $id) {
    isPublic version title reportedBy allowedActions consultation { id } history { event note }
    lines { label unit source target targetIsApproximate amount isApproximate reportedShare sourceNote asOf
        computedShare { numerator denominator percent rule }
        revisions { number amount reportedShare reason madeBy } }
} }";

async fn ledger(cast: &Cast, who: Who, id: &str) -> Value {
    cast.client(who).run(LEDGER, json!({ "id": id })).await.data("ledger").clone()
}

on_both! {
    async fn the_year_of_wage_bargaining_is_kept_as_it_was_reported(cast: Cast) {
        let mut session = cast.consultation("工资集体协商与集体合同签订");
        session["format"] = json!("WAGE_BARGAINING");
        let session = cast.step(Who::Organizer, "createConsultation", session).await;
        let mut input = cast.ledger();
        input["consultation"] = json!(session);
        let id = cast.step(Who::Organizer, "createLedger", input).await;
        for (label, target, amount, share) in [
            ("集体合同", 800.0, 792.0, "99%"),
            ("工资专项集体合同", 760.0, 745.0, "98%"),
            ("女职工专项集体合同", 780.0, 768.0, "98.5%"),
        ] {
            let line = Cast::ledger_line(&id, label, target, amount, share);
            cast.step(Who::Organizer, "recordLedgerLine", line).await;
        }
        for (label, unit, amount) in [("覆盖企业", "家", 1500.0), ("覆盖职工", "人", 60000.0), ("指导员进企业指导", "次", 260.0)] {
            let value = json!({ "amount": amount, "isApproximate": true, "sourceNote": "年度统计表" });
            let line = json!({ "ledger": id, "label": label, "unit": unit, "value": value });
            cast.step(Who::Organizer, "recordLedgerLine", line).await;
        }
        assert_eq!(ledger(&cast, Who::Anonymous, &id).await, Value::Null);
        cast.step(Who::Organizer, "publishLedger", json!({ "id": id })).await;

        let told = ledger(&cast, Who::Anonymous, &id).await;
        assert_eq!(told["lines"].as_array().map(Vec::len), Some(6));
        let wages = &told["lines"][1];
        assert_eq!((&wages["reportedShare"], &wages["asOf"]), (&json!("98%"), &json!("2022-06-30")));
        let share = &wages["computedShare"];
        assert_eq!(
            (&share["numerator"], &share["denominator"], &share["percent"]),
            (&json!(745.0), &json!(760.0), &json!(98.03)),
            "the one computed is not the one reported"
        );
        assert_eq!(share["rule"], "完成数 ÷ 计划数 × 100%，保留两位小数");
        let workers = &told["lines"][4];
        assert_eq!((&workers["amount"], &workers["isApproximate"]), (&json!(60000.0), &json!(true)));
        assert_eq!((&workers["computedShare"], &workers["reportedShare"]), (&Value::Null, &Value::Null));
        assert_eq!(told["consultation"], Value::Null, "the session is only planned, and hidden");
        assert_eq!((&told["history"], &told["allowedActions"]), (&json!([]), &json!([])));

        let of_session = "query($id: ID!) { consultation(id: $id) { ledgers { id } } }";
        let inside = cast.client(Who::Office).run(of_session, json!({ "id": session })).await;
        assert_eq!(inside.text("consultation.ledgers.0.id"), id);
    }

    async fn a_correction_keeps_what_was_said_before(cast: Cast) {
        let id = cast.ledger_with_a_line().await;
        cast.step(Who::Organizer, "publishLedger", json!({ "id": id })).await;
        let line = cast.ledger_lines(&id).await[0].clone();
        for (amount, share, reason) in [(790.0, "98.8%", "重复统计2份"), (791.0, "98.9%", "补报1份")] {
            let value = json!({ "target": 800.0, "amount": amount, "reportedShare": share });
            let input = json!({ "line": line, "value": value, "reason": reason });
            cast.step(Who::Organizer, "correctLedgerLine", input).await;
        }

        let inside = ledger(&cast, Who::Chair, &id).await;
        assert_eq!((&inside["lines"][0]["amount"], &inside["lines"][0]["asOf"]), (&json!(791.0), &Value::Null));
        let before = json!([
            { "number": 1, "amount": 792.0, "reportedShare": "99%", "reason": "重复统计2份", "madeBy": "专委会办公室" },
            { "number": 2, "amount": 790.0, "reportedShare": "98.8%", "reason": "补报1份", "madeBy": "专委会办公室" },
        ]);
        assert_eq!(inside["lines"][0]["revisions"], before);
        let public = ledger(&cast, Who::Anonymous, &id).await;
        assert_eq!((&public["lines"][0]["amount"], &public["lines"][0]["revisions"]), (&json!(791.0), &json!([])));

        cast.step(Who::Organizer, "withdrawLedger", json!({ "id": id, "reason": "数据待核" })).await;
        assert_eq!(ledger(&cast, Who::Anonymous, &id).await, Value::Null);
        assert_eq!(ledger(&cast, Who::Office, &id).await["history"][5]["note"], "数据待核");
    }

    async fn what_the_system_knows_it_counts(cast: Cast) {
        let mut input = cast.ledger();
        input["season"] = json!("SUMMER");
        let summer = cast.step(Who::Organizer, "createLedger", input.clone()).await;
        input["season"] = json!("AUTUMN");
        let autumn = cast.step(Who::Organizer, "createLedger", input).await;
        for id in [&summer, &autumn] {
            for (label, measure, format) in [
                ("双月协商", "CONSULTATIONS_HELD", json!("BIMONTHLY")),
                ("网络议政", "CONSULTATIONS_HELD", json!("ONLINE")),
                ("协商", "CONSULTATIONS_HELD", Value::Null),
                ("调研报告", "REPORTS_SUBMITTED", Value::Null),
            ] {
                let line = json!({
                    "ledger": id, "label": label, "unit": "次", "measure": measure, "format": format,
                    "value": { "target": 2.0 },
                });
                cast.step(Who::Organizer, "recordLedgerLine", line).await;
            }
        }
        cast.consultation_at("HELD", "提升物业服务管理水平").await;
        cast.consultation_at("SCHEDULED", "城市更新").await;
        cast.held_elsewhere().await;
        let report = cast.step(Who::Organizer, "createResearchReport", cast.report("调研报告")).await;
        for to in ["SUBMITTED", "COMMITTEE_APPROVED", "CHAIR_MEETING_APPROVED", "SUBMITTED_TO_PARTY_GOV"] {
            cast.step(Who::Organizer, "advanceResearchReport", json!({ "id": report, "to": to })).await;
        }

        let counted = async |id: &str| {
            let told = ledger(&cast, Who::Organizer, id).await;
            let lines = told["lines"].as_array().cloned().unwrap_or_default();
            lines.iter().map(|line| line["amount"].as_f64()).collect::<Vec<_>>()
        };
        assert_eq!(counted(&autumn).await, [Some(1.0), Some(0.0), Some(1.0), Some(1.0)], "what was held in August");
        assert_eq!(counted(&summer).await, [Some(0.0); 4], "what was held in August is none of the summer's");
        let told = ledger(&cast, Who::Organizer, &autumn).await;
        assert_eq!(told["lines"][0]["computedShare"]["percent"], 50.0);
        assert_eq!(told["lines"][0]["source"], "COUNTED");
    }

    async fn contracts_are_counted_by_kind_unless_the_bureau_objected(cast: Cast) {
        let id = cast.step(Who::Organizer, "createLedger", cast.ledger()).await;
        for (label, kind) in
            [("集体合同", Value::Null), ("工资专项", json!("WAGE")), ("女职工专项", json!("WOMEN_WORKERS"))]
        {
            let line = json!({
                "ledger": id, "label": label, "unit": "份", "measure": "CONTRACTS_SIGNED", "contractKind": kind,
                "value": { "target": 2.0 },
            });
            cast.step(Who::Organizer, "recordLedgerLine", line).await;
        }
        let [first, _] = cast.contract_at("SIGNED", "某制造企业工资协商").await;
        cast.signed_too(&first, "WOMEN_WORKERS", "2022-04-21").await;
        let [_, void] = cast.contract_at("FILED", "某商贸企业工资协商").await;
        cast.organize("objectToContract", json!({ "contract": void, "on": "2022-05-05", "reason": "条款不符" })).await;

        let document = "query($id: ID!) { ledger(id: $id) { lines { amount contractKind } } }";
        let told = cast.client(Who::Organizer).run(document, json!({ "id": id })).await;
        assert_eq!(told.data("ledger.lines"), &json!([
            { "amount": 2.0, "contractKind": null }, { "amount": 1.0, "contractKind": "WAGE" },
            { "amount": 1.0, "contractKind": "WOMEN_WORKERS" },
        ]));
        cast.step(Who::Organizer, "publishLedger", json!({ "id": id })).await;
        let outside = cast.client(Who::Anonymous).run(document, json!({ "id": id })).await;
        assert_eq!(outside.data("ledger.lines.0.amount"), &json!(0.0), "contracts are the sides' own until published");
    }

    async fn what_was_signed_at_a_bargaining_that_is_called_off_came_to_nothing(cast: Cast) {
        let ledger = cast.step(Who::Organizer, "createLedger", cast.ledger()).await;
        let line = json!({
            "ledger": ledger, "label": "工资专项", "unit": "份", "measure": "CONTRACTS_SIGNED", "contractKind": "WAGE",
            "value": { "target": 2.0 },
        });
        cast.step(Who::Organizer, "recordLedgerLine", line).await;
        cast.contract_at("SIGNED", "某制造企业工资协商").await;
        let stopped = cast.bargaining_at("CONGRESS_APPROVED", "某商贸企业工资协商").await;
        cast.organize("signContract", Cast::contract(&stopped, "2022-04-20")).await;
        let counted = async || {
            let document = "query($id: ID!) { ledger(id: $id) { lines { amount } } }";
            let told = cast.client(Who::Organizer).run(document, json!({ "id": ledger })).await;
            told.data("ledger.lines.0.amount").clone()
        };
        assert_eq!(counted().await, json!(2.0));

        cast.called_off(&stopped).await;

        assert_eq!(counted().await, json!(1.0));
    }
}
