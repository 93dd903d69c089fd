//! A Meilisearch of our own for a test: on loopback, in a folder that goes away with it.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::process::{Child, Command};

/// A running server.
pub(crate) struct Server {
    /// Ends with this value.
    _process: Child,
    _folder: TempDir,
    /// Where it answers.
    pub(crate) url: String,
}

/// Starts a server, or says aloud that there is none to start.
pub(crate) async fn start() -> Option<Server> {
    let Some(binary) = binary() else {
        eprintln!("SKIPPED: the contract ran without Meilisearch; set MEILISEARCH_BIN or put meilisearch on PATH");
        return None;
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let port = free_port();
    let process = Command::new(binary)
        .current_dir(folder.path())
        .args(["--no-analytics", "--env", "development", "--db-path", "data"])
        .arg("--http-addr")
        .arg(format!("127.0.0.1:{port}"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("meilisearch starts");
    let url = format!("http://127.0.0.1:{port}");
    wait_until_healthy(&url).await;
    Some(Server { _process: process, _folder: folder, url })
}

fn binary() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("MEILISEARCH_BIN") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("meilisearch")).find(|candidate| candidate.is_file())
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback can be bound");
    listener.local_addr().expect("a bound socket has an address").port()
}

async fn wait_until_healthy(url: &str) {
    let client = search_indexer::meilisearch::Meilisearch::new(url, None).expect("a client can be made");
    for _ in 0..600 {
        if search_indexer::engine::Engine::health(&client).await.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("meilisearch did not answer within 30 seconds");
}
