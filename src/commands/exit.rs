//! The program's exit status.

use std::process::ExitCode;

/// The program's exit status. A closed pipe is a success: whoever closed it has seen enough.
///
/// ```
/// use crosscheck::commands::ExitStatus;
/// assert_eq!(ExitStatus::Denied.code(), 1);
/// assert!(ExitStatus::Failed > ExitStatus::Denied);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// Nothing is denied.
    Success,
    /// Something is denied, or not one citation could be checked.
    Denied,
    /// The check could not be done: wrong usage, a claims file that is wrong or cannot be read, or not one
    /// citation in it.
    Failed,
}

impl ExitStatus {
    /// Returns the status as a number.
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Denied => 1,
            Self::Failed => 2,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}
