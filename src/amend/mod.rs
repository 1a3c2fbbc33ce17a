//! Whatever changes a claims file: a new citation, digests, acceptances, the places where a draft states claims,
//! repairs, and what stands in files of other programs. Text goes in and comes out; no file is
//! opened or written.

pub mod accept;
pub mod add;
pub mod cite;
pub mod import;
pub mod link;
pub mod pin;
pub mod repair;
pub mod start;
