connector_core::connector! {
    pub connector Shop "Shop" { key: "shop", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Order {
        id "Order ID": Strin,
        type "Kind": String,
        count "Count": i64 = "none",
        id "Again": String,
    }

    action get_order "Get Order" {
        effects read;
        GET "/orders/1" via api;
        output { order "Order": Order from body.order }
    }
}

fn main() {}
