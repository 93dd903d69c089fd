//! Addresses of our pages with their parameters, encoded.

use std::fmt;

/// A path and its parameters, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    path: String,
    params: Vec<(String, String)>,
}

impl Address {
    /// Starts with a path that needs no encoding.
    pub(crate) fn of(path: impl Into<String>) -> Self {
        Self { path: path.into(), params: Vec::new() }
    }

    /// Takes over parameters that were sent.
    pub(crate) fn with_all(mut self, params: &[(String, String)]) -> Self {
        self.params.extend_from_slice(params);
        self
    }

    /// Adds a parameter.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.params.push((name.to_owned(), value.into()));
        self
    }

    /// Removes a parameter, whatever its values.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.params.retain(|(known, _)| known != name);
        self
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        for (at, (name, value)) in self.params.iter().enumerate() {
            let mark = if at == 0 { '?' } else { '&' };
            write!(f, "{mark}{}={}", Encoded(name), Encoded(value))?;
        }
        Ok(())
    }
}

/// A text with every byte encoded that is not unreserved (RFC 3986).
struct Encoded<'a>(&'a str);

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                write!(f, "{}", char::from(byte))?;
            } else {
                write!(f, "%{byte:02X}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_encoded() {
        let address = Address::of("/search").with("q", "物业 \"&+").with("kind", "SPEECH");

        assert_eq!(address.to_string(), "/search?q=%E7%89%A9%E4%B8%9A%20%22%26%2B&kind=SPEECH");
        assert_eq!(address.without("q").to_string(), "/search?kind=SPEECH");
    }

    #[test]
    fn an_address_without_parameters_is_its_path() {
        assert_eq!(Address::of("/").to_string(), "/");
    }
}
