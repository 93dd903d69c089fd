//! Counts the SQL statements that reach the database.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use entities::database::Database;

/// The statements of one database, in the order in which they ended. `BEGIN` and `COMMIT` are not among them.
#[derive(Debug, Clone, Default)]
pub struct Statements(Arc<Mutex<Vec<String>>>);

impl Statements {
    /// Listens to every statement of a database from now on.
    pub(crate) fn of(database: &mut Database) -> Self {
        let statements = Self::default();
        let heard = statements.clone();
        database.observe(move |info| heard.list().push(info.statement.sql.clone()));
        statements
    }

    /// Does something and returns with it what it asked of the database.
    pub async fn during<T>(&self, doing: impl Future<Output = T>) -> (T, Vec<String>) {
        let before = self.list().len();
        let done = doing.await;
        (done, self.list().split_off(before))
    }

    fn list(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
