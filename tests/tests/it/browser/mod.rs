//! The pages in Chromium: with and without scripts, at a desk and on a phone, in Chinese and in English.

mod driver;
mod records;
mod site;
mod sound;

use serde_json::json;
use thirtyfour::By;

use self::driver::{Browser, Reader};
use self::site::Site;

/// Runs a look at the pages for every reader, each with a browser of its own; the demonstration is served once.
async fn for_every_reader(look: impl AsyncFn(&Site, &Browser)) {
    let site = Site::start().await;
    for reader in Reader::ALL {
        let Some(browser) = Browser::start(reader).await else { return };
        look(&site, &browser).await;
        browser.quit().await;
    }
}

#[track_caller]
fn must_say(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "no {word} in\n{text}");
    }
}

/// Demands that words stand in this order, each after the one before.
#[track_caller]
fn must_say_in_order(text: &str, words: &[&str]) {
    let mut rest = text;
    for word in words {
        let Some((_, after)) = rest.split_once(word) else {
            panic!("no {word} in what is left of\n{text}\n---\n{rest}")
        };
        rest = after;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_sound_for_every_reader() {
    let site = Site::start().await;
    let pages = [
        ("start", site.at("/")),
        ("search", site.search("物业")),
        ("search-none", site.search("查无此事")),
        ("consultations", site.at("/consultations")),
        ("consultation", site.at(&format!("/consultations/{}", site.consultation))),
        ("floor", site.at(&format!("/consultations/{}/floor", site.consultation))),
        ("grid", site.at(&format!("/consultations/{}", site.grid))),
        ("councils", site.at("/councils")),
        ("council", site.at(&format!("/councils/{}", site.council))),
        ("ledgers", site.at("/ledgers")),
        ("ledger", site.at(&format!("/ledgers/{}", site.ledger))),
        ("plan", site.at(&format!("/plans/{}", site.plan))),
        ("suggestion", site.at(&format!("/suggestions/{}", site.suggestion))),
    ];
    let mut faults = Vec::new();
    for reader in Reader::ALL {
        let Some(browser) = Browser::start(reader).await else { return };
        for (name, address) in &pages {
            faults.extend(browser.faults(address, name).await);
        }
        browser.quit().await;
    }
    assert!(faults.is_empty(), "see target/screenshots\n{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_search_shows_hits_with_their_words_marked_and_narrows_by_facets() {
    let site = Site::start().await;
    let count = "{ search(query: \"物业\", facets: [KIND]) { totalCount facets { values { value count } } } }";
    let found = site.visitor.get(count, json!({})).await["search"].take();
    let speeches = found["facets"][0]["values"].as_array().into_iter().flatten().find(|it| it["value"] == "SPEECH");
    let speeches = speeches.expect("speeches are found")["count"].to_string();

    for reader in Reader::ALL {
        let Some(browser) = Browser::start(reader).await else { return };
        browser.resize(1280).await;
        browser.go(&site.search("物业")).await;
        must_say(&browser.text().await, &["提升物业服务管理水平", "石嘴山市政协", &found["totalCount"].to_string()]);
        let marks =
            browser.evaluate("return [...document.querySelectorAll('main mark')].map((it) => it.innerText)").await;
        let marks = marks.as_array().expect("a list");
        assert!(marks.len() >= 10 && marks.iter().all(|mark| mark == "物业"), "{marks:?}");
        let asked = browser.evaluate("return document.querySelector('input[name=q]').value").await;
        assert_eq!(asked, "物业", "the query stays in its field");

        narrow(&browser, "kind", "SPEECH").await;
        let shown = browser.text().await;
        must_say(&shown, &[&speeches, "林义"]);
        let address = browser.evaluate("return location.search").await;
        must_say(address.as_str().unwrap_or_default(), &["kind=SPEECH", "q=%E7%89%A9%E4%B8%9A"]);
        let kinds =
            browser.evaluate("return document.querySelectorAll('main a[href^=\"/suggestions/\"] mark').length").await;
        assert_eq!(kinds, 0, "only speeches are left");
        browser.quit().await;
    }
}

/// Ticks a value of a facet and, where no script does it, presses the button that applies it.
async fn narrow(browser: &Browser, facet: &str, value: &str) {
    let tick = format!("input[type=checkbox][name={facet}][value={value}]");
    click(browser, &tick).await;
    if !browser.reader.has_script {
        click(browser, "main section button[type=submit][form]").await;
    }
    until(
        browser,
        &format!("return location.search.includes('{facet}={value}') && document.readyState === 'complete'"),
    )
    .await;
}

async fn click(browser: &Browser, selector: &str) {
    let element = browser.driver.find(By::Css(selector)).await;
    let element = element.unwrap_or_else(|error| panic!("no {selector}: {error}"));
    element.click().await.unwrap_or_else(|error| panic!("{selector} cannot be clicked: {error}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_consultation_shows_agenda_speeches_responses_and_what_came_of_it() {
    for_every_reader(async |site, browser| {
        browser.resize(1280).await;
        browser.go(&site.at(&format!("/consultations/{}", site.consultation))).await;
        let text = browser.text().await;
        let is_chinese = browser.reader.language == "zh";
        let parts =
            if is_chinese { ["议程", "发言", "现场", "成果"] } else { ["genda", "peech", "spot", "utcome"] };
        must_say(&text, &parts);
        must_say(&text, &["提升物业服务管理水平", "石嘴山市政协", "魏和清"]);
        must_say_in_order(&text, &["让业委会真正代表业主", "把责任落到部门、落到人", "考核要有标准，队伍要有本领"]);
        must_say(&text, &["林义", "解景瑞", "王国民", "黄琳琳", "李斌"]);
        must_say(&text, &["双月协商座谈会总结意见", "关于公开小区公共收支、建立物业服务评价机制的建议"]);
        assert!(!text.contains("待处理诉求台账的建议"), "it is not public");

        let led = browser.evaluate("return [...document.querySelectorAll('main a')].map((it) => it.pathname)").await;
        let suggestion = format!("/suggestions/{}", site.suggestion);
        assert!(led.as_array().is_some_and(|led| led.iter().any(|path| path == suggestion.as_str())), "{led}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_suggestion_shows_its_origin_its_way_and_the_response_in_force() {
    for_every_reader(async |site, browser| {
        browser.resize(1280).await;
        browser.go(&site.at(&format!("/suggestions/{}", site.suggestion))).await;
        let text = browser.text().await;
        let is_chinese = browser.reader.language == "zh";
        let way = if is_chinese { ["提交", "交办", "办结"] } else { ["ubmitted", "ssigned", "losed"] };
        must_say(&text, &way);
        must_say(&text, &["关于公开小区公共收支、建立物业服务评价机制的建议", "解景瑞", "石嘴山市住房和城乡建设局"]);
        must_say(&text, &["2022"]);

        let led = browser.evaluate("return [...document.querySelectorAll('main a')].map((it) => it.pathname)").await;
        let origin = format!("/consultations/{}", site.consultation);
        assert!(led.as_array().is_some_and(|led| led.iter().any(|path| path == origin.as_str())), "{led}");
        let marked = browser.evaluate("return [...document.querySelectorAll('time')].every((it) => it.dateTime)").await;
        assert_eq!(marked, true, "every time says which");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn search_is_reached_and_used_by_keyboard_alone() {
    const TAB: &str = "\u{e004}";
    const ENTER: &str = "\u{e007}";

    for_every_reader(async |site, browser| {
        browser.resize(1280).await;
        browser.go(&site.at("/")).await;
        tab_until(browser, "document.activeElement.name === 'q'").await;
        browser.press(format!("物业{ENTER}")).await;
        until(browser, "return location.pathname === '/search' && document.readyState === 'complete'").await;
        must_say(&browser.text().await, &["提升物业服务管理水平"]);

        browser.press(TAB).await;
        tab_until(browser, "/^\\/(consultations|suggestions|speeches|reports)\\/./.test(document.activeElement.pathname)").await;
        let outline = browser
            .evaluate("const it = getComputedStyle(document.activeElement); return it.outlineStyle !== 'none' || it.boxShadow !== 'none'")
            .await;
        assert_eq!(outline, true, "the focus is seen");
        browser.press(ENTER).await;
        until(browser, "return location.pathname !== '/search' && document.readyState === 'complete'").await;
        must_say(&browser.text().await, &["物业"]);
        assert_eq!(browser.complaints().await, [""; 0]);
    })
    .await;
}

/// Presses the tab key until a claim about the page holds.
async fn tab_until(browser: &Browser, claim: &str) {
    const MOST: usize = 80;

    for _ in 0..MOST {
        if browser.evaluate(&format!("return Boolean({claim})")).await == true {
            return;
        }
        browser.press("\u{e004}").await;
    }
    panic!("not within {MOST} tabs: {claim}");
}

/// Waits until a claim about the page holds.
async fn until(browser: &Browser, claim: &str) {
    for _ in 0..200 {
        if browser.driver.execute(claim, Vec::new()).await.is_ok_and(|done| *done.json() == true) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("not within ten seconds: {claim}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_changes_the_language_and_it_stays() {
    for_every_reader(async |site, browser| {
        let other = if browser.reader.language == "zh" { "en" } else { "zh" };
        browser.resize(390).await;
        browser.go(&site.search("物业")).await;
        click(browser, &format!("a[href*='lang={other}']")).await;
        until(browser, &format!("return document.documentElement.lang.startsWith('{other}')")).await;
        must_say(&browser.text().await, &["提升物业服务管理水平"]);

        browser.go(&site.at("/consultations")).await;
        until(browser, &format!("return document.documentElement.lang.startsWith('{other}')")).await;
    })
    .await;
}
