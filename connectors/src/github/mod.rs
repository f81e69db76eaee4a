//! GitHub: issues, repositories and releases, through its REST API.

use connector_core::{Flow, Result, TryStreamExt, connector, json};

connector! {
    /// Issues, repositories and releases on GitHub or a GitHub Enterprise server.
    pub connector GitHub "GitHub" {
        key: "github",
        version: "1.2.0",
        icon: "github.svg",
        color: "#24292F",
        documentation: "https://docs.github.com/rest",
        support: "connectors@example.com",
        base_url: "{auth.api_url}",                 // given by the connection; one origin per connection
    }

    // ---- authentication -------------------------------------------------------------------------------------------

    auth app "Sign in with GitHub" oauth2 authorization_code {
        parameters {
            /// Where people sign in: that of the company, if it has a GitHub Enterprise server.
            site "GitHub address": Url = "https://github.com",
            /// Of a GitHub Enterprise server, its address with `/api/v3`.
            api_url "API address": Url = "https://api.github.com",
        }
        authorize_url: "{auth.site}/login/oauth/authorize",
        token_url: "{auth.site}/login/oauth/access_token",
        client: customer,                           // each connection brings its own client id and secret
        client_auth: post,
        pkce: S256,
        scopes { "repo" "Read and write repositories" required, "read:user" "Read your profile" }
    }

    auth token "Personal access token" custom {
        parameters {
            /// From Settings, Developer settings, with the scope `repo`.
            access_token "Token": Secret where matches "^(ghp|github_pat)_" placeholder "ghp_…",
            /// Of a GitHub Enterprise server, its address with `/api/v3`.
            api_url "API address": Url = "https://api.github.com",
        }
    }

    // ---- helper ---------------------------------------------------------------------------------------------------

    helper github {
        header "Authorization": "Bearer {auth.access_token}";      // every auth that reaches this helper has it
        header "Accept": "application/vnd.github+json";
        header "X-GitHub-Api-Version": "2022-11-28";
        error status 403 && header["x-ratelimit-remaining"] == "0" => RateLimited { until: header["x-ratelimit-reset"] };
        error status 422 => Invalid { message: body.message, details: body.errors };
        error status 4xx => { message: body.message };             // details without a kind: the status keeps its own
        retry { attempts: 4, backoff: 1s..1m }
        limit 5000 per 1h by connection;
        limit remaining header["x-ratelimit-remaining"] until header["x-ratelimit-reset"] by connection;
        concurrency 20;
    }

    // ---- system flows ---------------------------------------------------------------------------------------------

    authping {
        GET "/user" via github;
        identity: String from body.login;
        sample => 200 json { "login": "octocat", "id": 1, "type": "User" };
        sample "Unknown token" => 401 json { "message": "Bad credentials", "documentation_url": "https://docs.github.com/rest" };
    }

    revoke for app {
        DELETE "/applications/{auth.client_id}/token" {
            basic auth.client_id, auth.client_secret;
            json { access_token: auth.access_token }
        }
        sample => 204;
    }

    // ---- shapes that several cards share --------------------------------------------------------------------------

    choices IssueState { open "Open", closed "Closed", all "All" }  // a value the service invents later is kept as Unknown

    /// An issue; a pull request is one too.
    record Issue {
        number "Number": i64,
        title "Title": String,
        state "State": IssueState,
        labels "Labels": Vec<Label>,
        /// Who works on it: the login.
        assignee "Assignee": Option<String> from assignee.login,
        /// Absent where GitHub leaves the reactions out.
        plus_one "+1": Option<i64> from reactions["+1"],
        updated_at "Updated": DateTime,
    }

    record Label { name "Name": String, color "Colour": String }

    // A dropdown that is read from the service: what a person types narrows it, the next page comes on scroll.
    lookup repositories(search: String = "") {
        GET "/search/repositories" via github { query { q: "{search} user:@me fork:true", sort: "updated", per_page: 100 } }
        pages { link header.link; items from body.items; }
        choice { value: item.full_name, label: item.full_name, hint: item.description }
        sample => 200 json {
            "total_count": 2,
            "items": [
                { "full_name": "octo-org/hello-world", "description": "My first repository" },
                { "full_name": "octo-org/spoon-knife", "description": null },
            ],
        };
        sample "Searched" { search: "spoon" } => 200 json {
            "total_count": 1, "items": [{ "full_name": "octo-org/spoon-knife", "description": null }],
        };
    }

    // ---- issues ---------------------------------------------------------------------------------------------------

    /// Lists the issues of a repository.
    action list_issues "List Issues" {
        effects read;
        options {
            /// The owner and the name.
            repository "Repository": String choose repositories placeholder "octo-org/hello-world"
        }
        input {
            state "State": IssueState = open,
            /// Only those that changed at or after this time.
            since "Updated since": Option<DateTime>,
            /// Only those that have all of these.
            labels "Labels": Vec<String>,
        }
        // A placeholder in a path is one segment, unless it says how many; each is encoded on its own.
        GET "/repos/{options.repository:segments(2)}/issues" via github {
            query { state: input.state, since: input.since, labels: join(input.labels, ","), per_page: 100 }
        }
        pages { link header.link; items Issue from body; }
        sample { repository: "octo-org/hello-world" } =>
            200 header "Link": "<https://api.github.com/repositories/1296269/issues?state=open&per_page=100&page=2>; rel=\"next\"" json [
                {
                    "number": 1347, "title": "Found a bug", "state": "open", "labels": [{ "name": "bug", "color": "d73a4a" }],
                    "assignee": { "login": "octocat" }, "reactions": { "+1": 3 }, "updated_at": "2024-04-14T16:00:49Z",
                },
            ],
            page "https://api.github.com/repositories/1296269/issues?state=open&per_page=100&page=2" => 200 json [
                {
                    "number": 1200, "title": "Say hello to more worlds", "state": "open", "labels": [],
                    "assignee": null, "reactions": { "+1": 0 }, "updated_at": "2023-01-02T03:04:05Z",
                },
            ];
        sample "By label" { repository: "octo-org/hello-world", labels: ["bug", "good first issue"] } => 200 json [];
        sample "Unknown repository" { repository: "octo-org/nothing" } => 404 json { "message": "Not Found" };
    }

    /// Opens an issue.
    action create_issue "Create Issue" {
        effects write;
        options { repository "Repository": String choose repositories placeholder "octo-org/hello-world" }
        input {
            title "Title": String where len 1..=256,
            /// In GitHub's Markdown.
            body "Text": Option<String>,
            milestone "Milestone": Option<Nullable<i64>>,                     // absent, null or a value
            labels "Labels": Vec<String>,
        }
        POST "/repos/{options.repository:segments(2)}/issues" via github {
            json { title: input.title, body: input.body, milestone: input.milestone, labels: input.labels }
        }
        output { issue "Issue": Issue from body, url "Link": String from body.html_url }
        sample { repository: "octo-org/hello-world", title: "Found a bug", labels: ["bug"] } => 201 json {
            "number": 1348, "title": "Found a bug", "state": "open", "labels": [{ "name": "bug", "color": "d73a4a" }],
            "assignee": null, "reactions": { "+1": 0 }, "updated_at": "2024-05-01T12:00:00Z",
            "html_url": "https://github.com/octo-org/hello-world/issues/1348",
        };
        sample "Unknown milestone" { repository: "octo-org/hello-world", title: "Found a bug", milestone: 99 } => 422 json {
            "message": "Validation Failed", "errors": [{ "resource": "Issue", "field": "milestone", "code": "invalid" }],
        };
    }

    // What no declaration says: plain Rust, with the connector's own typed cards at hand.
    /// Closes the open issues that have not changed for long.
    action close_stale "Close Stale Issues" {
        effects write;
        options { repository "Repository": String choose repositories placeholder "octo-org/hello-world" }
        input {
            /// Those that changed at or after this time stay open.
            older_than "Older than": DateTime
        }
        output { closed "Closed": i64 }
        run close_stale;
        sample { repository: "octo-org/hello-world", older_than: "2024-01-01T00:00:00Z" } =>
            request PATCH "/repos/octo-org/hello-world/issues/1200": 200 json { "number": 1200, "state": "closed" };
    }

    // ---- releases and exports -------------------------------------------------------------------------------------

    /// Adds a file to a release.
    action upload_asset "Upload Release Asset" {
        effects write;
        input {
            /// The `upload_url` of the release, up to the brace.
            upload_url "Upload address": Url where within "https://uploads.github.com",
            name "Name": String,
            file "File": File,
        }
        POST "{input.upload_url}" via github { query { name: input.name } stream input.file; }
        output { id "Asset ID": i64 from body.id }
        sample {
            upload_url: "https://uploads.github.com/repos/octo-org/hello-world/releases/1/assets",
            name: "notes.txt",
            file: { name: "notes.txt", media_type: "text/plain", text: "Hello, world" },
        } => 201 json { "id": 7, "name": "notes.txt", "state": "uploaded" };
    }

    /// Exports a repository: starts the job, waits for it, and hands out the archive as a stream.
    action export_repository "Export Repository" {
        effects write;
        options { repository "Repository": String choose repositories placeholder "octo-org/hello-world" }
        let job = POST "/user/migrations" via github { json { repositories: [options.repository] } } => { id: i64 from body.id };
        wait every 5s..1m, deadline 30m, until body.state == "exported", fail when body.state == "failed" {
            GET "/user/migrations/{job.id}" via github;
        }
        GET "/user/migrations/{job.id}/archive" via github { follow "https://*.githubusercontent.com"; }   // no credentials there
        output { archive "Archive": File from response }
        sample { repository: "octo-org/hello-world" } =>
            job: 201 json { "id": 79, "state": "pending" },
            wait: 200 json { "id": 79, "state": "exporting" },
            wait: 200 json { "id": 79, "state": "exported" },
            200 header "Content-Type": "application/gzip" text "the archive";
    }

    // ---- triggers -------------------------------------------------------------------------------------------------

    /// Starts with each issue that is new or has changed.
    trigger new_issue "New or Updated Issue" poll every 5m {
        options { repository "Repository": String choose repositories placeholder "octo-org/hello-world" }
        GET "/repos/{options.repository:segments(2)}/issues" via github {
            query { state: "all", sort: "updated", direction: "asc", since: cursor, per_page: 100 }
        }
        pages { link header.link; items Issue from body; }
        cursor: DateTime from max(item.updated_at);
        dedupe by item.number, item.updated_at;
        lookback 10m;
        first_run now;                                // or `everything`
        sample { repository: "octo-org/hello-world" } => 200 json [
            {
                "number": 1347, "title": "Found a bug", "state": "open", "labels": [{ "name": "bug", "color": "d73a4a" }],
                "assignee": { "login": "octocat" }, "reactions": { "+1": 3 }, "updated_at": "2024-04-14T16:00:49Z",
            },
        ];
    }

    custom_api_action via github;
}

/// A typed async function: the only place where a connector's author writes imperative code.
async fn close_stale(flow: Flow<GitHub>, input: CloseStale) -> Result<CloseStaleOutput> {
    let mut closed = 0;
    let mut issues = flow.list_issues(ListIssues::new(&input.repository));
    while let Some(issue) = issues.try_next().await? {
        if issue.updated_at < input.older_than {
            let path = format!("/repos/{}/issues/{}", input.repository, issue.number);
            flow.request("PATCH", path).json(json!({ "state": "closed" })).await?;
            closed += 1;
        }
    }
    Ok(CloseStaleOutput { closed })
}
