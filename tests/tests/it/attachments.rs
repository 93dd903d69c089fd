//! Attachments from the writer's hand to the reader's: what may be attached, who has it, and what never stays behind.

use std::path::{Path, PathBuf};

use axum::body::Body;
use futures_util::stream;
use http::{Request, StatusCode};
use serde_json::{Value, json};
use tests::{Page, on_both};

use crate::cast::{Cast, Who};

const PDF: &[u8] = b"%PDF-1.7\nsurvey";
const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR";
const FILES: &str = "query($id: ID!) { suggestion(id: $id) {
    attachments { id fileName mediaType byteSize sha256 url isPublic version }
    responses { attachments { id fileName } } } }";

async fn get(cast: &Cast, who: Who, id: &str) -> Page {
    cast.client(who).get(&format!("/files/{id}")).await
}

/// Returns the code and the reason of a refusal, which has the shape of every other.
fn refusal(page: &Page) -> (u16, String) {
    let told: Value = serde_json::from_str(&page.text).unwrap_or_else(|_| panic!("{}: {}", page.status, page.text));
    (page.status.as_u16(), told["errors"][0]["extensions"]["reason"].as_str().unwrap_or_default().to_owned())
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(folder).expect("the store is a folder");
    found.flatten().map(|entry| entry.path()).collect()
}

fn header<'a>(page: &'a Page, name: &str) -> &'a str {
    page.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

