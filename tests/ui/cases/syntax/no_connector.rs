connector_core::connector! {
    pub service Service { key: "service", version: "1.0.0", base_url: "https://api.example.com" }
}

fn main() {}
