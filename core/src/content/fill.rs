//! Words with gaps: `{name}` is filled in, and a count chooses its form.

use super::plural::Counted;

/// Puts each value in place of `{name}` in `template`. What is put in is not looked at again: a reminder that somebody
/// called "{when}" stays called so.
///
/// # Panics
/// In tests, where a gap stays open: the words and what fills them have parted then.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let gap = after.split_once('}');
        let value = gap.and_then(|(name, _)| values.iter().find(|(known, _)| *known == name));
        rest = match (gap, value) {
            (Some((_, then)), Some((_, value))) => {
                filled.push_str(value);
                then
            }
            _ => {
                #[cfg(test)]
                assert_eq!(open_gap(gap), None, "a gap stays open in: {template}");
                filled.push('{');
                after
            }
        };
    }
    filled + rest
}

/// The name of a gap; none where what stands between braces is no name.
#[cfg(test)]
fn open_gap<'t>(gap: Option<(&'t str, &'t str)>) -> Option<&'t str> {
    let (name, _) = gap?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    is_name.then_some(name)
}

/// The words for `n` things, with `{n}` filled in.
pub fn counted(words: &Counted, n: i64) -> String {
    counted_with(words, n, &[])
}

/// The same with more gaps: "Monday 16 November, {n} notes".
pub fn counted_with(words: &Counted, n: i64, values: &[(&str, &str)]) -> String {
    let count = n.to_string();
    let values: Vec<_> = std::iter::once(("n", count.as_str()))
        .chain(values.iter().copied())
        .collect();
    fill(words.words(n), &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "a gap stays open")]
    fn a_gap_that_nothing_fills_stops_a_test() {
        fill("{what}, {when}", &[("what", "1")]);
    }

    #[test]
    fn gaps_are_filled_and_counts_choose_their_words() {
        assert_eq!(
            fill("{a} and {b} and {a}", &[("a", "1"), ("b", "2")]),
            "1 and 2 and 1"
        );
        assert_eq!(
            fill("{what}, {when}", &[("what", "{when}"), ("when", "{what}")]),
            "{when}, {what}"
        );
        assert_eq!(fill("{ {} {n", &[("n", "1")]), "{ {} {n");
        let rides = Counted {
            one: "{n} ride".to_owned(),
            many: "{n} rides".to_owned(),
            ..Counted::default()
        };
        assert_eq!(
            [0, 1, 2].map(|n| counted(&rides, n)),
            ["0 rides", "1 ride", "2 rides"]
        );
    }
}
