//! Configuration: every setting is a flag and an environment variable, read once, here. `--help` is the manual.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

/// Where the data lives when nothing else is said.
const DATA: &str = "data";

/// Settings that every command knows.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Folder for the database, the search index and the signing keys [default: data, for the demo data/demo]
    ///
    /// 数据文件夹：数据库、检索索引和签名密钥。It is made when it is not there.
    #[arg(long, value_name = "DIR", env = "XIESHANG_DATA", global = true, help_heading = "Settings")]
    pub data: Option<PathBuf>,

    /// Database: sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME [default: xieshang.sqlite in the data folder]
    ///
    /// 数据库地址。PostgreSQL 15 or later, and its relatives.
    #[arg(long, value_name = "URL", env = "XIESHANG_DATABASE", global = true, help_heading = "Settings")]
    #[arg(hide_env_values = true)]
    pub database: Option<String>,

    /// Folder for attachments [default: files in the data folder]
    ///
    /// 附件文件夹。Several processes on one database share it.
    #[arg(long, value_name = "DIR", env = "XIESHANG_FILES", global = true, help_heading = "Settings")]
    pub files: Option<PathBuf>,

    /// Search engine
    ///
    /// 检索引擎。The embedded one needs nothing and serves one process.
    #[arg(long, value_name = "ENGINE", env = "XIESHANG_SEARCH", global = true, help_heading = "Settings")]
    #[arg(value_enum, default_value_t = Engine::Embedded)]
    pub search: Engine,

    /// Address of Meilisearch, for --search meilisearch
    #[arg(long, value_name = "URL", env = "XIESHANG_MEILISEARCH_URL", global = true, help_heading = "Settings")]
    #[arg(default_value = "http://127.0.0.1:7700")]
    pub meilisearch_url: String,

    /// Key of Meilisearch, where it asks for one; better given by the environment than on the command line
    #[arg(long, value_name = "KEY", env = "XIESHANG_MEILISEARCH_KEY", global = true, help_heading = "Settings")]
    #[arg(hide_env_values = true)]
    pub meilisearch_key: Option<String>,

    /// What goes to the log on standard error, as in info or warn,domain=debug
    ///
    /// 日志级别。
    #[arg(long, value_name = "FILTER", env = "XIESHANG_LOG", global = true, help_heading = "Settings")]
    pub log: Option<String>,
}

/// Where the service listens.
#[derive(Debug, Clone, Args)]
pub struct Listen {
    /// Address to listen on; port 0 takes any free one
    ///
    /// 监听地址。
    #[arg(long, value_name = "ADDR", env = "XIESHANG_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Address under which the public reaches the service, for citations and links, as `https://zx.example.cn`
    ///
    /// 对外网址。
    #[arg(long, value_name = "URL", env = "XIESHANG_PUBLIC_URL")]
    pub public_url: Option<String>,
}

/// The search engines to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// An index in the data folder 内置引擎
    Embedded,
    /// A Meilisearch server 独立服务
    Meilisearch,
}

impl Settings {
    /// Returns the data folder.
    pub fn data(&self) -> &Path {
        self.data.as_deref().unwrap_or(Path::new(DATA))
    }

    /// Returns the same settings with a data folder within the usual one, where none is named.
    #[must_use]
    pub fn or_in(self, folder: &str) -> Self {
        let data = self.data.unwrap_or_else(|| Path::new(DATA).join(folder));
        Self { data: Some(data), ..self }
    }

    /// Returns the address of the database.
    pub fn database(&self) -> String {
        let file = || format!("sqlite:{}", self.data().join("xieshang.sqlite").display());
        self.database.clone().unwrap_or_else(file)
    }

    /// Returns the folder of the signing keys.
    pub fn keys(&self) -> PathBuf {
        self.data().join("keys")
    }

    /// Returns the folder of the attachments.
    pub fn files(&self) -> PathBuf {
        self.files.clone().unwrap_or_else(|| self.data().join("files"))
    }

    /// Returns the folder of the embedded index.
    pub fn index(&self) -> PathBuf {
        self.data().join("search")
    }
}
