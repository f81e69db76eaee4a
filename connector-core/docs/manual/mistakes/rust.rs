use connector_core::{Flow, Result, connector};

connector! {
    pub connector Notes "Notes" { key: "notes", version: "1.0.0", base_url: "https://api.example.com" }
    auth token "Token" custom { parameters { token "Token": Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; sign with "sign"; }

    action tidy_up "Tidy Up" {
        effects write destructive;
        input { folder "Folder": String }
        GET "/folders/{input.folder}" via api;
        output { deleted "Deleted": i64 from body.deleted }
        run tidy_up;
    }
}

async fn tidy_up(flow: Flow<Notes>, input: TidyUp) -> Result<TidyUpOutput> {
    let _ = (flow, input);
    Ok(TidyUpOutput { deleted: 0 })
}

fn main() {}
