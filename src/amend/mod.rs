//! Whatever changes a claims file: a new citation, digests, acceptances, repairs. Text goes in and comes out; no file is
//! opened or written.

pub mod accept;
pub mod add;
pub mod cite;
pub mod pin;
pub mod repair;
