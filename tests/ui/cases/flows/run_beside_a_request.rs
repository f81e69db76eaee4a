use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action tidy_up "Tidy up" {
        effects write;
        run tidy_up;
        POST "/tidy" via api;
        output { count: i64 }
    }
}

async fn tidy_up(flow: service::TidyUpFlow) -> connector_core::Result<service::TidyUpOutput> {
    let _ = flow;
    Ok(service::TidyUpOutput::new(0))
}

fn main() {
    let _ = Service::CONNECTOR;
}