on_both! {
    async fn a_file_is_had_by_insiders_and_by_the_public_only_while_it_is_published(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        let to = format!("suggestion={id}");
        let public = cast.attach(Who::Member, &to, "调研 报告.pdf", PDF).await;
        let inner = cast.attach(Who::Member, &to, "名单.txt", "内部名单".as_bytes()).await;
        for who in Who::ALL.into_iter().filter(|who| *who != Who::Member) {
            assert_eq!(refusal(&get(&cast, who, &public).await), (404, "not_found".into()), "{}", who.name());
        }
        let mine = get(&cast, Who::Member, &public).await;
        assert_eq!((mine.status, mine.text.as_bytes()), (StatusCode::OK, PDF));
        assert_eq!(header(&mine, "content-type"), "application/pdf");
        assert_eq!(header(&mine, "content-disposition"), "attachment; filename*=UTF-8''%E8%B0%83%E7%A0%94%20%E6%8A%A5%E5%91%8A.pdf");
        assert_eq!(header(&mine, "cache-control"), "private, no-store");
        assert_eq!(header(&mine, "x-content-type-options"), "nosniff");

        let mut case = crate::cast::Case { id: id.clone(), assignment: String::new(), response: String::new() };
        cast.bring_to(Who::Member, &mut case, "PUBLISHED").await;
        let seen_by = async |file: &str| {
            let mut names = Vec::new();
            for who in Who::ALL {
                if get(&cast, who, file).await.status == StatusCode::OK {
                    names.push(who.name());
                }
            }
            names.join(" ")
        };
        let insiders = "林义 住建局 住建局承办人 提案委 督查室 主席";
        assert_eq!(seen_by(&public).await, insiders, "published, but the office has not made the file public");
        cast.step(Who::Office, "setAttachmentPublicity", json!({ "id": public, "isPublic": true })).await;
        assert_eq!(seen_by(&public).await, Who::ALL.map(Who::name).join(" "));
        assert_eq!(seen_by(&inner).await, insiders);

        let outside = cast.client(Who::Anonymous).run(FILES, json!({ "id": id })).await;
        assert_eq!(outside.list("suggestion.attachments").len(), 1, "{:#}", outside.body());
        assert_eq!(outside.text("suggestion.attachments.0.url"), format!("/files/{public}"));
        let tag = header(&get(&cast, Who::Anonymous, &public).await, "etag").to_owned();
        let again = Request::get(format!("/files/{public}")).header("if-none-match", &tag).body(Body::empty());
        let again = cast.client(Who::Anonymous).send(again.expect("it is a request")).await;
        assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));

        cast.step(Who::Office, "unpublishSuggestion", json!({ "id": id, "reason": "内容有误" })).await;
        assert_eq!(seen_by(&public).await, insiders);
        let summary = json!({ "id": id, "disclosure": "SUMMARY", "summary": "摘要" });
        cast.step(Who::Office, "publishSuggestion", summary).await;
        assert_eq!(seen_by(&public).await, insiders, "a summary has no files");
    }

    async fn a_response_is_attached_to_by_its_department_and_seen_once_delivered(cast: Cast) {
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        let response = cast.step(Who::Handler, "draftResponse", cast.letter(&assignment)).await;
        let to = format!("response={response}");
        let file = cast.attach(Who::Handler, &to, "测算.pdf", PDF).await;

        for who in [Who::Member, Who::Office, Who::Assistant, Who::Anonymous] {
            assert_eq!(get(&cast, who, &file).await.status, StatusCode::NOT_FOUND, "{}", who.name());
        }
        assert_eq!(get(&cast, Who::Department, &file).await.status, StatusCode::OK);
        assert_eq!(refusal(&cast.send_file(Who::Member, &to, "a.pdf", PDF).await), (404, "not_found".into()));

        cast.step(Who::Handler, "submitResponse", json!({ "id": response })).await;
        assert_eq!(refusal(&cast.send_file(Who::Handler, &to, "a.pdf", PDF).await), (409, "wrong_state".into()));
        assert_eq!(get(&cast, Who::Office, &file).await.status, StatusCode::OK);
        assert_eq!(get(&cast, Who::Member, &file).await.status, StatusCode::NOT_FOUND);
        cast.step(Who::Office, "reviewResponse", json!({ "id": response, "approve": true })).await;
        assert_eq!(get(&cast, Who::Member, &file).await.status, StatusCode::OK);
        assert_eq!(get(&cast, Who::Anonymous, &file).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_file_is_taken_away_by_who_brought_it_until_it_is_handed_in(cast: Cast) {
        let store = cast.store().to_owned();
        let id = cast.proposal_at("DRAFT").await.id;
        let to = format!("suggestion={id}");
        let file = cast.attach(Who::Member, &to, "a.pdf", PDF).await;
        let other = cast.attach(Who::Member, &to, "b.png", PNG).await;
        assert_eq!(files_in(&store).len(), 2);

        let removed = cast.ask(Who::Member, "removeAttachment", json!({ "id": file })).await;
        assert_eq!(removed.text("removeAttachment.removedId"), file);
        assert_eq!(get(&cast, Who::Member, &file).await.status, StatusCode::NOT_FOUND);
        assert_eq!(files_in(&store).len(), 1, "its bytes are gone too");

        cast.move_on(Who::Member, "submitSuggestion", &id).await;
        let late = cast.ask(Who::Member, "removeAttachment", json!({ "id": other })).await;
        assert_eq!(late.reason(), "wrong_state");
        assert_eq!(refusal(&cast.send_file(Who::Member, &to, "c.pdf", PDF).await), (409, "wrong_state".into()));
        assert_eq!(refusal(&cast.send_file(Who::Office, &to, "c.pdf", PDF).await), (403, "not_yours".into()));
        assert_eq!(refusal(&cast.send_file(Who::OtherMember, &to, "c.pdf", PDF).await), (404, "not_found".into()));
        assert_eq!(refusal(&cast.send_file(Who::Anonymous, &to, "c.pdf", PDF).await), (401, "sign_in_needed".into()));
        cast.step(Who::Office, "returnSuggestion", json!({ "id": id, "reason": "请补充附件" })).await;
        cast.attach(Who::Member, &to, "c.pdf", PDF).await;
    }
}

/// Makes tests of their own on SQLite alone: the database has no part in what they show.
macro_rules! on_sqlite {
    ($(async fn $name:ident($cast:ident: Cast) $body:block)+) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            let test = |$cast: Cast| async move { $body };
            tests::run(tests::Ground::Sqlite, test).await;
        }
    )+};
}

