//! The header that has a file saved under its name instead of shown.

use std::fmt::Write as _;

use http::HeaderValue;

/// Has a file saved under its name, which is told in UTF-8 (RFC 6266).
pub fn saved_as(name: &str) -> HeaderValue {
    let mut encoded = String::with_capacity(name.len() * 3);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    let told = format!("attachment; filename*=UTF-8''{encoded}");
    HeaderValue::from_str(&told).unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_in_utf_8_and_ends_no_header() {
        let told = saved_as("附 件\".pdf\r\n");

        assert_eq!(told, "attachment; filename*=UTF-8''%E9%99%84%20%E4%BB%B6%22.pdf%0D%0A");
    }
}
