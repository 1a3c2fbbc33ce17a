//! Running a reader apart, so that what fails in it or goes too deep ends nothing else.

use std::thread;

use super::Unread;

/// The name of the threads that read files. A panic in them is caught, and becomes [`Unread::Failed`].
pub const READER_THREAD: &str = "source-reader";

/// How much stack a reader has, in bytes: 64 MB, of which what is not used costs nothing.
const STACK: usize = 64 << 20;

/// Returns what `read` returns, run in a thread of its own.
pub(super) fn run<T: Send>(read: impl FnOnce() -> T + Send) -> Result<T, Unread> {
    thread::scope(|scope| {
        let builder = thread::Builder::new().name(READER_THREAD.to_owned()).stack_size(STACK);
        let handle = builder.spawn_scoped(scope, read).map_err(|_| Unread::Failed)?;
        handle.join().map_err(|_| Unread::Failed)
    })
}
