//! How the generated client reads in a program, tried on the sandbox.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{future::IntoFuture, time::Duration};

use connector_core::{Object, Secret, TryStreamExt, sandbox::Sandbox};
use connectors::slack_modal::{GetUser, Member, OpenModal, SlackModal};

/// The tour of the client's surface, with a connection that the caller made.
async fn tour(slack: SlackModal, view: Object) -> connector_core::Result<()> {
    let who = slack.authping().await?;
    assert_eq!((who.identity.as_deref(), who.account.as_deref()), (Some("ghostbot"), Some("Firehouse")));
    assert_eq!(who.answer["ok"], true);

    // A card's method returns a `Call`: owned, Send, 'static. Await it, or say more first.
    let user = slack.get_user("U012AB3CD").await?;
    assert_eq!((user.real_name.as_str(), user.user.email.as_deref()), ("Egon Spengler", Some("egon@example.com")));
    let user = slack.get_user(GetUser::new("U012AB3CD").include_locale(true)).deadline(Duration::from_secs(2)).await?;
    assert_eq!(user.locale.as_deref(), Some("en-US"));
    let opened = slack.open_modal(("12345.98765.abcd2358fdea", view.clone())).await?;
    let (named, meta) = slack.open_modal(OpenModal::new("12345.98765.abcd2358fdea", view)).with_meta().await?;
    assert_eq!((opened, meta.status.as_u16(), meta.attempts), (named, 200, 1));
    tokio::spawn(slack.get_user("U012AB3CD").into_future()).await.unwrap()?;

    // Records come as a stream, page after page, in constant memory.
    let first: Option<Member> = slack.list_members().first().await?;
    assert_eq!(first.unwrap().id, "U1");
    let some: Vec<Member> = slack.list_members().take(100).try_collect().await?;
    assert_eq!(
        some.iter().map(|member| (member.id.as_str(), member.is_bot)).collect::<Vec<_>>(),
        [("U1", false), ("U2", false), ("U3", true)]
    );
    let mut all = slack.list_members();
    let mut count = 0;
    while let Some(member) = all.try_next().await? {
        assert!(member.id.starts_with('U'));
        count += 1;
    }
    assert_eq!(count, 3);

    // A service's refusal is a typed error, not a 200.
    match slack.get_user("U0NOBODY").await {
        Err(e) if e.is_not_found() => assert_eq!(e.code().unwrap_or_default(), "user_not_found"),
        other => panic!("{:?}", other?),
    }

    // The request, secrets masked, nothing sent; the same cards by name; the metadata.
    let rendered = slack.get_user("U012AB3CD").render()?.to_string();
    assert!(rendered.contains("/users.info?user=U012AB3CD") && rendered.contains("authorization: Bearer ***"), "{rendered}");
    let input = serde_json::json!({ "trigger_id": "12345.98765.abcd2358fdea", "view": { "type": "modal" } });
    let json = slack.invoke("open_modal", input).await?;
    assert!(json["view_id"].is_string());
    assert_eq!((SlackModal::CONNECTOR.title, SlackModal::CONNECTOR.key), ("Slack Modal", "slack_modal"));
    assert!(SlackModal::CONNECTOR.actions.len() >= 5);
    Ok(())
}

#[tokio::test]
async fn the_client_reads_as_promised() {
    let sandbox = Sandbox::start(SlackModal::CONNECTOR).await.unwrap();
    let view = Object::from_iter([("type".to_owned(), "modal".into())]);
    tour(SlackModal::try_from(sandbox.connection().unwrap()).unwrap(), view).await.unwrap();
}

#[tokio::test]
async fn a_connection_is_checked_before_anything_is_sent() -> connector_core::Result<()> {
    let token = Secret::from("xoxb-test");
    let slack = SlackModal::bot().token(token).connect()?;
    assert_eq!(slack.connection().base_url().as_str(), "https://slack.com/api");
    // A stand-in for the service: declared, and told by the connection.
    let local = SlackModal::bot().token("xoxb-test").endpoint("https://slack.com/api", "http://127.0.0.1:4010").connect()?;
    assert_eq!(local.connection().base_url().as_str(), "http://127.0.0.1:4010/");
    assert_eq!(local.connection().replaced_base_url().map(|url| url.as_str()), Some("https://slack.com/api"));

    for (builder, expected) in [
        (SlackModal::bot(), "No Bot User OAuth Token provided. Enter a valid Bot User OAuth Token."),
        (SlackModal::bot().token("hunter2"), "the Bot User OAuth Token is not valid: it must match `^xoxb-`"),
        (
            SlackModal::bot().token("xoxb-\nhunter2"),
            "the header `Authorization` cannot hold its value: there is a line break or another control character in it",
        ),
        (
            SlackModal::bot().token("xoxb-1").endpoint("https://slack.com/other", "http://127.0.0.1:1"),
            "`endpoint`: this connection does not call `https://slack.com/other`; it calls `https://slack.com/api`",
        ),
        (
            SlackModal::bot().token("xoxb-1").endpoint("https://slack.com/api", "http://example.com"),
            "`http://example.com` is not encrypted; use https, or allow it with `.allow_http()` (--allow-http)",
        ),
        (
            SlackModal::bot().token("xoxb-1").endpoint("https://slack.com/api", "https://169.254.169.254"),
            "`169.254.169.254` is link-local, where machines keep their metadata; allow it with `.allow_link_local()` if you must",
        ),
    ] {
        let error = builder.connect().unwrap_err();
        assert!(error.is_input() && error.status() == Some(400), "{error}");
        assert_eq!((error.message(), error.operation()), (expected, "slack_modal.connect"));
        assert!(!format!("{error:?}").contains("hunter2"));
    }
    Ok(())
}
