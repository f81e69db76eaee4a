//! Every value of a request, a step or a helper, one after the other.

use super::{
    body::Body,
    condition::Condition,
    helper::Helper,
    request::{Basic, PathPart, Request},
    step::{Step, What},
    value::{Expr, ExprKind},
};

impl Expr {
    /// This value, and those that it is composed of.
    pub fn each(&self, call: &mut dyn FnMut(&Expr)) {
        call(self);
        match &self.kind {
            ExprKind::Template(parts) | ExprKind::List(parts) | ExprKind::Call(_, parts) => parts.iter().for_each(|part| part.each(call)),
            ExprKind::Object(members) => members.iter().for_each(|(_, member)| member.each(call)),
            _ => {}
        }
    }
}

impl Request {
    pub fn each_value(&self, call: &mut dyn FnMut(&Expr)) {
        self.each_own_value(call);
        if let Body::Chunks(chunks) = &self.body {
            chunks.resume.iter().for_each(|resume| resume.request.each_value(call));
        }
    }

    /// The same without those of the request that asks how much of a file has arrived.
    pub fn each_own_value(&self, call: &mut dyn FnMut(&Expr)) {
        for part in &self.path {
            match part {
                PathPart::Text(_) => {}
                PathPart::Value(_, value) | PathPart::Segments(_, value, _) | PathPart::Url(_, value, _) => call(value),
            }
        }
        self.query.iter().for_each(|(_, value)| call(value));
        self.headers.iter().for_each(|header| call(&header.value));
        of_basic(self.basic.as_ref(), call);
        match &self.body {
            Body::Empty => {}
            Body::Json(value) | Body::Xml(value) | Body::Text(value) | Body::Stream(value) | Body::Bytes(value) => call(value),
            Body::Chunks(chunks) => call(&chunks.file),
            Body::Form(pairs) | Body::Multipart(pairs) | Body::Graphql { variables: pairs, .. } => {
                pairs.iter().for_each(|(_, value)| call(value));
            }
        }
    }
}

impl Step {
    pub fn each_value(&self, call: &mut dyn FnMut(&Expr)) {
        match &self.what {
            What::Request(request) => request.each_value(call),
            What::Value(value) | What::Await(value) | What::Give(value) | What::Each { list: value, .. } => call(value),
            What::Call(_, arguments) => arguments.iter().for_each(|(_, value)| call(value)),
            What::If(when, ..) => when.each_value(call),
            What::Fail { code, message, .. } => code.iter().chain(message).for_each(call),
            What::Wait(wait) => {
                wait.request.each_value(call);
                wait.cancel.iter().for_each(|cancel| cancel.each_value(call));
                wait.until.each_value(call);
                wait.fail.iter().for_each(|fail| fail.each_value(call));
            }
            What::Item | What::Try { .. } | What::Broken => {}
        }
    }
}

impl Helper {
    pub fn each_value(&self, call: &mut dyn FnMut(&Expr)) {
        self.headers.iter().chain(self.headers_for.iter().map(|(_, header)| header)).for_each(|header| call(&header.value));
        self.query.iter().for_each(|(_, value)| call(value));
        of_basic(self.basic.as_ref(), call);
    }

    /// What the error rules look at and tell, which see an answer.
    pub fn each_value_of_rules(&self, call: &mut dyn FnMut(&Expr)) {
        for rule in &self.rules {
            rule.when.each_value(call);
            rule.details.iter().for_each(|(_, value)| call(value));
        }
    }
}

impl Condition {
    pub fn each_value(&self, call: &mut dyn FnMut(&Expr)) {
        match self {
            Condition::All(list) | Condition::Any(list) => list.iter().for_each(|condition| condition.each_value(call)),
            Condition::Status(..) => {}
            Condition::Exists(value) => call(value),
            Condition::Compare(left, _, right) => [left, right].into_iter().for_each(call),
            Condition::In(left, items) => std::iter::once(left).chain(items).for_each(call),
        }
    }
}

fn of_basic(basic: Option<&Basic>, call: &mut dyn FnMut(&Expr)) {
    basic.iter().flat_map(|basic| [&basic.user, &basic.password]).for_each(call);
}
