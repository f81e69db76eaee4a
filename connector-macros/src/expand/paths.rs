//! The only file that knows where the runtime's private surface is.

use proc_macro2::TokenStream;
use quote::quote;

/// The way to the runtime's crate where nobody has called it otherwise.
pub fn usual_runtime() -> TokenStream {
    quote!(::connector_core)
}

/// The runtime, as items outside the hidden block name it; `runtime` is the way to its crate.
pub fn outside(runtime: &TokenStream) -> TokenStream {
    quote!(#runtime::__private)
}

/// The runtime, as items inside the hidden block name it.
pub fn inside() -> TokenStream {
    quote!(__c)
}

/// What makes [`inside`] known.
pub fn import(runtime: &TokenStream) -> TokenStream {
    quote!(
        use #runtime::__private as __c;
    )
}
