//! Lists, whatever they hold.

use std::cmp::Ordering;

use super::json::merge;
use crate::data::value::{Object, Slot, compare};

pub(super) fn first(list: Vec<Slot>) -> Option<Slot> {
    list.into_iter().next()
}

pub(super) fn last(list: Vec<Slot>) -> Option<Slot> {
    list.into_iter().next_back()
}

pub(super) fn count(list: Vec<Slot>) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

pub(super) fn reverse(mut list: Vec<Slot>) -> Vec<Slot> {
    list.reverse();
    list
}

/// From the least to the greatest; items that are equal stay in their order.
pub(super) fn sort(mut list: Vec<Slot>) -> Vec<Slot> {
    list.sort_by(|a, b| compare(a.as_value(), b.as_value()).unwrap_or(Ordering::Equal));
    list
}

/// Each value once, where it stands first.
pub(super) fn unique(list: Vec<Slot>) -> Vec<Slot> {
    let mut kept: Vec<Slot> = Vec::with_capacity(list.len());
    for item in list {
        if !includes(&kept, &item) {
            kept.push(item);
        }
    }
    kept
}

pub(super) fn concat(mut list: Vec<Slot>, more: Vec<Slot>) -> Vec<Slot> {
    list.extend(more);
    list
}

/// The list in pieces of at most so many items; a size of less than one is one.
pub(super) fn chunk(list: Vec<Slot>, size: i64) -> Vec<Slot> {
    let size = usize::try_from(size).unwrap_or(1).max(1);
    let mut items = list.into_iter().peekable();
    let mut pieces = Vec::new();
    while items.peek().is_some() {
        pieces.push(Slot::List(items.by_ref().take(size).collect()));
    }
    pieces
}

/// The objects at one place of both lists as one; where one list is shorter, the other's alone: no item is lost.
pub(super) fn zip(list: Vec<Object>, more: Vec<Object>) -> Vec<Slot> {
    let count = list.len().max(more.len());
    let (mut list, mut more) = (list.into_iter(), more.into_iter());
    (0..count).map(|_| Slot::Object(merge(list.next().unwrap_or_default(), more.next().unwrap_or_default()))).collect()
}

/// The items of all lists, in order.
pub(super) fn flatten(lists: Vec<Slot>) -> Vec<Slot> {
    let items = |list| if let Slot::List(items) = list { items } else { Vec::new() };
    lists.into_iter().flat_map(items).collect()
}

pub(super) fn includes(list: &[Slot], item: &Slot) -> bool {
    list.iter().any(|known| compare(known.as_value(), item.as_value()) == Some(Ordering::Equal))
}
