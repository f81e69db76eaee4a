//! Reading tokens so that one mistake spares the rest: words, blocks, lists and statements.

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{LitInt, LitStr, Token, buffer::Cursor, ext::IdentExt, parse::ParseStream};

use crate::{
    errors::{Code, Errors, Place, coded, error},
    suggest,
};

/// The next token as a word, unread.
pub fn word(input: ParseStream<'_>) -> Option<String> {
    input.cursor().ident().map(|(ident, _)| ident.to_string())
}

/// The next token behind attributes as a word, unread.
pub fn word_behind_attributes(input: ParseStream<'_>) -> Option<String> {
    let mut cursor = input.cursor();
    while let Some((hash, behind)) = cursor.punct()
        && hash.as_char() == '#'
    {
        cursor = behind.group(Delimiter::Bracket)?.2;
    }
    cursor.ident().map(|(ident, _)| ident.to_string())
}

/// Whether the next token is this word.
pub fn at(input: ParseStream<'_>, wanted: &str) -> bool {
    input.cursor().ident().is_some_and(|(ident, _)| ident == wanted)
}

/// Reads a word if it comes next.
pub fn take(input: ParseStream<'_>, wanted: &str) -> Option<Ident> {
    if at(input, wanted) { Ident::parse_any(input).ok() } else { None }
}

/// Reads a word that must come next.
pub fn expect(input: ParseStream<'_>, wanted: &str) -> syn::Result<Ident> {
    take(input, wanted).ok_or_else(|| match word(input) {
        Some(found) => error(
            input.span(),
            Code::UnexpectedToken,
            format_args!("expected `{wanted}`, found `{found}`{}", suggest::instead(&found, [wanted])),
        ),
        None => unexpected(input, &format!("`{wanted}`")),
    })
}

/// Reads any identifier, Rust's keywords included.
pub fn name(input: ParseStream<'_>, what: &str) -> syn::Result<Ident> {
    if word(input).is_some() { Ident::parse_any(input) } else { Err(unexpected(input, what)) }
}

/// Reads a label, if there is one.
pub fn label(input: ParseStream<'_>) -> syn::Result<Option<LitStr>> {
    if input.peek(LitStr) { input.parse().map(Some) } else { Ok(None) }
}

/// Reads a string literal that must come next.
pub fn text(input: ParseStream<'_>, what: &str) -> syn::Result<LitStr> {
    if input.peek(LitStr) { input.parse() } else { Err(unexpected(input, what)) }
}

/// Reads a whole number from 1 that must come next.
pub fn count(input: ParseStream<'_>, what: &str) -> syn::Result<u32> {
    if !input.peek(LitInt) {
        return Err(unexpected(input, what));
    }
    let number: LitInt = input.parse()?;
    match number.base10_digits().parse() {
        Ok(count) if count > 0 && number.suffix().is_empty() => Ok(count),
        _ => Err(error(number.span(), Code::BadNumber, format_args!("expected a whole number from 1, found `{}`", number.token()))),
    }
}

/// Reads a `:` that must come next.
pub fn colon(input: ParseStream<'_>, after: &str) -> syn::Result<()> {
    if input.peek(Token![:]) && !input.peek(Token![::]) {
        input.parse::<Token![:]>().map(drop)
    } else {
        Err(unexpected(input, &format!("`:` after {after}")))
    }
}

/// The mistake of a token that is not the wanted one.
pub fn unexpected(input: ParseStream<'_>, wanted: &str) -> syn::Error {
    match found(input) {
        Some(found) => error(input.span(), Code::UnexpectedToken, format_args!("expected {wanted}, found `{found}`")),
        None => coded(input.error(format_args!("expected {wanted}"))),
    }
}

fn found(input: ParseStream<'_>) -> Option<String> {
    Some(match input.cursor().token_tree()?.0 {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Brace => "{".to_owned(),
            Delimiter::Bracket => "[".to_owned(),
            Delimiter::Parenthesis => "(".to_owned(),
            Delimiter::None => group.to_string(),
        },
        TokenTree::Punct(_) => punctuation(input.cursor()),
        other => other.to_string(),
    })
}

/// An operator is several tokens to Rust and one to people.
fn punctuation(mut cursor: Cursor<'_>) -> String {
    let mut operator = String::new();
    while let Some((punct, rest)) = cursor.punct() {
        operator.push(punct.as_char());
        cursor = rest;
        if punct.spacing() == Spacing::Alone {
            break;
        }
    }
    operator
}

