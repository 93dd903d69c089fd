//! Files of reports and papers show, by name and by what stands in them, to whoever reads those and to nobody else.

use serde_json::json;
use tests::on_both;

use super::doors::takes_alike;
use super::found::finds_none;
use super::seen::Seen;
use super::walk::Walk;
use super::{OUTSIDERS, with};
use crate::cast::{Cast, Who};

on_both! {
    async fn files_of_reports_and_papers_stay_with_their_readers(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("SCHEDULED", "椒图").await;
        let paper = cast.material(&id, "会议通知").await;
        let paper_file = cast.attach(Who::Organizer, &format!("material={paper}"), "蛮蛮.txt", "孟极".as_bytes()).await;
        let mut report = with(cast.report("狻猊"), &[("consultation", id.as_str())]);
        report["authors"] = json!([]);
        let report = cast.step(Who::Organizer, "createResearchReport", report).await;
        let report_file = cast.attach(Who::Organizer, &format!("report={report}"), "鵸鵌.txt", "讙兽".as_bytes()).await;
        for who in OUTSIDERS {
            takes_alike(&cast, who, "material", &paper).await;
            takes_alike(&cast, who, "report", &report).await;
        }
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        cast.report_to(&report, "SUBMITTED_TO_PARTY_GOV").await;
        cast.index().await;
        let walk = Walk::new(&cast, &[&id, &report, &paper_file, &report_file]);

        let inside = Seen::of(&cast, &walk, Who::Organizer).await;
        inside.shows_by("fields", &["蛮蛮", "鵸鵌"]);
        inside.shows_by("/files/", &["蛮蛮", "孟极", "鵸鵌", "讙兽"]);
        let taking_part = Seen::of(&cast, &walk, Who::Member).await;
        taking_part.shows_by("fields", &["蛮蛮"]);
        taking_part.shows_by("/files/", &["孟极"]);
        taking_part.shows_none(&["鵸鵌", "讙兽"]);
        let words = ["蛮蛮", "孟极", "鵸鵌", "讙兽"];
        for who in OUTSIDERS {
            let seen = Seen::of(&cast, &walk, who).await;
            seen.shows_by("fields", &["椒图", "狻猊"]);
            seen.shows_none(&words);
            finds_none(&cast, who, &words).await;
            walk.is_absent(&cast, who, &[&paper_file, &report_file]).await;
        }
    }
}
