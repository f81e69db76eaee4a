//! A text of the command line as the value of a field.

use connector_core::{
    DateTime, File, Value,
    card::{Field, Type},
};

use super::names;

/// The value of one flag. A field that is a list takes an item or a JSON list of them; the caller joins them.
pub(crate) fn parse(field: &Field, text: &str) -> Result<Value, String> {
    of_type(&field.ty, text)
}

fn of_type(ty: &Type, text: &str) -> Result<Value, String> {
    match ty {
        Type::Optional(inner) => of_type(inner, text),
        Type::Nullable(_) if text == "null" => Ok(Value::Null),
        Type::Nullable(inner) => of_type(inner, text),
        Type::Text | Type::Url | Type::Secret => Ok(text.into()),
        Type::DateTime => match text.parse::<DateTime>() {
            Ok(time) => Ok(time.to_string().into()),
            Err(_) => Err("write a date and time such as 2024-05-01T12:00:00Z".to_owned()),
        },
        Type::Choices(choices) => match choices.find(text) {
            Some(choice) => Ok(choice.value.into()),
            None => Err(names::instead(text, choices.values.iter().map(|choice| choice.value))),
        },
        Type::Integer => text.parse::<i64>().map(Value::from).map_err(|_| "write a whole number".to_owned()),
        Type::Decimal => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number.into()),
            _ => Err("write a number".to_owned()),
        },
        Type::Boolean => text.parse::<bool>().map(Value::from).map_err(|_| "write true or false".to_owned()),
        Type::File => match text.strip_prefix('@') {
            Some(path) => File::from_path(path).map(|file| serde_json::json!(file)).map_err(|error| error.message().to_owned()),
            None => serde_json::from_str(text)
                .ok()
                .filter(Value::is_object)
                .ok_or_else(|| "write @FILE, or the file as a JSON object".to_owned()),
        },
        Type::List(item) => match serde_json::from_str(text) {
            Ok(Value::Array(items)) => Ok(Value::Array(items)),
            _ => of_type(item, text).map(|item| Value::Array(vec![item])),
        },
        Type::Object | Type::Record(_) => match json(text)? {
            object @ Value::Object(_) => Ok(object),
            _ => Err("write a JSON object, or @FILE".to_owned()),
        },
        _ => json(text),
    }
}

/// JSON, or `@` and the file that holds it.
pub(crate) fn json(text: &str) -> Result<Value, String> {
    let content = match text.strip_prefix('@') {
        Some(file) => &std::fs::read_to_string(file).map_err(|error| format!("`{file}` cannot be read: {error}"))?,
        None => text,
    };
    serde_json::from_str(content).map_err(|error| match text.strip_prefix('@') {
        Some(file) => format!("`{file}` does not hold JSON: {error}"),
        None => format!("this is not JSON: {error}; a text stands in quotes, a file is @FILE"),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use connector_core::card::{Choice, Choices};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_text_stays_as_it_is() {
        for text in ["", "@here", "007", "true", "null", "[1]", " x "] {
            assert_eq!(of_type(&Type::Optional(&Type::Text), text), Ok(json!(text)));
        }
    }

    #[test]
    fn numbers_and_truth_are_parsed() {
        assert_eq!(of_type(&Type::Integer, "-7"), Ok(json!(-7)));
        assert_eq!(of_type(&Type::Decimal, "1.5"), Ok(json!(1.5)));
        assert_eq!(of_type(&Type::Boolean, "false"), Ok(json!(false)));
        for (ty, wrong) in [(Type::Integer, "1.5"), (Type::Integer, "9223372036854775808"), (Type::Decimal, "NaN"), (Type::Boolean, "yes")]
        {
            assert!(of_type(&ty, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn dates_and_choices_are_checked() {
        static CHOICE: Type = Type::Choices(&STATE);
        static STATE: Choices = Choices {
            name: "State",
            hint: "",
            values: &[Choice { value: "open", label: "Open", hint: "" }, Choice { value: "ALL", label: "All", hint: "" }],
        };
        assert_eq!(of_type(&Type::DateTime, "2024-05-01 14:00:00+02:00"), Ok(json!("2024-05-01T12:00:00Z")));
        assert!(of_type(&Type::DateTime, "yesterday").unwrap_err().contains("2024-05-01T12:00:00Z"));
        assert_eq!(of_type(&Type::List(&CHOICE), "ALL"), Ok(json!(["ALL"])));
        assert!(of_type(&Type::Choices(&STATE), "opn").unwrap_err().contains("open"));
    }

    #[test]
    fn a_list_takes_items_and_lists() {
        let numbers = Type::Optional(&Type::List(&Type::Integer));
        assert_eq!(of_type(&numbers, "7"), Ok(json!([7])));
        assert_eq!(of_type(&numbers, "[7, 8]"), Ok(json!([7, 8])));
        assert_eq!(of_type(&Type::List(&Type::Text), "[draft"), Ok(json!(["[draft"])));
        assert!(of_type(&numbers, "x").is_err());
    }

    #[test]
    fn json_is_checked_for_its_kind() {
        assert_eq!(of_type(&Type::Object, r#"{"a": 1}"#), Ok(json!({ "a": 1 })));
        assert_eq!(of_type(&Type::Json, "[1]"), Ok(json!([1])));
        assert_eq!(of_type(&Type::Nullable(&Type::Integer), "null"), Ok(Value::Null));
        assert!(of_type(&Type::Object, "[1]").unwrap_err().contains("object"));
        assert!(of_type(&Type::Json, "hello").unwrap_err().contains("quotes"));
        assert!(of_type(&Type::Object, "@/no/such/file").unwrap_err().contains("cannot be read"));
        assert!(of_type(&Type::File, "@/no/such/file").unwrap_err().contains("cannot be read"));
        assert!(of_type(&Type::List(&Type::File), "hello").unwrap_err().contains("@FILE"));
        let deep = "[".repeat(100_000);
        assert!(of_type(&Type::Json, &deep).is_err());
    }
}
