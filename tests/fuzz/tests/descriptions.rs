//! Mutated descriptions, for as many seconds as `FUZZ_SECONDS` says. A failure prints the smallest description that shows it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::{fs, path::Path};

use common::fuzz;
use proc_macro2::{TokenStream, TokenTree};
use proptest::prelude::*;
use tests_fuzz::{
    judge,
    mutate::{Change, apply, tokens},
};

/// The descriptions of all constructs, which are the snapshots' too.
fn corpus() -> Vec<TokenStream> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../connector-macros/tests/descriptions");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the descriptions").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap().parse().expect("a description lexes")).collect()
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<u16>().prop_map(usize::from);
    prop_oneof![
        place.clone().prop_map(Change::Remove),
        place.clone().prop_map(Change::Double),
        (place.clone(), place.clone()).prop_map(|(a, b)| Change::Exchange(a, b)),
        (place.clone(), place.clone()).prop_map(|(a, b)| Change::Borrow(a, b)),
        (place.clone(), place.clone()).prop_map(|(a, b)| Change::Insert(a, b)),
        place.clone().prop_map(Change::Open),
        place.prop_map(Change::Cut),
    ]
}

#[test]
fn every_answer_is_rust() {
    let corpus = corpus();
    let pool: Vec<TokenTree> = corpus.iter().flat_map(tokens).collect();
    let mutant = |(which, changes): &(usize, Vec<Change>)| {
        changes.iter().fold(corpus[*which].clone(), |tokens, change| apply(tokens, change, &pool))
    };
    let strategy = (0..corpus.len(), prop::collection::vec(change(), 1..6));
    let show = |case: &(usize, Vec<Change>)| format!("by {:?} of description {}:\n{}", case.1, case.0, mutant(case));
    fuzz("descriptions", strategy, |case| judge(mutant(&case)).map(drop), show);
}

/// What is good stays good: the corpus itself has no mistake but where it is about mistakes.
#[test]
fn the_corpus_is_good() {
    let bad = corpus().into_iter().filter(|tokens| !judge(tokens.clone()).unwrap().mistakes.is_empty()).count();
    assert_eq!(bad, 1, "only the description of the fallback has mistakes");
}
