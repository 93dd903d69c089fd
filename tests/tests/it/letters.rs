//! Word documents of letters and forms: what they say to whom, and that an office suite opens them.

use std::path::Path;
use std::process::Command;

use http::StatusCode;
use serde_json::{Value, json};
use tests::{Page, TestApp, on_both};

use crate::cast::{Cast, Who};

/// A long letter in a joint case, published in full, with everything that a letter can have.
async fn published(cast: &Cast) -> (String, String) {
    let id = cast.proposal_at("FILED").await.id;
    cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
    let lead = cast.assignment_of(&id, "住建局").await;
    cast.accept(Who::Department, &lead).await;
    // By then the assisting department's time for its opinion is over.
    cast.clock("2022-10-10");
    let mut letter = cast.letter(&lead);
    letter["body"] = json!("一、关于业主委员会组建。\n已会同街道逐一排查 <老旧> & 新建小区。");
    letter["copiesTo"] = json!("市政协提案委、市政府督查室");
    letter["publicity"] = json!("ON_REQUEST");
    let response = cast.step(Who::Department, "draftResponse", letter).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
    cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;
    (id, response)
}

/// Gets the document that a field tells the way to.
async fn document(cast: &Cast, who: Who, id: &str) -> Page {
    cast.client(who).get(&url(cast, who, id).await).await
}

async fn url(cast: &Cast, who: Who, id: &str) -> String {
    let document = "query($id: ID!) { node(id: $id) {
        ... on Response { documentUrl } ... on Suggestion { documentUrl }
    } }";
    cast.client(who).run(document, json!({ "id": id })).await.text("node.documentUrl")
}

/// Lets the tests that need an office suite be skipped where there is none.
const SKIP: &str = "XIESHANG_SKIP_OFFICE";

/// Whether an office suite is here to open what is made. Where none is, that is a fault, unless the run asks to skip
/// the tests that need one.
#[expect(clippy::disallowed_methods, reason = "the test run tells what it skips by the environment")]
pub fn has_office() -> bool {
    let has_one = Command::new("soffice").arg("--version").output().is_ok();
    let may_skip = std::env::var(SKIP).is_ok_and(|said| !said.is_empty());
    assert!(
        has_one || may_skip,
        "no soffice (LibreOffice) on the PATH, so nothing shows that the documents open; install it, or set {SKIP}=1"
    );
    if !has_one {
        eprintln!("SKIPPED: no soffice (LibreOffice) on the PATH; whether the documents open is untested in this run");
    }
    has_one
}

/// Converts a document in a folder as an office suite reads it.
fn converted(folder: &Path, document: &Page, to: &str) -> Vec<u8> {
    let source = folder.join("document.docx");
    std::fs::write(&source, &document.bytes).expect("the folder can be written to");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let run = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
        .args([folder, &source])
        .output()
        .expect("soffice runs");
    let extension = to.split(':').next().unwrap_or(to);
    let made = folder.join("document").with_extension(extension);
    std::fs::read(&made).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr)))
}

/// Reads a document's text back, and asserts that it prints on at least one page.
pub fn read_back(document: &Page) -> String {
    let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
    let pdf = converted(folder.path(), document, "pdf");
    assert!(pdf.starts_with(b"%PDF"), "no PDF");
    let pages = pdf.windows(11).filter(|bytes| *bytes == b"/Type/Page\n" || *bytes == b"/Type/Page/").count();
    assert!(pages >= 1, "the document has no page");
    String::from_utf8(converted(folder.path(), document, "txt:Text (encoded):UTF8")).expect("the text is UTF-8")
}

