//! How the generated client should read in a program. Every name below comes from the connector's description.

use std::time::Duration;

use connector_core::{Object, Secret, TryStreamExt};
use connectors::slack_modal::{GetUser, Member, OpenModal, SlackModal};

async fn tour(token: Secret, view: Object) -> connector_core::Result<()> {
    // A connection: typed credentials, checked before anything is sent. No I/O yet; clones are cheap and share everything.
    let slack = SlackModal::bot().token(token).connect()?;
    let who = slack.authping().await?; // identity, account, and the service's answer

    // A card's method returns a `Call`: owned, Send, 'static. Await it, or say more first.
    let user = slack.get_user("U012AB3CD").await?; // one required field: the value itself
    let user = slack.get_user(GetUser::new("U012AB3CD").include_locale(true)).deadline(Duration::from_secs(2)).await?;
    let opened = slack.open_modal(("1.2.3", view.clone())).await?; // two: a tuple, or the input by name
    let (opened, meta) = slack.open_modal(OpenModal::new("1.2.3", view)).with_meta().await?; // status, headers, attempts
    tokio::spawn(slack.get_user("U012AB3CD").into_future());

    // Records come as a stream, page after page, in constant memory.
    let first: Option<Member> = slack.list_members().first().await?;
    let some: Vec<Member> = slack.list_members().take(100).try_collect().await?;
    let mut all = slack.list_members();
    while let Some(member) = all.try_next().await? {
        println!("{}", member.id);
    }

    // A service's refusal is a typed error, not a 200.
    match slack.get_user("U0NOBODY").await {
        Err(e) if e.is_not_found() => println!("nobody: {}", e.code().unwrap_or_default()),
        other => drop(other?),
    }

    // The request, secrets masked, nothing sent; the same cards by name; the metadata.
    println!("{}", slack.get_user("U012AB3CD").render()?);
    let json = slack.invoke("open_modal", serde_json::json!({ "trigger_id": "1.2.3", "view": { "type": "modal" } })).await?;
    println!("{} has {} cards", SlackModal::CONNECTOR.title, SlackModal::CONNECTOR.actions.len());

    // A stand-in for the service: declared, printed, never silent.
    let local = SlackModal::bot().token("xoxb-test").endpoint("https://slack.com/api", "http://127.0.0.1:4010").connect()?;
    Ok(())
}
