//! Where values stand in JSON, as a trie of their paths.

use super::shape::Type;

/// A node of a path trie: `body.user.id` is the root, its child `user`, and that one's child `id`. Most nodes take one value or lead to
/// others; each has a form of its own, since generated tables are full of them and every part costs every build.
#[derive(Debug, Clone, Copy)]
pub enum Node {
    /// A member of an object that is taken.
    Leaf(&'static str, Take),
    /// A member of an object that leads to others. (The root has no name.)
    Branch(&'static str, &'static [Node]),
    /// Anything else.
    Full(Key, &'static [Take], &'static [Node]),
}

impl Node {
    /// A root that takes nothing.
    pub const ROOT: Self = Self::Branch("", &[]);

    /// The key or index that leads here from the parent.
    pub fn key(&self) -> Key {
        match self {
            Node::Leaf(name, _) | Node::Branch(name, _) => Key::Name(name),
            Node::Full(key, ..) => *key,
        }
    }

    /// What is taken at this place.
    pub fn takes(&self) -> &[Take] {
        match self {
            Node::Leaf(_, take) => std::slice::from_ref(take),
            Node::Branch(..) => &[],
            Node::Full(_, takes, _) => takes,
        }
    }

    /// The places below.
    pub fn children(&self) -> &'static [Node] {
        match self {
            Node::Leaf(..) => &[],
            Node::Branch(_, children) | Node::Full(_, _, children) => children,
        }
    }
}

/// How a [`Node`] is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// By the name of an object's member.
    Name(&'static str),
    /// By the index of a list's item.
    Index(usize),
}

/// The slot that a value goes into, and its type.
#[derive(Debug, Clone, Copy)]
pub struct Take {
    /// The slot, counted from the first one of these reads.
    pub slot: usize,
    /// What the value must be.
    pub ty: Type,
}