on_sqlite! {
    async fn a_file_that_may_not_be_attached_leaves_nothing(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        let to = format!("suggestion={id}");
        let bomb = [b"PK\x03\x04".as_slice(), &[0; 4096], b"PK\x01\x02 word/document.xml"].concat();
        let large = [PDF, vec![b' '; 20 * 1024 * 1024].as_slice()].concat();
        for (name, bytes, wanted) in [
            ("图.pdf", PNG, (400, "file_type")),
            ("页.html", b"<html><script>alert(1)</script></html>".as_slice(), (400, "file_type")),
            ("页.txt", b"<!doctype html><script>alert(1)</script>", (400, "file_type")),
            ("程序.exe", b"MZ\x90\0", (400, "file_type")),
            ("无后缀", PDF, (400, "file_type")),
            ("空.txt", b"", (400, "empty")),
            ("..", PDF, (400, "empty")),
            ("大.pdf", large.as_slice(), (400, "too_large")),
        ] {
            let page = cast.send_file(Who::Member, &to, name, bytes).await;
            assert_eq!(refusal(&page), (wanted.0, wanted.1.to_owned()), "{name}");
        }
        for to in ["", "suggestion=sug_1", "response=x", &format!("{to}&response=x")] {
            assert_eq!(refusal(&cast.send_file(Who::Member, to, "a.pdf", PDF).await), (400, "invalid_id".into()), "{to}");
        }
        let nowhere = format!("suggestion=sug_{}", "0".repeat(32));
        assert_eq!(refusal(&cast.send_file(Who::Member, &nowhere, "a.pdf", PDF).await), (404, "not_found".into()));
        assert_eq!(files_in(cast.store()), Vec::<PathBuf>::new());

        cast.attach(Who::Member, &to, "文.docx", &bomb).await;
        let stored = files_in(cast.store());
        assert_eq!(std::fs::read(&stored[0]).expect("it is a file"), bomb, "kept as it came, never unpacked");
    }

    async fn a_file_that_breaks_off_leaves_nothing(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        let pieces = [Ok(PDF.to_vec()), Err(std::io::Error::other("gone"))];
        let request = Request::post(format!("/files?suggestion={id}")).header("x-file-name", "a.pdf");
        let request = request.body(Body::from_stream(stream::iter(pieces))).expect("it is a request");

        let page = cast.client(Who::Member).send(request).await;

        assert_eq!(refusal(&page), (400, "file_broken".into()));
        assert_eq!(files_in(cast.store()), Vec::<PathBuf>::new());
        let seen = cast.client(Who::Member).run(FILES, json!({ "id": id })).await;
        assert_eq!(seen.data("suggestion.attachments"), &json!([]));
    }

    async fn the_eleventh_file_is_one_too_many(cast: Cast) {
        let to = format!("suggestion={}", cast.proposal_at("DRAFT").await.id);
        for number in 0..10 {
            cast.attach(Who::Member, &to, &format!("{number}.pdf"), PDF).await;
        }

        let page = cast.send_file(Who::Member, &to, "10.pdf", PDF).await;

        assert_eq!(refusal(&page), (409, "too_many_files".into()));
        assert_eq!(files_in(cast.store()).len(), 10);
    }

    async fn what_no_row_names_is_swept_away_when_it_is_old(cast: Cast) {
        let to = format!("suggestion={}", cast.proposal_at("DRAFT").await.id);
        let kept = cast.attach(Who::Member, &to, "a.pdf", PDF).await;
        std::fs::write(cast.store().join("0190orphan"), "left by a process that was killed").expect("it is a folder");
        let (files, app) = (cast.service().files(), cast.domain());

        assert_eq!(files.sweep(app).await.expect("the store is there"), 0, "its row may be on its way");
        cast.clock("2099-01-01");
        assert_eq!(files.sweep(app).await.expect("the store is there"), 1);

        assert_eq!(get(&cast, Who::Member, &kept).await.status, StatusCode::OK);
    }
}
