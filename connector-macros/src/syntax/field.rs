//! `name "Label": Type = default from path as "wire" where … placeholder "…" advanced`: the same everywhere a field stands.

use proc_macro2::Ident;
use syn::{LitStr, Token, parse::ParseStream};

use super::{
    choose::Choose,
    constraint::Constraint,
    keywords::{CLAUSES, LATER_CLAUSES},
    path::Path,
    tokens::{self, Before, Many},
    types::Type,
    value::{Number, Value},
    when::When,
};
use crate::{
    errors::{Code, Errors, Place, error},
    suggest,
};

pub struct Field {
    pub hint: String,
    pub name: Ident,
    pub label: Option<LitStr>,
    pub ty: Type,
    pub default: Option<Literal>,
    pub source: Option<Path>,
    /// `from total(body.prices)`: the call of a function gives an output.
    pub computed: Option<Value>,
    pub wire: Option<LitStr>,
    pub constraints: Vec<Constraint>,
    /// `#[allow(unused)]` stands before it.
    pub may_be_unused: bool,
    /// The lookup that its value is chosen by.
    pub choose: Option<Choose>,
    /// Which fields stand in it is read from the service.
    pub fields: Option<Choose>,
    /// The word `extensible`: people may add fields of their own.
    pub extensible: Option<Ident>,
    /// When it is shown.
    pub when: Option<When>,
    /// What stands in the empty field.
    pub placeholder: Option<LitStr>,
    /// How much it is shown: a word, and where it stands.
    pub visibility: Option<(Visibility, Ident)>,
    /// A part could not be read, so that what seems to be missing may have been written all the same.
    pub broken: bool,
}

/// A value that is written in the description.
#[derive(Clone)]
pub enum Literal {
    Text(LitStr),
    Number(Number),
    Boolean(bool, Place),
    /// One of the choices that are the field's type, by its name.
    Name(Ident),
}

/// How much a field is shown to people.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    #[default]
    Normal,
    Important,
    Advanced,
    Hidden,
}

/// Where a field stands, which says what it may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Parameter,
    Input,
    Record,
    Output,
    Step,
}

pub fn parse_all(input: ParseStream<'_>, kind: Kind, errors: &Errors) -> Many<Field> {
    tokens::list(input, errors, |input| Field::parse(input, kind, errors))
}

impl Field {
    /// A field without a type, and without clauses.
    pub fn new(hint: String, name: Ident, label: Option<LitStr>) -> Self {
        Self {
            hint,
            name,
            label,
            ty: Type::Broken,
            default: None,
            source: None,
            computed: None,
            wire: None,
            constraints: Vec::new(),
            may_be_unused: false,
            choose: None,
            fields: None,
            extensible: None,
            when: None,
            placeholder: None,
            visibility: None,
            broken: false,
        }
    }

    /// A field whose name could be read is kept, so that what refers to it is not reported as well.
    pub fn parse(input: ParseStream<'_>, kind: Kind, errors: &Errors) -> syn::Result<Self> {
        let Before { hint, allow } = tokens::before(input, errors)?;
        let name = tokens::name(input, "the name of a field")?;
        let label = tokens::label(input)?;
        let mut field = Self::new(hint, name, label);
        field.may_be_unused = allow.is_some();
        if let Err(mistake) = field.parse_rest(input, kind, errors) {
            errors.add(mistake);
            field.broken = true;
            while !at_end(input) {
                input.parse::<proc_macro2::TokenTree>()?;
            }
        }
        Ok(field)
    }

    fn parse_rest(&mut self, input: ParseStream<'_>, kind: Kind, errors: &Errors) -> syn::Result<()> {
        tokens::colon(input, &format!("`{}`", self.name))?;
        self.ty = Type::parse(input)?;
        while !at_end(input) && !begins_another(input) {
            self.parse_clause(input, kind, errors)?;
        }
        Ok(())
    }

