//! The archive as its readers use it: what people type finds what they mean, in pages, counts and orders that agree.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::{Answer, on_every_engine};

use crate::cast::{Cast, Who};

/// Speeches by who gave them, with title and text: each a trap that search engines fall into.
const SPEECHES: [(&str, &str, &str); 9] = [
    ("张芸", "关于待处理事项的发言", "把待处理的投诉逐件办结。"),
    ("张云", "关于新能源的发言", "推广新能源公交车。"),
    ("李斌", "关于在建工程的发言", "加强在建工程的扬尘治理。"),
    ("王涛", "关于适老化改造的发言", "扶手安装简单，见效快。"),
    ("马辉", "关于农村金融的发言", "请农业发展银行扩大授信。"),
    ("解明", "关于道路照明的发言", "背街小巷要装路灯。"),
    ("魏和", "关于物业服务的发言", "業主委員會要依法選舉。"),
    ("黄林", "关于低保的发言", "低保边缘家庭要纳入救助。"),
    ("周正", "关于ＷｉＦｉ覆盖的发言", "Public WiFi in every community centre by 2023."),
];

const SEARCH: &str = "query($query: String!, $filter: SearchFilter, $order: SearchOrder! = RELEVANCE, $first: Int! = 100, $after: String) {
    search(query: $query, filter: $filter, orderBy: $order, first: $first, after: $after,
        facets: [COMMITTEE KIND SUBTYPE FORMAT YEAR TERM CATEGORY DEPARTMENT SECTOR STATUS OUTCOME SATISFACTION]) {
        totalCount isRelaxed understood pageInfo { hasNextPage hasPreviousPage endCursor }
        nodes { title titleHighlights { start end } snippet snippetHighlights { start end } date node { id } }
        facets { facet values { value label count } }
    }
}";

/// Holds a session with all the speeches, and publishes one proposal.
async fn gather(cast: &Cast) {
    let consultation = cast.consultation_at("HELD", "综合议题").await;
    for (speaker, title, body) in SPEECHES {
        let input = json!({
            "consultation": consultation, "speakerName": speaker, "delivery": "ORAL", "slot": "BOOKED",
            "title": title, "body": body, "isPublic": true,
        });
        cast.step(Who::Organizer, "recordSpeech", input).await;
    }
    cast.proposal_at("PUBLISHED").await;
    cast.index().await;
}

async fn search(cast: &Cast, variables: Value) -> Answer {
    let answer = cast.client(Who::Anonymous).run(SEARCH, variables).await;
    answer.data("search");
    answer
}

async fn titles(cast: &Cast, query: &str) -> BTreeSet<String> {
    let answer = search(cast, json!({ "query": query })).await;
    assert_eq!(answer.data("search.isRelaxed"), false, "{query}");
    let nodes = answer.list("search.nodes").iter();
    nodes.filter_map(|hit| hit["title"].as_str().map(str::to_owned)).collect()
}

/// Asserts that a query finds exactly the speeches of these people.
async fn finds(cast: &Cast, query: &str, speakers: &[&str]) {
    let wanted: BTreeSet<String> =
        SPEECHES.iter().filter(|speech| speakers.contains(&speech.0)).map(|speech| speech.1.to_owned()).collect();
    let found = titles(cast, query).await;
    assert_eq!(found, wanted, "{query}");
}

