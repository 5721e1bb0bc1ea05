//! The one rule of navigation.

use super::Place;

/// The trail after somebody went to `to`. The same stop is looked at in another way; a stop that lies further back is
/// gone back to, and what was visited since is left; any other place comes on top. *Back* takes the last one off.
pub fn went(mut trail: Vec<Place>, to: Place) -> Vec<Place> {
    if let Some(at) = trail.iter().position(|place| place.stop() == to.stop()) {
        trail.truncate(at);
    }
    trail.push(to);
    trail
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(token: &str) -> Place {
        let token = token.to_owned();
        Place { token }
    }

    fn walk(tokens: &[&str]) -> Vec<String> {
        let places = tokens.iter().map(|token| place(token));
        let trail = places.fold(Vec::new(), went);
        trail.into_iter().map(|place| place.token).collect()
    }

    #[test]
    fn a_new_place_comes_on_top_and_an_old_one_is_gone_back_to() {
        assert_eq!(walk(&["a", "b", "c"]), ["a", "b", "c"]);
        assert_eq!(walk(&["a", "b", "c", "a"]), ["a"]);
        assert_eq!(walk(&["a", "b?x=1", "b?x=2"]), ["a", "b?x=2"]);
        assert_eq!(walk(&["a", "b?x=1", "c", "b?x=2"]), ["a", "b?x=2"]);
    }

    proptest! {
        #[test]
        fn no_stop_is_on_the_trail_twice_and_the_last_is_where_one_went(tokens in prop::collection::vec("[a-d](\\?[a-b])?", 1..30)) {
            let trail = tokens.iter().map(|token| place(token)).fold(Vec::new(), went);
            let mut stops: Vec<_> = trail.iter().map(|place| place.stop()).collect();
            prop_assert_eq!(&trail.last().unwrap().token, tokens.last().unwrap());
            stops.sort_unstable();
            let count = stops.len();
            stops.dedup();
            prop_assert_eq!(stops.len(), count);
        }
    }
}
