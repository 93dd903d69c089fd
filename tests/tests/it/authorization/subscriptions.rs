//! Who follows what: `OK` where the first item comes, or the code of the refusal.

use std::collections::BTreeMap;

use super::{compare, rows};
use crate::cast::{Cast, Who};
use crate::socket::{Server, Socket};

/// Follows one field as everybody.
async fn check(cast: &Cast, field: &str, arguments: impl AsyncFn(&Cast) -> String, table: &str) {
    let (server, arguments) = (Server::of(cast).await, arguments(cast).await);
    let mut got = BTreeMap::new();
    for who in Who::ALL {
        let mut socket = Socket::begun(&server, cast.client(who).token().await.as_deref()).await;
        socket.subscribe("1", &format!("subscription {{ {field}{arguments} {{ __typename }} }}")).await;
        let heard = socket.hear().await;
        let code = heard["payload"][0]["extensions"]["code"].as_str().map(str::to_owned);
        got.insert(who, if heard["type"] == "next" { "OK".to_owned() } else { code.unwrap_or_default() });
    }
    compare(field, &got, table);
}

rows! { check;
    consultation_floor "consultationFloor"
        async |cast| format!("(id: \"{}\")", cast.session("提升物业服务管理水平").await) => "
        林义 解景瑞 住建局 住建局承办人 提案委 专委会 督查室 主席: OK
        others: NOT_FOUND
    ";
    a_floor_of_a_session_that_was_held "consultationFloor" async |cast| {
        let id = cast.consultation_at("HELD", "提升物业服务管理水平").await;
        cast.floor(&id).step("openFloor").await;
        format!("(id: \"{id}\", after: 0)")
    } => "others: OK";
    a_floor_of_a_session_in_the_plan "consultationFloor"
        async |cast| format!("(id: \"{}\")", cast.consultation_at("PLANNED", "提升物业服务管理水平").await) => "
        提案委 专委会 督查室 主席: OK
        others: NOT_FOUND
    ";
}
