connector_core::connector! {
    pub connector Sheets "Sheets" { key: "sheets", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    fields columns(sheet: String) {
        GET "/sheets/{sheet}/columns" via api;
        items from body.columns;
        field { label: item.title }
    }

    action add_row "Add Row" {
        effects write;
        options { sheet "Sheet": String }
        input { values "Values": Object fields columns, vat "VAT number": Option<String> when input.kind == "company" }
        POST "/sheets/{options.sheet}/rows" via api { json merge({ vat: input.vat }, input.values); }
    }
}

fn main() {}
