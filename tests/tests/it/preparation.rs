//! A session is prepared: who comes, what is read beforehand, what was found, who speaks and in which order.

use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

const TOPIC: &str = "优化社会救助供给 提升困难群体救助水平";

async fn read(cast: &Cast, who: Who, id: &str, selection: &str) -> Value {
    let document = format!("query($id: ID!) {{ consultation(id: $id) {{ {selection} }} }}");
    cast.client(who).run(&document, json!({ "id": id })).await.data("consultation").clone()
}

async fn invited(cast: &Cast, who: Who) -> usize {
    let answer = cast.client(who).run("{ viewer { sessionInvitations { id } } }", json!({})).await;
    answer.list("viewer.sessionInvitations").len()
}

async fn notices(cast: &Cast, who: Who) -> Vec<Value> {
    let document = "{ viewer { notifications { nodes { kind topic dueOn consultation { id } suggestion { id } } } } }";
    cast.client(who).run(document, json!({})).await.list("viewer.notifications.nodes").to_vec()
}

async fn titles(cast: &Cast, who: Who, id: &str) -> Vec<String> {
    let seen = read(cast, who, id, "speeches { title }").await;
    let speeches = seen["speeches"].as_array().expect("a list");
    speeches.iter().map(|speech| speech["title"].as_str().expect("a title").to_owned()).collect()
}

