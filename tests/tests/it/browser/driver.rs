//! A Chromium of one test's own, driven through chromedriver.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::LoggingPrefsLogLevel;
use thirtyfour::prelude::*;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

const ARGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

const LONGEST_START: Duration = Duration::from_secs(30);

/// Who looks at a page, and with what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    /// The browser's preferred language: `zh` or `en`.
    pub(super) language: &'static str,
    /// Whether scripts run.
    pub(super) has_script: bool,
}

impl Reader {
    /// Every reader there is.
    pub(super) const ALL: [Self; 4] = [
        Self { language: "zh", has_script: true },
        Self { language: "zh", has_script: false },
        Self { language: "en", has_script: true },
        Self { language: "en", has_script: false },
    ];

    /// Returns a name for files and messages.
    pub(super) fn name(self) -> String {
        format!("{}-{}", self.language, if self.has_script { "script" } else { "plain" })
    }
}

/// A running browser. All of it ends when it is dropped.
pub(super) struct Browser {
    pub(super) driver: WebDriver,
    pub(super) reader: Reader,
    chromedriver: Child,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser for a reader; none where none is installed.
    pub(super) async fn start(reader: Reader) -> Option<Self> {
        let Some(program) = program() else {
            eprintln!("SKIPPED: no chromedriver on the PATH; the pages are untested in browsers in this run");
            return None;
        };
        let profile = tempfile::tempdir().expect("the system has a folder for temporary files");
        let (chromedriver, port) = start_chromedriver(&program).await;

        api::server::install_crypto();
        let http = reqwest::Client::builder().no_proxy().timeout(LONGEST_START).build().expect("a client can be made");
        let wanted = capabilities(reader, profile.path()).expect("the capabilities are well-formed");
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), wanted).client(http).await;
        let driver = driver.unwrap_or_else(|error| panic!("the browser does not start: {error}"));
        let browser = Self { driver, reader, chromedriver, _profile: profile };
        browser.colour("light").await;
        Some(browser)
    }

    /// Makes the window as wide as a screen of that kind, in CSS pixels.
    pub(super) async fn resize(&self, width: u32) {
        let is_phone = width < 600;
        let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": is_phone });
        self.tell("Emulation.setDeviceMetricsOverride", screen).await;
    }

    /// Sets the colour scheme that the reader prefers: `light` or `dark`.
    pub(super) async fn colour(&self, scheme: &str) {
        let scheme = json!({ "name": "prefers-color-scheme", "value": scheme });
        // A page that glides to its places moves away from under the pointer.
        let calm = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
        self.tell("Emulation.setEmulatedMedia", json!({ "features": [scheme, calm] })).await;
    }

    /// Goes to an address.
    pub(super) async fn go(&self, address: &str) {
        self.driver.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Runs a function body in the page, also where its own scripts may not run.
    pub(super) async fn evaluate(&self, body: &str) -> Value {
        let done = self.driver.execute(body, Vec::new()).await;
        done.unwrap_or_else(|error| panic!("{body}: {error}")).json().clone()
    }

    /// Returns what a reader sees as text.
    pub(super) async fn text(&self) -> String {
        self.evaluate("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Presses keys where the focus is.
    pub(super) async fn press(&self, keys: impl AsRef<str>) {
        let chain = self.driver.action_chain().send_keys(keys.as_ref());
        chain.perform().await.unwrap_or_else(|error| panic!("the keys cannot be pressed: {error}"));
    }

    /// Keeps a picture of the whole page in `target/screenshots`.
    pub(super) async fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&folder).expect("the target folder can be written");
        let asked = json!({ "format": "png", "captureBeyondViewport": true });
        let picture = self.tell("Page.captureScreenshot", asked).await;
        let picture = picture["data"].as_str().expect("a picture comes back");
        let file = folder.join(format!("{name}.png"));
        std::fs::write(file, decoded(picture)).expect("the target folder can be written");
    }

    /// Closes the browser.
    pub(super) async fn quit(self) {
        self.driver.clone().quit().await.ok();
    }

    async fn tell(&self, command: &str, with: Value) -> Value {
        let done = self.driver.cdp().send_raw(command, with).await;
        done.unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}

impl Drop for Browser {
    /// Ends the browser with its driver, also after a failed test: they are one group of processes.
    fn drop(&mut self) {
        if let Some(group) = self.chromedriver.id() {
            let kill = format!("kill -KILL -- -{group}");
            std::process::Command::new("sh").args(["-c", &kill]).stderr(Stdio::null()).status().ok();
        }
    }
}

fn capabilities(reader: Reader, profile: &Path) -> WebDriverResult<thirtyfour::ChromeCapabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    for arg in ARGS {
        wanted.add_arg(arg)?;
    }
    wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    let languages = if reader.language == "zh" { "zh-CN,zh" } else { "en-GB,en" };
    let script = if reader.has_script { 1 } else { 2 };
    wanted.add_experimental_option(
        "prefs",
        json!({
            "intl.accept_languages": languages,
            "profile.managed_default_content_settings.javascript": script,
        }),
    )?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wanted)
}

/// Starts chromedriver on a port of its choice, at the head of its own group of processes.
async fn start_chromedriver(program: &Path) -> (Child, u16) {
    let mut command = Command::new(program);
    command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.process_group(0).kill_on_drop(true).spawn().expect("chromedriver starts");
    let mut said = BufReader::new(child.stdout.take().expect("standard output is piped")).lines();
    let port = timeout(LONGEST_START, async {
        while let Ok(Some(line)) = said.next_line().await {
            let port =
                line.split_once("successfully on port ").and_then(|(_, rest)| rest.trim_end_matches('.').parse().ok());
            if port.is_some() {
                return port;
            }
        }
        None
    });
    let port = port.await.ok().flatten().expect("chromedriver says its port");
    (child, port)
}

fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("chromedriver")).find(|program| program.is_file())
}

fn decoded(base64: &str) -> Vec<u8> {
    use base64::Engine as _;

    base64::engine::general_purpose::STANDARD.decode(base64).expect("pictures come in base64")
}
