use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    choices Kind { person "Person", company "Company" }

    fields columns(sheet: String) {
        GET "/sheets/{sheet}/columns" via api;
        items from body;
        field { name: item.key, type: item.kind }
    }

    record Row { values: Object fields columns }

    action add_row "Add Row" {
        effects write;
        options { sheet "Sheet": String, kind "Kind": Kind = person }
        input { values "Values": Object fields columns(sheet: options.sheet) }
        POST "/rows/{options.sheet}" via api { json { kind: options.kind, values: input.values } }
        output { row "Row": Row from body }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.add_row(AddRow::new("s", connector_core::Object::new())).render());
}