on_both! {
    async fn participants_answer_and_are_asked_again_for_another_day(cast: Cast) {
        cast.clock("2022-08-01");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        assert_eq!([invited(&cast, Who::Member).await, invited(&cast, Who::Handler).await], [1, 1]);
        assert_eq!([invited(&cast, Who::OtherMember).await, invited(&cast, Who::Organizer).await], [0, 0]);

        let yes = json!({ "consultation": id, "attends": true });
        cast.step(Who::Handler, "answerSessionInvitation", yes).await;
        let no = json!({ "consultation": id, "attends": false, "reason": "在外地出差" });
        cast.step(Who::Member, "answerSessionInvitation", no).await;
        assert_eq!([invited(&cast, Who::Member).await, invited(&cast, Who::Handler).await], [0, 0]);
        let told = "participants { attendance leaveReason }";
        let (excused, comes, open) =
            (json!(["ON_LEAVE", "在外地出差"]), json!(["CONFIRMED", null]), json!(["INVITED", null]));
        let hidden = json!([null, null]);
        for (who, wanted) in [
            (Who::Organizer, [&excused, &open, &comes]),
            (Who::Member, [&excused, &hidden, &hidden]),
            (Who::Department, [&hidden, &hidden, &comes]),
        ] {
            let seen = read(&cast, who, &id, told).await;
            let rows = seen["participants"].as_array().expect("a list");
            let got: Vec<_> = rows.iter().map(|row| json!([row["attendance"], row["leaveReason"]])).collect();
            assert_eq!(got.iter().collect::<Vec<_>>(), wanted, "{}", who.name());
        }

        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-29", "place": "二楼" })).await;
        assert_eq!(invited(&cast, Who::Member).await, 0, "the day is the same");
        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-26" })).await;
        assert_eq!(invited(&cast, Who::Member).await, 1, "the day is another");
    }

    async fn who_takes_part_has_a_notice_of_every_change(cast: Cast) {
        cast.clock("2022-08-01");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let to = async |day: &str, place: &str| {
            cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": day, "place": place })).await
        };
        to("2022-08-29", "市政协").await;
        to("2022-08-26", "市政协").await;
        to("2022-08-29", "市政协").await;
        to("2022-08-29", "市委党校").await;
        let later = json!({ "consultation": id, "participants": [{ "role": "SPEAKER", "member": cast.member("黄琳琳") }] });
        cast.step(Who::Organizer, "inviteParticipants", later).await;
        let off = async || cast.step(Who::Organizer, "postponeConsultation", json!({ "id": id, "reason": "主持人出差" })).await;
        off().await;
        to("2022-08-29", "市政协").await;
        off().await;
        let cancelled = json!({ "id": id, "to": "CANCELLED", "reason": "议题并入专题协商" });
        cast.step(Who::Organizer, "advanceConsultation", cancelled).await;

        let set = |day: &str| ("SESSION_SCHEDULED", json!(day));
        let off = || ("SESSION_POSTPONED", Value::Null);
        let told = [
            ("SESSION_CANCELLED", Value::Null), off(), set("2022-08-29"), off(),
            set("2022-08-29"), set("2022-08-29"), set("2022-08-26"), set("2022-08-29"),
        ];
        let told = told.map(|(kind, day)| json!({
            "kind": kind, "topic": TOPIC, "dueOn": day, "consultation": null, "suggestion": null,
        }));
        for (who, expected) in [
            (Who::Member, &told[..]),
            (Who::Handler, &told[..]),
            (Who::Department, &told[..]),
            // Who is invited later is told of the day that it has then.
            (Who::Invited, &told[..5]),
            (Who::OtherMember, &[]),
            (Who::Organizer, &[]),
        ] {
            assert_eq!(notices(&cast, who).await, expected, "{}", who.name());
        }
    }

    async fn what_nobody_was_told_of_is_called_off_quietly(cast: Cast) {
        cast.clock("2022-08-01");
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        let cancelled = json!({ "id": id, "to": "CANCELLED", "reason": "议题并入专题协商" });
        cast.step(Who::Organizer, "advanceConsultation", cancelled).await;

        assert_eq!(notices(&cast, Who::Member).await, Vec::<Value>::new());
    }

    async fn many_sessions_are_weighed_and_told_of_in_as_many_statements_as_one(cast: Cast) {
        cast.clock("2022-08-01");
        let weigh = "{ consultations(first: 10) { nodes { preparation { noticedOn materialsOn researchActivities shortcomings } } } }";
        let told = "{ viewer { notifications { nodes { topic consultation { topic stage { code } } } } } }";
        let mut counts = Vec::new();
        for topics in [&["一"][..], &["二", "三", "四"]] {
            for topic in topics {
                cast.consultation_at("SCHEDULED", topic).await;
            }
            for (who, document) in [(Who::Organizer, weigh), (Who::Member, told)] {
                // The first request signs in.
                cast.client(who).run(document, json!({})).await;
                let (answer, statements) = cast.counting(cast.client(who).run(document, json!({}))).await;
                assert!(!answer.body().to_string().contains("\"preparation\":null"), "{:#}", answer.body());
                counts.push(statements.len());
            }
        }
        assert_eq!(counts[..2], counts[2..]);
    }

    async fn a_notice_leads_to_its_session_while_the_session_has_a_day(cast: Cast) {
        cast.clock("2022-08-01");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;

        assert_eq!(notices(&cast, Who::Member).await[0]["consultation"], json!({ "id": id }));
    }

    async fn proposals_and_the_session_that_discusses_them_lead_to_each_other(cast: Cast) {
        cast.clock("2022-08-30");
        let (open, inner) = (cast.proposal_at("PUBLISHED").await, cast.proposal_at("FILED").await);
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let both = json!({ "id": id, "suggestions": [inner.id, open.id] });
        cast.step(Who::Office, "setConsultationCases", both).await;
        let cases = async |who: Who| {
            let seen = read(&cast, who, &id, "cases { id }").await;
            seen["cases"].as_array().into_iter().flatten().map(|case| case["id"].clone()).collect::<Vec<_>>()
        };
        let sessions = async |who: Who, case: &str| {
            let document = "query($id: ID!) { suggestion(id: $id) { discussedAt { id } } }";
            cast.client(who).run(document, json!({ "id": case })).await.list("suggestion.discussedAt").len()
        };

        // The session is not public yet, one of the proposals never is.
        assert_eq!(cases(Who::Office).await, [json!(inner.id), json!(open.id)]);
        assert_eq!([sessions(Who::Office, &inner.id).await, sessions(Who::Anonymous, &open.id).await], [1, 0]);
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        assert_eq!(cases(Who::Anonymous).await, [json!(open.id)]);
        assert_eq!(sessions(Who::Anonymous, &open.id).await, 1);

        // An organiser does not see the inner one, so cannot take it off by not naming it.
        let one = json!({ "id": id, "suggestions": [open.id] });
        cast.step(Who::Organizer, "setConsultationCases", one.clone()).await;
        assert_eq!(cases(Who::Organizer).await, [json!(open.id)]);
        assert_eq!(cases(Who::Office).await, [json!(open.id), json!(inner.id)]);
        cast.step(Who::Office, "setConsultationCases", one).await;
        assert_eq!(cases(Who::Office).await, [json!(open.id)], "what is not named again is taken off");

        let document = "query($id: ID!) { lineage(id: $id) { edges { from to } } }";
        for start in [&open.id, &id] {
            let walked = cast.client(Who::Anonymous).run(document, json!({ "id": start })).await;
            let edge = json!({ "from": open.id, "to": id });
            assert!(walked.list("lineage.edges").contains(&edge), "{:#}", walked.body());
        }
    }

    async fn organisers_see_what_a_session_lacks(cast: Cast) {
        cast.clock("2022-08-16");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let what = "preparation { noticeDueOn noticedOn materialsDueOn materialsOn researchActivities shortcomings }";
        let late = json!({
            "noticeDueOn": "2022-08-08", "noticedOn": "2022-08-16", "materialsDueOn": "2022-08-15", "materialsOn": null,
            "researchActivities": 0, "shortcomings": ["LATE_NOTICE", "LATE_MATERIALS", "NO_RESEARCH"],
        });
        assert_eq!(read(&cast, Who::Organizer, &id, what).await["preparation"], late);
        for who in [Who::Member, Who::Department, Who::Chair] {
            assert_eq!(read(&cast, who, &id, what).await["preparation"], Value::Null, "{}", who.name());
        }

        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-09-28" })).await;
        cast.clock("2022-08-20");
        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-09-28", "place": "二楼" })).await;
        assert_eq!(read(&cast, Who::Organizer, &id, what).await["preparation"]["noticedOn"], "2022-08-16", "the day is the same");
        cast.material(&id, "会议通知").await;
        let paper = json!({ "consultation": id, "kind": "BACKGROUND", "title": "救助政策汇编", "body": "第一稿" });
        cast.step(Who::Organizer, "addSessionMaterial", paper).await;
        let visit = json!({
            "consultation": id, "kind": "SITE_VISIT", "heldOn": "2022-08-15", "place": "社工站", "findings": "信息不共享",
        });
        cast.step(Who::Organizer, "recordResearchActivity", visit).await;
        let ready = read(&cast, Who::Organizer, &id, what).await["preparation"].clone();
        assert_eq!((&ready["materialsOn"], &ready["researchActivities"]), (&json!("2022-08-20"), &json!(1)));
        assert_eq!(ready["shortcomings"], json!([]), "{ready}");
        cast.clock("2022-09-29");
        assert_eq!(read(&cast, Who::Organizer, &id, what).await["preparation"], Value::Null, "its day is over");
    }

    async fn who_came_is_noted_and_counts_as_duty(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("HELD", TOPIC).await;
        let seen = read(&cast, Who::Organizer, &id, "participants { id name }").await;
        let place = |at: usize| seen["participants"][at]["id"].clone();

        let came = json!({ "consultation": id, "present": [place(0), place(2)], "absent": [place(1)] });
        cast.step(Who::Organizer, "recordAttendance", came).await;

        let document = "query($id: ID!) { member(id: $id) { dutyRecord(year: 2022) { sessionsAttended } } }";
        for (who, name, sessions) in [
            (Who::Office, "林义", json!(1)),
            (Who::Chair, "解景瑞", json!(0)),
            (Who::CoSigner, "解景瑞", json!(0)),
            (Who::Anonymous, "林义", Value::Null),
            (Who::Anonymous, "解景瑞", Value::Null),
            (Who::Member, "解景瑞", Value::Null),
            (Who::ForeignOffice, "解景瑞", Value::Null),
        ] {
            let answer = cast.client(who).run(document, json!({ "id": cast.member(name) })).await;
            assert_eq!(*answer.data("member.dutyRecord.sessionsAttended"), sessions, "{name} for {}", who.name());
        }
    }

    async fn organisers_note_the_answers_of_those_who_have_no_account(cast: Cast) {
        cast.clock("2022-08-01");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let guests = json!([{ "role": "EXPERT", "name": "某教授" }, { "role": "EXPERT", "name": "某律师" }]);
        cast.step(Who::Organizer, "inviteParticipants", json!({ "consultation": id, "participants": guests })).await;
        let answer = |place: &str, attends: bool| {
            json!({ "consultation": id, "participant": place, "attends": attends, "reason": "出国讲学" })
        };
        let (excused, comes) = (cast.place(&id, "某教授").await, cast.place(&id, "某律师").await);
        cast.step(Who::Organizer, "answerSessionInvitation", answer(&excused, false)).await;
        cast.step(Who::Office, "answerSessionInvitation", answer(&comes, true)).await;
        let absent = cast.place(&id, "解景瑞").await;
        cast.step(Who::Organizer, "answerSessionInvitation", answer(&absent, false)).await;
        let own = json!({ "consultation": id, "attends": true });
        cast.step(Who::CoSigner, "answerSessionInvitation", own).await;

        let told = async |who: Who| {
            let seen = read(&cast, who, &id, "participants { name attendance leaveReason }").await;
            let rows = seen["participants"].as_array().expect("a list").clone();
            let row = |name: &str| rows.iter().find(|row| row["name"] == name).expect("they take part").clone();
            ["某教授", "某律师", "解景瑞"].map(row).map(|row| json!([row["attendance"], row["leaveReason"]]))
        };
        let (on_leave, confirmed) = (json!(["ON_LEAVE", "出国讲学"]), json!(["CONFIRMED", null]));
        let hidden = json!([null, null]);
        assert_eq!(told(Who::Organizer).await, [on_leave.clone(), confirmed.clone(), confirmed.clone()], "the last word counts");
        assert_eq!(told(Who::CoSigner).await, [hidden.clone(), hidden, confirmed.clone()]);
        let history = read(&cast, Who::Organizer, &id, "history { event note }").await;
        let noted = json!({ "event": "RECORD_ANSWER", "note": "某教授" });
        assert!(history["history"].as_array().expect("a list").contains(&noted), "{history}");

        cast.clock("2022-08-30");
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        cast.came(&id, &["某律师"], &["解景瑞"]).await;
        let [attended, stayed_away] = ["ATTENDED", "ABSENT"].map(|it| json!([it, null]));
        assert_eq!(told(Who::Organizer).await, [on_leave, attended.clone(), stayed_away.clone()], "leave stays leave");
        cast.came(&id, &["某教授"], &[]).await;
        assert_eq!(told(Who::Organizer).await[0], attended, "who came all the same is named");
    }

    async fn papers_go_to_who_takes_part_and_keep_their_versions(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let notice = cast.material(&id, "会议通知").await;
        let background = json!({
            "consultation": id, "kind": "BACKGROUND", "title": "救助政策汇编", "body": "第一稿", "isPublic": true,
        });
        cast.step(Who::Organizer, "addSessionMaterial", background).await;
        let papers = "materials { id title version body versions { number note body } }";
        for who in [Who::Organizer, Who::Member, Who::Handler] {
            assert_eq!(read(&cast, who, &id, papers).await["materials"].as_array().map(Vec::len), Some(2), "{}", who.name());
        }

        let seen = read(&cast, Who::Organizer, &id, papers).await;
        let revise = json!({
            "id": seen["materials"][1]["id"], "body": "第二稿", "note": "补充数据", "isPublic": true, "expectedVersion": 1,
        });
        cast.step(Who::Organizer, "reviseSessionMaterial", revise).await;
        cast.step(Who::Organizer, "reviseSessionMaterial", json!({ "id": notice, "body": "改为下午召开" })).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;

        let seen = read(&cast, Who::Member, &id, papers).await;
        assert_eq!(seen["materials"][0]["body"], "改为下午召开");
        assert_eq!(seen["materials"][1]["versions"], json!([
            { "number": 2, "note": "补充数据", "body": "第二稿" }, { "number": 1, "note": null, "body": "第一稿" },
        ]));
        let seen = read(&cast, Who::Anonymous, &id, papers).await;
        assert_eq!(seen["materials"].as_array().map(Vec::len), Some(1), "the notice is for who takes part");
        assert_eq!(seen["materials"][0]["versions"], json!([{ "number": 2, "note": null, "body": "第二稿" }]));
    }

    async fn research_is_told_with_who_went_and_what_they_found(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        for (kind, place, is_public) in
            [("SITE_VISIT", "长城中路街道社工站", true), ("HOUSEHOLD_VISIT", "居安家园社区", false)]
        {
            let input = json!({
                "consultation": id, "kind": kind, "heldOn": "2022-08-20", "place": place, "host": "区民政局",
                "department": cast.department("住建局"), "findings": "部门多、信息不共享", "isPublic": is_public,
                "people": [{ "member": cast.member("林义") }, { "name": "某教授", "title": "专家" }],
            });
            cast.step(Who::Organizer, "recordResearchActivity", input).await;
        }
        let research = "researchActivities { kind place host heldOn findings department { shortName }
            people { name title member { name } } }";
        let seen = read(&cast, Who::Organizer, &id, research).await;
        assert_eq!(seen["researchActivities"].as_array().map(Vec::len), Some(2));
        assert_eq!(seen["researchActivities"][0]["people"][0]["member"]["name"], "林义");
        assert_eq!(seen["researchActivities"][0]["people"][1], json!({ "name": "某教授", "title": "专家", "member": null }));

        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-29" })).await;
        assert_eq!(read(&cast, Who::Member, &id, research).await["researchActivities"].as_array().map(Vec::len), Some(2));
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        let seen = read(&cast, Who::Anonymous, &id, research).await;
        assert_eq!(seen["researchActivities"].as_array().map(Vec::len), Some(1), "a household is nobody's business");
        assert_eq!(seen["researchActivities"][0]["place"], "长城中路街道社工站");
    }

    async fn a_speech_goes_from_its_speaker_to_the_floor(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let speech = cast.registered(&id).await;
        let mut second = Cast::words(&id);
        second["title"] = json!("物业服务要个性化");
        let other = cast.step(Who::CoSigner, "registerSpeech", second).await;
        cast.sees("handed in", &speech, "提案委 专委会: SUBMITTED REVIEW\n林义: SUBMITTED REVISE WITHDRAW\n督查室 主席: SUBMITTED").await;

        let review = json!({ "id": speech, "usage": "ORAL", "note": "请压缩到八分钟" });
        cast.step(Who::Organizer, "reviewSpeech", review).await;
        cast.sees(
            "reviewed",
            &speech,
            "提案委 专委会: REVIEWED REVIEW FINALIZE\n林义: REVIEWED REVISE FINALIZE WITHDRAW\n督查室 主席: REVIEWED",
        )
        .await;
        let document = "query($id: ID!) { consultation(id: $id) { speeches { id reviewNote mayBecomeOpinion } } }";
        let answer = cast.client(Who::Member).run(document, json!({ "id": id })).await;
        assert_eq!(answer.list("consultation.speeches").len(), 1, "others' drafts are theirs");
        assert_eq!(answer.text("consultation.speeches.0.reviewNote"), "请压缩到八分钟");
        cast.step(Who::Member, "finalizeSpeech", json!({ "id": speech, "body": "定稿：推动成立业主委员会。" })).await;
        let aside = json!({ "id": other, "usage": "DISCARDED", "note": "与议题无关" });
        cast.step(Who::Organizer, "reviewSpeech", aside).await;

        assert_eq!(titles(&cast, Who::Organizer, &id).await, ["成立真正代表业主的业主委员会", "物业服务要个性化"]);
        cast.step(Who::Organizer, "orderSpeeches", json!({ "consultation": id, "speeches": [other] })).await;
        assert_eq!(titles(&cast, Who::Organizer, &id).await, ["物业服务要个性化", "成立真正代表业主的业主委员会"]);

        let opinion = json!({
            "speech": other, "kind": "SOCIAL_OPINION", "title": "关于物业服务的信息", "background": "有", "analysis": "有",
            "recommendation": "建", "consentsToPublication": false,
        });
        let opinion = cast.step(Who::Organizer, "extractSuggestion", opinion).await;
        let document = "query($id: ID!) { suggestion(id: $id) { kind origin { speech { id } } } }";
        let answer = cast.client(Who::Organizer).run(document, json!({ "id": opinion })).await;
        assert_eq!(answer.text("suggestion.kind"), "SOCIAL_OPINION");
        assert_eq!(answer.text("suggestion.origin.speech.id"), other);

        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        assert_eq!(titles(&cast, Who::Anonymous, &id).await, ["成立真正代表业主的业主委员会"], "what was set aside stays so");
        let document = "query($id: ID!) { consultation(id: $id) { speeches { status body reviewNote mayBecomeOpinion } } }";
        let answer = cast.client(Who::Anonymous).run(document, json!({ "id": id })).await;
        assert_eq!(answer.data("consultation.speeches.0"), &json!({
            "status": "DELIVERED", "body": "定稿：推动成立业主委员会。", "reviewNote": null, "mayBecomeOpinion": null,
        }));
    }

    async fn further_people_are_invited_and_the_agenda_is_set_anew(cast: Cast) {
        cast.clock("2022-08-01");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let more = json!([{ "role": "SPEAKER", "member": cast.member("王国民") }, { "role": "EXPERT", "name": "某教授" }]);
        cast.step(Who::Organizer, "inviteParticipants", json!({ "consultation": id, "participants": more })).await;
        let input = json!({
            "id": id, "summary": "走访之后的协商。", "presidedBy": "马和清",
            "agenda": [{ "kind": "BRIEFING", "title": "区残联通报" }, { "kind": "SPEECH", "title": "委员发言" }],
        });
        cast.step(Who::Organizer, "updateConsultation", input).await;

        assert_eq!(invited(&cast, Who::OtherMember).await, 1);
        let seen = read(&cast, Who::OtherMember, &id, "summary presidedBy agenda { title } participants { name }").await;
        assert_eq!((&seen["summary"], &seen["presidedBy"]), (&json!("走访之后的协商。"), &json!("马和清")));
        assert_eq!(seen["agenda"], json!([{ "title": "区残联通报" }, { "title": "委员发言" }]));
        assert_eq!(seen["participants"].as_array().map(Vec::len), Some(5));
    }
}
