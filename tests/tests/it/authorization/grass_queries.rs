//! Who reads councils and matters: councils are public, a matter is seen as the meetings are that it came before.

use super::queries::check_of;
use super::rows;
use crate::cast::{Cast, Meeting};

/// A council with a meeting that is only planned, and a matter before it.
async fn meeting(cast: &Cast) -> Meeting {
    cast.council_meeting("居安家园社区红色网格议事会").await
}

async fn check(cast: &Cast, field: &str, selection: impl Fn(&Meeting) -> String, table: &str) {
    let meeting = meeting(cast).await;
    check_of(cast, field, &selection(&meeting), table).await;
}

rows! { check;
    councils "councils" |_: &Meeting| " { nodes { id } }".to_owned() => "others: OK";
    council "council" |it: &Meeting| format!("(id: \"{}\") {{ id }}", it.council) => "others: OK";
    council_matter "councilMatter" |it: &Meeting| format!("(id: \"{}\") {{ id }}", it.matter) => "
        提案委 专委会 督查室 主席: OK
        others: null
    ";
}
