//! Records whose every text is a word of its own, so that a word tells what it was that showed.

pub mod plans;

use sea_orm::{ActiveModelTrait as _, ActiveValue::Unchanged, Set};
use serde_json::json;

use super::with;
use crate::cast::{Cast, Who};

/// The subject and the leader of a rich case, which the public reads in whichever way it is published.
pub const HEAD: [&str; 2] = ["麒麟", "白泽"];

/// The three parts of its text.
pub const PARTS: [&str; 3] = ["貔貅", "饕餮", "狻猊"];

/// Its letter: the text, the title that its department wrote, what it promises and how one will see that.
pub const LETTER: [&str; 4] = ["蒲牢", "重明", "獬豸", "毕方"];

/// A file that may be made public: its name and what stands in it.
pub const OPEN_FILE: [&str; 2] = ["鲲鹏", "烛龙"];

/// What stays inside whatever is published, as the schema tells it: why it was returned, who handles it, the letter that
/// was sent back and why, whom to ask, the comment, the meeting, the urging, why there was more time, the note of the
/// supervision, the contact, the report on the promise, the verdict, and the names of files.
pub const INNER: [&str; 15] = [
    "狴犴", "赑屃", "睚眦", "嘲风", "囚牛", "螭吻", "穷奇", "梼杌", "混沌", "夔牛", "椒图", "负屃", "朱厌", "鸱吻",
    "鸾鸟",
];

/// What stands in a file that stays inside.
pub const INNER_FILE: [&str; 1] = ["应龙"];

/// A case that was returned once, answered after a first letter was sent back, and whose answer did not content.
pub struct Rich {
    pub id: String,
    pub assignment: String,
    pub returned: String,
    pub approved: String,
    pub open_file: String,
    pub inner_file: String,
    pub letter_file: String,
}

impl Rich {
    /// Returns every id of it by which something is found.
    pub fn ids(&self) -> [&str; 7] {
        let Self { id, assignment, returned, approved, open_file, inner_file, letter_file } = self;
        [id, assignment, returned, approved, open_file, inner_file, letter_file]
    }
}

/// Makes a rich case of 林义's, which 住建局 handles again by its end.
pub async fn rich_case(cast: &Cast) -> Rich {
    cast.clock("2022-08-30");
    let texts = [
        ("title", "麒麟"),
        ("background", "貔貅"),
        ("analysis", "饕餮，照旧分析"),
        ("recommendation", "狻猊，照旧建议"),
    ];
    let id = cast.step(Who::Member, "createSuggestion", with(cast.proposal(""), &texts)).await;
    let to = format!("suggestion={id}");
    let open_file = cast.attach(Who::Member, &to, "鲲鹏.txt", "烛龙".as_bytes()).await;
    let inner_file = cast.attach(Who::Member, &to, "鸱吻.txt", "应龙".as_bytes()).await;
    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.step(Who::Office, "returnSuggestion", json!({ "id": id, "reason": "狴犴" })).await;
    cast.step(Who::Member, "updateSuggestion", json!({ "id": id, "background": "貔貅第二稿" })).await;
    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.move_on(Who::Office, "fileSuggestion", &id).await;
    let key = with(cast.designation(&id), &[("leader", "白泽"), ("meeting", "穷奇")]);
    cast.step(Who::Office, "designateKeySuggestion", key).await;
    cast.assign(&id, "SOLE", &[("住建局", "SOLE")]).await;
    let assignment = cast.assignment_of(&id, "住建局").await;
    cast.step(Who::Department, "acceptAssignment", json!({ "id": assignment, "handlerName": "赑屃" })).await;
    supervised(cast, &id, &assignment).await;

    let returned = with(cast.letter(&assignment), &[("body", "睚眦初稿"), ("contactPerson", "囚牛")]);
    let returned = cast.step(Who::Department, "draftResponse", returned).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": returned })).await;
    let input = json!({ "id": returned, "approve": false, "reason": "嘲风" });
    cast.step(Who::Supervisor, "reviewResponse", input).await;
    let texts = [("body", "蒲牢，照旧答复"), ("title", "重明"), ("contactPerson", "囚牛")];
    let mut letter = with(cast.letter(&assignment), &texts);
    letter["commitments"] = json!([{ "what": "獬豸", "dueOn": cast.in_days(90), "measure": "毕方" }]);
    let approved = cast.step(Who::Department, "draftResponse", letter).await;
    let to = format!("response={approved}");
    let letter_file = cast.attach(Who::Department, &to, "鸾鸟.txt", "应龙".as_bytes()).await;
    deliver(cast, &approved).await;
    followed_up(cast, &id).await;
    let input = json!({ "suggestion": id, "satisfaction": "DISSATISFIED", "comment": "螭吻" });
    cast.step(Who::Member, "evaluateResponse", input).await;
    Rich { id, assignment, returned, approved, open_file, inner_file, letter_file }
}

/// Hands a letter of 住建局 in and has it approved.
pub async fn deliver(cast: &Cast, response: &str) {
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(response).await;
}

/// Everything that is noted about a case while it is handled.
async fn supervised(cast: &Cast, id: &str, assignment: &str) {
    let input = json!({ "assignment": assignment, "until": "2022-12-30", "reason": "混沌" });
    cast.step(Who::Supervisor, "extendDeadline", input).await;
    cast.step(Who::Supervisor, "urgeDepartment", json!({ "assignment": assignment, "note": "梼杌" })).await;
    cast.step(Who::Supervisor, "addSupervisionNote", json!({ "id": id, "body": "夔牛" })).await;
    cast.step(Who::Department, "recordContact", with(cast.contact(assignment), &[("participants", "椒图")])).await;
}

