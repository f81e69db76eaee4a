//! Polls as tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    shape::decimal,
    trigger::{Flows, event_value, variant},
    types, value,
};
use crate::model::poll::{Cursor, CursorSource, Lookback, Poll};

pub fn table(poll: &Poll, flows: &mut Flows<'_>) -> TokenStream {
    let every = Literal::u64_unsuffixed(poll.every);
    let cursor = value::option(poll.cursor.as_ref().map(|cursor| self::cursor(cursor, flows)));
    let lookback = value::option(poll.lookback.as_ref().map(lookback));
    let first_run = if poll.everything { quote!(Everything) } else { quote!(Now) };
    let flow = flows.of_events(&poll.flow);
    quote!(__c::Poll { every: #every, cursor: #cursor, lookback: #lookback, first_run: __c::FirstRun::#first_run, flow: #flow })
}

fn cursor(cursor: &Cursor, flows: &Flows<'_>) -> TokenStream {
    let Cursor { ty, path, source } = cursor;
    let ty = types::table(ty, flows.records());
    let source = match source {
        CursorSource::Answer(slot) => {
            let slot = Literal::usize_unsuffixed(*slot);
            quote!(Answer(#slot))
        }
        CursorSource::Items(pick, value) => {
            let (pick, value) = (variant(&pick.to_string()), event_value(value));
            quote!(Items(__c::Pick::#pick, #value))
        }
        CursorSource::Unknown => quote!(Answer(0)),
    };
    quote!(__c::Cursor { ty: #ty, path: #path, source: __c::CursorSource::#source })
}

fn lookback(lookback: &Lookback) -> TokenStream {
    match lookback {
        Lookback::Duration(millis) => {
            let millis = Literal::u64_unsuffixed(*millis);
            quote!(__c::Lookback::Duration(#millis))
        }
        Lookback::Number(digits) => {
            let number = decimal(digits);
            quote!(__c::Lookback::Number(#number))
        }
    }
}
