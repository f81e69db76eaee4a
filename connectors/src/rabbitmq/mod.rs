//! RabbitMQ: its queues, exchanges and messages, through the management plugin's HTTP API.

use connector_core::connector;

connector! {
    /// Look after the queues of a RabbitMQ server, publish messages and look at what is waiting.
    pub connector Rabbitmq "RabbitMQ" {
        key: "rabbitmq",
        version: "1.0.0",
        icon: "rabbitmq.svg",
        color: "#C2410C",
        documentation: "https://www.rabbitmq.com/docs/management",
        support: "connectors@example.com",
        base_url: "{auth.url}",
    }

    // ---- authentication -------------------------------------------------------------------------------------------

    /// A user of the server with the tag `management` or `administrator`.
    auth login "Management user" basic {
        parameters {
            /// Where the management plugin listens, without `/api`.
            url "Server": Url = "http://127.0.0.1:15672",
            /// As in the management page.
            username "Username": String where len 1..=255,
            /// The user's own; `guest` only works on the server's machine.
            password "Password": Secret,
        }
    }

    // ---- helper ---------------------------------------------------------------------------------------------------

    /// A refusal is `{"error": …, "reason": …}`; its kind is that of the status.
    helper management {
        error status 4xx => { code: body.error, message: body.reason };
        retry { attempts: 4, backoff: 200ms..10s }
    }

    // ---- system flows ---------------------------------------------------------------------------------------------

    authping {
        GET "/api/whoami" via management;
        identity: String from body.name;
        sample => 200 json { "name": "guest", "tags": ["administrator"] };
        sample "Wrong password" => 401 json { "error": "not_authorized", "reason": "Login failed" };
    }

    // ---- shapes that several cards share --------------------------------------------------------------------------

    /// A queue. The counts are absent until the server has gathered its first statistics, some seconds after the queue was made.
    record Queue {
        name "Name": String,
        vhost "Virtual host": String,
        /// `classic`, `quorum` or `stream`.
        kind "Type": Option<String> from type,
        /// Whether it survives a restart of the server.
        durable "Durable": bool,
        /// Whether it is deleted when its last consumer leaves.
        auto_delete "Auto-delete": bool = false,
        /// `running`, `idle`, `down` …
        state "State": Option<String>,
        /// Ready and unacknowledged together.
        messages "Messages": Option<i64>,
        /// Waiting for a consumer.
        messages_ready "Ready": Option<i64>,
        /// Handed to a consumer that has not acknowledged them yet.
        messages_unacknowledged "Unacknowledged": Option<i64>,
        consumers "Consumers": Option<i64>,
    }

    /// An exchange: where messages are published, and how they are routed to queues.
    record Exchange {
        /// Empty for the default exchange, which the API calls `amq.default`.
        name "Name": String,
        vhost "Virtual host": String,
        /// `direct`, `fanout`, `topic`, `headers`, or that of a plugin.
        kind "Type": String from type,
        durable "Durable": bool,
        auto_delete "Auto-delete": bool = false,
        /// Whether only other exchanges can publish to it.
        internal "Internal": bool = false,
    }

    /// A message as the server hands it out.
    record Message {
        /// The text, or Base64 where the message is not text.
        payload "Payload": String,
        /// `string` or `base64`.
        encoding "Encoding": String from payload_encoding,
        /// Empty where it was published to the default exchange.
        exchange "Exchange": String,
        routing_key "Routing key": String,
        /// Whether it has been handed out before.
        redelivered "Redelivered": bool,
        /// How many messages are left in the queue behind this one.
        remaining "Remaining": i64 from message_count,
    }

    // ---- dropdowns ------------------------------------------------------------------------------------------------

    /// The virtual hosts that the user may see.
    lookup vhosts {
        GET "/api/vhosts" via management;
        items from body;
        choice { value: item.name, hint: item.description }
        sample => 200 json [{ "name": "/", "description": "Default virtual host" }, { "name": "shop", "description": "" }];
    }

    /// The queues of a virtual host.
    lookup queues(search: String = "", vhost: String) {
        GET "/api/queues/{input.vhost}" via management { query { name: input.search, page_size: 100 } }
        pages { number query.page until body.page_count; items Queue from body.items; }
        choice { value: item.name, hint: item.kind }
        sample { vhost: "/" } => 200 json {
            "page": 1, "page_count": 1, "items": [{ "name": "invoices", "type": "quorum" }, { "name": "orders", "type": "classic" }]
        };
        sample "Searched" { vhost: "/", search: "inv" } => 200 json {
            "page": 1, "page_count": 1, "items": [{ "name": "invoices", "type": "quorum" }]
        };
    }

    /// The exchanges of a virtual host.
    lookup exchanges(search: String = "", vhost: String) {
        GET "/api/exchanges/{input.vhost}" via management { query { name: input.search, page_size: 100 } }
        pages { number query.page until body.page_count; items Exchange from body.items; }
        choice { value: item.name, hint: item.kind }
        sample { vhost: "/" } => 200 json {
            "page": 1, "page_count": 1, "items": [{ "name": "amq.direct", "type": "direct" }, { "name": "amq.topic", "type": "topic" }]
        };
    }

    // ---- action cards: queues -------------------------------------------------------------------------------------

    /// Lists the queues that the user may see, of all virtual hosts.
    action list_queues "List Queues" {
        effects read;
        input "Filter" {
            /// Only queues whose name contains this text.
            name "Name contains": Option<String>,
        }
        GET "/api/queues" via management { query { name: input.name, page_size: 100 } }
        pages { number query.page until body.page_count; items Queue from body.items; }
        sample => 200 json {
                "page": 1, "page_count": 2, "page_size": 100, "item_count": 2, "filtered_count": 3, "total_count": 3,
                "items": [
                    { "name": "invoices", "vhost": "/", "type": "quorum", "durable": true, "auto_delete": false, "state": "running",
                      "messages": 12, "messages_ready": 10, "messages_unacknowledged": 2, "consumers": 1 },
                    { "name": "orders", "vhost": "/", "type": "classic", "durable": true, "auto_delete": false, "state": "running",
                      "messages": 0, "messages_ready": 0, "messages_unacknowledged": 0, "consumers": 3 }
                ]
            },
            page 2 => 200 json {
                "page": 2, "page_count": 2, "page_size": 100, "item_count": 1, "filtered_count": 3, "total_count": 3,
                "items": [{ "name": "replies", "vhost": "shop", "type": "classic", "durable": false, "auto_delete": true }]
            };
        sample "Filtered" { name: "inv" } => 200 json {
            "page": 1, "page_count": 1, "page_size": 100, "item_count": 1, "filtered_count": 1, "total_count": 3,
            "items": [{ "name": "invoices", "vhost": "/", "type": "quorum", "durable": true, "messages": 12 }]
        };
    }

    /// Reads one queue with its counts.
    action get_queue "Get Queue" {
        effects read;
        input "Queue" {
            /// `/` is the one that every server has.
            vhost "Virtual host": String choose vhosts where len 1..=255,
            name "Name": String choose queues(vhost: input.vhost) where len 1..=255,
        }
        GET "/api/queues/{input.vhost}/{input.name}" via management;
        output "Queue" { queue "Queue": Queue from body }
        sample { vhost: "/", name: "orders" } => 200 json {
            "name": "orders", "vhost": "/", "type": "classic", "durable": true, "auto_delete": false, "state": "running",
            "messages": 7, "messages_ready": 5, "messages_unacknowledged": 2, "consumers": 3
        };
        sample "Unknown queue" { vhost: "/", name: "nothing" } => 404 json { "error": "Object Not Found", "reason": "Not Found" };
    }

    /// Makes a queue. One that is there already with the same settings is left as it is.
    action create_queue "Create Queue" {
        effects write idempotent;
        input "Queue" {
            /// `/` is the one that every server has.
            vhost "Virtual host": String choose vhosts where len 1..=255,
            name "Name": String where len 1..=255,
        }
        input "Settings" {
            /// Whether it survives a restart of the server.
            durable "Durable": bool = true,
            /// Whether it is deleted when its last consumer leaves.
            auto_delete "Auto-delete": bool = false,
            /// Such as `{"x-queue-type": "quorum", "x-max-length": 1000}`.
            arguments "Arguments": Option<Object>,
        }
        PUT "/api/queues/{input.vhost}/{input.name}" via management {
            json { durable: input.durable, auto_delete: input.auto_delete, arguments: input.arguments }
        }
        output "Result" {
            /// 201: it was made; 204: it was there already.
            status "Status": i64 from status,
        }
        sample { vhost: "/", name: "orders" } => 201;
        sample "Already there" { vhost: "/", name: "invoices" } => 204;
        sample "Other settings" { vhost: "/", name: "orders", durable: false } => 400 json {
            "error": "bad_request",
            "reason": "inequivalent arg 'durable' for queue 'orders' in vhost '/': received 'false' but current is 'true'"
        };
    }

    /// Deletes a queue and the messages in it.
    action delete_queue "Delete Queue" {
        effects write idempotent destructive;
        input "Queue" {
            /// `/` is the one that every server has.
            vhost "Virtual host": String choose vhosts where len 1..=255,
            name "Name": String choose queues(vhost: input.vhost) where len 1..=255,
        }
        input "Only if" {
            /// Refuse where messages are waiting.
            if_empty "Empty": Option<bool>,
            /// Refuse where somebody consumes from it.
            if_unused "Unused": Option<bool>,
        }
        DELETE "/api/queues/{input.vhost}/{input.name}" via management {
            query { "if-empty": input.if_empty, "if-unused": input.if_unused }
        }
        sample { vhost: "/", name: "orders" } => 204;
        sample "Unknown queue" { vhost: "/", name: "nothing" } => 404 json { "error": "Object Not Found", "reason": "Not Found" };
        sample "Not empty" { vhost: "/", name: "invoices", if_empty: true } => 400 json {
            "error": "bad_request", "reason": "queue 'invoices' in vhost '/' not empty"
        };
    }

    // ---- action cards: messages -----------------------------------------------------------------------------------

    /// Publishes one text message to an exchange. For tests and rare events; a busy program should speak AMQP.
    action publish_message "Publish Message" {
        effects write;
        input "To" {
            /// `/` is the one that every server has.
            vhost "Virtual host": String choose vhosts where len 1..=255,
            /// The default exchange brings a message to the queue that its routing key names.
            exchange "Exchange": String = "amq.default" choose exchanges(vhost: input.vhost) where len 1..=255,
            /// For the default exchange, the name of a queue.
            routing_key "Routing key": String,
        }
        input "Message" {
            payload "Payload": String,
            /// Such as `application/json`.
            content_type "Content type": Option<String>,
            correlation_id "Correlation ID": Option<String>,
            message_id "Message ID": Option<String>,
            /// Read by headers exchanges and by consumers.
            headers "Headers": Option<Object>,
            /// 1: kept in memory; 2: written to disk.
            delivery_mode "Delivery mode": i64 = 2,
        }
        POST "/api/exchanges/{input.vhost}/{input.exchange}/publish" via management {
            json {
                routing_key: input.routing_key,
                payload: input.payload,
                payload_encoding: "string",
                properties: {
                    content_type: input.content_type,
                    correlation_id: input.correlation_id,
                    message_id: input.message_id,
                    headers: input.headers,
                    delivery_mode: input.delivery_mode,
                },
            }
        }
        output "Result" {
            /// Whether at least one queue took it; a message that no queue takes is gone.
            routed "Routed": bool from body.routed,
        }
        sample { vhost: "/", routing_key: "orders", payload: "{\"order\": 4711}", content_type: "application/json" } => 200 json { "routed": true };
        sample "No such queue" { vhost: "/", routing_key: "nowhere", payload: "hello" } => 200 json { "routed": false };
        sample "Unknown exchange" { vhost: "/", exchange: "nothing", routing_key: "orders", payload: "hello" } => 400 json {
            "error": "bad_request", "reason": "404 NOT_FOUND - no exchange 'nothing' in vhost '/'"
        };
    }

    /// Takes messages from a queue. For a look at what is waiting; what is put back is marked as redelivered.
    action get_messages "Get Messages" {
        effects write destructive;
        input "Queue" {
            /// `/` is the one that every server has.
            vhost "Virtual host": String choose vhosts where len 1..=255,
            name "Name": String choose queues(vhost: input.vhost) where len 1..=255,
        }
        input "How" {
            /// The most messages to take.
            count "Count": i64 = 10,
            /// `ack_requeue_true` puts them back, `ack_requeue_false` removes them; `reject_requeue_…` does it by rejecting.
            ack_mode "Acknowledge": String = "ack_requeue_true" where matches "^(ack|reject)_requeue_(true|false)$",
            /// Longer payloads are cut to so many bytes.
            truncate "Cut payloads at": Option<i64>,
        }
        POST "/api/queues/{input.vhost}/{input.name}/get" via management {
            json { count: input.count, ackmode: input.ack_mode, encoding: "auto", truncate: input.truncate }
        }
        output "Messages" { messages "Messages": Vec<Message> from body }
        sample { vhost: "/", name: "orders" } => 200 json [
            { "payload": "{\"order\": 4711}", "payload_bytes": 15, "payload_encoding": "string", "exchange": "", "routing_key": "orders",
              "redelivered": false, "message_count": 1, "properties": { "delivery_mode": 2, "content_type": "application/json" } },
            { "payload": "eJwDAAAAAAE=", "payload_bytes": 8, "payload_encoding": "base64", "exchange": "shop", "routing_key": "orders",
              "redelivered": true, "message_count": 0, "properties": [] }
        ];
        sample "Empty queue" { vhost: "/", name: "replies" } => 200 json [];
        sample "Unknown queue" { vhost: "/", name: "nothing" } => 404 json { "error": "Object Not Found", "reason": "Not Found" };
    }

    // ---- action cards: exchanges ----------------------------------------------------------------------------------

    /// Lists the exchanges that the user may see, of all virtual hosts.
    action list_exchanges "List Exchanges" {
        effects read;
        input "Filter" {
            /// Only exchanges whose name contains this text.
            name "Name contains": Option<String>,
        }
        GET "/api/exchanges" via management { query { name: input.name, page_size: 100 } }
        pages { number query.page until body.page_count; items Exchange from body.items; }
        sample => 200 json {
            "page": 1, "page_count": 1, "page_size": 100, "item_count": 2, "filtered_count": 2, "total_count": 2,
            "items": [
                { "name": "", "vhost": "/", "type": "direct", "durable": true, "auto_delete": false, "internal": false },
                { "name": "amq.topic", "vhost": "/", "type": "topic", "durable": true, "auto_delete": false, "internal": false }
            ]
        };
        sample "Filtered" { name: "topic" } => 200 json {
            "page": 1, "page_count": 1, "page_size": 100, "item_count": 1, "filtered_count": 1, "total_count": 2,
            "items": [{ "name": "amq.topic", "vhost": "/", "type": "topic", "durable": true }]
        };
    }

    /// The Custom API Action: any call of the management API, as this connection's user.
    custom_api_action via management;
}
