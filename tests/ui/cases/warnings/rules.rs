//! Error rules that are hardly meant.
#![deny(warnings)]

connector_core::connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper hides {
        header "Authorization": "Bearer {auth.token}";
        error status 4xx => Rejected { code: body.error };
    }

    helper told {
        header "Authorization": "Bearer {auth.token}";
        error status 401 => Unauthorized;
        error status 429 => RateLimited;
        error status 4xx => Rejected;
        error status 404 && body.error == "gone" => NotFound;
        error status 500..=599 => Unavailable;
    }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        let found = GET "/find/{input.id}" via hides => { id: String from body.id };
        GET "/users/{found.id}" via told;
        output { name "Name": String from body.name }
    }
}

fn main() {}
