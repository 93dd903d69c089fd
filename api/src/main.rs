//! The `xieshang` program.

use std::process::ExitCode;

use api::cli;

#[tokio::main]
async fn main() -> ExitCode {
    let asked = match cli::parse() {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    match cli::run(asked).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            cli::complain(&failure);
            ExitCode::FAILURE
        }
    }
}
