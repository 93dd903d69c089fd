//! Calendars (日历): the public one, a committee's, and those at secret addresses, read back as iCalendar.

mod duties;

use http::{Request, StatusCode, header};
use icalendar::{Calendar, Component as _, DatePerhapsTime, EventStatus};
use serde_json::json;
use tests::{Page, on_both};

use crate::cast::{Cast, Who};

const PUBLIC: &str = "/calendars/public.ics";
const COMMITTEE: &str = "/calendars/committees/szs.ics";

/// An event in short: what it is, when it begins and ends, and how sure it is.
type Short = (String, String, String, Option<EventStatus>);

fn read(page: &Page) -> Calendar {
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert_eq!(page.headers[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
    page.text.parse().unwrap_or_else(|why| panic!("{why}: {}", page.text))
}

fn day(of: Option<DatePerhapsTime>) -> String {
    match of {
        Some(DatePerhapsTime::Date(day)) => day.to_string(),
        other => panic!("no whole day: {other:?}"),
    }
}

fn short(page: &Page) -> Vec<Short> {
    let told = |event: &icalendar::Event| {
        let summary = event.get_summary().unwrap_or_default().to_owned();
        (summary, day(event.get_start()), day(event.get_end()), event.get_status())
    };
    read(page).events().map(told).collect()
}

fn summaries(page: &Page) -> Vec<String> {
    short(page).into_iter().map(|(summary, ..)| summary).collect()
}

/// Makes a session that is set for a day, one that was held, and a published plan with three items that have not begun.
async fn sessions(cast: &Cast) -> String {
    let set = cast.consultation_at("SCHEDULED", "城市更新").await;
    cast.consultation_at("HELD", "提升物业服务管理水平").await;
    cast.consultation_at("PLANNED", "没有日子的议题").await;
    let plan = cast.plan_at("PUBLISHED").await;
    let to = json!({ "topic": "网络议政", "format": "ONLINE", "organizer": "办公室", "month": 11 });
    cast.step(Who::Organizer, "adjustPlanItem", json!({ "plan": plan, "kind": "ADDED", "to": to, "reason": "增列" }))
        .await;
    let dropped = cast.plan_items(&plan).await[1].clone();
    let input = json!({ "plan": plan, "kind": "DROPPED", "item": dropped, "reason": "条件不成熟" });
    cast.step(Who::Organizer, "adjustPlanItem", input).await;
    set
}

on_both! {
    async fn who_takes_part_knows_at_what_hour_to_come(cast: Cast) {
        cast.clock("2022-08-01");
        let id = cast.consultation_at("SCHEDULED", "城市更新").await;
        let (_, address) = cast.feed(Who::Member).await;
        let news = async || {
            let document = "{ viewer { notifications { nodes { kind } } } }";
            cast.client(Who::Member).run(document, json!({})).await.list("viewer.notifications.nodes").len()
        };
        let before = news().await;

        let hour = json!({ "id": id, "on": "2022-08-29", "at": "14:30" });
        cast.step(Who::Organizer, "scheduleConsultation", hour.clone()).await;
        assert_eq!(news().await, before + 1, "they are told");
        cast.step(Who::Organizer, "scheduleConsultation", hour).await;
        assert_eq!(news().await, before + 1, "nothing is new");

        let document = "query($id: ID!) { consultation(id: $id) { scheduledOn startsAt } }";
        let seen = cast.client(Who::Member).run(document, json!({ "id": id })).await;
        assert_eq!(seen.data("consultation"), &json!({ "scheduledOn": "2022-08-29", "startsAt": "14:30" }));
        let page = cast.client(Who::Anonymous).get(&address).await;
        assert!(page.text.contains("DTSTART:20220829T063000Z"), "{}", page.text);

        cast.step(Who::Organizer, "postponeConsultation", json!({ "id": id, "reason": "停电" })).await;
        let seen = cast.client(Who::Organizer).run(document, json!({ "id": id })).await;
        assert_eq!(seen.data("consultation"), &json!({ "scheduledOn": null, "startsAt": null }));
    }

    async fn everybody_may_know_what_was_held_and_what_is_planned(cast: Cast) {
        sessions(&cast).await;
        cast.held_elsewhere().await;
        cast.plan_of_at(2023, "PARTY_APPROVED").await;

        let page = cast.client(Who::Anonymous).get(COMMITTEE).await;
        let text = |what: &str| what.to_owned();
        let expected = [
            (text("（计划）双月协商座谈会：提升物业服务管理水平"), text("2022-08-01"), text("2022-09-01"), Some(EventStatus::Tentative)),
            (text("双月协商座谈会：提升物业服务管理水平"), text("2022-08-29"), text("2022-08-30"), Some(EventStatus::Confirmed)),
            (text("（已取消）调研协商：优化社会救助供给"), text("2022-09-01"), text("2022-10-01"), Some(EventStatus::Cancelled)),
            (text("（计划）网络议政：网络议政"), text("2022-11-01"), text("2022-12-01"), Some(EventStatus::Tentative)),
        ];
        assert_eq!(short(&page), expected);
        assert_eq!(read(&page).get_name(), Some("石嘴山市政协协商日历"));
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-cache");

        let everywhere = cast.client(Who::Anonymous).get(PUBLIC).await;
        assert!(summaries(&everywhere).contains(&text("专题协商：优化社会救助供给")), "{}", everywhere.text);
        assert_eq!(short(&everywhere).len(), 5);
        for who in [Who::Organizer, Who::Chair, Who::Department] {
            let asked = cast.client(who).get(COMMITTEE).await;
            assert_eq!(asked.text, page.text, "the public calendar is the same for {}", who.name());
        }
        let narrowed = cast.client(Who::Anonymous).get(&format!("{COMMITTEE}?format=ONLINE")).await;
        assert_eq!(summaries(&narrowed), ["（计划）网络议政：网络议政"]);
        let unknown = cast.client(Who::Anonymous).get(&format!("{COMMITTEE}?format=SECRET")).await;
        assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
        assert_eq!(cast.client(Who::Anonymous).get("/calendars/committees/none.ics").await.status, StatusCode::NOT_FOUND);
        let linked = cast.client(Who::Anonymous).run("{ committee(code: \"szs\") { calendarAddress } }", json!({})).await;
        assert_eq!(linked.text("committee.calendarAddress"), COMMITTEE);
    }

    async fn a_calendar_that_has_not_changed_is_not_sent_again(cast: Cast) {
        let set = sessions(&cast).await;
        let (_, address) = cast.feed(Who::Organizer).await;
        let page = cast.client(Who::Anonymous).get(&address).await;
        assert_eq!(page.headers[header::CACHE_CONTROL], "private, no-cache");
        let again = async || {
            let request = Request::get(&address).header(header::IF_NONE_MATCH, &page.headers[header::ETAG]);
            cast.client(Who::Anonymous).send(request.body(axum::body::Body::empty()).expect("a request")).await
        };
        cast.clock("2022-08-30T18:00:00+08:00");
        let unchanged = again().await;
        assert_eq!((unchanged.status, unchanged.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
        let find = |page: &Page| read(page).events().find(|event| event.get_uid().is_some_and(|uid| uid.starts_with(&set))).cloned();
        let before = find(&page).expect("the session stands there");

        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": set, "on": "2022-09-20" })).await;

        let moved = find(&again().await).expect("it stands there under its own name");
        assert_eq!(day(moved.get_start()), "2022-09-20");
        assert!(moved.get_sequence() > before.get_sequence() && moved.get_timestamp() > before.get_timestamp());
        let input = json!({ "id": set, "to": "CANCELLED", "reason": "疫情" });
        cast.step(Who::Organizer, "advanceConsultation", input).await;
        let cancelled = find(&again().await).expect("organisers may know that it was called off");
        assert_eq!(cancelled.get_status(), Some(EventStatus::Cancelled));
    }

    async fn who_takes_part_finds_the_session_in_a_calendar_of_their_own(cast: Cast) {
        sessions(&cast).await;
        for who in [Who::Member, Who::CoSigner, Who::Department, Who::Handler] {
            let (_, address) = cast.feed(who).await;
            let own = summaries(&cast.client(Who::Anonymous).get(&address).await);
            assert_eq!(own, ["双月协商座谈会：城市更新", "双月协商座谈会：提升物业服务管理水平"], "{}", who.name());
        }
        for who in [Who::OtherMember, Who::OtherDepartment, Who::Admin, Who::ForeignMember, Who::ForeignOffice] {
            let (_, address) = cast.feed(who).await;
            assert_eq!(summaries(&cast.client(Who::Anonymous).get(&address).await), Vec::<String>::new(), "{}", who.name());
        }
        let (_, address) = cast.feed(Who::Organizer).await;
        assert_eq!(short(&cast.client(Who::Anonymous).get(&address).await).len(), 5, "all that has a day or a month");
    }

    async fn duties_stand_in_the_calendars_of_those_whose_they_are(cast: Cast) {
        cast.proposal_at("ASSIGNED").await;
        let mut feeds = Vec::new();
        for who in Who::ALL.into_iter().filter(|who| *who != Who::Anonymous) {
            feeds.push((who, cast.feed(who).await.1));
        }
        let told = async |who: Who| {
            let (_, address) = feeds.iter().find(|(other, _)| *other == who).expect("everybody has a feed");
            summaries(&cast.client(Who::Anonymous).get(address).await)
        };
        let title = "关于规范物业服务的提案";
        let handled = told(Who::Handler).await;
        assert!(handled.contains(&format!("答复截止：{title}（住建局）")), "{handled:?}");
        assert!(handled.iter().all(|summary| !summary.starts_with("退办")), "a right is no duty: {handled:?}");
        assert_eq!(told(Who::Department).await, handled);
        for (who, _) in &feeds {
            if ![Who::Department, Who::Handler].contains(who) {
                assert_eq!(told(*who).await, Vec::<String>::new(), "{}", who.name());
            }
        }

        cast.proposal_at("RESPONDED").await;
        assert_eq!(told(Who::Member).await, [format!("评价截止：{title}")]);
        assert_eq!(told(Who::Office).await, [format!("公开截止：{title}")]);
        for who in [Who::OtherMember, Who::CoSigner, Who::Supervisor, Who::Chair, Who::Liaison, Who::OtherDepartment] {
            assert_eq!(told(who).await, Vec::<String>::new(), "{}", who.name());
        }
    }

    async fn an_address_is_told_once_and_dies_with_its_feed_and_its_account(cast: Cast) {
        let document = "mutation { createCalendarFeed(input: { idempotencyKey: \"ics\" }) { address calendarFeed { id } } }";
        let first = cast.client(Who::Member).run(document, json!({})).await;
        let second = cast.client(Who::Member).run(document, json!({})).await;
        let id = first.text("createCalendarFeed.calendarFeed.id");
        assert_eq!(second.text("createCalendarFeed.calendarFeed.id"), id);
        assert!(second.data("createCalendarFeed.address").is_null());
        let address = first.text("createCalendarFeed.address");
        let get = async |address: &str| cast.client(Who::Anonymous).get(address).await;
        assert_eq!(get(&address).await.status, StatusCode::OK);
        let secret = address.trim_start_matches("/calendars/").trim_end_matches(".ics");
        assert!(secret.len() >= 43, "{secret}");
        let kept = kept_of(&cast).await;
        assert!(!kept.contains(secret), "only its hash is kept: {kept}");

        cast.step(Who::Member, "revokeCalendarFeed", json!({ "id": id })).await;
        let (dead, unknown) = (get(&address).await, get("/calendars/none.ics").await);
        assert_eq!((dead.status, &dead.text), (StatusCode::NOT_FOUND, &unknown.text));
        assert_eq!(get("/calendars/none").await.status, StatusCode::NOT_FOUND);

        let (_, address) = cast.feed(Who::Member).await;
        domain::account::disable(cast.domain(), "linyi").await.expect("the account is there");
        assert_eq!(get(&address).await.text, unknown.text);
    }
}

/// Returns all feeds as they are kept, as one text.
async fn kept_of(cast: &Cast) -> String {
    use sea_orm::EntityTrait as _;

    let rows = entities::calendar_feed::Entity::find().all(cast.database().reader()).await;
    format!("{:?}", rows.expect("the feeds can be read"))
}