    fn parse_clause(&mut self, input: ParseStream<'_>, kind: Kind, errors: &Errors) -> syn::Result<()> {
        let place = Place::from(input.span());
        let refuse =
            |clause: &str, reason: &str| errors.push(place, Code::ClauseOutOfPlace, format_args!("`{clause}` cannot stand here: {reason}"));
        if input.parse::<Option<Token![=]>>()?.is_some() {
            if kind == Kind::Step {
                refuse("=", "a step's field is read as it comes; make it an `Option`");
            }
            return once(&mut self.default, Literal::parse(input)?, place, "=");
        }
        let clause = tokens::name(input, "`,`")?;
        match clause.to_string().as_str() {
            "from" => {
                if matches!(kind, Kind::Input | Kind::Parameter) {
                    refuse("from", "a person gives this value");
                }
                if tokens::word(input).is_some() && input.peek2(syn::token::Paren) {
                    if !matches!(kind, Kind::Output | Kind::Input | Kind::Parameter) {
                        refuse("from", "only an output of a card is given by a function; call it in a step: `let value = function(…);`");
                    }
                    return once(&mut self.computed, Value::parse(input, errors)?, place, "from");
                }
                once(&mut self.source, Path::parse(input)?, place, "from")
            }
            "as" => {
                if kind == Kind::Step {
                    refuse("as", "only later steps see this field");
                }
                once(&mut self.wire, tokens::text(input, "the name in JSON, as a string")?, place, "as")
            }
            "where" => {
                let constraint = Constraint::parse(input, errors)?;
                match (kind, &constraint) {
                    (Kind::Input | Kind::Parameter, _) | (Kind::Step, Constraint::Within(_)) => {}
                    (Kind::Step, _) => refuse("where", "of a step's field only `where within` is asked for"),
                    _ => refuse("where", "only what a person gives can be constrained"),
                }
                self.constraints.push(constraint);
                Ok(())
            }
            "choose" => {
                match kind {
                    Kind::Input => {}
                    Kind::Parameter => refuse("choose", "there is no connection yet that a lookup could go through"),
                    Kind::Record | Kind::Output | Kind::Step => refuse("choose", "only what a person gives to a card is chosen"),
                }
                once(&mut self.choose, Choose::parse(input, errors)?, place, "choose")
            }
            "fields" => {
                if matches!(kind, Kind::Record | Kind::Parameter | Kind::Step) {
                    refuse("fields", "only an input or an output of a card has fields that the service knows");
                }
                once(&mut self.fields, Choose::parse(input, errors)?, place, "fields")
            }
            "extensible" => {
                if kind != Kind::Input {
                    refuse("extensible", "only to the inputs of a card people add fields of their own");
                }
                once(&mut self.extensible, clause, place, "extensible")
            }
            "when" => {
                if matches!(kind, Kind::Record | Kind::Parameter | Kind::Step) {
                    refuse("when", "only an input or an output of a card depends on its options");
                }
                once(&mut self.when, When::parse(input, errors)?, place, "when")
            }
            "placeholder" => {
                if matches!(kind, Kind::Output | Kind::Step) {
                    refuse("placeholder", "nobody fills this field in");
                }
                once(&mut self.placeholder, tokens::text(input, "what the empty field shows, as a string")?, place, "placeholder")
            }
            word @ ("important" | "advanced" | "hidden") => {
                if kind == Kind::Step {
                    refuse(word, "nobody sees a step's field");
                }
                let visibility = match word {
                    "important" => Visibility::Important,
                    "advanced" => Visibility::Advanced,
                    _ => Visibility::Hidden,
                };
                self.show(visibility, clause)
            }
            _ => Err(tokens::unknown(&clause, Code::UnknownClause, "clause", CLAUSES, LATER_CLAUSES)),
        }
    }

    fn show(&mut self, visibility: Visibility, word: Ident) -> syn::Result<()> {
        match &self.visibility {
            None => {
                self.visibility = Some((visibility, word));
                Ok(())
            }
            Some((_, before)) if *before == word => Err(error(&word, Code::GivenTwice, format_args!("`{word}` is given twice"))),
            Some((_, before)) => {
                Err(error(&word, Code::GivenTwice, format_args!("a field is `{before}` or `{word}`, not both; leave one of them out")))
            }
        }
    }
}

fn at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,]) || input.peek(Token![;])
}

/// Whether a word is no clause, and none was meant: then a comma is missing before it.
fn begins_another(input: ParseStream<'_>) -> bool {
    let known = || CLAUSES.iter().chain(LATER_CLAUSES).copied();
    // What is nearly every word here is not compared with all of them: that was a sixth of the macro's time.
    tokens::word(input).is_some_and(|word| known().all(|clause| clause != word) && suggest::nearest(&word, known()).is_none())
}

fn once<T>(slot: &mut Option<T>, value: T, place: Place, clause: &str) -> syn::Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(error(place, Code::GivenTwice, format_args!("`{clause}` is given twice"))),
    }
}

impl Literal {
    pub fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let place = Place::from(input.span());
        if input.peek(LitStr) {
            return input.parse().map(Literal::Text);
        }
        match tokens::word(input).as_deref() {
            Some(word @ ("true" | "false")) => tokens::name(input, "").map(|_| Literal::Boolean(word == "true", place)),
            Some(_) => tokens::name(input, "a default").map(Literal::Name),
            None if input.peek(syn::Lit) || input.peek(Token![-]) => Number::parse(input).map(Literal::Number),
            None => Err(tokens::unexpected(input, "a default: text, a number, `true` or `false`")),
        }
    }

    pub fn place(&self) -> Place {
        match self {
            Literal::Text(text) => text.into(),
            Literal::Number(number) => number.place,
            Literal::Name(name) => name.into(),
            Literal::Boolean(_, place) => *place,
        }
    }
}
