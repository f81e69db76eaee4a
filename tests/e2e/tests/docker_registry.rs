//! A real Docker registry answers its connector: Basic after a challenge, `Link` pages, uploads by `Location`, lists of errors.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use connector_core::{ErrorKind, File, TryStreamExt, functions};
use connectors::docker_registry::{DockerRegistry, ListRepositories, ListTags};
use serde_json::{Map, Value, json};
use tests_e2e::DockerRegistry as Server;

const CONFIGURATION: &str = r#"{"architecture":"amd64","os":"linux"}"#;
const NOBODY: &str = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

fn registry(server: &Server) -> DockerRegistry {
    DockerRegistry::login().url(server.url()).username(Server::USER).password(Server::PASSWORD).connect().unwrap()
}

fn digest(content: &str) -> String {
    format!("sha256:{}", functions::sha256(content))
}

fn manifest() -> Map<String, Value> {
    let manifest = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": {
            "mediaType": "application/vnd.oci.image.config.v1+json", "digest": digest(CONFIGURATION), "size": CONFIGURATION.len(),
        },
        "layers": [],
    });
    manifest.as_object().unwrap().clone()
}

/// Pushes an image without layers, and gives the digest of its manifest.
async fn push(registry: &DockerRegistry, repository: &str, tag: &str) -> String {
    let blob = registry.upload_blob((repository, digest(CONFIGURATION), File::from_bytes("config.json", CONFIGURATION))).await.unwrap();
    assert_eq!(blob.digest, digest(CONFIGURATION));
    registry.put_manifest((repository, tag, manifest())).await.unwrap().digest
}

#[tokio::test]
async fn an_image_is_pushed_listed_read_and_deleted_by_either_kind_of_location() {
    for relative in [false, true] {
        let server = Server::start(relative).unwrap();
        let registry = registry(&server);
        registry.authping().await.unwrap();
        for repository in ["alone", "team/shop", "team/tools/deep"] {
            push(&registry, repository, "1.0").await;
        }
        let pushed = push(&registry, "team/shop", "1.1").await;

        let found = registry.get_manifest(("team/shop", "1.1")).await.unwrap();
        assert_eq!((found.digest.as_str(), found.media_type.as_str()), (pushed.as_str(), "application/vnd.oci.image.manifest.v1+json"));
        assert_eq!((found.config.unwrap().digest, found.layers.unwrap().len()), (digest(CONFIGURATION), 0));
        assert_eq!(found.manifest, manifest());
        assert_eq!(registry.get_manifest(("team/shop", pushed.as_str())).await.unwrap().digest, pushed);
        let blob = registry.download_blob(("team/shop", digest(CONFIGURATION))).await.unwrap().blob;
        assert_eq!(blob.read().await.unwrap(), CONFIGURATION.as_bytes());

        registry.delete_manifest(("team/shop", pushed.as_str())).await.unwrap();
        let gone = registry.get_manifest(("team/shop", "1.0")).await.unwrap_err();
        assert_eq!((gone.kind(), gone.code(), gone.status()), (ErrorKind::NotFound, Some("MANIFEST_UNKNOWN"), Some(404)));
        let tags: Vec<String> = registry.list_tags("team/shop").try_collect().await.unwrap();
        assert!(tags.is_empty(), "{tags:?}");
    }
}

#[tokio::test]
async fn repositories_come_from_all_pages() {
    let registry = registry(Server::shared());
    for repository in ["pages/a", "pages/b", "pages/c"] {
        push(&registry, repository, "latest").await;
    }
    for size in [1, 2, 100] {
        let all: Vec<String> = registry.list_repositories_with(ListRepositories::new().page_size(size)).try_collect().await.unwrap();
        let ours: Vec<_> = all.iter().filter(|name| name.starts_with("pages/")).collect();
        assert_eq!(ours, ["pages/a", "pages/b", "pages/c"], "{size} at a time");
    }
    let one = ListRepositories::new().page_size(1);
    let pages: Vec<Vec<String>> = registry.list_repositories_with(one).pages().try_collect().await.unwrap();
    assert!(pages.len() >= 3 && pages.iter().all(|page| page.len() <= 1), "{pages:?}");
    let tags: Vec<String> = registry.list_tags(ListTags::new("pages/a").page_size(1)).try_collect().await.unwrap();
    assert_eq!(tags, ["latest"]);
}

