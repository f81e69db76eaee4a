//! By a connector.

use std::time::Duration;

use connector_core::{File, TryStreamExt, connector};

use crate::Result;

connector! {
    pub(crate) connector Bulk "Bulk" { key: "bulk", version: "1.0.0", base_url: "https://bulk.example.com" }

    auth nobody "Nobody" custom {}

    helper api { error body.error != "" => Rejected { code: body.error }; }

    record Row {
        id "ID": i64,
        name "Name": String,
        email "Email": String,
        active "Active": bool,
        score "Score": f64,
    }

    action pages "Pages" { effects read; GET "/pages" via api; pages { cursor query.cursor from body.next; items Row from body.rows; } }
    action list "List" { effects read; GET "/list" via api; items Row from body; }
    action down "Down" { effects read; GET "/file" via api; output { file "File": File from response } }
    action up "Up" {
        effects write idempotent;
        input { file "File": File }
        PUT "/file" via api { stream input.file; }
        output { len "Length": i64 from body.len }
    }
}

fn bulk(url: &str) -> Result<Bulk> {
    Ok(Bulk::nobody().endpoint("https://bulk.example.com", url).deadline(Duration::from_secs(600)).connect()?)
}

async fn count(mut rows: connector_core::Pages<Row>) -> Result<u64> {
    let mut count = 0;
    while let Some(row) = rows.try_next().await? {
        count += u64::from(super::by_hand::is_wanted(row.id, &row.name, &row.email, row.active, row.score));
    }
    Ok(count)
}

pub(super) async fn pages(url: &str) -> Result<u64> {
    count(bulk(url)?.pages()).await
}

pub(super) async fn list(url: &str) -> Result<u64> {
    count(bulk(url)?.list()).await
}

pub(super) async fn down(url: &str) -> Result<u64> {
    let mut chunks = bulk(url)?.down().await?.file.chunks();
    let mut read = 0;
    while let Some(chunk) = chunks.try_next().await? {
        read += chunk.len() as u64;
    }
    Ok(read)
}

pub(super) async fn up(url: &str, bytes: u64) -> Result<u64> {
    let sparse = super::by_hand::Sparse::new(bytes)?;
    Ok(bulk(url)?.up(File::from_path(sparse.path())?).await?.len.try_into()?)
}
