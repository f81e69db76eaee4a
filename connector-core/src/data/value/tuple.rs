//! The fields of a generated type together, as a tuple. What can be done with all fields is written here once, so that a generated type
//! needs only two short functions: its fields by reference, and itself of a tuple.

use super::{Fault, FieldType, Reader, ValueRef};

/// The values of all fields of a type, in order.
pub trait Tuple: Sized + 'static {
    /// How many there are.
    const LEN: usize;
    /// The same by reference.
    type Refs<'a>;
    /// The value of a field; [`ValueRef::Absent`] past the end.
    fn field(refs: Self::Refs<'_>, index: usize) -> ValueRef<'_>;
    /// A copy of all.
    fn copy(refs: Self::Refs<'_>) -> Self;
    /// Takes each in order.
    fn take(fields: &mut Reader<'_>) -> Result<Self, Fault>;
}

/// More fields than one tuple holds.
pub struct And<A, B>(pub A, pub B);

impl<A: Tuple, B: Tuple> Tuple for And<A, B> {
    const LEN: usize = A::LEN + B::LEN;
    type Refs<'a> = And<A::Refs<'a>, B::Refs<'a>>;

    fn field(refs: Self::Refs<'_>, index: usize) -> ValueRef<'_> {
        match index.checked_sub(A::LEN) {
            None => A::field(refs.0, index),
            Some(index) => B::field(refs.1, index),
        }
    }

    fn copy(refs: Self::Refs<'_>) -> Self {
        And(A::copy(refs.0), B::copy(refs.1))
    }

    fn take(fields: &mut Reader<'_>) -> Result<Self, Fault> {
        Ok(And(A::take(fields)?, B::take(fields)?))
    }
}

macro_rules! tuples {
    ($($len:literal [$($index:tt $ty:ident)*])+) => {
        $(impl<$($ty: FieldType + 'static),*> Tuple for ($($ty,)*) {
            const LEN: usize = $len;
            type Refs<'a> = ($(&'a $ty,)*);

            #[allow(unused_variables)]
            fn field(refs: Self::Refs<'_>, index: usize) -> ValueRef<'_> {
                match index {
                    $($index => refs.$index.as_value(),)*
                    _ => ValueRef::Absent,
                }
            }

            #[allow(unused_variables, clippy::unused_unit)]
            fn copy(refs: Self::Refs<'_>) -> Self {
                ($(refs.$index.clone(),)*)
            }

            #[allow(unused_variables)]
            fn take(fields: &mut Reader<'_>) -> Result<Self, Fault> {
                Ok(($(fields.take::<$ty>()?,)*))
            }
        })+
    };
}

// As many as `expand/data.rs` puts into one tuple.
tuples! {
    0 []
    1 [0 A]
    2 [0 A 1 B]
    3 [0 A 1 B 2 C]
    4 [0 A 1 B 2 C 3 D]
    5 [0 A 1 B 2 C 3 D 4 E]
    6 [0 A 1 B 2 C 3 D 4 E 5 F]
    7 [0 A 1 B 2 C 3 D 4 E 5 F 6 G]
    8 [0 A 1 B 2 C 3 D 4 E 5 F 6 G 7 H]
    9 [0 A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I]
    10 [0 A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J]
    11 [0 A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J 10 K]
    12 [0 A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J 10 K 11 L]
}
