//! Macros that run one test body on several grounds, as one named test each.

/// Runs every test on SQLite and on PostgreSQL, in modules `sqlite` and `postgres`; once per file.
///
/// A test takes one argument, of any type that is a [`Fixture`](crate::Fixture).
///
/// ```text
/// on_both! {
///     async fn a_citizen_finds_what_is_public(app: TestApp) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($arg:ident: $fixture:ty) $body:block)+) => {
        $($(#[$meta])* async fn $name($arg: $fixture) $body)+

        $crate::on_ground!(sqlite Sqlite $($name)+);
        $crate::on_ground!(postgres Postgres $($name)+);
    };
}

/// Like [`on_both!`](crate::on_both), and with Meilisearch in a module `meilisearch` where a program of that name is
/// found on the `PATH` or named by `MEILISEARCH_BIN`; elsewhere those tests say `SKIPPED`.
#[macro_export]
macro_rules! on_every_engine {
    ($($(#[$meta:meta])* async fn $name:ident($arg:ident: $fixture:ty) $body:block)+) => {
        $crate::on_both! { $($(#[$meta])* async fn $name($arg: $fixture) $body)+ }

        $crate::on_ground!(meilisearch Meilisearch $($name)+);
    };
}

/// Names the tests of one ground.
#[doc(hidden)]
#[macro_export]
macro_rules! on_ground {
    ($module:ident $ground:ident $($name:ident)+) => {
        mod $module {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    $crate::run($crate::Ground::$ground, super::$name).await;
                }
            )+
        }
    };
}
