//! Functions of the author's own, and the calls of functions in values.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;

use super::{
    library::{self, BuiltIn},
    names,
    types::{Type, Types},
    used::Used,
};
use crate::{
    errors::{Code, Errors, Place},
    suggest, syntax,
};

/// `function slug(text: String) -> String;`
pub struct Function {
    pub name: Ident,
    /// It is given the flow, and is waited for.
    pub is_async: bool,
    pub parameters: Vec<(Ident, Type)>,
    pub result: Type,
    /// Where that type is written.
    pub result_place: Place,
    /// The way to it in Rust.
    pub path: TokenStream,
    pub used: Used,
    /// A parameter could not be read.
    pub broken: bool,
}

/// What a call names.
#[derive(Clone, Copy)]
pub enum Called<'a> {
    BuiltIn(&'static BuiltIn),
    Own(&'a Function),
}

/// The function of this name.
pub fn find<'a>(name: &Ident, own: &'a [Function]) -> Option<Called<'a>> {
    let text = name.to_string();
    let own = || own.iter().find(|function| function.name == *name).map(Called::Own);
    library::find(&text).map(Called::BuiltIn).or_else(own)
}

/// What to write instead of a function that nothing has.
pub fn instead(name: &Ident, own: &[Function]) -> String {
    let names: Vec<String> = own.iter().map(|function| function.name.to_string()).collect();
    let known = library::LIBRARY.iter().map(|function| function.name).chain(names.iter().map(String::as_str));
    match suggest::nearest(&name.to_string(), known) {
        Some(meant) => format!("; did you mean `{meant}`?"),
        None => format!("; for one of your own write `function {name}(text: String) -> String;`"),
    }
}

impl Called<'_> {
    /// The type of the result for arguments of these types.
    pub fn result(self, arguments: &[Type]) -> Type {
        match self {
            Called::BuiltIn(function) => function.result(arguments),
            Called::Own(function) => {
                let gives_up =
                    arguments.iter().zip(&function.parameters).any(|(found, (_, wanted))| found.is_optional() && !wanted.is_optional());
                if gives_up { library::optional(function.result.clone()) } else { function.result.clone() }
            }
        }
    }

    /// `join(list, separator)`
    pub fn signature(self) -> String {
        let (name, parameters): (String, Vec<String>) = match self {
            Called::BuiltIn(function) => {
                (function.name.to_owned(), function.parameters.iter().map(|(name, _)| (*name).to_owned()).collect())
            }
            Called::Own(function) => (function.name.to_string(), function.parameters.iter().map(|(name, _)| name.to_string()).collect()),
        };
        format!("{name}({})", parameters.join(", "))
    }

    pub fn is_async(self) -> bool {
        matches!(self, Called::Own(function) if function.is_async)
    }

    pub fn parameters(self) -> usize {
        match self {
            Called::BuiltIn(function) => function.parameters.len(),
            Called::Own(function) => function.parameters.len(),
        }
    }
}

pub fn lower(written: Vec<syntax::function::Function>, types: &Types, errors: &Errors) -> Vec<Function> {
    let mut functions: Vec<Function> = Vec::new();
    for function in written {
        let name = names::snake_case(&function.name, "function", errors);
        if library::find(&name.to_string()).is_some() {
            let message = format!("`{name}` is a function of the language; choose another name");
            errors.push(&name, Code::ReservedName, message);
            continue;
        }
        if functions.iter().any(|before| before.name == name) {
            errors.push(&name, Code::GivenTwice, format_args!("function `{name}` is given twice"));
            continue;
        }
        let mut parameters: Vec<(Ident, Type)> = Vec::new();
        for (parameter, ty) in &function.parameters.list {
            if parameters.iter().any(|(before, _)| before == parameter) {
                errors.push(parameter, Code::GivenTwice, format_args!("parameter `{parameter}` is given twice"));
            }
            parameters.push((parameter.clone(), types.lower(ty, errors)));
        }
        let result = types.lower(&function.result, errors);
        let path = function.path.map_or_else(|| name.to_token_stream(), |path| path.tokens);
        let (result_place, broken) = (function.result.place(), function.parameters.broken);
        let is_async = function.is_async;
        functions.push(Function { name, is_async, parameters, result, result_place, path, used: Used::default(), broken });
    }
    functions
}
