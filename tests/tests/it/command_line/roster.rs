//! `xieshang roster`: a file previewed, then written, with passwords that are told once.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::{folder, sign_in};
use crate::program::{Server, run};

#[tokio::test]
async fn a_roster_in_gbk_is_previewed_and_applied_and_its_members_sign_in() {
    let (_kept, data) = folder();
    let example = run(&["setup", "--example"]).await.stdout;
    let (setup, roster, passwords) =
        (format!("{data}/szs.json"), format!("{data}/委员.csv"), format!("{data}/first.txt"));
    fs::write(&setup, example).expect("the folder takes a file");
    assert_eq!(run(&["setup", &setup, "--data", &data]).await.code, Some(0));
    let text = "姓名,界别,职务,登录名,手机\n赵敏,经济界,工程师,zhaomin,139\n钱进,航天界,飞行员,,138\n";
    fs::write(&roster, encoding_rs::GBK.encode(text).0).expect("the folder takes a file");
    let import = |more: &[&str]| {
        let args = ["roster", "import", &roster, "--kind", "members", "--committee", "szs", "--data", &data];
        let args: Vec<String> = args.iter().chain(more).map(|arg| (*arg).to_owned()).collect();
        async move { run(&args.iter().map(String::as_str).collect::<Vec<_>>()).await }
    };

    let seen = import(&[]).await;
    assert_eq!(seen.code, Some(1), "{seen:?}");
    for words in
        ["GB18030", "手机", "2  NEW  赵敏", "3  ERROR  钱进", "refers to something that is not there 所指的记录不存在"]
    {
        assert!(seen.stdout.contains(words), "no {words} in {}", seen.stdout);
    }
    let refused = import(&["--apply"]).await;
    assert_eq!(refused.code, Some(1), "{refused:?}");

    let args = ["--apply", "--skip-errors", "--passwords", &passwords];
    let done = import(&args).await;
    assert_eq!(done.code, Some(0), "{done:?}");
    assert!(done.stdout.contains("applied: 1 rows"), "{}", done.stdout);
    let mode = fs::metadata(&passwords).expect("the file is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let told = fs::read_to_string(&passwords).expect("its owner reads it");
    let password = told.trim().strip_prefix("zhaomin\t赵敏\t").unwrap_or_else(|| panic!("{told}"));
    assert!(!done.stdout.contains(password), "{}", done.stdout);
    assert_eq!(import(&args).await.code, Some(1), "a file of passwords is never written over");

    let (server, visitor) = Server::start(&["serve", "--data", &data]).await;
    let answer = sign_in(&visitor, "zhaomin", password).await;
    assert_eq!(answer["data"]["signIn"]["mustChangePassword"], true, "{answer:#}");
    server.kill().await;
}

#[tokio::test]
async fn what_is_no_roster_is_told_in_one_line() {
    let (_kept, data) = folder();
    let example = run(&["setup", "--example"]).await.stdout;
    let (setup, roster) = (format!("{data}/szs.json"), format!("{data}/a.csv"));
    fs::write(&setup, example).expect("the folder takes a file");
    assert_eq!(run(&["setup", &setup, "--data", &data]).await.code, Some(0));
    fs::write(&roster, "界别\n经济界\n").expect("the folder takes a file");

    for (file, committee, words) in [
        (&roster, "szs", &["a.csv", "header"][..]),
        (&roster, "nowhere", &["nowhere"]),
        (&format!("{data}/no.csv"), "szs", &["no.csv"]),
    ] {
        let args = ["roster", "import", file, "--kind", "members", "--committee", committee, "--data", &data];
        run(&args).await.must_be_one_line(1, words);
    }
}
