use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    choices Size { small, large }

    choices Size { wide }

    action get { effects read; input { size: Size } GET "/{input.size}" via api; }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get(Size::Small).render());
}
