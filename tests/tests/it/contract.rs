//! The public contract: the committed schema is the one that is served.

use std::path::Path;

#[test]
fn the_committed_schema_is_the_one_served() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/schema.graphql");
    let committed = std::fs::read_to_string(committed).unwrap_or_default();
    let served = api::server::sdl();

    let mut pairs = committed.trim_end().lines().zip(served.trim_end().lines());
    let differs = pairs.position(|(committed, served)| committed != served);
    let same_length = committed.trim_end().lines().count() == served.trim_end().lines().count();

    assert!(
        differs.is_none() && same_length,
        "api/schema.graphql is not what is served, from line {} on. If the change is meant: \
         cargo run -- schema > api/schema.graphql, and read the difference like code",
        differs.unwrap_or_else(|| committed.lines().count().min(served.lines().count())) + 1,
    );
}