/// Has the only promise of the ledger reported on and judged.
async fn followed_up(cast: &Cast, id: &str) {
    let document = "query($id: ID!) { suggestion(id: $id) { commitments { id } } }";
    let ledger = cast.client(Who::Office).run(document, json!({ "id": id })).await;
    let promise = ledger.text("suggestion.commitments.0.id");
    let report = json!({ "commitment": promise, "on": cast.today(), "note": "负屃" });
    cast.step(Who::Department, "followUpCommitment", report).await;
    let verdict = with(cast.verdict(&promise, "FULFILLED"), &[("note", "朱厌")]);
    cast.step(Who::Supervisor, "judgeCommitment", verdict).await;
}

/// What is said in a session, at it and out of it: the topic, the summary, a participant's title, the place, the agenda, a
/// figure, a speech's title and text, an answer on the spot, a report's title, summary and text, a draft's subject.
pub const SESSION: [&str; 13] =
    ["玄武", "螣蛇", "勾陈", "句芒", "夸父", "相柳", "祝融", "蓐收", "刑天", "玄冥", "后土", "精卫", "帝江"];

/// A session that is planned for a day and hidden, with all that came of it.
pub struct Session {
    pub id: String,
    pub speech: String,
    pub answer: String,
    pub report: String,
    pub draft: String,
}

impl Session {
    /// Returns every id of it by which something is found.
    pub fn ids(&self) -> [&str; 5] {
        let Self { id, speech, answer, report, draft } = self;
        [id, speech, answer, report, draft]
    }
}

/// Makes a hidden session. No rule of ours takes a session back that was held, but what was answered and proposed there
/// is as hidden as the session is: its row is put back by hand.
pub async fn hidden_session(cast: &Cast) -> Session {
    let mut input = with(cast.consultation("玄武"), &[("summary", "螣蛇")]);
    input["participants"] = json!([
        { "role": "SPEAKER", "member": cast.member("林义") },
        { "role": "EXPERT", "name": "某教授", "title": "勾陈" },
    ]);
    input["agenda"] = json!([{ "kind": "SPEECH", "title": "夸父" }]);
    input["figures"] = json!([{ "label": "相柳", "amount": 12.0, "unit": "个", "isApproximate": false }]);
    let id = cast.step(Who::Organizer, "createConsultation", input).await;
    let input = json!({ "id": id, "on": "2022-08-29", "place": "句芒" });
    cast.step(Who::Organizer, "scheduleConsultation", input).await;
    let speech = with(cast.speech(&id, "林义", true), &[("title", "祝融"), ("body", "蓐收")]);
    let speech = cast.step(Who::Organizer, "recordSpeech", speech).await;
    let mut report = with(cast.report("玄冥"), &[("summary", "后土"), ("body", "精卫"), ("consultation", id.as_str())]);
    report["authors"] = json!([]);
    let report = cast.step(Who::Organizer, "createResearchReport", report).await;
    let held = json!({ "id": id, "to": "HELD", "heldOn": "2022-08-29" });
    cast.step(Who::Organizer, "advanceConsultation", held).await;
    let answer = json!({ "consultation": id, "speakerName": "某局长", "body": "刑天", "speeches": [speech] });
    let answer = cast.step(Who::Organizer, "recordOnSiteResponse", answer).await;
    let draft = json!({
        "speech": speech, "title": "帝江", "background": "有", "analysis": "无", "recommendation": "建",
        "consentsToPublication": true,
    });
    let draft = cast.step(Who::Organizer, "extractSuggestion", draft).await;

    let row = entities::consultation::ActiveModel {
        id: Unchanged(id.parse().expect("an id of a consultation")),
        status: Set(entities::enums::ConsultationStatus::Scheduled),
        stage: Set("SCHEDULED".into()),
        ..Default::default()
    };
    row.update(cast.database().writer()).await.expect("the row is there");
    Session { id, speech, answer, report, draft }
}

/// What is said in a social opinion and the brief made of it: its subject and its three parts, the brief's title and text,
/// and what a leader wrote on it.
pub const BRIEF: [&str; 7] = ["当康", "飞廉", "计蒙", "陆吾", "乘黄", "英招", "鸱吻"];

/// Makes a social opinion of 林义's and the brief of it, issued and written upon; returns both ids.
pub async fn brief(cast: &Cast) -> [String; 2] {
    let texts = [
        ("kind", "SOCIAL_OPINION"),
        ("title", "当康"),
        ("background", "飞廉"),
        ("analysis", "计蒙"),
        ("recommendation", "陆吾"),
    ];
    let opinion = cast.step(Who::Member, "createSuggestion", with(cast.proposal(""), &texts)).await;
    cast.move_on(Who::Member, "submitSuggestion", &opinion).await;
    let texts = [("title", "乘黄"), ("body", "英招")];
    let brief = cast.step(Who::Office, "adoptOpinions", with(cast.adoption(&[&opinion]), &texts)).await;
    for (to, who) in [("IN_SIGNING", Who::Office), ("SIGNED", Who::Chair), ("ISSUED", Who::Office)] {
        cast.step(who, "advanceOpinionBrief", json!({ "id": brief, "to": to })).await;
    }
    cast.step(Who::Office, "recordOpinionAdoption", Cast::adopted(&brief, "INSTRUCTED")).await;
    [opinion, brief]
}
