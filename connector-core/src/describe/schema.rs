//! What a card takes and gives, as JSON Schema 2020-12.

use serde_json::{Value, json};

use super::types::{Defs, Way};
use crate::data::{card::Action, shape::Shape, trigger::Trigger};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

impl Action {
    /// The JSON Schema (2020-12) of the input: an object that it accepts is one that `invoke` accepts, as far as JSON Schema can say.
    ///
    /// What it does not say stands in its `$comment`s: regular expressions that only Rust has, and where a URL may lead. `format` is
    /// meant to be held: `date-time` (of which more spellings are understood), `uri` and `int64`.
    pub fn input_schema(&self) -> Value {
        whole(self.input, Way::In, self.title, false)
    }

    /// The JSON Schema (2020-12) of what `invoke` gives; for a card with pages, the list of all items.
    ///
    /// Every output is there; what the service has not sent is `null`. A secret is masked.
    pub fn output_schema(&self) -> Value {
        whole(self.output, Way::Out, self.title, self.is_paged())
    }
}

impl Trigger {
    /// The JSON Schema (2020-12) of the input: what is chosen when the trigger is placed.
    pub fn input_schema(&self) -> Value {
        whole(self.input, Way::In, self.title, false)
    }

    /// The JSON Schema (2020-12) of one event.
    pub fn event_schema(&self) -> Value {
        let mut defs = Defs::own(Way::Out);
        let body = defs.of_event(self.output);
        whole_of(defs, body, self.title)
    }
}

fn whole(shape: &'static Shape, way: Way, title: &str, is_list: bool) -> Value {
    let mut defs = Defs::own(way);
    let body = defs.of_card(shape, is_list);
    whole_of(defs, body, title)
}

/// A schema of its own, with the types that it refers to.
fn whole_of(defs: Defs, body: Value, title: &str) -> Value {
    let mut schema = json!({ "$schema": DIALECT, "title": title });
    if let (Value::Object(schema), Value::Object(mut body)) = (&mut schema, body) {
        schema.append(&mut body);
        if !defs.found.is_empty() {
            schema.insert("$defs".to_owned(), defs.found.into());
        }
    }
    schema
}
