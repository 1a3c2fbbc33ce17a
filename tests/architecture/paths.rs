//! The paths that a source file writes: in `use` items, in code, and inside macros.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module of the crate, with the paths that are written in it.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The file that it stands in.
    pub(crate) file: String,
    /// Its place in the crate: `["text", "fold"]`; empty for the crate's root.
    pub(crate) path: Vec<String>,
    /// The modules in it.
    pub(crate) children: BTreeSet<String>,
    /// The other items that it defines.
    pub(crate) items: BTreeSet<String>,
    /// What its `use` items bring in.
    pub(crate) uses: Vec<Use>,
    /// The paths in its code, and the names of the macros that it calls.
    pub(crate) written: Vec<Written>,
}

/// A path of at least two names, or a macro: `["println!"]`.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) line: usize,
    pub(crate) path: Vec<String>,
}

/// One name that a `use` item brings in.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    pub(crate) written: Written,
    /// The name that it goes by here; `*` for all of a module.
    pub(crate) name: String,
}

/// What begins an item with a name.
const ITEMS: [&str; 9] =
    ["fn", "struct", "enum", "union", "trait", "type", "const", "static", "macro_rules"];

/// Returns the module of a file, and those that stand inside it.
pub(crate) fn modules(file: &str, text: &str) -> Vec<Module> {
    let tokens = TokenStream::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut inner = Vec::new();
    let module = module(file, place_of(file), tokens, &mut inner);
    inner.push(module);
    inner
}

/// Returns the place of the module that a file holds: that of `src/text/mod.rs` is `["text"]`.
fn place_of(file: &str) -> Vec<String> {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    let mut names: Vec<String> = path.split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|name| name == "mod") || names == ["lib"] {
        names.pop();
    }
    names
}

fn module(file: &str, path: Vec<String>, tokens: TokenStream, inner: &mut Vec<Module>) -> Module {
    let file = file.to_owned();
    let mut module = Module { file, path, ..Module::default() };
    read(tokens, true, &mut module, inner);
    module
}

/// Reads tokens that stand in a module; `outermost` says that they are in no group.
fn read(tokens: TokenStream, outermost: bool, module: &mut Module, inner: &mut Vec<Module>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match (name_of(&tokens[at]).as_deref(), tokens.get(at + 1)) {
            // Not what captures generics: `impl Trait + use<'a>`.
            (Some("use"), Some(next)) if !is_punct(next, '<') => {
                let rest = tokens[at + 1..].iter();
                let item: Vec<TokenTree> =
                    rest.take_while(|token| !is_punct(token, ';')).cloned().collect();
                at += item.len() + 1;
                add_uses(&item, &[], &mut module.uses);
            }
            (Some("mod"), Some(next)) if name_of(next).is_some() => {
                let name = name_of(next).unwrap_or_default();
                module.children.insert(name.clone());
                if let Some(TokenTree::Group(body)) = tokens.get(at + 2) {
                    let path = [module.path.as_slice(), &[name]].concat();
                    let child = self::module(&module.file, path, body.stream(), inner);
                    inner.push(child);
                    at += 1;
                }
                at += 2;
            }
            _ => at += code(&tokens[at..], outermost, module, inner),
        }
    }
}

/// Reads what is neither a `use` item nor a module, and returns how many tokens that were.
fn code(
    tokens: &[TokenTree],
    outermost: bool,
    module: &mut Module,
    inner: &mut Vec<Module>,
) -> usize {
    if let TokenTree::Group(group) = &tokens[0] {
        read(group.stream(), false, module, inner);
        return 1;
    }
    if outermost && name_of(&tokens[0]).is_some_and(|name| ITEMS.contains(&name.as_str())) {
        let after = tokens[1..].iter().filter(|token| !is_punct(token, '!'));
        module.items.extend(after.take(1).filter_map(name_of));
    }
    let (path, length) = path_at(tokens);
    let line = tokens[0].span().start().line;
    let is_macro = tokens.get(length).is_some_and(|token| is_punct(token, '!'));
    let Some(last) = path.last() else { return 1 };
    if is_macro {
        module.written.push(Written { line, path: vec![format!("{last}!")] });
    }
    if path.len() > 1 {
        module.written.push(Written { line, path });
    }
    length
}

/// Returns the names of the path at the beginning of some tokens, and how many tokens it takes. One that begins with
/// `::` is of another crate, and keeps the colons.
fn path_at(tokens: &[TokenTree]) -> (Vec<String>, usize) {
    let mut names: Vec<String> = Vec::new();
    let mut at = 0;
    if is_colons(tokens) {
        names.push("::".to_owned());
        at = 2;
    }
    while let Some(name) = tokens.get(at).and_then(name_of) {
        names.push(name);
        at += 1;
        if !is_colons(&tokens[at..]) || tokens.get(at + 2).and_then(name_of).is_none() {
            break;
        }
        at += 2;
    }
    (names, at.max(1))
}

/// Adds what a tree of a `use` item brings in, whose paths begin with `prefix`.
fn add_uses(tree: &[TokenTree], prefix: &[String], uses: &mut Vec<Use>) {
    let (names, mut at) = if tree.is_empty() { return } else { path_at(tree) };
    if names.is_empty() {
        at = 0;
    }
    let mut path = [prefix, &names].concat();
    if is_colons(&tree[at..]) {
        at += 2;
    }
    let line = tree[0].span().start().line;
    match tree.get(at) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
            let branches = tokens.split(|token| is_punct(token, ','));
            branches.for_each(|branch| add_uses(branch, &path, uses));
        }
        Some(token) if is_punct(token, '*') => {
            uses.push(Use { written: Written { line, path }, name: "*".to_owned() });
        }
        next => {
            if path.last().is_some_and(|name| name == "self") && path.len() > 1 {
                path.pop();
            }
            let own = || path.last().cloned().unwrap_or_default();
            let is_renamed = next.and_then(name_of).is_some_and(|name| name == "as");
            let renamed = tree.get(at + 1).filter(|_| is_renamed).and_then(name_of);
            let name = renamed.unwrap_or_else(own);
            uses.push(Use { written: Written { line, path }, name });
        }
    }
}

fn name_of(token: &TokenTree) -> Option<String> {
    if let TokenTree::Ident(name) = token { Some(name.to_string()) } else { None }
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

fn is_colons(tokens: &[TokenTree]) -> bool {
    tokens.iter().take(2).filter(|token| is_punct(token, ':')).count() == 2
}
