//! `xieshang setup`: from an empty data folder to a committee whose people sign in.

use std::fs;

use serde_json::{Value, json};

use super::{folder, sign_in};
use crate::program::{Server, run};

/// Returns the example file with one change.
async fn example(change: impl FnOnce(&mut Value)) -> Value {
    let printed = run(&["setup", "--example"]).await;
    assert_eq!(printed.code, Some(0), "{}", printed.stderr);
    let mut file = serde_json::from_str(&printed.stdout).expect("the example is JSON");
    change(&mut file);
    file
}

#[tokio::test]
async fn a_committee_is_set_up_from_the_example_and_its_people_sign_in() {
    let (_kept, data) = folder();
    let path = format!("{data}/szs.json");
    fs::write(&path, example(|_| {}).await.to_string()).expect("the folder takes a file");

    let done = run(&["setup", &path, "--data", &data]).await;
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let password = |login: &str| {
        let line = done.stdout.lines().find_map(|line| line.strip_prefix(login)?.strip_prefix('\t'));
        line.unwrap_or_else(|| panic!("no password for {login} in {}", done.stdout)).to_owned()
    };

    let (server, visitor) = Server::start(&["serve", "--data", &data]).await;
    for login in ["admin", "office", "supervisor", "zhujian"] {
        let answer = sign_in(&visitor, login, &password(login)).await;
        assert_eq!(answer["data"]["signIn"]["mustChangePassword"], true, "{login}: {answer:#}");
    }
    let seen = visitor.ask("{ committee(code: \"szs\") { name terms { number sectors { name } } } }", json!({})).await;
    assert_eq!(seen["data"]["committee"]["terms"][0]["number"], 11, "{seen:#}");
    server.kill().await;

    run(&["setup", &path, "--data", &data]).await.must_be_one_line(1, &["code"]);
}

#[tokio::test]
async fn a_file_that_is_wrong_in_its_last_part_sets_up_nothing() {
    let (_kept, data) = folder();
    let path = format!("{data}/szs.json");
    let wrong = example(|file| file["accounts"][3]["department"] = json!("查无此局")).await;
    fs::write(&path, wrong.to_string()).expect("the folder takes a file");

    run(&["setup", &path, "--data", &data]).await.must_be_one_line(1, &["department"]);

    let (server, visitor) = Server::start(&["serve", "--data", &data]).await;
    let seen = visitor.ask("{ committees { name } }", json!({})).await;
    assert_eq!(seen["data"]["committees"], json!([]), "{seen:#}");
    server.kill().await;
}

#[tokio::test]
async fn what_a_file_lacks_or_has_too_much_is_told_in_one_line() {
    let (_kept, data) = folder();
    let path = format!("{data}/szs.json");
    let without_term = example(|file| drop(file.as_object_mut().and_then(|file| file.remove("term")))).await;
    let with_more = example(|file| file["colour"] = json!("red")).await;
    let with_a_long_wait = example(|file| file["rules"]["reply_days"] = json!(9_999)).await;

    for (file, word) in [(without_term, "term"), (with_more, "colour"), (with_a_long_wait, "replyDays")] {
        fs::write(&path, file.to_string()).expect("the folder takes a file");
        run(&["setup", &path, "--data", &data]).await.must_be_one_line(1, &[word]);
    }
    run(&["setup", &format!("{data}/no.json"), "--data", &data]).await.must_be_one_line(1, &["no.json"]);
}
