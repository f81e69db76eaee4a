//! Shapes and fields as tables.

use proc_macro2::{Literal as Token, TokenStream};
use quote::{ToTokens, quote};

use super::{reads, statics, types, value};
use crate::model::{
    field::{Choose, Constraint, Field, LiteralValue, Visibility},
    reads::Node,
    record::Record,
    shape::Group,
    types::Type,
};

/// What a shape's table is made from.
pub struct Table<'a> {
    pub name: String,
    pub hint: &'a str,
    pub fields: &'a [Field],
    pub groups: &'a [Group],
    /// Where the fields of a record stand in its own JSON.
    pub tree: Option<&'a Node>,
    /// Whether people give the values, so that an absent list is an empty one.
    pub is_given: bool,
}

pub fn table(shape: &Table<'_>, records: &[Record]) -> TokenStream {
    let Table { name, hint, .. } = shape;
    let hint = unless_empty(&quote!(hint), hint);
    let fields = fields(shape.fields, shape.is_given, records);
    let groups = groups(shape.groups);
    let tree = shape.tree.map(|tree| {
        let node = reads::root(tree, records);
        quote!(tree: #node,)
    });
    let rest = rest(&quote!(Shape), [&hint, &tree]);
    quote!(__c::Shape { name: #name, #hint fields: #fields, groups: #groups, #tree #rest })
}

fn groups(groups: &[Group]) -> TokenStream {
    if let [Group { label, options: false, len }] = groups
        && label.is_empty()
    {
        let len = Token::usize_unsuffixed(*len);
        return quote!(__c::Ungrouped::<#len>::GROUPS);
    }
    let groups = groups.iter().map(|Group { label, options, len }| {
        let len = Token::usize_unsuffixed(*len);
        quote!(__c::Group { label: #label, options: #options, len: #len })
    });
    quote!(&[#(#groups),*])
}

/// Fields in brief: what all have as tuples, and beside them what only some have.
pub fn fields(fields: &[Field], is_given: bool, records: &[Record]) -> TokenStream {
    if fields.is_empty() {
        return quote!(&[]);
    }
    let array = array(fields, is_given, records);
    quote!(&#array)
}

fn array(fields: &[Field], is_given: bool, records: &[Record]) -> TokenStream {
    let brief = fields.iter().map(|field| {
        let Field { name, label, hint, ty, default, path, .. } = field;
        let required = default.is_none() && !ty.is_optional() && !(is_given && matches!(ty, Type::List(_)));
        let ty = types::table(ty, records);
        quote!((#name, #label, #hint, #ty, #required, #path))
    });
    let defaults: Vec<TokenStream> = fields
        .iter()
        .enumerate()
        .filter_map(|(place, field)| {
            let (place, literal) = (Token::usize_unsuffixed(place), literal(&field.default.as_ref()?.value));
            Some(quote!((#place, #literal)))
        })
        .collect();
    let more: Vec<TokenStream> = fields
        .iter()
        .enumerate()
        .filter_map(|(place, field)| {
            let (place, more) = (Token::usize_unsuffixed(place), more(field)?);
            Some(quote!((#place, #more)))
        })
        .collect();
    match (&*defaults, &*more) {
        ([], []) => quote!(__c::fields([#(#brief),*])),
        _ => quote!(__c::fields_with([#(#brief),*], &[#(#defaults),*], &[#(#more),*])),
    }
}

/// What only some fields have.
fn more(field: &Field) -> Option<TokenStream> {
    let Field { constraints, choose, fields, extensible, when, placeholder, visibility, .. } = field;
    let constraints = (!constraints.is_empty()).then(|| {
        let constraints = constraints.iter().map(constraint);
        quote!(constraints: &[#(#constraints),*],)
    });
    let [choose, fields] = [(choose, quote!(choose)), (fields, quote!(fields))].map(|(choose, name)| {
        choose.as_ref().map(|choose| {
            let choose = self::choose(choose);
            quote!(#name: __c::Some(&#choose),)
        })
    });
    let extensible = extensible.then(|| quote!(extensible: true,));
    let when = when.as_ref().map(|when| {
        let option = Token::usize_unsuffixed(when.option);
        let values = when.values.iter().map(literal);
        quote!(when: __c::Some(&__c::When { option: #option, values: &[#(#values),*] }),)
    });
    let placeholder = unless_empty(&quote!(placeholder), placeholder);
    let visibility = self::visibility(*visibility);
    let parts = [constraints, choose, fields, extensible, when, placeholder, visibility];
    parts.iter().any(Option::is_some).then(|| quote!(__c::Field { #(#parts)* ..__c::Field::EMPTY }))
}

/// One field by itself.
pub fn field(field: &Field, is_given: bool, records: &[Record]) -> TokenStream {
    let field = array(std::slice::from_ref(field), is_given, records);
    quote!(#field[0])
}

fn choose(choose: &Choose) -> TokenStream {
    let lookup = statics::lookup(&choose.lookup);
    let arguments = choose.arguments.iter().map(|(input, from, value)| {
        let (input, value) = (Token::usize_unsuffixed(*input), value::expr(value));
        quote!(__c::Argument { input: #input, from: #from, value: #value })
    });
    let cache = Token::u64_unsuffixed(choose.cache);
    quote!(__c::Choose { lookup: &#lookup, arguments: &[#(#arguments),*], cache: #cache })
}

fn visibility(visibility: Visibility) -> Option<TokenStream> {
    let name = match visibility {
        Visibility::Normal => return None,
        Visibility::Important => quote!(Important),
        Visibility::Advanced => quote!(Advanced),
        Visibility::Hidden => quote!(Hidden),
    };
    Some(quote!(visibility: __c::Visibility::#name,))
}

/// Where something was left out, what fills it in. (Where nothing was, clippy minds.)
fn rest<const N: usize>(table: &TokenStream, parts: [&Option<TokenStream>; N]) -> Option<TokenStream> {
    parts.iter().any(|part| part.is_none()).then(|| quote!(..__c::#table::EMPTY))
}

fn unless_empty(name: &TokenStream, text: &str) -> Option<TokenStream> {
    (!text.is_empty()).then(|| quote!(#name: #text,))
}

fn literal(literal: &LiteralValue) -> TokenStream {
    match literal {
        LiteralValue::Text(text) | LiteralValue::Choice(text, _) => quote!(__c::Literal::Text(#text)),
        LiteralValue::Integer(number) => {
            let number = Token::i64_unsuffixed(*number);
            quote!(__c::Literal::Integer(#number))
        }
        LiteralValue::Decimal(digits) => {
            let number = decimal(digits);
            quote!(__c::Literal::Decimal(#number))
        }
        LiteralValue::Boolean(value) => quote!(__c::Literal::Boolean(#value)),
        LiteralValue::Unknown => quote!(__c::refused()),
    }
}

/// Digits that were lexed as a number before.
pub fn decimal(digits: &str) -> Token {
    Token::f64_unsuffixed(digits.parse().ok().filter(|number: &f64| number.is_finite()).unwrap_or_default())
}

fn constraint(constraint: &Constraint) -> TokenStream {
    match constraint {
        Constraint::Matches(pattern) => quote!(__c::Constraint::Matches(#pattern)),
        Constraint::Length(least, most) => {
            let least = Token::usize_unsuffixed(*least);
            let most = option(most.map(Token::usize_unsuffixed));
            quote!(__c::Constraint::Length(#least, #most))
        }
        Constraint::Range(least, most) => {
            let [least, most] = [least, most].map(|end| option(end.as_ref().map(literal)));
            quote!(__c::Constraint::Range(#least, #most))
        }
        Constraint::OneOf(values) => {
            let values = values.iter().map(literal);
            quote!(__c::Constraint::OneOf(&[#(#values),*]))
        }
        Constraint::Within(origins) => quote!(__c::Constraint::Within(&[#(#origins),*])),
    }
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(__c::Some(#value)),
        None => quote!(__c::None),
    }
}
