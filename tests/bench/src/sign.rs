//! Signs a request of 1 KB by AWS Signature Version 4, in our way and in that of AWS's SDK. What signing costs is the difference to the
//! same without.

use std::{hint::black_box, sync::Arc, time::SystemTime};

use aws_sigv4::{
    http_request::{SignableBody, SignableRequest, SigningSettings, sign as by_aws},
    sign::v4,
};
use bytes::Bytes;
use connector_core::connector;

use crate::{Result, drive::runtime, ours::Memory};

/// The bytes of the body.
const BODY: usize = 1024;
const ID: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const REGION: &str = "eu-central-1";

connector! {
    pub(crate) connector Signed "Signed" { key: "signed", version: "1.0.0", base_url: "https://sqs.eu-central-1.amazonaws.com" }

    auth amazon "Access key" aws_sigv4 {
        parameters { region "Region": String }
        service: "sqs",
        region: auth.region,
    }
    auth nobody "Nobody" custom { parameters { #[allow(unused)] region "Region": String } }

    helper queues { header "Accept": "application/json"; }

    action send "Send" {
        effects write;
        input { queue "Queue": String, message "Message": String }
        POST "/queues/{input.queue}" via queues { query { version: "2012-11-05", wait: 20 } text input.message; }
    }
}

/// Signs so often, in the way of this name.
pub(crate) fn sign(way: &str, times: usize) -> Result<()> {
    let answer = Arc::new(Memory(Bytes::new()));
    match way {
        "ours" => {
            let amazon = Signed::amazon().access_key_id(ID).secret_access_key(SECRET).region(REGION);
            ours(&amazon.transport(answer).connect()?, times)
        }
        "ours-unsigned" => ours(&Signed::nobody().region(REGION).transport(answer).connect()?, times),
        "aws" => aws(true, times),
        "aws-unsigned" => aws(false, times),
        _ => Err(format!("there is no way `{way}` to sign").into()),
    }
}

/// The whole call, but for the transport.
fn ours(client: &Signed, times: usize) -> Result<()> {
    let message = "x".repeat(BODY);
    runtime()?.block_on(async {
        for _ in 0..times {
            client.send(("q1", message.as_str())).await?;
        }
        Ok(())
    })
}

/// The request by hand, signed as the SDK does it.
fn aws(signs: bool, times: usize) -> Result<()> {
    let identity = aws_credential_types::Credentials::new(ID, SECRET, None, None, "bench").into();
    let body = "x".repeat(BODY);
    for _ in 0..times {
        let mut request = http::Request::post("https://sqs.eu-central-1.amazonaws.com/queues/q1?version=2012-11-05&wait=20")
            .header("content-type", "text/plain; charset=utf-8")
            .body(body.as_str())?;
        if signs {
            let parameters = v4::SigningParams::builder()
                .identity(&identity)
                .region(REGION)
                .name("sqs")
                .time(SystemTime::now())
                .settings(SigningSettings::default())
                .build()?
                .into();
            let headers = request.headers().iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
            let uri = request.uri().to_string();
            let signable = SignableRequest::new("POST", &uri, headers, SignableBody::Bytes(body.as_bytes()))?;
            let (instructions, _) = by_aws(signable, &parameters)?.into_parts();
            instructions.apply_to_request_http1x(&mut request);
        }
        black_box(&request);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_way_signs() {
        for way in ["ours", "ours-unsigned", "aws", "aws-unsigned"] {
            sign(way, 2).unwrap();
        }
        assert!(sign("theirs", 1).is_err());
    }
}