/// The mistake of a word that is none of the known ones; some are promised for later.
pub fn unknown(word: &Ident, code: Code, what: &str, known: &[&str], later: &[&str]) -> syn::Error {
    let text = word.to_string();
    match later.contains(&text.as_str()) {
        true => error(word, Code::NotYet, not_yet(&text)),
        false => error(word, code, format_args!("unknown {what} `{text}`{}", suggest::instead(&text, known.iter().copied()))),
    }
}

/// What is said of a part of the language that is not built yet.
pub fn not_yet(what: &str) -> String {
    format!("`{what}` is not supported by this version of the language yet")
}

/// Reads a `{ }` block, and what its content makes of it.
pub fn block<T>(input: ParseStream<'_>, body: impl FnOnce(ParseStream<'_>) -> T) -> syn::Result<(T, Place)> {
    if !input.peek(syn::token::Brace) {
        return Err(unexpected(input, "`{`"));
    }
    let content;
    let brace = syn::braced!(content in input);
    let read = body(&content);
    drain(&content);
    Ok((read, Place::from(brace.span.open()).to(brace.span.close())))
}

/// Reads a `[ ]` block, and what its content makes of it.
pub fn brackets<T>(input: ParseStream<'_>, body: impl FnOnce(ParseStream<'_>) -> T) -> syn::Result<(T, Place)> {
    if !input.peek(syn::token::Bracket) {
        return Err(unexpected(input, "`[`"));
    }
    let content;
    let bracket = syn::bracketed!(content in input);
    let read = body(&content);
    drain(&content);
    Ok((read, Place::from(bracket.span.open()).to(bracket.span.close())))
}

/// Reads `( )`, and what its content makes of it.
pub fn parentheses<T>(input: ParseStream<'_>, body: impl FnOnce(ParseStream<'_>) -> T) -> syn::Result<(T, Place)> {
    if !input.peek(syn::token::Paren) {
        return Err(unexpected(input, "`(`"));
    }
    let content;
    let parentheses = syn::parenthesized!(content in input);
    let read = body(&content);
    drain(&content);
    Ok((read, Place::from(parentheses.span.open()).to(parentheses.span.close())))
}

/// What a mistake left unread would be reported once more by syn.
pub fn drain(input: ParseStream<'_>) {
    let _ = input.parse::<TokenStream>();
}

/// Items that could be read, and whether all could.
pub struct Many<T> {
    pub list: Vec<T>,
    /// Something is missing here, so that a name that is not found may have been written all the same.
    pub broken: bool,
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self { list: Vec::new(), broken: false }
    }
}

/// Reads items that are separated by commas; a bad one spares the rest.
pub fn list<T>(input: ParseStream<'_>, errors: &Errors, mut item: impl FnMut(ParseStream<'_>) -> syn::Result<T>) -> Many<T> {
    let mut items = Many::default();
    while !input.is_empty() {
        let read = item(input).and_then(|item| {
            items.list.push(item);
            if input.is_empty() || input.peek(Token![,]) { Ok(()) } else { Err(unexpected(input, "`,`")) }
        });
        if let Err(mistake) = read {
            errors.add(mistake);
            items.broken = true;
            skip_to_comma(input);
        }
        let _ = input.parse::<Token![,]>();
    }
    items
}

fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<TokenTree>();
    }
}

/// Reads statements that end in `;` or `}`; a bad one spares the rest. Says whether all could be read.
pub fn statements(input: ParseStream<'_>, errors: &Errors, mut statement: impl FnMut(ParseStream<'_>) -> syn::Result<()>) -> bool {
    let mut whole = true;
    while !input.is_empty() {
        if input.parse::<Token![;]>().is_ok() {
            continue;
        }
        if let Err(mistake) = statement(input) {
            errors.add(mistake);
            whole = false;
            skip_statement(input);
        }
    }
    whole
}

/// Reads the statements between two braces; a bad one spares the rest. Says whether all could be read.
pub fn body(input: ParseStream<'_>, errors: &Errors, statement: impl FnMut(ParseStream<'_>) -> syn::Result<()>) -> bool {
    match block(input, |content| statements(content, errors, statement)) {
        Ok((whole, _)) => whole,
        Err(mistake) => {
            errors.add(mistake);
            false
        }
    }
}

