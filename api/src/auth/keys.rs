//! The Ed25519 keys of access tokens, kept as PKCS#8 PEM files that only the owner reads.
//!
//! The folder's last file by name signs and every file verifies. To change the key, add a file with a later name and
//! restart; remove the older one once its tokens have run out, which takes minutes:
//! `openssl genpkey -algorithm ed25519 -out keys/access-0002.pem && chmod 600 keys/access-0002.pem`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use jsonwebtoken::{DecodingKey, EncodingKey};
use sha2::{Digest, Sha256};
use thiserror::Error;

const FIRST: &str = "access-0001.pem";

/// Why there are no keys to work with.
#[derive(Debug, Error)]
pub enum KeyError {
    /// The folder or a file cannot be read or written.
    #[error("cannot use the key file {}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file holds something else.
    #[error("{} is not an Ed25519 private key in PKCS#8 PEM form", path.display())]
    Malformed {
        /// Which.
        path: PathBuf,
    },
    /// A file can be read by others.
    #[error("{} must be readable by its owner only (chmod 600)", path.display())]
    Exposed {
        /// Which.
        path: PathBuf,
    },
}

/// A key with the name that tokens carry as `kid`.
pub(super) struct Key {
    pub(super) id: String,
    pub(super) signing: EncodingKey,
    pub(super) verifying: DecodingKey,
}

/// The keys of a service, in the order of their files' names. There is at least one.
pub struct Keys {
    older: Vec<Key>,
    newest: Key,
}

impl Keys {
    /// Reads the keys of a folder, after making the first one where there is none.
    ///
    /// # Errors
    ///
    /// Fails when the folder cannot be used, a file is no key, or others can read it.
    pub fn open(folder: &Path) -> Result<Self, KeyError> {
        make_folder(folder).map_err(|source| KeyError::File { path: folder.to_owned(), source })?;
        let mut files = pem_files(folder)?;
        if files.is_empty() {
            make_first(folder)?;
            files = pem_files(folder)?;
        }
        let mut keys = files.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
        let newest = keys.pop().ok_or_else(|| KeyError::Malformed { path: folder.join(FIRST) })?;
        Ok(Self { older: keys, newest })
    }

    /// Returns the key that signs.
    pub(super) fn newest(&self) -> &Key {
        &self.newest
    }

    /// Finds the key that a token names.
    pub(super) fn find(&self, id: &str) -> Option<&Key> {
        std::iter::once(&self.newest).chain(&self.older).find(|key| key.id == id)
    }
}

impl Key {
    /// Makes both halves of a key usable from its seed.
    pub(super) fn from_seed(seed: &[u8; 32]) -> Option<Self> {
        let key = SigningKey::from_bytes(seed);
        let public = key.verifying_key();
        let id = URL_SAFE_NO_PAD.encode(&Sha256::digest(public.as_bytes())[..9]);
        let der = key.to_pkcs8_der().ok()?;
        let signing = EncodingKey::from_ed_der(der.as_bytes());
        Some(Self { id, signing, verifying: DecodingKey::from_ed_der(public.as_bytes()) })
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn pem_files(folder: &Path) -> Result<Vec<PathBuf>, KeyError> {
    let failed = |source| KeyError::File { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "pem") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Writes the first key beside its place and moves it there whole. Of two processes that start at once the second
/// finds the first one's key.
fn make_first(folder: &Path) -> Result<(), KeyError> {
    let path = folder.join(FIRST);
    let failed = |source| KeyError::File { path: path.clone(), source };
    let pem = SigningKey::from_bytes(&rand::random())
        .to_pkcs8_pem(LineEnding::LF)
        .map_err(|error| failed(io::Error::other(error)))?;

    // A temporary file is readable by its owner only, from the start.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(pem.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    match file.persist_noclobber(&path) {
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        moved => moved.map(drop).map_err(|error| failed(error.error)),
    }
}

fn read(path: &Path) -> Result<Key, KeyError> {
    let failed = |source| KeyError::File { path: path.to_owned(), source };
    must_be_private(path, &fs::metadata(path).map_err(failed)?)?;
    let pem = fs::read_to_string(path).map_err(failed)?;
    let key = SigningKey::from_pkcs8_pem(&pem).ok().and_then(|key| Key::from_seed(key.as_bytes()));
    key.ok_or_else(|| KeyError::Malformed { path: path.to_owned() })
}

#[cfg(unix)]
fn must_be_private(path: &Path, metadata: &fs::Metadata) -> Result<(), KeyError> {
    let of_others = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o077;
    if of_others == 0 { Ok(()) } else { Err(KeyError::Exposed { path: path.to_owned() }) }
}

#[cfg(not(unix))]
fn must_be_private(_: &Path, _: &fs::Metadata) -> Result<(), KeyError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn the_first_start_makes_a_key_that_later_starts_find() {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");

        let first = Keys::open(&keys).unwrap();
        let second = Keys::open(&keys).unwrap();

        assert_eq!(first.newest().id, second.newest().id);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&keys), mode(&keys.join(FIRST))), (0o700, 0o600));
    }

    #[test]
    fn the_last_file_signs_and_the_earlier_still_verifies() {
        let folder = tempfile::tempdir().unwrap();
        let before = Keys::open(folder.path()).unwrap().newest().id.clone();
        let other = tempfile::tempdir().unwrap();
        Keys::open(other.path()).unwrap();
        fs::copy(other.path().join(FIRST), folder.path().join("access-0002.pem")).unwrap();

        let keys = Keys::open(folder.path()).unwrap();

        assert_ne!(keys.newest().id, before);
        assert!(keys.find(&before).is_some());
    }

    #[test]
    fn a_key_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        Keys::open(folder.path()).unwrap();
        fs::set_permissions(folder.path().join(FIRST), fs::Permissions::from_mode(0o644)).unwrap();

        assert!(matches!(Keys::open(folder.path()), Err(KeyError::Exposed { .. })));
    }

    #[test]
    fn a_file_that_is_no_key_is_named() {
        let folder = tempfile::tempdir().unwrap();
        Keys::open(folder.path()).unwrap();
        fs::write(folder.path().join(FIRST), "nonsense").unwrap();

        let error = Keys::open(folder.path()).err().expect("it is refused").to_string();

        assert!(error.contains(FIRST), "{error}");
    }
}
