//! The body of a request, with everything it refers to.

use proc_macro2::Ident;
use syn::LitStr;

use super::{
    chunks::Chunks,
    graphql,
    scope::{Scope, World},
    value::{self, Expr, ExprKind},
    xml,
};
pub use crate::syntax::body::Document;
use crate::{
    errors::{Code, Errors},
    suggest,
    syntax::{self, body::BodyKind, path::Path, value::Pair},
};

pub enum Body {
    Empty,
    Json(Expr),
    Form(Vec<(String, Expr)>),
    /// An object with the root element.
    Xml(Expr),
    Text(Expr),
    Stream(Expr),
    Bytes(Expr),
    Chunks(Box<Chunks>),
    Multipart(Vec<(String, Expr)>),
    Graphql {
        document: Document,
        variables: Vec<(String, Expr)>,
        /// The variables that the document declares, where it can be read here.
        declared: Option<Vec<String>>,
    },
}

impl Body {
    pub fn lower(body: Option<&syntax::body::Body>, method: &Ident, scope: &Scope<'_>, world: &World<'_>, errors: &Errors) -> Self {
        let resolve: &mut dyn FnMut(&Path) -> ExprKind = &mut |path| scope.resolve(path, errors);
        let Some(syntax::body::Body { kind, place }) = body else { return Body::Empty };
        if method == "GET" || method == "HEAD" {
            let message = format!("a {method} has no body; write `query {{ … }}`, or another method");
            errors.push(*place, Code::BodyNotAllowed, message);
        } else if method != "POST" && matches!(kind, BodyKind::Graphql(..)) {
            errors.push(*place, Code::BodyNotAllowed, format_args!("GraphQL is sent by `POST`, not by `{method}`"));
        }
        match kind {
            BodyKind::Json(value) => Body::Json(Expr::lower(value, resolve, errors)),
            BodyKind::Form(pairs) => Body::Form(value::lower_pairs(pairs, resolve, errors)),
            BodyKind::Xml(pairs) => {
                xml::check(pairs, *place, errors);
                Body::Xml(Expr { kind: ExprKind::Object(value::lower_pairs(pairs, resolve, errors)), place: *place })
            }
            BodyKind::Multipart(pairs) => Body::Multipart(value::lower_pairs(pairs, resolve, errors)),
            BodyKind::Stream(value) => Body::Stream(Expr::lower(value, resolve, errors)),
            BodyKind::Bytes(value) => Body::Bytes(Expr::lower(value, resolve, errors)),
            BodyKind::Chunks(chunks) => Body::Chunks(Box::new(Chunks::lower(chunks, scope, world, errors))),
            BodyKind::Text(value) => Body::Text(Expr::lower(value, resolve, errors)),
            BodyKind::Graphql(document, pairs) => Body::Graphql {
                declared: if let Document::Text(text) = document { declared(text, pairs, errors) } else { None },
                document: document.clone(),
                variables: value::lower_pairs(pairs, resolve, errors),
            },
        }
    }
}

/// The variables of a document, each of which is given, and no other.
fn declared(document: &LitStr, given: &[Pair], errors: &Errors) -> Option<Vec<String>> {
    let variables = match graphql::variables(&document.value()) {
        Ok(variables) => variables,
        Err(problem) => {
            errors.push(document, Code::GraphqlDocument, problem);
            return None;
        }
    };
    for pair in given.iter().filter(|pair| variables.iter().all(|variable| variable.name != pair.key)) {
        let advice = suggest::instead(&pair.key, variables.iter().map(|variable| variable.name.as_str()));
        errors.push(pair.place, Code::GraphqlVariable, format_args!("the document declares no variable `${}`{advice}", pair.key));
    }
    for variable in variables.iter().filter(|variable| variable.is_required && given.iter().all(|pair| pair.key != variable.name)) {
        let message = format!("the document needs a value for `${0}`; write `{{ {0}: … }}` behind it", variable.name);
        errors.push(document, Code::GraphqlVariable, message);
    }
    Some(variables.into_iter().map(|variable| variable.name).collect())
}