/// Reads entries that end in `,`, which may be left out behind a `}`; a bad one spares the rest. An entry says whether it ended in `}`.
/// Says whether all could be read.
pub fn entries(input: ParseStream<'_>, errors: &Errors, mut entry: impl FnMut(ParseStream<'_>) -> syn::Result<bool>) -> bool {
    let mut whole = true;
    while !input.is_empty() {
        let read = entry(input).and_then(|closed| match closed || input.is_empty() || input.peek(Token![,]) {
            true => Ok(()),
            false => Err(unexpected(input, "`,`")),
        });
        if let Err(mistake) = read {
            errors.add(mistake);
            whole = false;
            skip_entry(input);
        }
        let _ = input.parse::<Token![,]>();
    }
    whole
}

/// Behind a mistake, an entry ends at a comma or behind a block.
fn skip_entry(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let block = input.peek(syn::token::Brace);
        let _ = input.parse::<TokenTree>();
        if block {
            return;
        }
    }
}

/// Behind a mistake, a block ends the statement unless what follows can only belong to it.
pub fn skip_statement(input: ParseStream<'_>) {
    while !input.is_empty() {
        if input.parse::<Token![;]>().is_ok() {
            return;
        }
        let block = input.peek(syn::token::Brace);
        let _ = input.parse::<TokenTree>();
        if block && !input.peek(Token![=>]) && !input.peek(Token![,]) {
            return;
        }
    }
}

/// Reads the `;` of a statement; behind a `}` it may be left out.
pub fn end(input: ParseStream<'_>, errors: &Errors, closed: bool) {
    if input.peek(Token![;]) {
        let _ = input.parse::<Token![;]>();
    } else if !closed {
        errors.add(unexpected(input, "`;`"));
        // A word or a doc comment may begin the next statement; anything else still belongs to this one.
        if word(input).is_none() && !input.peek(Token![#]) {
            skip_statement(input);
        }
    }
}

/// Reads a doc comment, which may be missing: its lines without their first blank.
pub fn docs(input: ParseStream<'_>, errors: &Errors) -> syn::Result<String> {
    let before = before(input, errors)?;
    if let Some(allow) = before.allow {
        errors.push(
            allow,
            Code::Attribute,
            "`#[allow(unused)]` says nothing here; it stands before a part of the connector, a step or a field",
        );
    }
    Ok(before.hint)
}

/// What stands before a part of a connector, or a field.
pub struct Before {
    /// The doc comment.
    pub hint: String,
    /// `#[allow(unused)]`
    pub allow: Option<Place>,
}

/// Reads a doc comment and `#[allow(unused)]`, which may be missing.
pub fn before(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Before> {
    let mut lines = Vec::new();
    let mut allow = None;
    while input.peek(Token![#]) {
        let hash = input.parse::<Token![#]>()?;
        let (attribute, place) = brackets(input, Attribute::parse)?;
        let place = Place::from(hash.span).to(place);
        match attribute {
            Some(Attribute::Doc(line)) => lines.push(line),
            Some(Attribute::AllowUnused) => allow = Some(place),
            None => errors.push(place, Code::Attribute, "only doc comments can stand here, and `#[allow(unused)]`"),
        }
    }
    let lines: Vec<&str> =
        lines.iter().flat_map(|line| line.lines()).map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    Ok(Before { hint: lines.join("\n").trim().to_owned(), allow })
}

enum Attribute {
    Doc(String),
    AllowUnused,
}

impl Attribute {
    fn parse(input: ParseStream<'_>) -> Option<Self> {
        if take(input, "allow").is_some() {
            let lints: proc_macro2::Group = input.parse().ok()?;
            return (lints.delimiter() == Delimiter::Parenthesis && lints.stream().to_string() == "unused").then_some(Self::AllowUnused);
        }
        take(input, "doc")?;
        input.parse::<Token![=]>().ok()?;
        input.parse::<LitStr>().ok().map(|line| Self::Doc(line.value()))
    }
}

/// The way to something in the author's own Rust: `tidy_up`, `flows::tidy_up`.
#[derive(Clone)]
pub struct RustPath {
    pub tokens: TokenStream,
    pub place: Place,
}

/// Reads the way to something in Rust.
pub fn rust_path(input: ParseStream<'_>, what: &str) -> syn::Result<RustPath> {
    let mut tokens = TokenStream::new();
    let mut place = Place::from(input.span());
    loop {
        if let Some(colons) = input.parse::<Option<Token![::]>>()? {
            colons.to_tokens(&mut tokens);
        }
        let name = name(input, what)?;
        place = place.to(&name);
        name.to_tokens(&mut tokens);
        if !input.peek(Token![::]) {
            return Ok(RustPath { tokens, place });
        }
    }
}
