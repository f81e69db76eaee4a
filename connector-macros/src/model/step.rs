//! The steps of a flow, in one list: those inside of others stand behind the one that holds them, which says how many they are.

use proc_macro2::Ident;

use super::{condition::Condition, field::Field, reads::Reads, request::Request, value::Expr};

pub struct Step {
    pub name: Option<Ident>,
    pub fields: Vec<Field>,
    pub what: What,
    pub reads: Reads,
}

pub enum What {
    Request(Box<Request>),
    Value(Expr),
    /// The call of a function that is waited for.
    Await(Expr),
    /// A helper with inputs of its own, by its place, and the inputs by theirs.
    Call(usize, Vec<(usize, Expr)>),
    /// How many steps behind it are of the first part, and of the second.
    If(Condition, usize, usize),
    Try {
        body: usize,
        /// None where it is on any error.
        kinds: Vec<Ident>,
        /// How many steps it holds, that of the error included.
        handler: usize,
    },
    Each {
        list: Expr,
        concurrency: u32,
        /// How many steps it holds, that of the item included.
        body: usize,
    },
    Item,
    Give(Expr),
    Fail {
        kind: Ident,
        code: Option<Expr>,
        message: Option<Expr>,
        status: Option<u16>,
    },
    Wait(Box<Wait>),
    /// Written, and not understood; already reported.
    Broken,
}

pub struct Wait {
    pub request: Request,
    pub every: (u64, u64),
    pub deadline: u64,
    pub until: Condition,
    pub fail: Option<Condition>,
    /// What takes the job back.
    pub cancel: Option<Request>,
}

impl Step {
    /// The request that it makes by itself.
    pub fn request(&self) -> Option<&Request> {
        match &self.what {
            What::Request(request) => Some(request),
            What::Wait(wait) => Some(&wait.request),
            _ => None,
        }
    }

    /// The request that takes back the job that it waits for.
    pub fn cancel(&self) -> Option<&Request> {
        match &self.what {
            What::Wait(wait) => wait.cancel.as_ref(),
            _ => None,
        }
    }
}
