//! Keeps things in order without bringing a sorting algorithm into the program for every type (decision 0012).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Collects into a map or a set by putting in one thing after the other.
///
/// `collect` sorts first, and that costs four kilobytes of the program for every type; here nothing is large enough
/// to notice the difference. Of two equal keys the later one stays, as with `collect`.
pub trait Gather: Iterator + Sized {
    /// Everything, in order.
    fn gather<C: Ordered<Self::Item>>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> Gather for I {}

/// What keeps its content in order by itself.
pub trait Ordered<T>: Default + Extend<T> {}

impl<K: Ord, V> Ordered<(K, V)> for BTreeMap<K, V> {}

impl<T: Ord> Ordered<T> for BTreeSet<T> {}

/// Keeps of a map what stays, by filling it anew: taking out of its tree costs three kilobytes of the program for every
/// type, and nothing here is large enough to notice the difference.
pub fn keep<K: Ord, V>(map: &mut BTreeMap<K, V>, stays: &dyn Fn(&K, &V) -> bool) {
    for (key, value) in std::mem::take(map) {
        if stays(&key, &value) {
            map.insert(key, value);
        }
    }
}

/// Takes one thing out of a map as [`keep`] does.
pub fn take_out<K: Ord, V>(map: &mut BTreeMap<K, V>, key: &K) -> Option<V> {
    let mut taken = None;
    for (own, value) in std::mem::take(map) {
        if own == *key {
            taken = Some(value);
        } else {
            map.insert(own, value);
        }
    }
    taken
}

/// Sorts as `slice::sort_by` does: equal things keep their places to each other.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = places_in_order(items.len(), &|left, right| match (
        items.get(left),
        items.get(right),
    ) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(
        order
            .into_iter()
            .filter_map(|place| taken.get_mut(place).and_then(Option::take)),
    );
}

/// Sorts by what a thing is known by.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |left, right| key(left).cmp(&key(right)));
}

/// The one sort of the program: of places, whatever stands there.
fn places_in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|left, right| compare(*left, *right));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_keep_their_places_to_each_other() {
        let mut things = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_key(&mut things, |thing| thing.0);
        assert_eq!(things, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn of_two_equal_keys_the_later_one_stays() {
        let gathered: BTreeMap<_, _> = [(1, 'a'), (0, 'b'), (1, 'c')].into_iter().gather();
        assert_eq!(gathered, BTreeMap::from([(0, 'b'), (1, 'c')]));
    }

    #[test]
    fn what_is_taken_out_or_not_kept_is_all_that_goes() {
        let mut map = BTreeMap::from([(0, 'a'), (1, 'b'), (2, 'c')]);
        assert_eq!(take_out(&mut map, &3), None);
        assert_eq!(map.len(), 3);
        assert_eq!(take_out(&mut map, &1), Some('b'));
        assert_eq!(map, BTreeMap::from([(0, 'a'), (2, 'c')]));
        keep(&mut map, &|key, value| *key > 0 && *value == 'c');
        assert_eq!(map, BTreeMap::from([(2, 'c')]));
    }
}