fn marked(hit: &Value, text: &str, ranges: &str) -> Vec<String> {
    let characters: Vec<char> = hit[text].as_str().unwrap_or_default().chars().collect();
    let at = |range: &Value, end: &str| usize::try_from(range[end].as_u64().unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let ranges = hit[ranges].as_array().into_iter().flatten();
    ranges.map(|range| characters[at(range, "start")..at(range, "end")].iter().collect()).collect()
}

on_every_engine! {
    async fn a_part_of_a_longer_word_is_found(cast: Cast) {
        gather(&cast).await;

        for (query, speakers) in [
            ("处理", vec!["张芸"]),
            ("能源", vec!["张云"]),
            ("工程", vec!["李斌"]),
            ("简单", vec!["王涛"]),
            ("农业", vec!["马辉"]),
            ("灯", vec!["解明"]),
            ("农业发展银行", vec!["马辉"]),
        ] {
            finds(&cast, query, &speakers).await;
        }
    }

    async fn script_width_and_case_do_not_matter(cast: Cast) {
        gather(&cast).await;

        finds(&cast, "业主委员会要依法", &["魏和"]).await;
        finds(&cast, "業主委員會要依法", &["魏和"]).await;
        finds(&cast, "新能源公交車", &["张云"]).await;
        finds(&cast, "wifi", &["周正"]).await;
        finds(&cast, "ＷＩＦＩ community", &["周正"]).await;
    }

    async fn names_are_exact(cast: Cast) {
        gather(&cast).await;

        finds(&cast, "委员:张芸", &["张芸"]).await;
        finds(&cast, "member:张云", &["张云"]).await;
        finds(&cast, "张芸", &["张芸"]).await;
    }

    async fn phrases_exclusions_and_several_words_narrow(cast: Cast) {
        gather(&cast).await;

        finds(&cast, "\"安装简单\"", &["王涛"]).await;
        finds(&cast, "\"简单安装\"", &[]).await;
        finds(&cast, "发言 工程", &["李斌"]).await;
        let without = titles(&cast, "关于 -工程 -新能源").await;
        assert!(!without.is_empty());
        assert!(without.iter().all(|title| !title.contains("工程") && !title.contains("新能源")), "{without:?}");
    }

    async fn where_nothing_has_all_words_any_of_them_will_do_and_it_says_so(cast: Cast) {
        gather(&cast).await;

        let answer = search(&cast, json!({ "query": "路灯 扬尘" })).await;

        assert_eq!(answer.data("search.isRelaxed"), true);
        assert_eq!(answer.number("search.totalCount"), 2);
        assert!(answer.text("search.understood").contains("路灯"), "{}", answer.text("search.understood"));
    }

    async fn a_case_is_found_by_its_number_however_it_is_written(cast: Cast) {
        gather(&cast).await;
        let case = BTreeSet::from(["关于规范物业服务的提案".to_owned()]);

        for query in ["案号:1", "案号:0001", "case:1", "提案第1号", "提案第0001号"] {
            let found = titles(&cast, query).await;
            assert!(found.is_superset(&case), "{query}: {found:?}");
        }
        assert!(titles(&cast, "案号:2").await.is_empty());
    }

    async fn what_nobody_wrote_is_not_found(cast: Cast) {
        gather(&cast).await;

        for query in ["麒麟", "\"关于规范物业服务的议案\"", "日期:1999", "状态:草稿", "单位:公安局"] {
            let answer = search(&cast, json!({ "query": query })).await;
            assert_eq!(answer.number("search.totalCount"), 0, "{query}");
            assert_eq!(answer.list("search.facets").iter().filter(|facet| facet["values"] != json!([])).count(), 0);
        }
    }

    async fn highlights_mark_what_was_searched_for(cast: Cast) {
        gather(&cast).await;

        let answer = search(&cast, json!({ "query": "在建工程" })).await;
        let hit = &answer.list("search.nodes")[0];
        assert_eq!(marked(hit, "title", "titleHighlights"), ["在建工程"]);
        assert_eq!(marked(hit, "snippet", "snippetHighlights"), ["在建工程"]);

        let answer = search(&cast, json!({ "query": "业主委员会" })).await;
        let hit = answer.list("search.nodes").iter().find(|hit| hit["title"] == "关于物业服务的发言");
        assert_eq!(marked(hit.expect("it is found"), "snippet", "snippetHighlights").concat(), "業主委員會");
    }

    async fn every_count_is_what_its_filter_finds(cast: Cast) {
        gather(&cast).await;
        let all = search(&cast, json!({ "query": "" })).await;
        let mut tried = 0;

        for facet in all.list("search.facets") {
            let name = facet["facet"].as_str().expect("a facet has a name").to_lowercase();
            for value in facet["values"].as_array().expect("a facet has values") {
                let text = value["value"].as_str().expect("a value has a text");
                let given = match name.as_str() {
                    "year" | "term" => json!([text.parse::<i32>().expect("a number")]),
                    _ => json!([text]),
                };
                let found = search(&cast, json!({ "query": "", "filter": { (name.as_str()): given } })).await;
                assert_eq!(found.data("search.totalCount"), &value["count"], "{name} {text}");
                assert!(!value["label"].as_str().unwrap_or_default().is_empty(), "{name} {text}");
                tried += 1;
            }
        }
        assert!(tried >= 10, "{tried} values: {:#}", all.body());
    }

    async fn pages_hold_every_hit_once(cast: Cast) {
        gather(&cast).await;

        for order in ["RELEVANCE", "NEWEST", "OLDEST", "DEADLINE", "MOST_COSIGNED"] {
            let mut ids = Vec::new();
            let mut after = Value::Null;
            loop {
                let page = json!({ "query": "关于", "order": order, "first": 3, "after": after });
                let answer = search(&cast, page).await;
                ids.extend(cast.ids_at(answer.list("search.nodes"), "/node/id").into_iter().map(str::to_owned));
                if answer.data("search.pageInfo.hasNextPage") == &json!(false) {
                    let distinct: BTreeSet<_> = ids.iter().collect();
                    assert_eq!(distinct.len(), ids.len(), "{order}");
                    assert_eq!(answer.data("search.totalCount"), ids.len(), "{order}");
                    break;
                }
                after = json!(answer.text("search.pageInfo.endCursor"));
                assert!(ids.len() < 50, "{order} does not end");
            }
        }
    }

    async fn dates_order_and_narrow(cast: Cast) {
        gather(&cast).await;

        let newest = search(&cast, json!({ "query": "关于", "order": "NEWEST" })).await;
        let dates: Vec<_> = newest.list("search.nodes").iter().filter_map(|hit| hit["date"].as_str()).collect();
        let mut sorted = dates.clone();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(dates, sorted);

        let filter = json!({ "from": "2022-08-30" });
        let later = search(&cast, json!({ "query": "", "filter": filter })).await;
        assert!(later.list("search.nodes").iter().all(|hit| hit["date"].as_str() >= Some("2022-08-30")));
        assert!(later.number("search.totalCount") < newest.number("search.totalCount"));
    }
}
