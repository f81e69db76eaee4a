//! `deprecated since "1.2.0", use create_issue;`, `audience "Administrators";`, `scopes "repo" | "public_repo";`: what people should know before they place a card.

use proc_macro2::Ident;
use syn::{LitStr, Token, parse::ParseStream};

use super::tokens;

#[derive(Default)]
pub struct Nature {
    pub deprecated: Option<Deprecated>,
    pub audience: Option<LitStr>,
    /// The scopes that it needs, each with what will do instead.
    pub scopes: Option<Vec<Vec<LitStr>>>,
}

/// A card that should no longer be placed.
pub struct Deprecated {
    pub since: LitStr,
    /// The card to place instead.
    pub instead: Option<Ident>,
}

impl Deprecated {
    pub fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        tokens::expect(input, "since")?;
        let since = tokens::text(input, "the version since which the card is deprecated, as a string")?;
        let instead = match input.parse::<Option<Token![,]>>()? {
            None => None,
            Some(_) => {
                tokens::expect(input, "use")?;
                Some(tokens::name(input, "the name of the card to use instead")?)
            }
        };
        Ok(Self { since, instead })
    }
}

/// `"repo" | "public_repo", "read:user"`
pub fn scopes(input: ParseStream<'_>) -> syn::Result<Vec<Vec<LitStr>>> {
    let mut scopes = Vec::new();
    loop {
        let mut one = vec![tokens::text(input, "a scope that the card needs, as a string")?];
        while input.parse::<Option<Token![|]>>()?.is_some() {
            one.push(tokens::text(input, "a scope that will do instead, as a string")?);
        }
        scopes.push(one);
        if input.parse::<Option<Token![,]>>()?.is_none() {
            return Ok(scopes);
        }
    }
}
