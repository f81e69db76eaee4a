//! A real RabbitMQ answers the second connector: Basic, numbered pages, `%2F` inside a segment, writes.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use connector_core::TryStreamExt;
use connectors::rabbitmq::Rabbitmq;
use tests_e2e::RabbitMq;

fn rabbit(password: &str) -> Rabbitmq {
    Rabbitmq::login().url(RabbitMq::shared().url()).username(RabbitMq::USER).password(password).connect().unwrap()
}

#[tokio::test]
async fn the_management_api_answers() {
    let rabbit = rabbit(RabbitMq::PASSWORD);
    assert_eq!(rabbit.authping().await.unwrap().identity.as_deref(), Some(RabbitMq::USER));

    for name in ["made/of parts", "ünïcode?&#%"] {
        rabbit.create_queue(("/", name)).await.unwrap();
        rabbit.create_queue(("/", name)).await.unwrap();
        assert_eq!(rabbit.get_queue(("/", name)).await.unwrap().queue.name, name);
    }
    let names: Vec<String> = rabbit.list_queues().map_ok(|queue| queue.name).try_collect().await.unwrap();
    for expected in ["q1", "q2", "q3", "made/of parts", "ünïcode?&#%"] {
        assert!(names.iter().any(|name| name == expected), "{expected} in {names:?}");
    }
    rabbit.delete_queue(("/", "made/of parts")).await.unwrap();
    let error = rabbit.get_queue(("/", "made/of parts")).await.unwrap_err();
    assert!(error.is_not_found() && error.status() == Some(404), "{error}");
}

#[tokio::test]
async fn a_wrong_password_is_unauthorized_and_never_shown() {
    let error = rabbit("hunter2").authping().await.unwrap_err();
    assert!(error.is_unauthorized() && error.status() == Some(401), "{error}");
    assert!(!format!("{error:?}{error}").contains("hunter2"));
}
