//! Photographs: brought by organisers, described, had by whoever sees what they are of, and taken away.

use http::StatusCode;
use serde_json::{Value, json};
use tests::on_both;

use super::{held, read};
use crate::cast::{Cast, PICTURE, Who};

const PHOTOGRAPHS: &str = "photographs { id caption takenOn people isPeoplePublic fileName mediaType byteSize url }";

on_both! {
    async fn a_photograph_is_seen_as_its_meeting_is(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let id = cast.picture(&format!("consultation={}", of.consultation)).await;
        let input = json!({
            "id": id, "caption": "多项议题在一次会上协商", "takenOn": "2022-01-08", "people": "社区党委书记、居民代表",
        });
        cast.organize("describePhotograph", input).await;

        let inside = read(&cast, Who::Organizer, "consultation", &of.consultation, PHOTOGRAPHS).await;
        assert_eq!(inside["photographs"], json!([{
            "id": id, "caption": "多项议题在一次会上协商", "takenOn": "2022-01-08",
            "people": "社区党委书记、居民代表", "isPeoplePublic": false, "fileName": "议事会.png",
            "mediaType": "image/png", "byteSize": PICTURE.len(), "url": format!("/files/{id}"),
        }]));
        for (who, status) in [(Who::Organizer, StatusCode::OK), (Who::Anonymous, StatusCode::NOT_FOUND)] {
            assert_eq!(cast.client(who).get(&format!("/files/{id}")).await.status, status, "{}", who.name());
        }
        held(&cast, &of.consultation, "2022-03-01").await;

        let outside = read(&cast, Who::Anonymous, "consultation", &of.consultation, PHOTOGRAPHS).await;
        let mut told = inside["photographs"][0].clone();
        (told["people"], told["fileName"]) = (json!(null), json!("照片.png"));
        assert_eq!(outside["photographs"], json!([told]), "who is to be seen is for organisers, and so is a name for it");
        let sent = cast.client(Who::Anonymous).get(&format!("/files/{id}")).await;
        assert_eq!((sent.status, &sent.bytes[..]), (StatusCode::OK, PICTURE));
        assert_eq!(sent.headers["content-type"], "image/png");
        let saved_as = sent.headers["content-disposition"].to_str().expect("it is written in ASCII");
        assert!(saved_as.contains("%E7%85%A7%E7%89%87.png") && !saved_as.contains("%E8%AE%AE"), "{saved_as}");
    }

    async fn who_is_to_be_seen_is_told_where_they_hold_a_post(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let id = cast.picture(&format!("council={}", of.council)).await;
        let input = json!({ "id": id, "caption": "社区党委书记讲话", "people": "社区党委书记", "isPeoplePublic": true });
        cast.organize("describePhotograph", input).await;

        let selected = "photographs { caption people }";
        for who in [Who::Organizer, Who::Anonymous] {
            let seen = read(&cast, who, "council", &of.council, selected).await;
            let told = json!([{ "caption": "社区党委书记讲话", "people": "社区党委书记" }]);
            assert_eq!(seen["photographs"], told, "{}", who.name());
        }
    }

    async fn a_photograph_of_research_is_seen_as_the_research_is(cast: Cast) {
        let session = cast.consultation_at("HELD", "提升物业服务管理水平").await;
        let selected = "researchActivities { id place photographs { id } } photographs { id }";
        for (place, is_public) in [("物业公司", true), ("某小区", false)] {
            let visit = json!({
                "consultation": session, "kind": "SITE_VISIT", "heldOn": "2022-01-04", "place": place, "people": [],
                "findings": "收支公开不及时", "isPublic": is_public,
            });
            cast.organize("recordResearchActivity", visit).await;
        }
        let inside = read(&cast, Who::Organizer, "consultation", &session, selected).await;
        let mut pictures = Vec::new();
        for at in [0, 1] {
            let visit = inside["researchActivities"][at]["id"].as_str().expect("a visit has an id").to_owned();
            pictures.push(cast.picture(&format!("activity={visit}")).await);
        }

        let inside = read(&cast, Who::Organizer, "consultation", &session, selected).await;
        let outside = read(&cast, Who::Anonymous, "consultation", &session, selected).await;
        assert_eq!(inside["photographs"], json!([]), "they are of the visits");
        for (at, picture) in pictures.iter().enumerate() {
            assert_eq!(inside["researchActivities"][at]["photographs"], json!([{ "id": picture }]));
        }
        assert_eq!(outside["researchActivities"].as_array().map(Vec::len), Some(1), "{outside:#}");
        assert_eq!(outside["researchActivities"][0]["photographs"], json!([{ "id": pictures[0] }]));
        let address = |at: usize| format!("/files/{}", pictures[at]);
        assert_eq!(cast.client(Who::Anonymous).get(&address(0)).await.status, StatusCode::OK);
        assert_eq!(cast.client(Who::Anonymous).get(&address(1)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(cast.client(Who::Organizer).get(&address(1)).await.status, StatusCode::OK);
        let visit = inside["researchActivities"][1]["id"].as_str().expect("a visit has an id");
        let refused = cast.send_file(Who::Member, &format!("activity={visit}"), "调研.png", PICTURE).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "who takes part sees the visit and keeps no record of it");
    }

    async fn a_councils_photograph_is_everybodys_until_it_is_taken_away(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let id = cast.picture(&format!("council={}", of.council)).await;
        let address = format!("/files/{id}");
        assert_eq!(cast.client(Who::Anonymous).get(&address).await.status, StatusCode::OK);
        let kept = cast.store().join(id.trim_start_matches("pho_"));
        assert!(kept.exists(), "{}", kept.display());

        let removed = cast.ask(Who::Organizer, "removePhotograph", json!({ "id": id })).await;
        assert_eq!(removed.text("removePhotograph.removedId"), id);

        let left = read(&cast, Who::Organizer, "council", &of.council, PHOTOGRAPHS).await;
        assert_eq!(left["photographs"], json!([]));
        assert_eq!(cast.client(Who::Organizer).get(&address).await.status, StatusCode::NOT_FOUND);
        assert!(!kept.exists(), "its bytes went with it");
    }

    async fn who_does_not_organise_brings_no_photograph(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let (meeting, council) = (format!("consultation={}", of.consultation), format!("council={}", of.council));
        let refusals = [
            (Who::Anonymous, &meeting, StatusCode::UNAUTHORIZED),
            (Who::Member, &meeting, StatusCode::NOT_FOUND),
            (Who::Chair, &meeting, StatusCode::FORBIDDEN),
            (Who::Member, &council, StatusCode::FORBIDDEN),
            (Who::ForeignOffice, &council, StatusCode::FORBIDDEN),
        ];
        for (who, to, status) in refusals {
            assert_eq!(cast.send_file(who, to, "议事会.png", PICTURE).await.status, status, "{} {to}", who.name());
        }
        let no_image = cast.send_file(Who::Organizer, &council, "附件.pdf", b"%PDF-1.7").await;
        let told: Value = serde_json::from_str(&no_image.text).expect("the refusal is JSON");
        assert!(told.to_string().contains("file_type"), "{told}");
        let seen = read(&cast, Who::Organizer, "council", &of.council, PHOTOGRAPHS).await;
        assert_eq!(seen["photographs"], json!([]));
    }

    async fn what_is_swept_up_is_no_photograph(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let id = cast.picture(&format!("council={}", of.council)).await;

        cast.clock("2100-01-01");
        cast.service().files().sweep(cast.domain()).await.expect("the store can be swept");

        assert!(cast.store().join(id.trim_start_matches("pho_")).exists());
    }
}
