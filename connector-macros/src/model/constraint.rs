//! What a value must satisfy, and what is wrong with one that is written in the description.

use std::cmp::Ordering;

use super::{field::LiteralValue, origin, types::Type};
use crate::{
    errors::{Code, Errors, Place},
    suggest,
    syntax::{self, Many, constraint::Bounds, field::Literal, value::Number},
};

#[derive(Clone)]
pub enum Constraint {
    Matches(String),
    /// How many at least, and at most.
    Length(usize, Option<usize>),
    /// Numbers, both included.
    Range(Option<LiteralValue>, Option<LiteralValue>),
    /// Texts or numbers.
    OneOf(Vec<LiteralValue>),
    /// Origins.
    Within(Vec<String>),
}

impl Constraint {
    /// What the constraint means for a field of this type; `None` where that has been reported to be nothing.
    pub fn lower(constraint: &syntax::constraint::Constraint, ty: &Type, errors: &Errors) -> Option<Self> {
        use syntax::constraint::Constraint as Written;
        let inner = ty.inner();
        match constraint {
            Written::Matches(pattern) => {
                if let Err(problem) = regex_lite::Regex::new(&pattern.value()) {
                    errors.push(pattern, Code::BadPattern, format_args!("this is not a regular expression: {problem}"));
                    return None;
                }
                if !matches!(inner, Type::Text | Type::Url | Type::Secret | Type::Unknown) {
                    errors.push(pattern, Code::ConstraintType, format_args!("`matches` looks at a text, and this is {}", inner.noun()));
                }
                Some(Self::Matches(pattern.value()))
            }
            Written::Length(bounds) => length(bounds, inner, errors),
            Written::Range(bounds) => range(bounds, inner, errors),
            Written::OneOf(values, place) => one_of(values, *place, inner, errors),
            Written::Within(origins) => {
                if let (false, Some(first)) = (matches!(inner, Type::Url | Type::Unknown), origins.first()) {
                    errors.push(
                        first,
                        Code::BadOrigin,
                        format_args!("`within` says where a URL leads, and this is {}; make it a `Url`", inner.noun()),
                    );
                }
                Some(Self::Within(origin::lower(origins, errors)))
            }
        }
    }

    /// What is wrong with a value that is written in the description.
    pub fn problem(&self, value: &LiteralValue) -> Option<String> {
        match (self, value) {
            (Constraint::Matches(pattern), LiteralValue::Text(text)) => {
                let matches = regex_lite::Regex::new(pattern).is_ok_and(|regex| regex.is_match(text));
                (!matches).then(|| format!("does not match `{pattern}`"))
            }
            (Constraint::Length(least, most), LiteralValue::Text(text)) => {
                length_problem(text.chars().count(), *least, *most, "characters")
            }
            (Constraint::Range(least, most), value) => range_problem(value, least.as_ref(), most.as_ref()),
            (Constraint::OneOf(values), value) if values.iter().all(|one| compare(one, value) != Some(Ordering::Equal)) => {
                Some(format!("is none of its values{}", instead(value, values)))
            }
            (Constraint::Within(origins), LiteralValue::Text(text)) => {
                (!origin::is_within(origins, text)).then(|| format!("does not lead to {}", origins.join(" or ")))
            }
            _ => None,
        }
    }

    /// What is wrong with a list of so many items.
    pub fn count_problem(&self, items: usize) -> Option<String> {
        match self {
            Constraint::Length(least, most) => length_problem(items, *least, *most, "items"),
            _ => None,
        }
    }
}

fn length(bounds: &Bounds, ty: &Type, errors: &Errors) -> Option<Constraint> {
    if !matches!(ty, Type::Text | Type::Url | Type::Secret | Type::List(_) | Type::Unknown) {
        let message = format_args!("`len` counts the characters of a text or the items of a list, and this is {}", ty.noun());
        errors.push(bounds.place, Code::ConstraintType, message);
    }
    let count = |number: &Number| match number.digits.parse() {
        Ok(count) => Some(count),
        Err(_) => {
            errors.push(number.place, Code::BadNumber, "`len` counts; write a whole number");
            None
        }
    };
    let least = bounds.least.as_ref().map_or(Some(0), count)?;
    let most = match &bounds.most {
        Some(most) => Some(count(most)?),
        None => None,
    };
    if most.is_some_and(|most| least > most) {
        is_empty(bounds, "len", errors);
        return None;
    }
    Some(Constraint::Length(least, most))
}

