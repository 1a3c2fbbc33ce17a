//! What the program tells, as bytes: one file a format.

pub mod problems;
