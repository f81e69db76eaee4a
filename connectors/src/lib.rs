//! Ready-made connectors, one feature and one module each.
//!
//! A module holds the connector's client, its inputs and outputs, and its metadata:
//!
//! ```no_run
//! # #[cfg(feature = "slack-modal")]
//! # async fn read() -> connector_core::Result<()> {
//! use connectors::slack_modal::SlackModal;
//!
//! let slack = SlackModal::bot().token("xoxb-…").connect()?;
//! let user = slack.get_user("U012AB3CD").await?;
//! println!("{}", user.real_name);
//! # Ok(())
//! # }
//! ```
//!
//! The `connectors` command (feature `cli`) lists them, draws their cards, and runs them.

#[cfg(feature = "docker-registry")]
pub mod docker_registry;
#[cfg(feature = "github")]
pub mod github;
#[cfg(feature = "rabbitmq")]
pub mod rabbitmq;
#[cfg(feature = "slack-modal")]
pub mod slack_modal;

use connector_core::card::Connector;

/// The metadata of every connector that this build has, by key.
pub fn all() -> Vec<&'static Connector> {
    vec![
        #[cfg(feature = "docker-registry")]
        docker_registry::DockerRegistry::CONNECTOR,
        #[cfg(feature = "github")]
        github::GitHub::CONNECTOR,
        #[cfg(feature = "rabbitmq")]
        rabbitmq::Rabbitmq::CONNECTOR,
        #[cfg(feature = "slack-modal")]
        slack_modal::SlackModal::CONNECTOR,
    ]
}
