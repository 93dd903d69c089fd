//! What keeps the search index equal to the tables: dirty rows, batches under way, the index in force, the lease.

use sea_orm_migration::sea_orm::DbBackend;

use crate::script::Script;
use crate::step::Step;

const TABLES: Script = Script {
    name: "m20261123_000004_search",
    up: include_str!("m20261123_000004_search/up.sql"),
    down: include_str!("m20261123_000004_search/down.sql"),
    checks: &[],
};

/// Names this database for good, with no index built and the lease free.
const FIRST_ROWS_SQLITE: &str = "
INSERT INTO search_state (id, database_id, generation, schema_hash) VALUES (1, randomblob(16), 0, '');
INSERT INTO search_lease (id, owner, fence, expires_at) VALUES (1, zeroblob(16), 0, '1970-01-01T00:00:00+00:00');
";

const FIRST_ROWS_POSTGRES: &str = "
INSERT INTO search_state (id, database_id, generation, schema_hash) VALUES (1, gen_random_uuid(), 0, '');
INSERT INTO search_lease (id, owner, fence, expires_at)
    VALUES (1, '00000000-0000-0000-0000-000000000000', 0, '1970-01-01T00:00:00+00:00');
";

pub(crate) struct Migration;

impl Step for Migration {
    fn name(&self) -> &'static str {
        TABLES.name
    }

    fn up_on(&self, backend: DbBackend) -> String {
        let first_rows = if backend == DbBackend::Sqlite { FIRST_ROWS_SQLITE } else { FIRST_ROWS_POSTGRES };
        TABLES.up_on(backend) + first_rows
    }

    fn down_on(&self, backend: DbBackend) -> String {
        TABLES.down_on(backend)
    }
}
