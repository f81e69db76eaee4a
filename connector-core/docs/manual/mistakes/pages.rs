connector_core::connector! {
    pub connector Shop "Shop" { key: "shop", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }
    record Order { id "ID": i64 }

    action list_orders "List Orders" {
        effects read;
        GET "/orders" via api { query { page: 1 } }
        pages { number query.page until body.page_count; items Order from body.orders; }
        output { count "Count": i64 from body.count }
    }

    action search_orders "Search Orders" {
        effects read;
        GET "/orders/search" via api;
        pages { cursor json.after from body.next; items Order from header.orders; }
    }
}

fn main() {}
