//! The ways from a consultation to its floor, its council and its plan, and from the list to councils and ledgers.

use super::{click, for_every_reader, must_say, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_consultation_leads_to_its_floor_and_back() {
    for_every_reader(async |site, browser| {
        let (page, floor) = (format!("/consultations/{}", site.consultation), "/floor");
        browser.resize(390).await;
        browser.go(&site.at(&page)).await;
        let is_chinese = browser.reader.language == "zh";
        must_say(&browser.text().await, if is_chinese { &["会议材料", "调研"] } else { &["Papers", "Research"] });

        click(browser, &format!("main a[href='{page}{floor}']")).await;
        until(browser, &format!("return location.pathname === '{page}{floor}' && document.readyState === 'complete'"))
            .await;
        let turns = if is_chinese { "7分42秒" } else { "7:42" };
        must_say(&browser.text().await, &["林义", turns, "李斌"]);

        click(browser, &format!("main h1 a[href='{page}']")).await;
        until(browser, &format!("return location.pathname === '{page}' && document.readyState === 'complete'")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_matter_leads_to_its_council_and_the_council_to_its_meeting() {
    for_every_reader(async |site, browser| {
        let (page, council) = (format!("/consultations/{}", site.grid), format!("/councils/{}", site.council));
        browser.resize(390).await;
        browser.go(&site.at(&page)).await;
        must_say(&browser.text().await, &["维修小区锈蚀的大门和围栏", "大门和围栏已用服务资金修好。"]);

        click(browser, &format!("#matters a[href^='{council}#matter-']")).await;
        until(browser, &format!("return location.pathname === '{council}' && document.readyState === 'complete'"))
            .await;
        let text = browser.text().await;
        must_say(&text, &["居安家园社区红色网格议事会", "共治资源清单", "网格员（演示人物）"]);
        assert!(!text.contains("居民代表（演示人物）"), "a resident's name is not public");

        click(browser, &format!("main a[href='{page}']")).await;
        until(browser, &format!("return location.pathname === '{page}' && document.readyState === 'complete'")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_of_consultations_leads_to_councils_and_ledgers() {
    for_every_reader(async |site, browser| {
        browser.resize(390).await;
        for (list, one) in [("/councils", &site.council), ("/ledgers", &site.ledger)] {
            browser.go(&site.at("/consultations")).await;
            click(browser, &format!("main a[href='{list}']")).await;
            until(browser, &format!("return location.pathname === '{list}' && document.readyState === 'complete'"))
                .await;
            click(browser, &format!("main a[href='{list}/{one}']")).await;
            until(browser, &format!("return location.pathname === '{list}/{one}'")).await;
            assert_eq!(browser.complaints().await, [""; 0]);
        }
    })
    .await;
}
