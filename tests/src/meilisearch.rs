//! A Meilisearch server of one test's own, where the program is found.

use std::ffi::OsString;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Names the program, where it is not on the `PATH`.
const PROGRAM: &str = "MEILISEARCH_BIN";

/// How long a server may take to answer first.
const LONGEST_START: Duration = Duration::from_secs(30);

/// A running server on loopback, killed when dropped.
#[derive(Debug)]
pub struct Meilisearch {
    process: Child,
    program: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Meilisearch {
    /// Starts a server with its data in `folder`; none where no program is found.
    ///
    /// # Panics
    ///
    /// When a program is found and does not start.
    pub async fn start(folder: &Path) -> Option<Self> {
        let program = program()?;
        let port = free_port();
        let mut server = Self { process: spawn(&program, folder, port), program, folder: folder.to_owned(), port };
        server.must_answer().await;
        Some(server)
    }

    /// Starts a killed server again, at the same address and with what it had kept.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub async fn restart(&mut self) {
        self.process = spawn(&self.program, &self.folder, self.port);
        self.must_answer().await;
    }

    /// Returns the server's address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends the server at once, as a crash would.
    pub fn kill(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }

    async fn must_answer(&mut self) {
        let started = tokio::time::timeout(LONGEST_START, self.until_it_answers()).await;
        assert!(started.is_ok(), "{} does not answer on port {}", self.program.display(), self.port);
    }

    async fn until_it_answers(&mut self) {
        while !self.answers().await.unwrap_or(false) {
            let ended = self.process.try_wait().expect("a child can be asked");
            assert!(ended.is_none(), "meilisearch ended: {ended:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn answers(&self) -> std::io::Result<bool> {
        let mut connection = TcpStream::connect(("127.0.0.1", self.port)).await?;
        connection.write_all(b"GET /health HTTP/1.0\r\nhost: localhost\r\n\r\n").await?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer).await?;
        Ok(answer.contains("available"))
    }
}

impl Drop for Meilisearch {
    fn drop(&mut self) {
        self.kill();
    }
}

fn spawn(program: &Path, folder: &Path, port: u16) -> Child {
    let started = Command::new(program)
        .args(["--env", "development", "--no-analytics", "--log-level", "ERROR"])
        .args(["--max-indexing-threads", "1", "--max-indexing-memory", "256Mb"])
        .args(["--http-addr", &format!("127.0.0.1:{port}")])
        .args(["--db-path".as_ref(), folder.join("data.ms").as_os_str()])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn();
    started.unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()))
}

#[expect(clippy::disallowed_methods, reason = "the test run tells its programs by the environment")]
fn program() -> Option<PathBuf> {
    if let Ok(named) = std::env::var(PROGRAM) {
        return Some(named.into());
    }
    let path: OsString = std::env::var("PATH").ok()?.into();
    std::env::split_paths(&path).map(|folder| folder.join("meilisearch")).find(|program| program.is_file())
}

/// Returns a port that nobody listens on at the moment.
fn free_port() -> u16 {
    let socket = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
    socket.local_addr().expect("a bound socket has an address").port()
}
