//! Descriptions that are almost right: good ones, with a few of their tokens left out, doubled, exchanged, or taken from another.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One change of a description. Places are taken modulo what there is, so that every change fits every description.
#[derive(Debug, Clone)]
pub enum Change {
    /// Leaves a token (or a whole block) out.
    Remove(usize),
    /// Writes it twice.
    Double(usize),
    /// Puts one in the place of another.
    Exchange(usize, usize),
    /// Puts one from another description in its place.
    Borrow(usize, usize),
    /// Puts one from another description before it.
    Insert(usize, usize),
    /// Takes a block's brackets away.
    Open(usize),
    /// Ends the description here, as if the author were still writing.
    Cut(usize),
}

/// All tokens of a description, blocks before what is in them.
pub fn tokens(description: &TokenStream) -> Vec<TokenTree> {
    let mut all = Vec::new();
    for tree in description.clone() {
        all.push(tree.clone());
        if let TokenTree::Group(group) = tree {
            all.extend(tokens(&group.stream()));
        }
    }
    all
}

/// The description with a change made. `pool` is where foreign tokens come from.
pub fn apply(description: TokenStream, change: &Change, pool: &[TokenTree]) -> TokenStream {
    let all = tokens(&description);
    if all.is_empty() || pool.is_empty() {
        return description;
    }
    let at = |place: usize| place % all.len();
    let foreign = |place: usize| pool[place % pool.len()].clone();
    let mut edit = |tree: TokenTree, place: usize| -> Vec<TokenTree> {
        match change {
            Change::Remove(here) if place == at(*here) => Vec::new(),
            Change::Double(here) if place == at(*here) => vec![tree.clone(), tree],
            Change::Exchange(here, there) if place == at(*here) => vec![all[at(*there)].clone()],
            Change::Exchange(here, there) if place == at(*there) => vec![all[at(*here)].clone()],
            Change::Borrow(here, there) if place == at(*here) => vec![foreign(*there)],
            Change::Insert(here, there) if place == at(*here) => vec![foreign(*there), tree],
            Change::Open(here) if place == at(*here) => match tree {
                TokenTree::Group(group) => group.stream().into_iter().collect(),
                other => vec![other],
            },
            Change::Cut(here) if place >= at(*here) => Vec::new(),
            _ => vec![tree],
        }
    };
    let mut place = 0;
    rebuild(description, &mut place, &mut edit)
}

fn rebuild(stream: TokenStream, place: &mut usize, edit: &mut dyn FnMut(TokenTree, usize) -> Vec<TokenTree>) -> TokenStream {
    let mut out = Vec::new();
    for tree in stream {
        let here = *place;
        *place += 1;
        let inner = match &tree {
            TokenTree::Group(group) => Some(rebuild(group.stream(), place, edit)),
            _ => None,
        };
        let edited = edit(tree, here);
        // What was edited inside a block stays edited, unless the block itself was.
        match (edited.as_slice(), inner) {
            ([TokenTree::Group(group)], Some(inner)) => out.push(TokenTree::Group(same_brackets(group, inner))),
            _ => out.extend(edited),
        }
    }
    out.into_iter().collect()
}

fn same_brackets(group: &Group, inner: TokenStream) -> Group {
    let delimiter = if group.delimiter() == Delimiter::None { Delimiter::Brace } else { group.delimiter() };
    let mut new = Group::new(delimiter, inner);
    new.set_span(group.span());
    new
}
