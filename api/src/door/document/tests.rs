//! Known attacks on GraphQL engines, each refused after work in proportion to its length.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use async_graphql::parser::types::OperationType::{Mutation, Query};

use super::*;

const FAR_ABOVE_MEASURED: Duration = Duration::from_millis(250);

fn refusal(source: &str) -> &'static str {
    check(source, &Limits::default()).expect_err("the document should be refused").reason()
}

fn size(source: &str) -> Size {
    let boundless = Limits { depth: usize::MAX, nesting: usize::MAX, ..unlimited() };
    check(source, &boundless).expect("the document should be measured").size
}

fn unlimited() -> Limits {
    let most = usize::MAX;
    Limits {
        bytes: most,
        tokens: most,
        name_bytes: most,
        nesting: 64,
        fields: most,
        depth: most,
        aliases: most,
        directives: most,
        root_fields: most,
        work: most,
    }
}

/// Numbers a text `count` times, with the number in place of `#`.
fn numbered(count: usize, text: &str) -> String {
    (0..count).flat_map(|n| [text.replace('#', &n.to_string()), " ".to_owned()]).collect()
}

/// A chain of fragments in which each spreads the next one several times.
fn spreading(levels: usize, spreads: usize) -> String {
    let mut source = "{ ...F0 }".to_owned();
    for level in 0..levels {
        let next = format!("...F{} ", level + 1).repeat(spreads);
        write!(source, " fragment F{level} on Query {{ {next} }}").unwrap();
    }
    write!(source, " fragment F{levels} on Query {{ __typename }}").unwrap();
    source
}

#[test]
fn fragments_that_double_are_refused() {
    for levels in 20..=30 {
        assert_eq!(refusal(&spreading(levels, 2)), "too_many_fields", "{levels} levels");
    }
}

#[test]
fn fragments_that_spread_wide_are_refused() {
    assert_eq!(refusal(&spreading(4, 40)), "too_many_fields");
}

#[test]
fn doubling_with_a_spread_at_every_level_of_a_field_is_refused() {
    let mut source = "{ ...F0 }".to_owned();
    for level in 0..12 {
        let next = level + 1;
        write!(source, " fragment F{level} on Node {{ a {{ ...F{next} }} b {{ ...F{next} ...F{next} }} }}").unwrap();
    }
    source.push_str(" fragment F12 on Node { id }");
    assert_eq!(refusal(&source), "too_many_fields");
}

#[test]
fn a_count_beyond_every_number_saturates() {
    let measured = size(&spreading(100, 8));
    assert_eq!((measured.fields, measured.selections), (usize::MAX, usize::MAX));
}

#[test]
fn measuring_takes_fewer_steps_than_the_text_has_bytes() {
    for source in [spreading(30, 2), spreading(4, 40), spreading(100, 8), "{ a ".repeat(30) + &"}".repeat(30)] {
        let steps = size(&source).steps;
        assert!(steps < source.len(), "{steps} steps for {} bytes", source.len());
    }
}

#[test]
fn refusing_is_fast() {
    let fields = format!("{{ {} }}", "a ".repeat(32_000));
    let attacks =
        [spreading(30, 2), spreading(25, 2), spreading(4, 40), fields, "{".repeat(60_000), "[".repeat(60_000)];
    for source in attacks {
        let start = Instant::now();
        refusal(&source);
        assert!(start.elapsed() < FAR_ABOVE_MEASURED, "{:?} for {} bytes", start.elapsed(), source.len());
    }
}

#[test]
fn a_chain_of_hundreds_of_fragments_does_not_exhaust_the_stack() {
    assert_eq!(refusal(&spreading(900, 1)), "nested_too_deep");
}

#[test]
fn fragments_that_are_defined_but_never_spread_count_as_work() {
    let chains = numbered(400, "fragment G# on Query { ...F0 }");
    let wide = format!(" fragment F0 on Query {{ a {{ {} }} }}", "a ".repeat(30));
    assert_eq!(refusal(&format!("{{ ...F0 }} {wide} {chains}")), "too_many_selections");
}

#[test]
fn floods_are_refused_each_by_its_name() {
    let aliases = numbered(101, "a#: id");
    assert_eq!(refusal(&format!("{{ viewer {{ {aliases} }} }}")), "too_many_aliases");
    let directives = "@include(if: true) ".repeat(51);
    assert_eq!(refusal(&format!("{{ viewer {directives} {{ id }} }}")), "too_many_directives");
    assert_eq!(refusal(&format!("query {directives} {{ viewer }}")), "too_many_directives");
    assert_eq!(refusal(&format!("query ($a: Int {directives}) {{ viewer }}")), "too_many_directives");
    assert_eq!(refusal(&format!("{{ {} }}", "viewer ".repeat(21))), "too_many_root_fields");
    assert_eq!(refusal(&format!("{{ viewer {{ {} }} }}", "id ".repeat(2_001))), "too_many_fields");
    assert_eq!(refusal(&format!("{{ {} }}", "id ".repeat(10_001))), "too_many_tokens");
    assert_eq!(refusal(&format!("{{ {} }}", "a".repeat(257))), "name_too_long");
    assert_eq!(refusal(&format!("# {}\n{{ a }}", "a".repeat(65_536))), "document_too_large");
}

