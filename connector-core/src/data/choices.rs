//! Choices: a named set of values that a person chooses from.

use serde::Serialize;

/// A named set of values. Its Rust type keeps a value that the service adds later as `Unknown`.
#[derive(Debug, Serialize)]
pub struct Choices {
    /// The name of the Rust type.
    pub name: &'static str,
    /// What it is.
    pub hint: &'static str,
    /// The values, in the order in which a person sees them.
    pub values: &'static [Choice],
}

/// One value of [`Choices`].
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Choice {
    /// The value, as the service writes it.
    pub value: &'static str,
    /// The name that people see.
    pub label: &'static str,
    /// What it means.
    pub hint: &'static str,
}

impl Choices {
    /// The choice with this value.
    pub fn find(&self, value: &str) -> Option<&'static Choice> {
        self.values.iter().find(|choice| choice.value == value)
    }
}

/// What the type of every set of choices has, over the texts of its values.
#[doc(hidden)]
#[macro_export]
macro_rules! __choices {
    ($ty:ident; $($variant:ident $value:literal),*) => {
        impl $ty {
            /// The values that are known, in the order in which people see them.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),*];

            /// The value as the service writes it.
            pub fn as_str(&self) -> &$crate::__private::str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                }
            }
        }
        impl $crate::__private::From<$crate::__private::String> for $ty {
            fn from(value: $crate::__private::String) -> Self {
                match &*value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(value),
                }
            }
        }
        impl $crate::__private::From<&$crate::__private::str> for $ty {
            fn from(value: &$crate::__private::str) -> Self {
                $crate::__private::From::from(<$crate::__private::String as $crate::__private::From<_>>::from(value))
            }
        }
        impl $crate::__private::From<$ty> for $crate::__private::Slot {
            fn from(value: $ty) -> Self {
                Self::Text(<$crate::__private::String as $crate::__private::From<_>>::from(value.as_str()))
            }
        }
        impl $crate::__private::FieldType for $ty {
            fn from_slot(
                slot: $crate::__private::Slot,
                slots: &mut $crate::__private::Vec<$crate::__private::Slot>,
            ) -> $crate::__private::Result<Self, $crate::__private::Fault> {
                let text = <$crate::__private::String as $crate::__private::FieldType>::from_slot(slot, slots)?;
                $crate::__private::Ok($crate::__private::From::from(text))
            }
            fn as_value(&self) -> $crate::__private::ValueRef<'_> {
                $crate::__private::ValueRef::Text(self.as_str())
            }
        }
        impl $crate::__private::fmt::Display for $ty {
            fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl $crate::__private::Serialize for $ty {
            fn serialize<S: $crate::__private::Serializer>(&self, serializer: S) -> $crate::__private::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> $crate::__private::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(deserializer: D) -> $crate::__private::Result<Self, D::Error> {
                let text = <$crate::__private::String as $crate::__private::Deserialize>::deserialize(deserializer)?;
                $crate::__private::Ok($crate::__private::From::from(text))
            }
        }
    };
}
