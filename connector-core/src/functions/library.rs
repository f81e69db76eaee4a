//! The functions as a description's tables name them.

use super::{date, encoding, hash, json, list, number, text};
use crate::data::{
    date_time::DateTime,
    function::{Arguments, Function, IntoSlot},
    value::Slot,
    wire::wire,
};

/// Each line: the table, the name, and the call with its arguments in order.
macro_rules! library {
    ($($table:ident $name:literal $arguments:ident => $call:expr;)*) => {
        $(
            #[doc = concat!("`", $name, "`, as the manual explains it.")]
            pub static $table: Function = Function { name: $name, apply: |$arguments: &mut Arguments| $call.into_slot() };
        )*
    };
}

/// The first argument that is there.
fn default(arguments: &mut Arguments) -> Option<Slot> {
    let value = arguments.slot();
    let fallback = arguments.slot();
    value.or(fallback)
}

library! {
    LOWER "lower" a => text::lower(&a.text()?);
    UPPER "upper" a => text::upper(&a.text()?);
    TRIM "trim" a => text::trim(&a.text()?);
    REPLACE "replace" a => text::replace(&a.text()?, &a.text()?, &a.text()?);
    SLICE "slice" a => text::slice(&a.text()?, a.take()?, a.take()?);
    LENGTH "length" a => text::length(&a.text()?);
    CONTAINS "contains" a => text::contains(&a.text()?, &a.text()?);
    STARTS_WITH "starts_with" a => text::starts_with(&a.text()?, &a.text()?);
    ENDS_WITH "ends_with" a => text::ends_with(&a.text()?, &a.text()?);
    SPLIT "split" a => text::split(&a.text()?, &a.text()?);
    JOIN "join" a => text::join(&a.texts()?, &a.text()?);

    FIRST "first" a => list::first(a.list()?);
    LAST "last" a => list::last(a.list()?);
    COUNT "count" a => list::count(a.list()?);
    REVERSE "reverse" a => list::reverse(a.list()?);
    SORT "sort" a => list::sort(a.list()?);
    UNIQUE "unique" a => list::unique(a.list()?);
    CONCAT "concat" a => list::concat(a.list()?, a.list()?);
    CHUNK "chunk" a => list::chunk(a.list()?, a.take()?);
    FLATTEN "flatten" a => list::flatten(a.list()?);
    ZIP "zip" a => list::zip(a.objects()?, a.objects()?);
    MERGE "merge" a => json::merge(a.object()?, a.object()?);
    INCLUDES "includes" a => list::includes(&a.list()?, &a.slot()?);

    FILE_NAME "file_name" a => a.file()?.name().to_owned();
    FILE_SIZE "file_size" a => i64::try_from(a.file()?.len()?).ok();
    MEDIA_TYPE "media_type" a => a.file()?.media_type().to_owned();

    DEFAULT "default" a => default(a);

    NOW "now" a => a.now();
    DATE "date" a => date::date(&a.text()?);
    DAY "day" a => date::day(a.take::<DateTime>()?);
    UNIX "unix" a => date::unix(a.take()?);
    FROM_UNIX "from_unix" a => date::from_unix(a.take()?);
    PLUS "plus" a => date::plus(a.take()?, a.duration()?);
    MINUS "minus" a => date::minus(a.take()?, a.duration()?);

    INTEGER "integer" a => number::integer(&a.text()?);
    DECIMAL "decimal" a => number::decimal(&a.text()?);
    ROUND "round" a => number::round(a.number()?.decimal());
    ADD "add" a => number::add(a.number()?, a.number()?);
    SUBTRACT "subtract" a => number::subtract(a.number()?, a.number()?);
    MULTIPLY "multiply" a => number::multiply(a.number()?, a.number()?);
    DIVIDE "divide" a => number::divide(a.number()?, a.number()?);
    MIN "min" a => number::min(a.number()?, a.number()?);
    MAX "max" a => number::max(a.number()?, a.number()?);

    JSON "json" a => json::json(&wire(a.slot()?.as_value()));
    FROM_JSON "from_json" a => json::from_json(&a.text()?);

    BASE64 "base64" a => encoding::base64(&a.text()?);
    BASE64_URL "base64_url" a => encoding::base64_url(&a.text()?);
    FROM_BASE64 "from_base64" a => encoding::from_base64(&a.text()?);
    HEX "hex" a => encoding::hex(&a.text()?);
    URL_ENCODE "url_encode" a => encoding::url_encode(&a.text()?);
    URL_DECODE "url_decode" a => encoding::url_decode(&a.text()?);

    MD5 "md5" a => hash::md5(&a.text()?);
    SHA1 "sha1" a => hash::sha1(&a.text()?);
    SHA256 "sha256" a => hash::sha256(&a.text()?);
    SHA256_BASE64 "sha256_base64" a => hash::sha256_base64(&a.text()?);
    SHA512 "sha512" a => hash::sha512(&a.text()?);
    HMAC_SHA1 "hmac_sha1" a => hash::hmac_sha1(&a.text()?, &a.text()?);
    HMAC_SHA256 "hmac_sha256" a => hash::hmac_sha256(&a.text()?, &a.text()?);
    HMAC_SHA256_BASE64 "hmac_sha256_base64" a => hash::hmac_sha256_base64(&a.text()?, &a.text()?);
    HMAC_SHA512 "hmac_sha512" a => hash::hmac_sha512(&a.text()?, &a.text()?);
}