/// The registry of this version tells tags in no order and all at once, whatever number it is asked for; so neither may be relied on.
#[tokio::test]
async fn many_tags_come_each_once_however_many_are_asked_for() {
    let registry = registry(Server::shared());
    let numbered = (0..23).map(|number| format!("v1.{number}"));
    let mut tags: Vec<String> = numbered.chain(["_x".to_owned(), "A-b_c.d".to_owned(), "z".repeat(128)]).collect();
    push(&registry, "many/tags", &tags[0]).await;
    for tag in &tags[1..] {
        registry.put_manifest(("many/tags", tag.as_str(), manifest())).await.unwrap();
    }
    tags.sort_unstable();
    for size in [1, 5, 26, 27] {
        let mut found: Vec<String> = registry.list_tags(ListTags::new("many/tags").page_size(size)).try_collect().await.unwrap();
        found.sort_unstable();
        assert_eq!(found, tags, "{size} at a time");
    }
}

#[tokio::test]
async fn a_catalogue_of_names_with_many_parts_comes_from_many_pages() {
    let server = Server::start(true).unwrap();
    let registry = registry(&server);
    let mut names: Vec<String> = (0..11).map(|number| format!("team-{number}/a_b/c.d/e--f")).collect();
    names.extend((0..6).map(|number| format!("flat{number}")));
    for name in &names {
        push(&registry, name, "1").await;
    }
    names.sort_unstable();
    for size in [1, 4, 17, 18] {
        let list = || registry.list_repositories_with(ListRepositories::new().page_size(size));
        let found: Vec<String> = list().try_collect().await.unwrap();
        assert_eq!(found, names, "{size} at a time");
        let pages: Vec<Vec<String>> = list().pages().try_collect().await.unwrap();
        let size = usize::try_from(size).unwrap();
        assert!(pages.len() >= names.len().div_ceil(size) && pages.iter().all(|page| page.len() <= size), "{pages:?}");
    }
}

#[tokio::test]
async fn a_person_chooses_what_is_there() {
    let registry = registry(Server::shared());
    push(&registry, "choose/me", "one").await;
    push(&registry, "choose/me", "two").await;
    let values = |choices: Vec<connector_core::LookupChoice>| choices.into_iter().map(|choice| choice.label).collect::<Vec<_>>();
    let found = registry.connection().options("get_manifest", "repository", json!({}), "CHOOSE").collect().await.unwrap();
    assert_eq!(values(found), ["choose/me"]);
    let given = json!({ "repository": "choose/me" });
    let tags = registry.connection().options("get_manifest", "reference", given, "").collect().await.unwrap();
    assert_eq!(values(tags), ["one", "two"]);
}

#[tokio::test]
async fn a_refusal_says_what_the_registry_says() {
    let registry = registry(Server::shared());
    let told = |error: connector_core::Error| (error.kind(), error.code().unwrap_or_default().to_owned(), error.message().to_owned());
    let expect = |kind, code: &str, message: &str| (kind, code.to_owned(), message.to_owned());
    assert_eq!(
        told(registry.list_tags("no/thing").first().await.unwrap_err()),
        expect(ErrorKind::NotFound, "NAME_UNKNOWN", "repository name not known to registry")
    );
    assert_eq!(
        told(registry.download_blob(("no/thing", NOBODY)).await.unwrap_err()),
        expect(ErrorKind::NotFound, "BLOB_UNKNOWN", "blob unknown to registry")
    );
    let wrong = registry.upload_blob(("up/load", NOBODY, File::from_bytes("x", "x"))).await.unwrap_err();
    assert_eq!(wrong.details().unwrap()[0]["detail"]["Digest"], NOBODY, "the list is kept as it came");
    assert_eq!(told(wrong), expect(ErrorKind::Invalid, "DIGEST_INVALID", "provided digest did not match uploaded content"));
    let unnamed = registry.put_manifest(("no/blobs", "1", manifest())).await.unwrap_err();
    assert_eq!(told(unnamed).1, "MANIFEST_BLOB_UNKNOWN");
    for wrong in ["a//b", "/a", "a/../b", "a/%2e%2e/b", ""] {
        assert!(registry.list_tags(wrong).first().await.unwrap_err().is_input(), "{wrong}");
    }
}

#[tokio::test]
async fn a_wrong_password_is_unauthorized_and_never_shown() {
    let login = DockerRegistry::login().url(Server::shared().url()).username(Server::USER).password("hunter2");
    let error = login.connect().unwrap().authping().await.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.code()), (ErrorKind::Unauthorized, Some(401), Some("UNAUTHORIZED")));
    assert!(!format!("{error:?}{error}").contains("hunter2"));
}
