//! `chunks input.file, 8MiB { next header.location; resume GET "…" from header.range; }`: a file that is sent in chunks, a request for each.

use syn::{LitInt, Token, parse::ParseStream};

use super::{
    keywords::CHUNK_STATEMENTS,
    path::Path,
    request::{self, Request},
    tokens,
    value::Value,
};
use crate::errors::{Code, Errors, error};

pub struct Chunks {
    pub file: Value,
    /// How many bytes a chunk has.
    pub size: u64,
    /// Where an answer says where the next chunk goes.
    pub next: Option<Path>,
    pub resume: Option<Resume>,
}

/// What asks how much has arrived, and where its answer says so.
pub struct Resume {
    pub request: Box<Request>,
    pub from: Path,
}

const UNITS: &[(&str, u64)] = &[("", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)];

/// A chunk is held in memory.
const LARGEST: u64 = 1 << 30;

impl Chunks {
    /// What follows the word `chunks`.
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let file = Value::parse(input, errors)?;
        if !input.peek(Token![,]) {
            return Err(tokens::unexpected(input, "`,` and the size of a chunk, as in `chunks input.file, 8MiB;`"));
        }
        input.parse::<Token![,]>()?;
        let mut chunks = Self { file, size: size(input)?, next: None, resume: None };
        let closed = input.peek(syn::token::Brace);
        if closed {
            tokens::body(input, errors, |input| chunks.statement(input, errors));
        }
        tokens::end(input, errors, closed);
        Ok(chunks)
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        let keyword = tokens::name(input, "`next` or `resume`")?;
        let is_twice = match keyword.to_string().as_str() {
            "next" => self.next.replace(Path::parse(input)?).is_some(),
            "resume" => self.resume.replace(Resume::parse(input, errors)?).is_some(),
            _ => return Err(tokens::unknown(&keyword, Code::UnknownStatement, "part of `chunks`", CHUNK_STATEMENTS, &[])),
        };
        tokens::end(input, errors, false);
        if is_twice {
            errors.push(&keyword, Code::GivenTwice, format_args!("`chunks` has one `{keyword}`; remove this one or the one before"));
        }
        Ok(())
    }
}

impl Resume {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        if !request::comes_next(input) {
            return Err(tokens::unexpected(input, "a request that asks how much has arrived, as in `resume GET \"…\" from header.range;`"));
        }
        let (request, _) = Request::parse(input, errors)?;
        tokens::expect(input, "from")?;
        Ok(Self { request: Box::new(request), from: Path::parse(input)? })
    }
}

/// `8388608`, `8MiB`
fn size(input: ParseStream<'_>) -> syn::Result<u64> {
    if !input.peek(LitInt) {
        return Err(tokens::unexpected(input, "the size of a chunk, such as `8MiB`"));
    }
    let number: LitInt = input.parse()?;
    let unit = UNITS.iter().find(|(unit, _)| *unit == number.suffix());
    let size = unit.and_then(|(_, unit)| number.base10_digits().parse::<u64>().ok()?.checked_mul(*unit));
    size.filter(|size| (1..=LARGEST).contains(size)).ok_or_else(|| {
        let message =
            format!("`{}` is not the size of a chunk; write bytes, or `KiB` or `MiB`, up to `1GiB`, such as `8MiB`", number.token());
        error(number.span(), Code::BadNumber, message)
    })
}
