//! Records that nobody has published: no door shows them to whom they do not belong, or tells them from absent ones.

use std::collections::BTreeSet;

use tests::on_both;

use super::OUTSIDERS;
use super::doors::{answers_alike, case, takes_alike};
use super::found::{counts_nothing, finds_none, found, page_leads, total};
use super::grass;
use super::scenes::plans::{LEDGER, PLAN, ledger, plan};
use super::scenes::{
    BRIEF, HEAD, INNER, INNER_FILE, LETTER, OPEN_FILE, PARTS, SESSION, brief, hidden_session, rich_case,
};
use super::seen::Seen;
use super::walk::Walk;
use crate::cast::{Cast, Who};

on_both! {
    async fn a_hidden_case_shows_nowhere(cast: Cast) {
        let matter = rich_case(&cast).await;
        cast.index().await;
        let walk = Walk::new(&cast, &matter.ids());
        let words = [&HEAD[..], &PARTS, &LETTER, &OPEN_FILE, &INNER, &INNER_FILE].concat();

        let inside = Seen::of(&cast, &walk, Who::Office).await;
        inside.shows_by("fields", &[&HEAD[..], &PARTS, &LETTER, &OPEN_FILE[..1], &INNER].concat());
        inside.shows_by("/documents/suggestions/", &[&HEAD[..1], &PARTS].concat());
        inside.shows_by("/documents/responses/", &["蒲牢", "重明", "睚眦", "囚牛"]);
        inside.shows_by("/documents/screening-reports/", &["收到提案1件"]);
        inside.shows_by("/documents/work-reports/", &["麒麟"]);
        inside.shows_by("/files/", &[&OPEN_FILE[..], &INNER_FILE, &["鸱吻", "鸾鸟"]].concat());
        inside.shows_by("/suggestions/", &[&HEAD[..1], &PARTS, &["蒲牢", "睚眦", "狴犴"]].concat());
        inside.shows_by(&case(1), &["麒麟", "貔貅"]);
        for list in ["/", "/search"] {
            inside.shows_by(list, &["麒麟", "貔貅", "蒲牢"]);
        }
        assert!(walk.viewer(&cast, Who::Member).await.contains("麒麟"), "a proposer is told what became of it");
        for query in ["案号:1", "单位:住建局", "委员:林义", "类别:提案"] {
            assert!(total(&cast, Who::Office, query).await > 0, "{query}");
        }
        page_leads(&cast, Who::Office, "貔貅", &format!("/suggestions/{}", matter.id)).await;
        page_leads(&cast, Who::Office, "蒲牢", &format!("/suggestions/{}#response-{}", matter.id, matter.approved)).await;
        for who in OUTSIDERS.into_iter().chain([Who::Organizer]) {
            let seen = Seen::of(&cast, &walk, who).await;
            seen.shows_none(&words);
            seen.shows_by("/documents/screening-reports/", &["收到提案0件"]);
            seen.shows_by("/documents/work-reports/", &["收到提案0件"]);
            finds_none(&cast, who, &words).await;
            counts_nothing(&cast, who, &walk.schema).await;
            walk.is_absent(&cast, who, &matter.ids()).await;
            answers_alike(&cast, who, &case(1), &case(9)).await;
            takes_alike(&cast, who, "suggestion", &matter.id).await;
            takes_alike(&cast, who, "response", &matter.approved).await;
        }
    }

    async fn what_belongs_to_a_hidden_session_shows_nowhere(cast: Cast) {
        let session = hidden_session(&cast).await;
        cast.index().await;
        let walk = Walk::new(&cast, &session.ids());

        let inside = Seen::of(&cast, &walk, Who::Organizer).await;
        inside.shows_by("fields", &SESSION);
        inside.shows_by("/consultations/", &SESSION[..10]);
        inside.shows_by("/consultations", &["玄武", "螣蛇"]);
        inside.shows_by("/speeches/", &[session.speech.as_str()]);
        inside.shows_by("/reports/", &["玄冥", "后土", "精卫"]);
        inside.shows_by("/suggestions/", &["帝江"]);
        inside.shows_by("/documents/suggestions/", &["帝江"]);
        inside.shows_by("/search", &["玄武", "祝融", "玄冥", "帝江"]);
        for word in ["螣蛇", "刑天", "相柳", "蓐收", "精卫"] {
            assert_eq!(found(&cast, Who::Organizer, word).await, 1, "{word}");
        }
        for who in OUTSIDERS {
            Seen::of(&cast, &walk, who).await.shows_none(&SESSION);
            finds_none(&cast, who, &SESSION).await;
            counts_nothing(&cast, who, &walk.schema).await;
            walk.is_absent(&cast, who, &session.ids()).await;
        }
    }

    async fn a_social_opinion_and_its_brief_stay_inside(cast: Cast) {
        let ids = brief(&cast).await;
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        cast.index().await;
        let walk = Walk::new(&cast, &ids);

        let inside = Seen::of(&cast, &walk, Who::Office).await;
        inside.shows_by("fields", &BRIEF);
        inside.shows_by("/documents/suggestions/", &BRIEF[..4]);
        inside.shows_by("/suggestions/", &BRIEF[..4]);
        assert_eq!(found(&cast, Who::Office, "飞廉").await, 1);
        for who in OUTSIDERS {
            Seen::of(&cast, &walk, who).await.shows_none(&BRIEF);
            finds_none(&cast, who, &BRIEF).await;
            counts_nothing(&cast, who, &walk.schema).await;
            walk.is_absent(&cast, who, &ids).await;
        }
    }

    async fn a_plan_and_a_ledger_that_are_not_published_show_nowhere(cast: Cast) {
        let (id, of_figures) = (plan(&cast).await, ledger(&cast).await);
        let ids = [id.as_str(), of_figures.as_str()];
        cast.index().await;
        let walk = Walk::new(&cast, &ids);
        let words = [&PLAN[..], &LEDGER].concat();

        let inside = Seen::of(&cast, &walk, Who::Organizer).await;
        inside.shows_by("fields", &words);
        inside.shows_by("/plans/", &PLAN[..6]);
        inside.shows_by("/ledgers/", &LEDGER[..6]);
        inside.shows_by("/ledgers", &LEDGER[..2]);
        for who in OUTSIDERS {
            Seen::of(&cast, &walk, who).await.shows_none(&words);
            walk.is_absent(&cast, who, &ids).await;
        }
    }

    async fn every_kind_of_node_is_tried_while_it_is_hidden(cast: Cast) {
        let matter = rich_case(&cast).await;
        let (session, brief) = (hidden_session(&cast).await, brief(&cast).await);
        let (plan, ledger) = (plan(&cast).await, ledger(&cast).await);
        let brief: Vec<&str> = brief.iter().map(String::as_str).collect();
        let (meeting, council) = grass::hidden(&cast).await;
        let meeting: Vec<&str> = meeting.iter().map(String::as_str).collect();
        let planned = [plan.as_str(), ledger.as_str()];
        let hidden = [&matter.ids()[..], &session.ids(), &brief[..], &planned, &meeting[..]].concat();
        // Councils are public, whatever they deliberate on.
        let walk = Walk::new(&cast, &[&hidden[..], &[council.as_str()]].concat());

        let shown = walk.kinds(&cast, Who::Office).await;
        let untried: Vec<_> = walk.schema.nodes().difference(&shown).cloned().collect();
        assert!(untried.is_empty(), "kinds of node that no hidden id is made of here: {untried:?}");
        let open = ["Committee", "DeliberationCouncil", "Department", "Member"];
        let open = BTreeSet::from(open.map(str::to_owned));
        for who in OUTSIDERS {
            assert_eq!(walk.kinds(&cast, who).await, open, "{}", who.name());
            walk.is_absent(&cast, who, &hidden).await;
        }
    }
}
