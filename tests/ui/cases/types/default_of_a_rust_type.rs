use connector_core::connector;

#[derive(Clone)]
pub struct UserId(String);

impl From<String> for UserId {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl AsRef<str> for UserId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

connector_core::field_type!(UserId as String);

connector! {
    pub connector Service "Service" { key: "service", version: "1.0.0", base_url: "https://api.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    action get_user "Get User" {
        effects read;
        input { id "ID": self::UserId = "U1" }
        GET "/users" via api { query { id: input.id } }
        output { name "Name": String from body.name }
    }
}

fn main() {}
