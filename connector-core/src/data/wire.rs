//! Values as the service sees them in JSON: records by their wire names and at their paths, absent members left out.

use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeMap, SerializeSeq},
};

use super::{
    scope::{NoText, Place, Scope},
    shape::Node,
    spec::Expr,
    value::{ValueRef, Values},
};

impl<'a> Scope<'a> {
    /// An expression as it goes into JSON.
    pub(crate) fn json(&self, expr: &'a Expr) -> JsonExpr<'_, 'a> {
        JsonExpr { scope: self, expr }
    }

    /// A value as it goes into JSON.
    pub(crate) fn wire<'v>(&self, value: ValueRef<'v>) -> impl Serialize + use<'v> {
        Wire { value, masked: self.masked }
    }
}

/// An expression as it goes into JSON on the wire: absent members are left out, records by their wire names.
pub(crate) struct JsonExpr<'s, 'a> {
    scope: &'s Scope<'a>,
    expr: &'a Expr,
}

impl Serialize for JsonExpr<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = self.scope;
        match self.expr {
            Expr::Object(members) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, expr) in members.iter().filter(|(_, expr)| !scope.is_absent(expr)) {
                    map.serialize_entry(name, &scope.json(expr))?;
                }
                map.end()
            }
            Expr::List(items) => {
                let mut list = serializer.serialize_seq(None)?;
                for expr in items.iter().filter(|expr| !scope.is_absent(expr)) {
                    list.serialize_element(&scope.json(expr))?;
                }
                list.end()
            }
            expr if matches!(expr, Expr::Template(_)) || scope.is_pending(expr) => {
                let mut text = String::new();
                match scope.write(expr, Place::Plain, &mut text) {
                    Ok(()) => serializer.serialize_str(&text),
                    Err(NoText::Absent) => serializer.serialize_unit(),
                    Err(NoText::Container(name, found)) => {
                        Err(S::Error::custom(format_args!("`{name}` is {found} and cannot stand in a text")))
                    }
                }
            }
            expr => Wire { value: scope.worth(expr).as_value(), masked: scope.masked }.serialize(serializer),
        }
    }
}

/// A value as the service sees it, secrets too.
pub(crate) fn wire(value: ValueRef<'_>) -> impl Serialize {
    Wire { value, masked: false }
}

/// A value as the service sees it.
struct Wire<'a> {
    value: ValueRef<'a>,
    masked: bool,
}

impl Serialize for Wire<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let masked = self.masked;
        match self.value {
            ValueRef::Secret(secret) if !masked => serializer.serialize_str(secret.expose()),
            ValueRef::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.count()))?;
                for index in 0..items.count() {
                    list.serialize_element(&Wire { value: items.item(index), masked })?;
                }
                list.end()
            }
            ValueRef::Record(values) => WireNode { values, node: &values.shape().tree, masked }.serialize(serializer),
            value => value.serialize(serializer),
        }
    }
}

/// A part of a record, where its paths say that it stands.
struct WireNode<'a> {
    values: &'a dyn Values,
    node: &'a Node,
    masked: bool,
}

impl WireNode<'_> {
    fn is_absent(&self) -> bool {
        let absent = |slot| matches!(self.values.value(slot), ValueRef::Absent);
        self.node.takes().iter().all(|take| absent(take.slot))
            && self.node.children().iter().all(|node| WireNode { values: self.values, node, masked: self.masked }.is_absent())
    }
}

impl Serialize for WireNode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(take) = self.node.takes().first() {
            return Wire { value: self.values.value(take.slot), masked: self.masked }.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        for node in self.node.children() {
            let child = WireNode { values: self.values, node, masked: self.masked };
            if let (super::shape::Key::Name(name), false) = (node.key(), child.is_absent()) {
                map.serialize_entry(name, &child)?;
            }
        }
        map.end()
    }
}
