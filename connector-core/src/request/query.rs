//! Query strings and form bodies: names and values are encoded, absent ones left out, lists repeated.

use crate::data::{
    error::{Error, Result},
    scope::{NoText, Place, Scope, encode, write_value},
    spec::Expr,
    value::ValueRef,
};

/// Appends pairs. `page` is a pair that takes the place of those with its name.
pub(super) fn append<'a>(
    out: &mut String,
    pairs: impl Iterator<Item = &'a (&'static str, Expr)>,
    page: Option<(&'static str, String)>,
    scope: &Scope<'a>,
) -> Result<()> {
    for (name, expr) in pairs.filter(|(name, _)| page.as_ref().is_none_or(|(page, _)| page != name)) {
        scope.look(expr, |value| match value {
            ValueRef::List(items) => (0..items.count()).try_for_each(|index| {
                append_pair(out, name, |out| {
                    write_value(items.item(index), Place::Url, scope.masked, out)
                        .map_err(|found| found.map_or(NoText::Absent, |found| NoText::Container(scope.name(expr), found)))
                })
            }),
            _ => append_pair(out, name, |out| scope.write(expr, Place::Url, out)),
        })?;
    }
    if let Some((name, value)) = page {
        append_raw(out, name, &value);
    }
    Ok(())
}

/// Appends a pair that the caller wrote.
pub(super) fn append_raw(out: &mut String, name: &str, value: &str) {
    separate(out);
    encode(name, out);
    out.push('=');
    encode(value, out);
}

fn append_pair(out: &mut String, name: &str, write: impl FnOnce(&mut String) -> Result<(), NoText>) -> Result<()> {
    let start = out.len();
    separate(out);
    encode(name, out);
    out.push('=');
    match write(out) {
        Ok(()) => Ok(()),
        Err(NoText::Absent) => {
            out.truncate(start);
            Ok(())
        }
        Err(NoText::Container(value, found)) => Err(Error::input(format!(
            "the parameter `{name}` cannot hold `{value}`: it is {found}; give it a text, a number, or a list of them"
        ))),
    }
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('&');
    }
}