fn assert_says(text: &str, wanted: &[&str]) {
    for words in wanted {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
}

fn assert_silent(text: &str, hidden: &[&str]) {
    for words in hidden {
        assert!(!text.contains(words), "{words} stands in {text}");
    }
}

const LETTER: [&str; 11] = [
    "B类",
    "石建函〔2022〕12号",
    "签发人：李斌",
    "关于石嘴山市政协十一届一次会议第1号提案的答复",
    "林义委员：",
    "一、关于业主委员会组建。",
    "已会同街道逐一排查 <老旧> & 新建小区。",
    "会办单位：石嘴山市财政局",
    "石嘴山市住房和城乡建设局",
    "2022年10月10日",
    "抄送：市政协提案委、市政府督查室",
];
const INNER: [&str; 4] = ["联系人：某科员", "0952-2012345", "公开属性", "依申请公开"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_suite_opens_the_letter_and_reads_every_field() {
    if !has_office() {
        return;
    }
    tests::run(tests::Ground::Sqlite, async |cast: Cast| {
        let (_, response) = published(&cast).await;

        let inside = read_back(&document(&cast, Who::Member, &response).await);
        let outside = read_back(&document(&cast, Who::Anonymous, &response).await);

        assert_says(&inside, &LETTER);
        assert_says(&inside, &INNER);
        assert_says(&outside, &LETTER);
        assert_silent(&outside, &INNER);
        assert_silent(&outside, &["某科员"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_suite_opens_a_correction_and_what_it_corrects() {
    if !has_office() {
        return;
    }
    tests::run(tests::Ground::Sqlite, async |cast: Cast| {
        let (_, response) = published(&cast).await;
        let second = cast.step(Who::Department, "correctResponse", cast.correction(&response)).await;
        let draft = read_back(&document(&cast, Who::Handler, &second).await);
        cast.step(Who::Department, "submitResponse", json!({ "id": second })).await;
        cast.approve(&second).await;

        let earlier = read_back(&document(&cast, Who::Anonymous, &response).await);
        let later = read_back(&document(&cast, Who::Anonymous, &second).await);

        assert_says(&draft, &["未经审核"]);
        assert_says(&earlier, &["本函已由石建函〔2022〕15号替代"]);
        assert_says(&later, &["更正答复", "本函更正石建函〔2022〕12号。更正理由：完成时限有误"]);
        assert_silent(&later, &["未经审核"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_suite_opens_the_form_and_reads_every_field() {
    if !has_office() {
        return;
    }
    tests::run(tests::Ground::Sqlite, async |cast: Cast| {
        let (id, _) = published(&cast).await;

        let form = read_back(&document(&cast, Who::Anonymous, &id).await);

        assert_says(
            &form,
            &[
                "石嘴山市政协提案表",
                "关于规范物业服务的提案",
                "石嘴山市政协十一届一次会议第1号提案",
                "2022-0001",
                "委员个人",
                "林义",
                "界别",
                "全市有老旧小区三百余个。",
                "业主委员会组建率低，维修资金使用难。",
                "建立街道牵头的联席会议制度。",
                "主办会办",
                "主办：石嘴山市住房和城乡建设局",
                "会办：石嘴山市财政局",
                "提交：2022年8月30日",
                "立案：2022年8月30日",
                "交办：2022年8月30日",
            ],
        );
    })
    .await;
}

on_both! {
    async fn a_committee_prints_its_own_letters_on_what_begins_under_its_rules(cast: Cast) {
        let older = cast.proposal_at("RESPONDED").await;
        let letters = json!({
            "resolved": "甲", "inProgress": " 乙 ", "planned": "丙", "deferred": "丁", "reference": "戊",
        });
        let input = json!({ "committee": cast.committee(), "effectiveOn": cast.today(), "outcomeLetters": letters });
        cast.step(Who::Admin, "adoptRules", input).await;
        let newer = cast.proposal_at("RESPONDED").await;

        let fields = "query($id: ID!) { node(id: $id) { ... on Response { outcome outcomeLetter } } }";
        for (case, wanted) in [(&older, "B"), (&newer, "乙")] {
            let seen = cast.client(Who::Member).run(fields, json!({ "id": case.response })).await;
            assert_eq!((seen.text("node.outcome"), seen.text("node.outcomeLetter")), ("IN_PROGRESS".into(), wanted.into()));
            let letter = document(&cast, Who::Member, &case.response).await;
            let text = String::from_utf8_lossy(&letter.bytes);
            assert!(text.contains(&format!("{wanted}类")), "{wanted}");
        }
        let report = "query($committee: ID!) { workReport(committee: $committee, term: 11) { documentUrl byOutcome { letter } } }";
        let seen = cast.client(Who::Office).run(report, json!({ "committee": cast.committee() })).await;
        let told: Vec<_> = seen.list("workReport.byOutcome").iter().map(|it| it["letter"].clone()).collect();
        assert!(told.contains(&json!("乙")) && !told.contains(&json!("B")), "{told:?}");
        let printed = cast.client(Who::Office).get(&seen.text("workReport.documentUrl")).await;
        assert!(String::from_utf8_lossy(&printed.bytes).contains("乙类"));
    }

    async fn documents_are_shown_to_whom_their_fields_are(cast: Cast) {
        let (id, response) = published(&cast).await;
        let hidden = cast.proposal_at("RESPONSE_UNDER_REVIEW").await;

        for (who, path, wanted) in [
            (Who::Anonymous, format!("/documents/responses/{response}.docx"), StatusCode::OK),
            (Who::Anonymous, format!("/documents/suggestions/{id}.docx"), StatusCode::OK),
            (Who::Anonymous, format!("/documents/responses/{}.docx", hidden.response), StatusCode::NOT_FOUND),
            (Who::Member, format!("/documents/responses/{}.docx", hidden.response), StatusCode::NOT_FOUND),
            (Who::Department, format!("/documents/responses/{}.docx", hidden.response), StatusCode::OK),
            (Who::OtherMember, format!("/documents/suggestions/{}.docx", hidden.id), StatusCode::NOT_FOUND),
            (Who::Member, format!("/documents/suggestions/{}.docx", hidden.id), StatusCode::OK),
            (Who::Member, format!("/documents/suggestions/{}", hidden.id), StatusCode::NOT_FOUND),
            (Who::Member, "/documents/suggestions/res_0.docx".to_owned(), StatusCode::NOT_FOUND),
            (Who::Member, format!("/documents/responses/{response}.docx?of={id}"), StatusCode::OK),
            (Who::Member, format!("/documents/responses/{response}.docx?of={}", hidden.id), StatusCode::NOT_FOUND),
        ] {
            let got = cast.client(who).get(&path).await;

            assert_eq!(got.status, wanted, "{} gets {path}", who.name());
        }
    }

    async fn a_refused_document_is_told_as_the_door_tells_it(app: TestApp) {
        let refused = app.anonymous().get("/documents/responses/res_00000000000000000000000000000000.docx").await;

        let body: Value = serde_json::from_str(&refused.text).expect("a refusal is JSON");
        assert_eq!(body["errors"][0]["extensions"]["code"], "NOT_FOUND");
        assert_eq!(refused.headers["cache-control"], "no-store");
    }

    async fn a_document_is_a_word_file_with_its_name(cast: Cast) {
        let (_, response) = published(&cast).await;

        let got = document(&cast, Who::Anonymous, &response).await;

        let header = |name: &str| got.headers[name].to_str().expect("a header is ASCII").to_owned();
        assert!(header("content-type").ends_with("wordprocessingml.document"));
        assert!(header("content-disposition").contains("filename*=UTF-8''%E5%85%B3%E4%BA%8E"), "关于 in {:?}", got.headers);
        assert!(got.bytes.starts_with(b"PK"), "a Word file is a ZIP archive");
    }

    async fn a_department_drafts_from_its_own_template(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let lead = cast.assignment_of(&id, "住建局").await;
        let template = cast.step(Who::Handler, "saveResponseTemplate", cast.template("常用")).await;
        let document = "query($id: ID!, $template: ID!) { node(id: $id) {
            ... on Assignment { draftFromTemplate(template: $template) department { responseTemplates { name } } }
        } }";
        let ask = async |who: Who| {
            cast.client(who).run(document, json!({ "id": lead, "template": template })).await
        };

        let own = ask(Who::Department).await;
        assert_eq!(
            own.text("node.draftFromTemplate"),
            "林义委员：您提出的《关于规范物业服务的提案》（石嘴山市政协十一届一次会议第1号提案）收悉，\
             我局会同石嘴山市财政局研究办理。2022年8月30日"
        );
        assert_eq!(own.text("node.department.responseTemplates.0.name"), "常用");
        for who in [Who::Assistant, Who::Office, Who::Member] {
            assert_eq!(ask(who).await.code(), "NOT_FOUND", "{}", who.name());
        }
        let shown = "query($id: ID!) { department(id: $id) { responseTemplates { name } } }";
        let office = cast.client(Who::Office).run(shown, json!({ "id": cast.department("住建局") })).await;
        assert!(office.list("department.responseTemplates").is_empty(), "{:#}", office.body());
    }
}