fn range(bounds: &Bounds, ty: &Type, errors: &Errors) -> Option<Constraint> {
    if !matches!(ty, Type::Integer | Type::Decimal | Type::Unknown) {
        let advice = if matches!(ty, Type::Text | Type::List(_)) { "; for its length write `len`" } else { "" };
        let message = format_args!("`range` is of numbers, and this is {}{advice}", ty.noun());
        errors.push(bounds.place, Code::ConstraintType, message);
        return None;
    }
    let bound = |number: &Number| {
        let value = LiteralValue::of_number(number, ty);
        if value.is_none() {
            errors.push(number.place, Code::ConstraintType, "this is the bound of an `i64`; write a whole number that fits into one");
        }
        value
    };
    let [least, most] = [&bounds.least, &bounds.most].map(|end| end.as_ref().map(bound));
    if least == Some(None) || most == Some(None) {
        return None;
    }
    let (least, most) = (least.flatten(), most.flatten());
    if let (Some(least), Some(most)) = (&least, &most)
        && compare(least, most) == Some(Ordering::Greater)
    {
        is_empty(bounds, "range", errors);
        return None;
    }
    Some(Constraint::Range(least, most))
}

fn is_empty(bounds: &Bounds, word: &str, errors: &Errors) {
    let [least, most] = [&bounds.least, &bounds.most].map(|end| end.as_ref().map_or("", |number| number.digits.as_str()));
    errors.push(bounds.place, Code::EmptyRange, format_args!("this range is empty; write `{word} {most}..={least}`"));
}

fn one_of(written: &Many<Literal>, place: Place, ty: &Type, errors: &Errors) -> Option<Constraint> {
    let refuse = |message: &str| {
        errors.push(place, Code::ConstraintType, message);
        None
    };
    match ty {
        Type::Text | Type::Integer | Type::Decimal => {}
        Type::Unknown => return None,
        Type::Choices(choices) => return refuse(&format!("`{}` says which values there are; leave `one_of` out", choices.name)),
        Type::Boolean => return refuse("`true` and `false` are all there is; leave `one_of` out"),
        other => return refuse(&format!("`one_of` lists texts or numbers, and this is {}; leave it out", other.noun())),
    }
    if written.list.is_empty() && !written.broken {
        errors.push(place, Code::EmptyRange, "no value is one of none; write the values, as in `one_of [\"a\", \"b\"]`");
    }
    let mut values: Vec<LiteralValue> = Vec::new();
    for literal in &written.list {
        let value = match literal {
            Literal::Text(text) if *ty == Type::Text => Some(LiteralValue::Text(text.value())),
            Literal::Number(number) if *ty != Type::Text => LiteralValue::of_number(number, ty),
            _ => None,
        };
        match value {
            None => {
                errors.push(literal.place(), Code::ConstraintType, format_args!("expected {}, which is what the field holds", ty.noun()))
            }
            Some(value) if values.contains(&value) => {
                errors.push(literal.place(), Code::GivenTwice, format_args!("`{}` is given twice", value.text()))
            }
            Some(value) => values.push(value),
        }
    }
    Some(Constraint::OneOf(values))
}

/// The order of two values, where they have one.
fn compare(a: &LiteralValue, b: &LiteralValue) -> Option<Ordering> {
    match (a, b) {
        (LiteralValue::Text(a), LiteralValue::Text(b)) => Some(a.cmp(b)),
        (LiteralValue::Integer(a), LiteralValue::Integer(b)) => Some(a.cmp(b)),
        _ => a.text().parse::<f64>().ok()?.partial_cmp(&b.text().parse().ok()?),
    }
}

fn range_problem(value: &LiteralValue, least: Option<&LiteralValue>, most: Option<&LiteralValue>) -> Option<String> {
    let beyond = |bound: Option<&LiteralValue>, side: Ordering, word: &str| {
        let bound = bound.filter(|bound| compare(value, bound) == Some(side))?;
        Some(format!("is {word} than {}", bound.text()))
    };
    beyond(least, Ordering::Less, "less").or_else(|| beyond(most, Ordering::Greater, "more"))
}

fn length_problem(found: usize, least: usize, most: Option<usize>, what: &str) -> Option<String> {
    match most {
        Some(most) => (!(least..=most).contains(&found)).then(|| format!("has {found} {what}, not {least} to {most}")),
        None => (found < least).then(|| format!("has {found} {what}, not {least} or more")),
    }
}

fn instead(value: &LiteralValue, values: &[LiteralValue]) -> String {
    let texts: Vec<String> = values.iter().map(LiteralValue::text).collect();
    suggest::instead(&value.text(), texts.iter().map(String::as_str))
}
