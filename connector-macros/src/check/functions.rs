//! Calls of functions: that they exist, and get what they take.

use proc_macro2::Ident;

use crate::{
    errors::{Code, Errors},
    model::{
        Connector,
        function::{self, Called},
        step::What,
        trigger::Source,
        types::Type,
        typing::{self, Known},
        value::{Expr, ExprKind},
    },
};

pub fn get_what_they_take(connector: &Connector, errors: &Errors) {
    let known =
        Known { auths: connector.auths.all(), input: None, steps: &[], records: &connector.records, functions: &connector.functions };
    for helper in &connector.helpers {
        let calls = Calls { connector, errors, known: &known };
        helper.each_value(&mut |value| calls.check(value, true));
        helper.each_value_of_rules(&mut |value| calls.check(value, false));
    }
    for (flow, auths) in connector.flows_with_auths() {
        let known = Known { auths, input: Some(&flow.input), steps: &flow.steps, ..known };
        let calls = Calls { connector, errors, known: &known };
        for step in &flow.steps {
            match &step.what {
                What::Await(call) => calls.check_awaited(call),
                _ => step.each_value(&mut |value| calls.check(value, false)),
            }
        }
    }
    for trigger in &connector.triggers {
        let Source::Webhook(webhook) = &trigger.source else { continue };
        let calls = Calls { connector, errors, known: &known };
        let replies = webhook.challenge.iter().filter_map(|(_, reply)| reply.as_ref()).chain(&webhook.reply.1);
        replies.for_each(|value| calls.check(value, false));
    }
}

pub(super) struct Calls<'a> {
    pub connector: &'a Connector,
    pub errors: &'a Errors,
    pub known: &'a Known<'a>,
}

impl Calls<'_> {
    /// `once`: the value is made once for a connection.
    pub fn check(&self, value: &Expr, once: bool) {
        value.each(&mut |value| {
            if let ExprKind::Call(name, arguments) = &value.kind {
                self.check_call(name, arguments);
                self.check_is_not_awaited(name);
                if once && name == "now" {
                    let message = "`now()` has no meaning in a helper, whose headers are made once; write it in the request";
                    self.errors.push(name, Code::NotInScope, message);
                }
            }
        });
    }

    /// A call that is the whole value of a step, or of an output.
    fn check_awaited(&self, call: &Expr) {
        let ExprKind::Call(name, arguments) = &call.kind else { return };
        self.check_call(name, arguments);
        arguments.iter().for_each(|argument| self.check(argument, false));
    }

    fn check_is_not_awaited(&self, name: &Ident) {
        if function::find(name, &self.connector.functions).is_some_and(Called::is_async) {
            let message = format!("`{name}` is waited for, and so is a step of its own: `let result = {name}(…);`");
            self.errors.push(name, Code::AwaitedInValue, message);
        }
    }

    fn check_call(&self, name: &Ident, arguments: &[Expr]) {
        let own = &self.connector.functions;
        let Some(called) = function::find(name, own) else {
            if self.connector.helper_flows.iter().any(|flow| flow.name == *name) {
                let message = format!("helper `{name}` sends requests, and so is called as a step: `let result = {name}(…);`");
                self.errors.push(name, Code::UnknownFunction, message);
            } else if !self.connector.broken {
                self.errors.push(name, Code::UnknownFunction, format_args!("unknown function `{name}`{}", function::instead(name, own)));
            }
            return;
        };
        if let Called::Own(function) = called {
            function.used.mark();
            if function.broken {
                return;
            }
        }
        if arguments.len() != called.parameters() {
            let message = format!("`{name}` is called as `{}`, and this gives {}", called.signature(), counted(arguments.len()));
            self.errors.push(name, Code::ArgumentCount, message);
            return;
        }
        for (place, argument) in arguments.iter().enumerate() {
            let found = typing::type_of(argument, self.known);
            self.check_argument(name, called, place, &found, argument);
        }
        self.check_secret(name, called, arguments);
    }

    /// What is made of a secret is masked where it is a text, and tells nothing where it is yes or no.
    fn check_secret(&self, name: &Ident, called: Called<'_>, arguments: &[Expr]) {
        let types: Vec<Type> = arguments.iter().map(|argument| typing::type_of(argument, self.known)).collect();
        let result = called.result(&types);
        let is_kept = matches!(result.inner(), Type::Text | Type::Secret | Type::Boolean | Type::Unknown);
        let is_told = |argument: &Expr| match result.inner() {
            // A record keeps its secrets to itself, but what is made of it does not.
            Type::Object => typing::shows_secret(argument, self.known),
            Type::List(item) if *item.inner() == Type::Object => typing::shows_secret(argument, self.known),
            _ => typing::holds_secret(argument, self.known),
        };
        if !is_kept && arguments.iter().any(is_told) {
            let message = format!("`{name}` makes {} of a secret, and that is shown; only a text of one stays masked", result.noun());
            self.errors.push(name, Code::CredentialAsOutput, message);
        }
    }

    fn check_argument(&self, name: &Ident, called: Called<'_>, place: usize, found: &Type, argument: &Expr) {
        let (parameter, wanted, fits) = match called {
            Called::BuiltIn(function) => {
                let Some((parameter, takes)) = function.parameters.get(place) else { return };
                ((*parameter).to_owned(), takes.noun(), takes.fits(found))
            }
            Called::Own(function) => {
                let Some((parameter, wanted)) = function.parameters.get(place) else { return };
                let fits = typing::fits(found, wanted, !wanted.is_optional());
                (parameter.to_string(), wanted.noun(), fits)
            }
        };
        if !fits {
            let message = format!("`{parameter}` of `{name}` is {wanted}, and this is {}", found.noun());
            self.errors.push(argument.place, Code::ArgumentType, message);
        }
    }
}

fn counted(arguments: usize) -> String {
    match arguments {
        0 => "no argument".to_owned(),
        1 => "one argument".to_owned(),
        more => format!("{more} arguments"),
    }
}
