//! Claims and citations in the formats of others: JSON-LD that the web knows.

mod claim_review;
mod web_annotation;

pub use claim_review::render as render_claim_review;
pub use web_annotation::render as render_web_annotation;
