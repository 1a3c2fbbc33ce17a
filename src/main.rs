//! The `crosscheck` binary.

fn main() {}
