//! From the tokens of a description to those of its client: parse, lower, check, then expand, or fall back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::TokenStream;

use crate::{
    check,
    errors::{Code, Errors, Place, error},
    expand, model, syntax,
};

/// The client of a description, or all of its mistakes, where the runtime's crate has its own name.
pub fn connector(tokens: TokenStream) -> TokenStream {
    connector_with(&expand::usual_runtime(), tokens)
}

/// The client of a description, or all of its mistakes. `runtime` is the way to the runtime's crate. A panic is a bug of this crate, and still a readable error.
pub fn connector_with(runtime: &TokenStream, tokens: TokenStream) -> TokenStream {
    catch_unwind(AssertUnwindSafe(|| compile(runtime, tokens))).unwrap_or_else(|panic| {
        let reason = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        let reason = reason.unwrap_or("no reason");
        let message = format_args!("the `connector!` macro panicked; please report it with this description: {reason}");
        error(Place::unknown(), Code::MacroPanicked, message).into_compile_error()
    })
}

/// There is one gate only: what a stage cannot make sense of becomes an unknown that later stages pass over in silence, so that one run
/// reports every mistake, and none twice.
fn compile(runtime: &TokenStream, tokens: TokenStream) -> TokenStream {
    let errors = Errors::new();
    let Some(tree) = syntax::parse(tokens, &errors) else { return errors.finish().err().unwrap_or_default() };
    let connector = model::lower(tree, &errors);
    check::check(&connector, &errors);
    match errors.finish() {
        Ok(mut warnings) => {
            warnings.extend(expand::connector(&connector, runtime));
            warnings
        }
        Err(mistakes) => expand::fallback(connector, mistakes, runtime),
    }
}
