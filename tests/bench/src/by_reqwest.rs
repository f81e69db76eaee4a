//! The call as a good engineer writes it with reqwest and serde.

use std::marker::PhantomData;

use crate::{
    Result,
    case::{Case, TOKEN},
    drive::{CONNECT_TIMEOUT, Client, READ_TIMEOUT, TIMEOUT},
    model::Answer,
};

pub(crate) struct ByReqwest<A> {
    client: reqwest::Client,
    base: String,
    token: String,
    case: Case,
    answer: PhantomData<fn() -> A>,
}

impl<A: Answer> ByReqwest<A> {
    pub(crate) fn new(case: Case, base: &str) -> Result<Self> {
        let client = reqwest::Client::builder().connect_timeout(CONNECT_TIMEOUT).read_timeout(READ_TIMEOUT).timeout(TIMEOUT).build()?;
        Ok(Self { client, base: base.to_owned(), token: TOKEN.to_owned(), case, answer: PhantomData })
    }
}

impl<A: Answer> Client for ByReqwest<A> {
    async fn call(&self) -> Result<usize> {
        let answer: A = self
            .client
            .get(format!("{}{}", self.base, self.case.path()))
            .bearer_auth(&self.token)
            .query(&self.case.query())
            .send()
            .await?
            .error_for_status()?
            .json()
            .await?;
        answer.wanted()
    }
}
