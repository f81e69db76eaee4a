//! Ten mistakes, all reported in one run, and none twice; the code that uses the client is not blamed.
use connector_core::connector;

connector! {
    pub connector Service "Service" {
        key: "My Service",
        version: "1.0.0",
        base_url: "https://api.example.com/",
    }

    auth token "Token" custom {
        parameters { token "Token": Secert }
    }

    helper api {
        header "Authorization": "Bearer {auth.tokn}";
        error status 404 => NotFond;
    }

    record User { id: String, age: i64 = "old" }

    action get_user "Get User" {
        effects read;
        input { id "ID": String }
        GET "users/{input.ids}" via apis;
        output { user: User from body }
    }

    action list_users "List Users" {
        GET "/users" via api;
        pages { cursor query.cursor from body.next; items User from body.users; }
    }
}

#[allow(unreachable_code)]
fn main() {
    let service = Service::token().token("t").connect().unwrap();
    drop(service.get_user(GetUser::new("u")));
    drop(service.list_users().take(5));
    let _: fn(User) -> String = |user| user.id;
}
