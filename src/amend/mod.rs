//! Whatever changes a claims file: a new citation, digests, repairs.

pub mod cite;
pub mod pin;
pub mod repair;
