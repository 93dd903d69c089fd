//! The `xieshang` program as a process of its own: run to its end, or serving and asked over HTTP.

use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

/// How long a command may take, and a server until it listens. The demonstration is loaded meanwhile.
const LONGEST: Duration = Duration::from_mins(1);

/// How long one request may take.
const LONGEST_ANSWER: Duration = Duration::from_secs(20);

/// What a command that ended by itself left behind.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Returns the program, uninfluenced by settings of this machine, killed when dropped.
pub(crate) fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xieshang-under-test"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("XIESHANG_")) {
        command.env_remove(name);
    }
    command.arg0("xieshang").args(args).stdin(Stdio::null()).kill_on_drop(true);
    command
}

/// Runs the program to its end.
pub(crate) async fn run(args: &[&str]) -> Ended {
    let Ok(done) = timeout(LONGEST, program(args).output()).await else { panic!("xieshang {args:?} does not end") };
    let done = done.expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Ended { code: done.status.code(), stdout: text(done.stdout), stderr: text(done.stderr) }
}

impl Ended {
    /// Demands that the program said why it failed, in one line.
    #[track_caller]
    pub(crate) fn must_be_one_line(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert_eq!(self.stderr.lines().count(), 1, "{}", self.stderr);
        assert!(self.stderr.starts_with("xieshang: "), "{}", self.stderr);
        for word in words {
            assert!(self.stderr.contains(word), "no {word} in {}", self.stderr);
        }
    }
}

/// A process that serves, killed when dropped.
pub(crate) struct Server {
    child: Child,
    stdout: Lines,
    stderr: Lines,
}

type Lines = Arc<Mutex<Vec<String>>>;

impl Server {
    /// Starts `xieshang` with arguments and any free port.
    pub(crate) fn spawn(args: &[&str]) -> Self {
        let mut command = program(args);
        command.args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let stdout = lines(child.stdout.take().expect("standard output is piped"));
        let stderr = lines(child.stderr.take().expect("standard error is piped"));
        Self { child, stdout, stderr }
    }

    /// Starts it and waits until it listens.
    pub(crate) async fn start(args: &[&str]) -> (Self, Visitor) {
        let mut server = Self::spawn(args);
        let Some(address) = server.address(LONGEST).await else {
            panic!("xieshang {args:?} does not serve: {}", server.stderr())
        };
        (server, Visitor::of(address))
    }

    /// Returns the address it listens on, when it does within a time.
    pub(crate) async fn address(&mut self, longest: Duration) -> Option<String> {
        let listening = async {
            while self.child.try_wait().expect("a child can be asked").is_none() {
                let said = self.stdout();
                let address = said.split_once("http://").and_then(|(_, rest)| rest.split(['/', '\n', ' ']).next());
                if let Some(address) = address {
                    return Some(format!("http://{address}"));
                }
                sleep(Duration::from_millis(5)).await;
            }
            None
        };
        timeout(longest, listening).await.ok().flatten()
    }

    /// Returns what it wrote to standard output so far.
    pub(crate) fn stdout(&self) -> String {
        text(&self.stdout)
    }

    /// Returns what it wrote to standard error so far.
    pub(crate) fn stderr(&self) -> String {
        text(&self.stderr)
    }

    /// Kills it as `kill -9` does.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.expect("a child can be killed");
    }

    /// Asks it to end and returns its exit code.
    pub(crate) async fn end(mut self) -> Option<i32> {
        let Some(id) = self.child.id() else { panic!("it has ended already: {}", self.stderr()) };
        let asked = Command::new("sh").args(["-c", &format!("kill -TERM {id}")]).status().await;
        assert!(asked.is_ok_and(|status| status.success()), "the signal cannot be sent");
        let Ok(ended) = timeout(LONGEST, self.child.wait()).await else { panic!("it does not end: {}", self.stderr()) };
        ended.expect("a child can be waited for").code()
    }
}

fn lines(from: impl AsyncRead + Send + Unpin + 'static) -> Lines {
    let lines = Lines::default();
    let heard = Arc::clone(&lines);
    tokio::spawn(async move {
        let mut from = BufReader::new(from).lines();
        while let Ok(Some(line)) = from.next_line().await {
            heard.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    });
    lines
}

fn text(lines: &Lines) -> String {
    lines.lock().unwrap_or_else(PoisonError::into_inner).join("\n") + "\n"
}

/// Somebody who asks a server over HTTP.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    http: reqwest::Client,
    address: String,
    token: Option<String>,
}

impl Visitor {
    /// Makes an anonymous visitor.
    pub(crate) fn of(address: String) -> Self {
        api::server::install_crypto();
        let http = reqwest::Client::builder().no_proxy().timeout(LONGEST_ANSWER).build();
        Self { http: http.expect("a client can be made"), address, token: None }
    }

    /// Returns the server's address.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Takes the visitor to another address of the same service.
    pub(crate) fn moved_to(&self, address: &str) -> Self {
        Self { address: address.to_owned(), ..self.clone() }
    }

    /// Runs a document.
    ///
    /// # Errors
    ///
    /// Fails when no whole answer comes back.
    pub(crate) async fn try_ask(&self, query: &str, variables: &Value) -> reqwest::Result<Value> {
        let mut request = self.http.post(format!("{}/graphql", self.address));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        request.json(&json!({ "query": query, "variables": variables })).send().await?.json().await
    }

    /// Runs a document that must get an answer, be it a refusal.
    pub(crate) async fn ask(&self, query: &str, variables: Value) -> Value {
        let answer = self.try_ask(query, &variables).await;
        answer.unwrap_or_else(|error| panic!("{query}: {error}"))
    }

    /// Runs a document that must succeed and returns its data.
    pub(crate) async fn get(&self, query: &str, variables: Value) -> Value {
        let mut answer = self.ask(query, variables).await;
        assert!(answer.get("errors").is_none(), "{query}: {answer:#}");
        answer["data"].take()
    }

    /// Gets a page or another resource: status and text.
    pub(crate) async fn page(&self, path: &str) -> (u16, String) {
        let answer = self.http.get(format!("{}{path}", self.address)).send().await;
        let answer = answer.unwrap_or_else(|error| panic!("{path}: {error}"));
        (answer.status().as_u16(), answer.text().await.unwrap_or_else(|error| panic!("{path}: {error}")))
    }

    /// Returns the visitor signed in.
    pub(crate) async fn signed_in(&self, login: &str, password: &str) -> Self {
        const SIGN_IN: &str = "mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }";
        let data = self.get(SIGN_IN, json!({ "input": { "login": login, "password": password } })).await;
        let token = data["signIn"]["accessToken"].as_str().map(str::to_owned);
        assert!(token.is_some(), "{login}: {data:#}");
        Self { token, ..self.clone() }
    }
}
