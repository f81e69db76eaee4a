//! Types of an author's own, as the types of fields.

use crate::data::shape::Type;

/// A type of your own that can stand in a description, by its path: `id: crate::ids::UserId`. [`field_type!`](crate::field_type) makes it
/// one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a field",
    label = "not a type that descriptions know",
    note = "write `connector_core::field_type!({Self} as String);` where it is declared"
)]
pub trait RustType: Sized {
    /// What it is to the service and to people.
    const TYPE: Type;
}

/// Lets a type of your own stand in a description, as another one to the service: `String`, `i64`, `f64`, `bool`, `DateTime` or `Object`.
///
/// The type is made by `TryFrom`, and so can refuse a value, which is a `Decode` error that names the path; and is seen through `AsRef`.
/// It is `Clone`, `Send` and `Sync`.
///
/// ```
/// use connector_core::connector;
///
/// #[derive(Clone)]
/// pub struct UserId(String);
///
/// impl TryFrom<String> for UserId {
///     type Error = String;
///
///     fn try_from(text: String) -> Result<Self, String> {
///         if text.starts_with('U') { Ok(Self(text)) } else { Err(format!("`{text}` is no user ID: it begins with U")) }
///     }
/// }
///
/// impl AsRef<str> for UserId {
///     fn as_ref(&self) -> &str {
///         &self.0
///     }
/// }
///
/// connector_core::field_type!(UserId as String);
///
/// connector! {
///     pub connector People "People" { key: "people", version: "1.0.0", base_url: "https://api.example.com" }
///     auth token "Token" custom { parameters { token: Secret } }
///     helper api { header "Authorization": "Bearer {auth.token}"; }
///     action get_user "Get User" {
///         effects read;
///         input { user: self::UserId }
///         GET "/users/{input.user}" via api;
///         output { manager: Option<self::UserId> from body.manager }
///     }
/// }
/// # fn main() -> connector_core::Result<()> {
/// let people = People::token().token("t").connect()?;
/// let user = UserId::try_from("U1".to_owned()).map_err(std::io::Error::other).unwrap();
/// assert!(people.get_user(user).render()?.to_string().starts_with("GET https://api.example.com/users/U1"));
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! field_type {
    ($ty:ty as String) => {
        $crate::field_type!(@ $ty, $crate::__private::String, Text, this => $crate::__private::ValueRef::Text(this.as_ref()));
    };
    ($ty:ty as i64) => {
        $crate::field_type!(@ $ty, $crate::__private::i64, Integer, this => $crate::__private::ValueRef::Integer(*this.as_ref()));
    };
    ($ty:ty as f64) => {
        $crate::field_type!(@ $ty, $crate::__private::f64, Decimal, this => $crate::__private::ValueRef::Decimal(*this.as_ref()));
    };
    ($ty:ty as bool) => {
        $crate::field_type!(@ $ty, $crate::__private::bool, Boolean, this => $crate::__private::ValueRef::Boolean(*this.as_ref()));
    };
    ($ty:ty as DateTime) => {
        $crate::field_type!(@ $ty, $crate::DateTime, DateTime, this => $crate::__private::ValueRef::DateTime(*this.as_ref()));
    };
    ($ty:ty as Object) => {
        $crate::field_type!(@ $ty, $crate::Object, Object, this => $crate::__private::ValueRef::Object(this.as_ref()));
    };
    (@ $ty:ty, $wire:ty, $kind:ident, $this:ident => $value:expr) => {
        impl $crate::FieldType for $ty {
            fn from_slot(
                slot: $crate::__private::Slot,
                slots: &mut $crate::__private::Vec<$crate::__private::Slot>,
            ) -> $crate::__private::Result<Self, $crate::__private::Fault> {
                let wire = <$wire as $crate::FieldType>::from_slot(slot, slots)?;
                <Self as $crate::__private::TryFrom<$wire>>::try_from(wire).map_err($crate::__private::refused_value)
            }
            fn as_value(&self) -> $crate::__private::ValueRef<'_> {
                let $this = self;
                $value
            }
        }
        impl $crate::RustType for $ty {
            const TYPE: $crate::card::Type = $crate::card::Type::$kind;
        }
    };
}
