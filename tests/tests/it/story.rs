//! The main job from end to end, over HTTP, with every kind of person; at every step, what each of them sees.

mod archive;
mod proposal;
mod report;
mod session;

use tests::on_every_engine;

use crate::cast::Cast;

on_every_engine! {
    async fn a_session_is_planned_held_and_recorded(cast: Cast) {
        session::plays(&cast).await;

        cast.reconciles().await;
    }

    async fn a_point_of_a_speech_becomes_a_suggestion_that_is_answered_and_published_in_summary(cast: Cast) {
        let session = session::plays(&cast).await;
        let extracted = session::extracts(&cast, &session).await;
        archive::holds_in_summary(&cast, &extracted).await;

        cast.reconciles().await;
    }

    async fn a_members_proposal_goes_two_rounds_and_is_published_in_full(cast: Cast) {
        let proposal = proposal::plays(&cast).await;
        archive::holds_in_full(&cast, &proposal).await;

        cast.reconciles().await;
    }

    async fn a_report_gathers_suggestions_and_the_outcome_follows(cast: Cast) {
        let session = session::plays(&cast).await;
        let extracted = session::extracts(&cast, &session).await;
        report::plays(&cast, &session, &extracted).await;

        cast.reconciles().await;
    }
}
