connector_core::connector! {}

fn main() {}
