//! The bag of mistakes and warnings: everything that is wrong with a description is reported in one run.

use std::{
    cell::{Cell, RefCell},
    fmt::Display,
};

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::LitStr;

pub use crate::code::Code;

/// Where a node stands: its first and its last token, since spans cannot be joined on stable Rust.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    first: Span,
    last: Span,
}

impl Place {
    /// The place of a macro's whole call, where nothing better is known.
    pub fn unknown() -> Self {
        Span::call_site().into()
    }

    /// The place from the start of this one to the end of another.
    pub fn to(self, end: impl Into<Place>) -> Self {
        Self { first: self.first, last: end.into().last }
    }

    /// Where it begins.
    pub fn span(self) -> Span {
        self.first
    }

    fn error(self, message: impl Display) -> syn::Error {
        let ends = [self.first, self.last].map(|span| TokenTree::Ident(Ident::new("_", span)));
        syn::Error::new_spanned(TokenStream::from_iter(ends), message)
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self { first: span, last: span }
    }
}

impl From<&Ident> for Place {
    fn from(ident: &Ident) -> Self {
        ident.span().into()
    }
}

impl From<&LitStr> for Place {
    fn from(literal: &LitStr) -> Self {
        literal.span().into()
    }
}

impl From<&Literal> for Place {
    fn from(literal: &Literal) -> Self {
        literal.span().into()
    }
}

/// A mistake at a place, for parsers that stop at it. Its message ends with the code.
pub fn error(place: impl Into<Place>, code: Code, message: impl Display) -> syn::Error {
    place.into().error(format_args!("{message} [{code}]"))
}

/// A mistake with a code; those of `syn` come without one, and are all of tokens that stand in the wrong place.
pub fn coded(mistake: syn::Error) -> syn::Error {
    let message = mistake.to_string();
    if Code::of(&message).is_some() { mistake } else { error(mistake.span(), Code::UnexpectedToken, message) }
}

/// What makes nobody stop: something is declared and unused, or hardly meant.
struct Warning {
    place: Place,
    code: Code,
    message: String,
}

impl Warning {
    /// Stable Rust lets a macro warn by one way only: it uses something deprecated, where the author's token stands. A macro is named
    /// without a path, so that the compiler says: use of deprecated macro `unused`, and our message.
    fn to_tokens(&self) -> TokenStream {
        let name = Ident::new(&self.code.to_string().replace('-', "_"), self.place.first);
        let note = format!("{} [{}]", self.message, self.code);
        quote! {
            #[deprecated(note = #note)]
            macro_rules! #name { () => {}; }
            #name! {}
        }
    }
}

/// The mistakes and warnings found so far. Dropping the bag without looking into it is a bug.
pub struct Errors {
    list: RefCell<Vec<syn::Error>>,
    warnings: RefCell<Vec<Warning>>,
    finished: Cell<bool>,
}

impl Errors {
    pub fn new() -> Self {
        Self { list: RefCell::default(), warnings: RefCell::default(), finished: Cell::new(false) }
    }

    /// Adds a mistake: lower case, no full stop, the name in backquotes, then what to write.
    pub fn push(&self, place: impl Into<Place>, code: Code, message: impl Display) {
        self.add(error(place, code, message));
    }

    /// Adds what a parser stopped at.
    pub fn add(&self, mistake: syn::Error) {
        self.list.borrow_mut().extend(mistake.into_iter().map(coded));
    }

    /// Adds a warning, which is shown at the first token of its place, and only where there is no mistake. It is a `deprecated` one to
    /// the compiler, so that an author's `deny(warnings)` and `allow(deprecated)` hold for it.
    pub fn warn(&self, place: impl Into<Place>, code: Code, message: impl Display) {
        self.warnings.borrow_mut().push(Warning { place: place.into(), code, message: message.to_string() });
    }

    /// The gate: all mistakes as compile errors, if there are any; else the warnings, as an item that stands beside the client.
    pub fn finish(self) -> Result<TokenStream, TokenStream> {
        self.finished.set(true);
        let list = self.list.take();
        if list.is_empty() {
            let warnings: Vec<TokenStream> = self.warnings.take().iter().map(Warning::to_tokens).collect();
            Ok(if warnings.is_empty() { TokenStream::new() } else { quote!(const _: () = { #(#warnings)* };) })
        } else {
            Err(list.iter().map(syn::Error::to_compile_error).flat_map(ToTokens::into_token_stream).collect())
        }
    }

    /// Lets go of mistakes that nobody needs to hear of.
    pub fn forget(self) {
        self.finished.set(true);
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        debug_assert!(self.finished.get() || std::thread::panicking(), "a bag of mistakes was dropped unchecked");
    }
}
