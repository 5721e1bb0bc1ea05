//! Words with gaps: `{name}` is filled in, and a count chooses its form.

use super::plural::Counted;

/// Puts each value in place of `{name}` in `template`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values
        .iter()
        .fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
}

/// The words for `n` things, with `{n}` filled in.
pub fn counted(words: &Counted, n: i64) -> String {
    fill(words.words(n), &[("n", &n.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_and_counts_choose_their_words() {
        assert_eq!(
            fill("{a} and {b} and {a}", &[("a", "1"), ("b", "2")]),
            "1 and 2 and 1"
        );
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
