//! How large a file is, in words.

/// Returns a number of bytes as people read it, with one decimal above 1 MiB.
pub(crate) fn size(bytes: i64) -> String {
    const KIB: i64 = 1 << 10;
    const MIB: i64 = 1 << 20;
    match bytes {
        ..KIB => format!("{bytes} B"),
        KIB..MIB => format!("{} KB", bytes / KIB),
        _ => format!("{}.{} MB", bytes / MIB, bytes % MIB * 10 / MIB),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_short_and_never_rounded_up() {
        assert_eq!(size(0), "0 B");
        assert_eq!(size(1_023), "1023 B");
        assert_eq!(size(1_024), "1 KB");
        assert_eq!(size((1 << 20) - 1), "1023 KB");
        assert_eq!(size(1 << 20), "1.0 MB");
        assert_eq!(size((20 << 20) - 1), "19.9 MB");
    }
}
