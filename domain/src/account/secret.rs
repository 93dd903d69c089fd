//! Secrets that are told once: refresh tokens and first passwords.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::write::hex;

/// Letters and digits that nobody mistakes for one another: 32 of them, five bits each.
const LEGIBLE: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// How many letters a first password has: 100 bits, in four groups.
const GROUPS: usize = 4;
const LETTERS: usize = 5;

/// Returns 32 random bytes as a token.
pub(crate) fn new_token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// Returns the form in which a token is kept. Random as it is, it needs no salt and no slow hash.
pub(crate) fn hash_of(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Returns a first password that can be read out over the telephone.
pub(super) fn new_password() -> String {
    let bytes = rand::random::<[u8; GROUPS * LETTERS]>();
    let letters: Vec<char> = bytes.iter().map(|byte| LEGIBLE[usize::from(byte % 32)].into()).collect();
    letters.chunks(LETTERS).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_256_bits_and_is_never_the_same() {
        assert_eq!(URL_SAFE_NO_PAD.decode(new_token()).unwrap().len(), 32);
        assert_ne!(new_token(), new_token());
    }

    #[test]
    fn a_first_password_is_long_enough_and_legible() {
        let password = new_password();

        assert_eq!(password.len(), GROUPS * LETTERS + GROUPS - 1, "{password}");
        assert!(password.bytes().all(|byte| byte == b'-' || LEGIBLE.contains(&byte)), "{password}");
    }
}
