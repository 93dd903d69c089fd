//! The reading of the command line; wrong usage is told like every other failure, in one line.

use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use super::{Cli, output};

/// Reads the command line.
///
/// # Errors
///
/// Says what was asked for, such as help, or what is wrong, and returns the exit code.
pub fn parse() -> Result<Cli, ExitCode> {
    Cli::try_parse().map_err(|error| {
        let is_help = matches!(
            error.kind(),
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        );
        if is_help {
            // A reader that has left, such as `head`, is no fault.
            let _gone = error.print();
        } else {
            output::warn(format_args!("xieshang: {}", one_line(&error.to_string())));
        }
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(u8::MAX))
    })
}

/// Keeps of clap's paragraphs what is wrong and what would be right; usage is in the help.
fn one_line(text: &str) -> String {
    let text = text.strip_prefix("error: ").unwrap_or(text);
    let paragraphs = text.split("\n\n").map(|lines| lines.split_whitespace().collect::<Vec<_>>().join(" "));
    let is_told = |told: &String| !told.is_empty() && !told.starts_with("Usage:") && !told.starts_with("For more inf");
    paragraphs.filter(is_told).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(args: &[&str]) -> String {
        one_line(&Cli::try_parse_from(args).expect_err("this is wrong usage").to_string())
    }

    #[test]
    fn wrong_usage_is_one_line_that_says_what_would_be_right() {
        assert_eq!(
            told(&["xieshang", "serve", "--lisen", "x"]),
            "unexpected argument '--lisen' found; tip: a similar argument exists: '--listen'"
        );
        assert_eq!(
            told(&["xieshang", "serve", "--search", "grep"]),
            "invalid value 'grep' for '--search <ENGINE>' [possible values: embedded, meilisearch]"
        );
    }
}
