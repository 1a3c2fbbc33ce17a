//! What a path means: through renames, re-exports and `super`, to where a thing is defined.

use std::collections::BTreeMap;

use super::paths::Module;

/// How many names are looked up for one path: more would be a circle of re-exports.
const MOST_STEPS: usize = 32;

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Into the crate: the modules from its root, then the item.
    Here(Vec<String>),
    /// Into another crate, whose name comes first.
    Outside(Vec<String>),
    /// Nowhere that is known: a type of the file with its variant, say.
    Unknown,
}

/// The modules of a crate.
pub(crate) struct Crate(BTreeMap<Vec<String>, Module>);

impl Crate {
    pub(crate) fn new(modules: impl IntoIterator<Item = Module>) -> Self {
        Self(modules.into_iter().map(|module| (module.path.clone(), module)).collect())
    }

    pub(crate) fn modules(&self) -> impl Iterator<Item = &Module> {
        self.0.values()
    }

    /// Returns where a path leads that is written in `module`.
    pub(crate) fn target(&self, module: &Module, path: &[String]) -> Target {
        self.target_within(module, path, MOST_STEPS)
    }

    fn target_within(&self, module: &Module, path: &[String], steps: usize) -> Target {
        let [first, rest @ ..] = path else { return Target::Here(module.path.clone()) };
        if steps == 0 {
            return Target::Unknown;
        }
        match first.as_str() {
            "crate" => self.below_root(rest, steps - 1),
            // The binary names the library so.
            "crosscheck" if module.path == ["main"] => self.below_root(rest, steps - 1),
            "self" => self.below(&module.path, rest, steps),
            "super" => {
                let parent = &module.path[..module.path.len().saturating_sub(1)];
                self.below(parent, rest, steps)
            }
            "::" => Target::Outside(rest.to_vec()),
            name => self.named(module, name, rest, steps),
        }
    }

    /// Returns where a path leads that goes on from a module.
    fn below(&self, from: &[String], rest: &[String], steps: usize) -> Target {
        match (self.0.get(from), rest.first().map(String::as_str)) {
            (Some(module), Some("super")) => self.target_within(module, rest, steps - 1),
            _ => self.below_root(&[from, rest].concat(), steps - 1),
        }
    }

    /// Returns where a path leads whose first name is none of the language's: a module, something brought in, or another
    /// crate.
    fn named(&self, module: &Module, name: &str, rest: &[String], steps: usize) -> Target {
        if module.children.contains(name) || module.items.contains(name) {
            let path = [module.path.as_slice(), &[name.to_owned()], rest].concat();
            return self.below_root(&path, steps - 1);
        }
        if let Some(target) = self.brought_in(module, name, rest, steps) {
            return target;
        }
        match name {
            "std" | "core" | "alloc" => Target::Outside([&["std".to_owned()], rest].concat()),
            _ if name.starts_with(char::is_lowercase) => {
                Target::Outside([&[name.to_owned()], rest].concat())
            }
            _ => Target::Unknown,
        }
    }

    /// Returns where something leads that a `use` item of the module brings in under this name.
    fn brought_in(
        &self,
        module: &Module,
        name: &str,
        rest: &[String],
        steps: usize,
    ) -> Option<Target> {
        if let Some(found) = module.uses.iter().find(|one| one.name == name) {
            let path = [found.written.path.as_slice(), rest].concat();
            // What a crate brings in under its own name is of another crate: `use regex::regex;`.
            let is_its_own = found.written.path.first().is_some_and(|first| first == name);
            let is_module = module.children.contains(name);
            return Some(if is_its_own && !is_module {
                Target::Outside(path)
            } else {
                self.target_within(module, &path, steps - 1)
            });
        }
        let all = module.uses.iter().filter(|one| one.name == "*");
        let mut modules = all.filter_map(|one| {
            let Target::Here(path) = self.target_within(module, &one.written.path, steps - 1)
            else {
                return None;
            };
            self.0.get(&path).filter(|other| other.path != module.path)
        });
        let other = modules.find(|other| {
            let is_used = other.uses.iter().any(|one| one.name == name);
            is_used || other.children.contains(name) || other.items.contains(name)
        })?;
        Some(self.target_within(other, &[&[name.to_owned()], rest].concat(), steps - 1))
    }

    /// Returns where a path from the crate's root leads, through what modules re-export.
    fn below_root(&self, path: &[String], steps: usize) -> Target {
        if steps == 0 {
            return Target::Unknown;
        }
        for length in 0..path.len() {
            let Some(module) = self.0.get(&path[..length]) else { break };
            let (name, rest) = (&path[length], &path[length + 1..]);
            if module.children.contains(name) {
                continue;
            }
            if let Some(target) = self.brought_in(module, name, rest, steps) {
                return target;
            }
        }
        Target::Here(path.to_vec())
    }
}
