//! Paths from the root of a repository, for the services that show findings beside its files.

use std::path::{Component, Path, PathBuf};

/// The folders that the paths of a report may count from.
///
/// ```
/// use crosscheck::report::kit::roots::{RootedPath, Roots};
/// let roots = Roots::new("/home/repo/stories", ["/home/repo".into()]);
/// let inside = |path: &str| RootedPath::Inside(path.to_owned());
/// assert_eq!(roots.path("./vote/claims.json"), inside("stories/vote/claims.json"));
/// assert_eq!(roots.path("../claims.json"), inside("claims.json"));
/// assert_eq!(roots.path("../../x.json"), RootedPath::Outside("../../x.json".to_owned()));
/// ```
#[derive(Clone, Debug)]
pub struct Roots {
    here: PathBuf,
    /// The longest first.
    roots: Vec<PathBuf>,
}

/// The path of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RootedPath {
    /// From the root that it lies below, with `/` between its parts.
    Inside(String),
    /// As it was given: it lies below none.
    Outside(String),
}

impl Default for Roots {
    /// Paths count from where the program runs.
    fn default() -> Self {
        Self::new("", [])
    }
}

impl Roots {
    /// Returns the roots of the repositories that are looked at by a program that runs in the folder `here`; where there is
    /// none, paths count from `here`.
    pub fn new(here: impl Into<PathBuf>, roots: impl IntoIterator<Item = PathBuf>) -> Self {
        let here = here.into();
        let mut roots: Vec<PathBuf> = roots.into_iter().collect();
        if roots.is_empty() {
            roots.push(here.clone());
        }
        roots.sort_by_key(|root| std::cmp::Reverse(root.components().count()));
        Self { here, roots }
    }

    /// Returns a path from where the program runs as one from the root that it lies below.
    pub fn path(&self, from_here: &str) -> RootedPath {
        let whole = normalized(&self.here.join(from_here));
        let below = self.roots.iter().find_map(|root| whole.strip_prefix(root).ok());
        match below {
            Some(path) if !path.starts_with("..") && !path.is_absolute() => {
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                RootedPath::Inside(parts.join("/"))
            }
            _ => RootedPath::Outside(from_here.to_owned()),
        }
    }
}

impl RootedPath {
    /// Returns the path to show.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Inside(path) | Self::Outside(path) => path,
        }
    }
}

/// Returns a path without `.`, and without `..` but for those at its beginning; links are not followed.
pub fn normalized(path: &Path) -> PathBuf {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) | (Component::ParentDir, Some(Component::RootDir)) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            (part, _) => parts.push(part),
        }
    }
    parts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_repository_paths_count_from_the_folder_that_the_program_runs_in() {
        for here in ["", "/home"] {
            let roots = Roots::new(here, []);
            assert_eq!(roots.path("./a/b.json"), RootedPath::Inside("a/b.json".to_owned()));
            let above = "../b.json";
            assert_eq!(roots.path(above), RootedPath::Outside(above.to_owned()));
        }
        let roots = Roots::new("/home", []);
        assert_eq!(roots.path("/home/b.json"), RootedPath::Inside("b.json".to_owned()));
        assert_eq!(roots.path("/etc/b.json"), RootedPath::Outside("/etc/b.json".to_owned()));
    }

    #[test]
    fn a_file_belongs_to_the_innermost_repository() {
        let roots = Roots::new("/home", ["/home".into(), "/home/inner".into()]);
        assert_eq!(roots.path("inner/c.json"), RootedPath::Inside("c.json".to_owned()));
        assert_eq!(roots.path("other/c.json"), RootedPath::Inside("other/c.json".to_owned()));
    }
}
