//! The only file that knows where the runtime's private surface is.

use proc_macro2::TokenStream;
use quote::quote;

/// The runtime, as items outside the hidden block name it.
pub fn outside() -> TokenStream {
    quote!(::connector_core::__private)
}

/// The runtime, as items inside the hidden block name it.
pub fn inside() -> TokenStream {
    quote!(__c)
}

/// What makes [`inside`] known.
pub fn import() -> TokenStream {
    quote!(
        use ::connector_core::__private as __c;
    )
}
