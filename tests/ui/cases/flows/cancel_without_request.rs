use connector_core::connector;

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action run_job "Run job" {
        effects write;
        let job = POST "/jobs" via api => { id: String from body.id };
        wait every 1s..10s, until body.state == "done" { GET "/jobs/{job.id}" via api; cancel "/jobs/{job.id}" via api; }
    }
}

fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.run_job().render());
}
