//! What is found by which words.

use super::fixtures::chinese;
use super::stage::{Stage, asking, ordered};

#[tokio::test]
async fn a_word_is_found_inside_a_longer_one() {
    let stage = Stage::with(chinese()).await;

    for (word, id) in [("处理", 1), ("能源", 2), ("工程", 3), ("简单", 4), ("农业", 5), ("灯", 6)] {
        assert_eq!(stage.find(word).await, [id], "{word}");
    }
}

#[tokio::test]
async fn traditional_and_simplified_are_the_same() {
    let stage = Stage::with(chinese()).await;

    for query in ["加装电梯", "加裝電梯", "ＧＡ 加裝電梯 -ＧＡ".trim_start_matches("ＧＡ ")] {
        assert_eq!(stage.find(query).await, [7, 8], "{query}");
    }
}

#[tokio::test]
async fn every_word_must_be_found_and_no_excluded_one() {
    let stage = Stage::with(chinese()).await;

    assert_eq!(stage.find("电梯 补贴").await, [7, 8]);
    assert_eq!(stage.find("电梯 标准").await, [7]);
    assert_eq!(stage.find("电梯 -标准").await, [8]);
    assert_eq!(stage.find("电梯 -\"维修资金\"").await, [7]);
    assert_eq!(stage.find("-电梯 -建议").await, [1, 2, 3, 4, 5, 6, 9, 12]);
}

#[tokio::test]
async fn a_phrase_is_found_as_it_stands_only() {
    let stage = Stage::with(chinese()).await;

    assert_eq!(stage.find("\"补贴标准\"").await, [7]);
    assert_eq!(stage.find("\"标准补贴\"").await, Vec::<u128>::new());
    assert_eq!(stage.find("“电梯维修资金”").await, [8]);
    assert_eq!(stage.find("“维修，资金”").await, [8], "punctuation parts a phrase");
    assert_eq!(stage.find("\"物业业务\"").await, Vec::<u128>::new(), "no phrase reaches over punctuation");
    assert_eq!(stage.find("\"业业\"").await, Vec::<u128>::new());
}

#[tokio::test]
async fn letters_digits_and_chinese_mix() {
    let stage = Stage::with(chinese()).await;

    for query in ["5g", "5G基站", "\"5g 基站\"", "\"2022年8月\"", "1200", "1,200座"] {
        let expected: &[u128] = if query == "1200" { &[] } else { &[9] };
        assert_eq!(stage.find(query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn a_case_number_is_found_by_its_digits_and_as_a_whole() {
    let stage = Stage::with(chinese()).await;

    for query in ["123", "0123", "提案第0123号", "\"第123号\"", "案号:0123", "case:123", "D2022-0045", "d2022-45"]
    {
        assert_eq!(stage.find(query).await, [12], "{query}");
    }
    assert_eq!(stage.find("12").await, Vec::<u128>::new());
}

#[tokio::test]
async fn names_are_exact() {
    let stage = Stage::with(chinese()).await;

    assert_eq!(stage.find("张芸").await, [10]);
    assert_eq!(stage.find("张云").await, [11]);
    assert_eq!(stage.find("委员:张芸").await, [10]);
    assert_eq!(stage.find("member:張芸").await, [10]);
    assert_eq!(stage.find("委员:张").await, Vec::<u128>::new());
    assert_eq!(stage.find("委员:张芸 委员:林义").await, [10]);
    assert_eq!(stage.find("委员:张芸 委员:张云").await, Vec::<u128>::new());
}

#[tokio::test]
async fn a_relaxed_search_asks_for_any_word_but_for_every_phrase() {
    let stage = Stage::with(chinese()).await;

    assert_eq!(stage.find("路灯 银行").await, Vec::<u128>::new());
    assert_eq!(stage.find_relaxed("路灯 银行").await, [5, 6]);
    assert_eq!(stage.find_relaxed("电梯 路灯 银行 标准").await, [5, 6, 7, 8]);
    assert_eq!(stage.find_relaxed("电梯 路灯 -标准").await, [6, 8]);
    assert_eq!(stage.find_relaxed("\"维修资金\" 电梯 路灯").await, [8]);
}

#[tokio::test]
async fn no_words_find_everything() {
    let stage = Stage::with(chinese()).await;

    assert_eq!(stage.find("").await.len(), 12);
    assert_eq!(stage.find("。。。").await.len(), 12);
}

#[tokio::test]
async fn a_match_in_the_title_comes_before_one_in_the_body() {
    let stage = Stage::with(vec![
        super::fixtures::document(1, "其他事项", &format!("{}物业。", "很长的正文，".repeat(20))),
        super::fixtures::document(2, "物业服务", "短。"),
    ])
    .await;

    for engine in stage.engines() {
        let page = engine.search(super::stage::GENERATION, &asking("物业")).await.expect("the engine answers");
        assert_eq!(ordered(&page), [2, 1], "{}", engine.name());
    }
}
