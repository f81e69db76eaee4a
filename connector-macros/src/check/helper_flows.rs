//! Helpers may call each other, and none itself: a flow that calls itself has no end.

use crate::{
    errors::{Code, Errors},
    model::{Connector, step::What},
};

pub fn do_not_call_themselves(connector: &Connector, errors: &Errors) {
    let names = || connector.helper_flows.iter().map(|flow| flow.name.to_string());
    for helper in connector.helpers.iter().filter(|helper| names().any(|name| helper.name == name)) {
        errors.push(&helper.name, Code::GivenTwice, format_args!("helper `{}` is given twice", helper.name));
    }
    for function in connector.functions.iter().filter(|function| names().any(|name| function.name == name)) {
        let message = format!("`{}` is a helper and a function; choose another name for one of them", function.name);
        errors.push(&function.name, Code::GivenTwice, message);
    }
    for (index, flow) in connector.helper_flows.iter().enumerate() {
        if reaches(index, index, connector, &mut vec![false; connector.helper_flows.len()]) {
            let message = format!("helper `{}` calls itself, by itself or through others; write a `for each`", flow.name);
            errors.push(&flow.name, Code::CallsItself, message);
        }
    }
}

fn reaches(from: usize, wanted: usize, connector: &Connector, seen: &mut [bool]) -> bool {
    if std::mem::replace(&mut seen[from], true) {
        return false;
    }
    let called = connector.helper_flows[from]
        .steps
        .iter()
        .filter_map(|step| if let What::Call(called, _) = step.what { Some(called) } else { None });
    called.into_iter().any(|called| called == wanted || reaches(called, wanted, connector, seen))
}