#[test]
fn floods_are_counted_through_fragments() {
    let spreads = "...Two ".repeat(11);
    let fragment = "fragment Two on Query { a: viewer b: viewer }";
    assert_eq!(refusal(&format!("{{ {spreads} }} {fragment}")), "too_many_root_fields");
    let measured = size(&format!("{{ {spreads} ... {{ c: viewer {{ ...Two }} }} }} {fragment}"));
    assert_eq!((measured.root_fields, measured.aliases, measured.depth, measured.fields), (23, 25, 2, 25));
}

#[test]
fn all_operations_count_not_only_the_one_asked_for() {
    assert_eq!(refusal(&numbered(21, "query Q# { viewer }")), "too_many_root_fields");
}

#[test]
fn depth_is_counted_through_fragments() {
    let nested = |levels: usize| format!("{}id{}", "a { ".repeat(levels), " }".repeat(levels));
    let source = |inner| format!("{{ {} }} fragment F on A {{ {} }}", nested(7).replace("id", "...F"), nested(inner));
    assert!(check(&source(7), &Limits::default()).is_ok());
    assert_eq!(refusal(&source(8)), "too_deep");
}

#[test]
fn cycles_and_unknown_fragments_are_refused() {
    assert_eq!(refusal("{ ...A } fragment A on Query { ...A }"), "fragment_cycle");
    assert_eq!(refusal("{ a } fragment A on Query { ...B } fragment B on Query { c { ...A } }"), "fragment_cycle");
    assert_eq!(refusal("{ ...Missing }"), "unknown_fragment");
    assert_eq!(refusal("{ a } fragment A on Query { ...Missing }"), "unknown_fragment");
}

#[test]
fn a_fragment_spread_from_two_sides_is_no_cycle() {
    let source =
        "{ ...A ...B } fragment A on Query { ...C } fragment B on Query { ...C ...A } fragment C on Query { a }";
    assert_eq!(size(source).fields, 3);
}

#[test]
fn nesting_of_every_bracket_is_bounded_before_parsing() {
    let deep = 33;
    assert_eq!(refusal(&format!("{}a{}", "{ a ".repeat(deep), "}".repeat(deep))), "nested_too_deep");
    assert_eq!(refusal(&format!("{{ a(b: {}{}) }}", "[".repeat(deep), "]".repeat(deep))), "nested_too_deep");
    assert_eq!(refusal(&format!("{{ a(b: {}1{}) }}", "{c:".repeat(deep), "}".repeat(deep))), "nested_too_deep");
    assert_eq!(refusal(&format!("query (${}", "a: [".repeat(deep))), "nested_too_deep");
    assert_eq!(refusal(&"{ ... ".repeat(deep)), "nested_too_deep");
}

#[test]
fn brackets_in_strings_and_comments_are_text() {
    let brackets = "{[(".repeat(40);
    for text in [format!("\"{brackets} \\\" {brackets}\""), format!("\"\"\"{brackets} \\\"\"\" \" \n {brackets}\"\"\"")]
    {
        assert!(check(&format!("{{ a(b: {text}) }} # {brackets}"), &Limits::default()).is_ok(), "{text}");
    }
}

#[test]
fn a_string_without_an_end_hides_nothing() {
    let brackets = "[".repeat(60_000);
    for opening in ["\"", "\"\"\"", "\"\"\" \" \"", "\"\\\""] {
        assert_eq!(refusal(&format!("{{ a(b: [{opening} {brackets}")), "invalid_document", "{opening}");
    }
    assert_eq!(refusal("{ a(b: \"line\nbreak\") }"), "invalid_document");
}

#[test]
fn a_syntax_error_says_where_without_quoting_the_document() {
    let source = format!("{{ a {} ) }}", "b ".repeat(900));
    let Refusal::Syntax { message, locations } = check(&source, &Limits::default()).unwrap_err() else {
        unreachable!()
    };
    assert!(message.starts_with("syntax error at line 1, column 1806: expected "), "{message}");
    assert!(message.len() < 200, "{message}");
    assert_eq!((locations[0].line, locations[0].column), (1, 1_806));
}

#[test]
fn the_introspection_query_of_the_usual_clients_passes() {
    let measured = check(include_str!("introspection.graphql"), &Limits::default()).unwrap().size;
    assert_eq!(measured.depth, Limits::default().depth);
}

#[test]
fn the_operation_is_chosen_by_its_name() {
    let pick = |source: &str, name| {
        let checked = check(source, &Limits::default()).unwrap();
        operation(&checked.document, name).map(|operation| operation.ty)
    };
    assert_eq!(pick("{ a }", None), Some(Query));
    assert_eq!(pick("{ a }", Some("A")), None);
    assert_eq!(pick("mutation A { a }", None), Some(Mutation));
    assert_eq!(pick("query A { a } mutation B { b }", Some("B")), Some(Mutation));
    assert_eq!(pick("query A { a } mutation B { b }", None), None);
    assert_eq!(pick("query A { a } mutation B { b }", Some("C")), None);
}
