use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret, size "Size": Size } }

    helper api { header "Authorization": "Bearer {auth.token}"; query { size: auth.size } }

    choices Size { small, #[allow(unused)] large }

    action get_all { effects read; GET "/all" via api; }
}

fn main() {
    let service = Service::token().token("t").size(Size::Small).connect().unwrap();
    drop(service.get_all().render());
}
