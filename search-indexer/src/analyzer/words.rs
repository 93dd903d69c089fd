//! Words by jieba with a domain dictionary: for ranking and for cutting the user's query.

use std::sync::LazyLock;

use jieba_rs::Jieba;

/// Domain terms that the general dictionary lacks or cuts, one a line.
const DICTIONARY: &str = include_str!("../../dictionary.txt");

/// Words that say nothing about a subject; a query drops them while others are left.
const FUNCTION_WORDS: &[&str] = &[
    "的",
    "了",
    "和",
    "与",
    "及",
    "或",
    "在",
    "是",
    "对",
    "为",
    "从",
    "把",
    "被",
    "给",
    "让",
    "向",
    "到",
    "由",
    "于",
    "以",
    "等",
    "这",
    "那",
    "其",
    "之",
    "而",
    "并",
    "也",
    "都",
    "就",
    "还",
    "又",
    "很",
    "吗",
    "呢",
    "吧",
    "啊",
    "地",
    "得",
    "着",
    "过",
    "我",
    "你",
    "他",
    "她",
    "它",
    "我们",
    "你们",
    "他们",
    "关于",
    "有关",
    "如何",
    "怎么",
    "怎样",
    "什么",
    "哪些",
    "哪个",
    "为什么",
    "以及",
    "进行",
    "一个",
    "一些",
    "the",
    "a",
    "an",
    "of",
    "and",
    "or",
    "in",
    "on",
    "for",
    "to",
    "is",
];

static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    for word in DICTIONARY.lines().map(str::trim).filter(|word| !word.is_empty()) {
        jieba.add_word(word, None, None);
    }
    jieba
});

/// Cuts text of the normal form into words, longest first where the dictionary knows them.
pub fn cut(normal: &str) -> Vec<&str> {
    JIEBA.cut(normal, true).into_iter().map(|token| token.word).collect()
}

/// Cuts text of the normal form into words and the words within them, without what is not a word.
pub fn ranking_words(normal: &str) -> Vec<&str> {
    let tokens = JIEBA.cut_for_search(normal, true);
    tokens.into_iter().map(|token| token.word).filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// Returns how common a word of the normal form is in general Chinese.
pub fn frequency(normal: &str) -> usize {
    JIEBA.suggest_freq(normal)
}

/// Tells whether a word of the normal form says nothing about a subject.
pub fn is_function_word(normal: &str) -> bool {
    FUNCTION_WORDS.contains(&normal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domain_terms_stay_whole() {
        assert_eq!(cut("政协委员建议加装电梯"), ["政协委员", "建议", "加装电梯"]);
    }

    #[test]
    fn search_mode_adds_the_words_within() {
        let words = ranking_words("业主委员会待处理");

        for wanted in ["业主委员会", "委员会", "业主", "待处理", "处理"] {
            assert!(words.contains(&wanted), "{wanted} in {words:?}");
        }
    }

    #[test]
    fn common_words_are_more_frequent_than_terms() {
        assert!(frequency("的") > frequency("业委会"));
    }
}
