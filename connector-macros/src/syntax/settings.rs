//! `key: "…",`: what the connector says of itself.

use proc_macro2::Ident;
use syn::{LitStr, parse::ParseStream};

use super::{
    keywords::SETTINGS,
    tokens::{self, Many},
    value::Number,
};
use crate::errors::{Code, Errors, error};

pub struct Setting {
    pub name: Ident,
    pub value: SettingValue,
}

pub enum SettingValue {
    Text(LitStr),
    Number(Number),
}

pub fn parse(input: ParseStream<'_>, errors: &Errors) -> Many<Setting> {
    tokens::list(input, errors, |input| {
        let name = tokens::name(input, "the name of a setting")?;
        if !SETTINGS.contains(&name.to_string().as_str()) {
            return Err(tokens::unknown(&name, Code::UnknownSetting, "setting", SETTINGS, &[]));
        }
        tokens::colon(input, &format!("`{name}`"))?;
        let value = if name == "grammar" {
            SettingValue::Number(
                Number::parse(input)
                    .map_err(|mistake| error(mistake.span(), Code::UnknownGrammar, "the grammar is a number: write `grammar: 1`"))?,
            )
        } else {
            SettingValue::Text(tokens::text(input, &format!("the `{name}`, as a string"))?)
        };
        Ok(Setting { name, value })
    })
}
