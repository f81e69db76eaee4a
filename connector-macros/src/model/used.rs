//! Who is used: a declaration shares its mark with everything that resolves a name to it.

use std::{cell::Cell, rc::Rc};

/// Whether something refers to a declaration. Clones share the mark, so that a copy of a field in a scope is used as the field itself.
#[derive(Clone, Default)]
pub struct Used(Rc<Cell<bool>>);

impl Used {
    pub fn mark(&self) {
        self.set(true);
    }

    pub fn set(&self, used: bool) {
        self.0.set(used);
    }

    pub fn is_marked(&self) -> bool {
        self.0.get()
    }
}
