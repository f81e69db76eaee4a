//! Docker registries: repositories, tags, manifests and blobs, by the HTTP API that Docker's own registry and most others have.

use connector_core::connector;

connector! {
    /// Look at what a container registry holds, and push to it.
    pub connector DockerRegistry "Docker Registry" {
        key: "docker_registry",
        version: "1.0.0",
        icon: "docker-registry.svg",
        color: "#0369A1",
        documentation: "https://distribution.github.io/distribution/spec/api/",
        support: "connectors@example.com",
        base_url: "{auth.url}",
    }

    // ---- authentication -------------------------------------------------------------------------------------------

    /// A user of a registry that asks for Basic, as one with an `htpasswd` file does.
    auth login "User" basic {
        parameters {
            /// Without `/v2`.
            url "Registry": Url = "http://127.0.0.1:5000",
            username "Username": String where len 1..=255,
            password "Password": Secret,
        }
    }

    // ---- helper ---------------------------------------------------------------------------------------------------

    /// A refusal is a list, `{"errors": [{"code": …, "message": …, "detail": …}]}`; the first says what it is about.
    helper registry {
        error body.errors[0].code in ["DIGEST_INVALID", "MANIFEST_INVALID", "MANIFEST_BLOB_UNKNOWN", "NAME_INVALID", "SIZE_INVALID", "TAG_INVALID"]
            => Invalid { code: body.errors[0].code, message: body.errors[0].message, details: body.errors };
        error status 4xx => { code: body.errors[0].code, message: body.errors[0].message, details: body.errors };
        retry { attempts: 4, backoff: 200ms..10s }
    }

    // ---- system flows ---------------------------------------------------------------------------------------------

    authping {
        GET "/v2/" via registry;
        sample => 200 json {};
        sample "Wrong password" => 401 json { "errors": [{ "code": "UNAUTHORIZED", "message": "authentication required", "detail": null }] };
    }

    // ---- shapes that several cards share --------------------------------------------------------------------------

    /// What a manifest says of a blob: its digest, its size and what it is.
    record Blob {
        media_type "Media type": Option<String> from mediaType,
        digest "Digest": String,
        /// In bytes.
        size "Size": i64,
    }

    // ---- dropdowns ------------------------------------------------------------------------------------------------

    /// The repositories of the registry.
    lookup repositories {
        GET "/v2/_catalog" via registry { query { n: 100 } }
        pages { link header.link; items from body.repositories; }
        choice { value: item }
        sample => 200 json { "repositories": ["library/alpine", "team/shop"] };
    }

    /// The tags of a repository.
    lookup tags(repository: String) {
        GET "/v2/{input.repository:segments}/tags/list" via registry { query { n: 100 } }
        pages { link header.link; items from body.tags; }
        choice { value: item }
        sample { repository: "team/shop" } => 200 json { "name": "team/shop", "tags": ["1.0", "1.1"] };
    }

    // ---- action cards: what is there ------------------------------------------------------------------------------

    /// Lists the repositories, in the order of their names.
    action list_repositories "List Repositories" {
        effects read;
        input {
            /// How many the registry is asked for at a time.
            page_size "Page size": i64 = 100 where range 1..=1000 advanced,
        }
        GET "/v2/_catalog" via registry { query { n: input.page_size } }
        pages { link header.link; items String from body.repositories; }
        sample =>
            200 header "Link": "</v2/_catalog?last=team%2Fshop&n=100>; rel=\"next\"" json { "repositories": ["library/alpine", "team/shop"] },
            page "/v2/_catalog?last=team%2Fshop&n=100" => 200 json { "repositories": ["team/tools"] };
    }

    /// Lists the tags of a repository.
    action list_tags "List Tags" {
        effects read;
        options {
            /// With all its parts.
            repository "Repository": String choose repositories placeholder "team/shop"
        }
        input {
            /// How many the registry is asked for at a time.
            page_size "Page size": i64 = 100 where range 1..=1000 advanced,
        }
        GET "/v2/{options.repository:segments}/tags/list" via registry { query { n: input.page_size } }
        pages { link header.link; items String from body.tags; }
        sample { repository: "team/shop" } => 200 json { "name": "team/shop", "tags": ["1.0", "1.1"] };
        sample "Unknown repository" { repository: "team/nothing" } => 404 json {
            "errors": [{ "code": "NAME_UNKNOWN", "message": "repository name not known to registry", "detail": { "name": "team/nothing" } }],
        };
    }

    // ---- action cards: manifests ----------------------------------------------------------------------------------

    /// Reads a manifest: what an image is made of, or the images of an index.
    action get_manifest "Get Manifest" {
        effects read;
        options { repository "Repository": String choose repositories placeholder "team/shop" }
        input {
            /// A tag or a digest.
            reference "Reference": String choose tags(repository: options.repository) placeholder "latest" where len 1..=255,
        }
        GET "/v2/{options.repository:segments}/manifests/{input.reference}" via registry {
            // Without it a registry turns what it has into a format of long ago.
            header "Accept": "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json";
        }
        output "Manifest" {
            /// By which it is deleted, and pulled without doubt.
            digest "Digest": String from header["docker-content-digest"],
            media_type "Media type": String from header["content-type"],
            /// Of an image.
            config "Configuration": Option<Blob> from body.config,
            /// Of an image.
            layers "Layers": Option<Vec<Blob>> from body.layers,
            manifest "Manifest": Object from body,
        }
        sample { repository: "team/shop", reference: "1.0" } =>
            200 header "Docker-Content-Digest": "sha256:e967d214d290bfe6a58e837575a196a08a8dd2af96635b80e34511ebe8bfbc95"
            header "Content-Type": "application/vnd.oci.image.manifest.v1+json" json {
                "schemaVersion": 2,
                "mediaType": "application/vnd.oci.image.manifest.v1+json",
                "config": {
                    "mediaType": "application/vnd.oci.image.config.v1+json", "size": 14,
                    "digest": "sha256:5809269daf2d55e988b09feecc13180c284754e4d2376d0f7297ab7c6a90b358",
                },
                "layers": [],
            };
        sample "Unknown tag" { repository: "team/shop", reference: "9.9" } => 404 json {
            "errors": [{ "code": "MANIFEST_UNKNOWN", "message": "manifest unknown", "detail": { "Tag": "9.9" } }],
        };
    }

    /// Pushes a manifest under a tag or its digest. The blobs that it names must be there.
    action put_manifest "Put Manifest" {
        effects write idempotent;
        options { repository "Repository": String choose repositories placeholder "team/shop" }
        input {
            /// A tag, or the digest of exactly this manifest.
            reference "Reference": String placeholder "latest" where len 1..=255,
            media_type "Media type": String = "application/vnd.oci.image.manifest.v1+json",
            manifest "Manifest": Object,
        }
        PUT "/v2/{options.repository:segments}/manifests/{input.reference}" via registry {
            header "Content-Type": input.media_type;
            json input.manifest;
        }
        output { digest "Digest": String from header["docker-content-digest"] }
        sample {
            repository: "team/shop", reference: "1.2", manifest: {
                "schemaVersion": 2,
                "mediaType": "application/vnd.oci.image.manifest.v1+json",
                "config": {
                    "mediaType": "application/vnd.oci.image.config.v1+json", "size": 14,
                    "digest": "sha256:5809269daf2d55e988b09feecc13180c284754e4d2376d0f7297ab7c6a90b358",
                },
                "layers": [],
            },
        } => 201 header "Docker-Content-Digest": "sha256:e967d214d290bfe6a58e837575a196a08a8dd2af96635b80e34511ebe8bfbc95";
        sample "Blob missing" { repository: "team/shop", reference: "1.3", manifest: { "schemaVersion": 2 } } => 404 json {
            "errors": [{ "code": "MANIFEST_BLOB_UNKNOWN", "message": "blob unknown to registry", "detail": { "Digest": "sha256:0" } }],
        };
    }

    /// Deletes a manifest, and with it each tag that names it. The registry must allow it.
    action delete_manifest "Delete Manifest" {
        effects write idempotent destructive;
        options { repository "Repository": String choose repositories placeholder "team/shop" }
        input {
            /// Not a tag: several may name the same manifest.
            digest "Digest": String where matches "^[a-z0-9]+:[0-9a-f]{32,}$" placeholder "sha256:…",
        }
        DELETE "/v2/{options.repository:segments}/manifests/{input.digest}" via registry;
        sample { repository: "team/shop", digest: "sha256:e967d214d290bfe6a58e837575a196a08a8dd2af96635b80e34511ebe8bfbc95" } => 202;
        sample "Unknown manifest" { repository: "team/shop", digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000" } =>
            404 json { "errors": [{ "code": "MANIFEST_UNKNOWN", "message": "manifest unknown" }] };
    }

    // ---- action cards: blobs --------------------------------------------------------------------------------------

    /// Downloads a blob: a layer, or the configuration of an image.
    action download_blob "Download Blob" {
        effects read;
        options { repository "Repository": String choose repositories placeholder "team/shop" }
        input { digest "Digest": String where matches "^[a-z0-9]+:[0-9a-f]{32,}$" placeholder "sha256:…" }
        GET "/v2/{options.repository:segments}/blobs/{input.digest}" via registry;
        output { blob "Blob": File from response }
        sample { repository: "team/shop", digest: "sha256:5809269daf2d55e988b09feecc13180c284754e4d2376d0f7297ab7c6a90b358" } =>
            200 header "Content-Type": "application/octet-stream" text "{\"os\":\"linux\"}";
        sample "Unknown blob" { repository: "team/shop", digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000" } =>
            404 json { "errors": [{ "code": "BLOB_UNKNOWN", "message": "blob unknown to registry", "detail": "sha256:0" }] };
    }

    /// Uploads a blob. The registry keeps it only if it has the given digest.
    action upload_blob "Upload Blob" {
        effects write;                         // not idempotent: the address of an upload is good for one
        options { repository "Repository": String choose repositories placeholder "team/shop" }
        input {
            /// Of the whole content.
            digest "Digest": String where matches "^[a-z0-9]+:[0-9a-f]{32,}$" placeholder "sha256:…",
            content "Content": File,
        }
        let upload = POST "/v2/{options.repository:segments}/blobs/uploads/" via registry => { location: Url from header.location };
        PUT "{upload.location}" via registry { query { digest: input.digest } bytes input.content; }
        output { digest "Digest": String from header["docker-content-digest"] }
        sample {
            repository: "team/shop",
            digest: "sha256:5809269daf2d55e988b09feecc13180c284754e4d2376d0f7297ab7c6a90b358",
            content: { name: "config.json", text: "{\"os\":\"linux\"}" },
        } =>
            upload: 202 header "Location": "/v2/team/shop/blobs/uploads/7bb3da6d-59df-4f21-8355-5ca83a88e02d?_state=3EdUgNr2",
            201 header "Docker-Content-Digest": "sha256:5809269daf2d55e988b09feecc13180c284754e4d2376d0f7297ab7c6a90b358";
        sample "Wrong digest" {
            repository: "team/shop",
            digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000",
            content: { name: "config.json", text: "{\"os\":\"linux\"}" },
        } =>
            upload: 202 header "Location": "/v2/team/shop/blobs/uploads/7bb3da6d-59df-4f21-8355-5ca83a88e02d?_state=3EdUgNr2",
            400 json { "errors": [{ "code": "DIGEST_INVALID", "message": "provided digest did not match uploaded content" }] };
    }

    /// Uploads a large blob in chunks of 8 MiB: each is sent again by itself where it gets lost.
    action upload_large_blob "Upload Large Blob" {
        effects write;
        options { repository "Repository": String choose repositories placeholder "team/shop" }
        input {
            /// Of the whole content.
            digest "Digest": String where matches "^[a-z0-9]+:[0-9a-f]{32,}$" placeholder "sha256:…",
            content "Content": File,
        }
        let upload = POST "/v2/{options.repository:segments}/blobs/uploads/" via registry => { location: Url from header.location };
        let sent = PATCH "{upload.location}" via registry {
            header "Content-Range": "{chunk.from}-{chunk.to}";
            chunks input.content, 8MiB {
                next header.location;
                resume GET "{upload.location}" via registry from header.range;
            }
        } => { location: Url from header.location };
        PUT "{sent.location}" via registry { query { digest: input.digest } }
        output { digest "Digest": String from header["docker-content-digest"] }
        sample {
            repository: "team/shop",
            digest: "sha256:5809269daf2d55e988b09feecc13180c284754e4d2376d0f7297ab7c6a90b358",
            content: { name: "config.json", text: "{\"os\":\"linux\"}" },
        } =>
            upload: 202 header "Location": "/v2/team/shop/blobs/uploads/7bb3da6d-59df-4f21-8355-5ca83a88e02d?_state=3EdUgNr2",
            sent: 202 header "Location": "/v2/team/shop/blobs/uploads/7bb3da6d-59df-4f21-8355-5ca83a88e02d?_state=9fKw1sTc"
                header "Range": "0-13",
            201 header "Docker-Content-Digest": "sha256:5809269daf2d55e988b09feecc13180c284754e4d2376d0f7297ab7c6a90b358";
    }

    custom_api_action via registry;
}
