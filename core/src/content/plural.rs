//! How a language counts: which form of a word goes with a number. The categories and their rules for whole numbers are
//! those of the Unicode CLDR, <https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>.

use serde::{Deserialize, Serialize};

/// Words for a number of things, in each form that the language has; `{n}` is filled in.
///
/// English has `one` and `many`. A language writes the forms that its rule asks for; `many` is the one that stands for
/// all others where there is no `other`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// The rule of the language; the build script adds it.
    #[serde(default)]
    pub rule: PluralRule,
    #[serde(default)]
    pub zero: String,
    #[serde(default)]
    pub one: String,
    #[serde(default)]
    pub two: String,
    #[serde(default)]
    pub few: String,
    #[serde(default)]
    pub many: String,
    #[serde(default)]
    pub other: String,
}

/// A form of a word beside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluralForm {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// Languages that count alike share a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PluralRule {
    /// English, German, Dutch, Swedish, Spanish, Italian and most of Europe: one, and the rest.
    #[default]
    OneOrMore,
    /// French, Brazilian Portuguese: none and one alike, and the rest.
    NoneOrOne,
    /// Japanese, Chinese, Korean, Vietnamese: one form.
    Same,
    /// Polish.
    Polish,
    /// Russian and Ukrainian.
    EastSlavic,
    /// Czech and Slovak.
    Czech,
    /// Arabic.
    Arabic,
}

impl PluralRule {
    /// The rule of a language by its BCP 47 tag.
    pub fn of(language: &str) -> Self {
        match language.split('-').next().unwrap_or_default() {
            "fr" => Self::NoneOrOne,
            "pt" if language == "pt" || language == "pt-BR" => Self::NoneOrOne,
            "ja" | "zh" | "ko" | "vi" | "th" | "id" | "ms" => Self::Same,
            "pl" => Self::Polish,
            "ru" | "uk" | "be" => Self::EastSlavic,
            "cs" | "sk" => Self::Czech,
            "ar" => Self::Arabic,
            _ => Self::OneOrMore,
        }
    }

    /// The form that goes with `n` things.
    pub fn form(self, n: i64) -> PluralForm {
        use PluralForm::{Few, Many, One, Other, Two, Zero};
        let n = n.unsigned_abs();
        let (tens, last) = (n % 100, n % 10);
        let teens = (11..=14).contains(&tens);
        match self {
            Self::OneOrMore if n == 1 => One,
            Self::NoneOrOne if n <= 1 => One,
            Self::OneOrMore | Self::NoneOrOne | Self::Same => Other,
            Self::Polish if n == 1 => One,
            Self::EastSlavic if last == 1 && tens != 11 => One,
            Self::Polish | Self::EastSlavic if (2..=4).contains(&last) && !teens => Few,
            Self::Polish | Self::EastSlavic => Many,
            Self::Czech => match n {
                1 => One,
                2..=4 => Few,
                _ => Other,
            },
            Self::Arabic => match (n, tens) {
                (0, _) => Zero,
                (1, _) => One,
                (2, _) => Two,
                (_, 3..=10) => Few,
                (_, 11..=99) => Many,
                _ => Other,
            },
        }
    }

    /// The forms that words in such a language need.
    pub fn forms(self) -> &'static [PluralForm] {
        use PluralForm::{Few, Many, One, Other, Two, Zero};
        match self {
            Self::OneOrMore | Self::NoneOrOne => &[One, Other],
            Self::Same => &[Other],
            Self::Polish | Self::EastSlavic => &[One, Few, Many],
            Self::Czech => &[One, Few, Other],
            Self::Arabic => &[Zero, One, Two, Few, Many, Other],
        }
    }
}

impl Counted {
    /// The words that go with `n` things, `{n}` not filled in.
    pub fn words(&self, n: i64) -> &str {
        self.of_form(self.rule.form(n))
    }

    /// Forms that the language needs and that are not there.
    pub fn lacks(&self) -> Vec<PluralForm> {
        let forms = self.rule.forms().iter().copied();
        forms
            .filter(|form| self.of_form(*form).is_empty())
            .collect()
    }

    fn of_form(&self, form: PluralForm) -> &str {
        match form {
            PluralForm::Zero => &self.zero,
            PluralForm::One => &self.one,
            PluralForm::Two => &self.two,
            PluralForm::Few => &self.few,
            PluralForm::Many => &self.many,
            PluralForm::Other if self.other.is_empty() => &self.many,
            PluralForm::Other => &self.other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Samples of the CLDR charts.
    #[test]
    fn each_language_counts_as_the_charts_of_the_cldr_say() {
        use PluralForm::{Few, Many, One, Other, Two, Zero};
        type Forms<'a> = &'a [(PluralForm, &'a [i64])];
        let samples: &[(&str, Forms<'_>)] = &[
            ("en-GB", &[(One, &[1]), (Other, &[0, 2, 11, 21, 100])]),
            ("de", &[(One, &[1]), (Other, &[0, 2, 101])]),
            ("fr", &[(One, &[0, 1]), (Other, &[2, 17, 100])]),
            ("pt-PT", &[(One, &[1]), (Other, &[0, 2])]),
            ("ja", &[(Other, &[0, 1, 2, 100])]),
            (
                "pl",
                &[
                    (One, &[1]),
                    (Few, &[2, 4, 22, 24, 32, 102]),
                    (Many, &[0, 5, 11, 12, 14, 19, 21, 100, 112]),
                ],
            ),
            (
                "ru",
                &[
                    (One, &[1, 21, 31, 101]),
                    (Few, &[2, 4, 22, 34, 102]),
                    (Many, &[0, 5, 11, 12, 14, 19, 100, 111]),
                ],
            ),
            (
                "cs",
                &[(One, &[1]), (Few, &[2, 3, 4]), (Other, &[0, 5, 22, 100])],
            ),
            (
                "ar",
                &[
                    (Zero, &[0]),
                    (One, &[1]),
                    (Two, &[2]),
                    (Few, &[3, 10, 103, 110]),
                    (Many, &[11, 26, 99, 111]),
                    (Other, &[100, 102, 200, 1_000]),
                ],
            ),
        ];
        for (language, forms) in samples {
            let rule = PluralRule::of(language);
            for (form, numbers) in *forms {
                assert!(rule.forms().contains(form), "{language} {form:?}");
                for n in *numbers {
                    assert_eq!(rule.form(*n), *form, "{language} {n}");
                }
            }
            for n in 0..1_000 {
                assert!(rule.forms().contains(&rule.form(n)), "{language} {n}");
            }
        }
    }

    #[test]
    fn what_a_language_lacks_is_named() {
        let mut rides = Counted {
            one: "{n} przejazd".to_owned(),
            many: "{n} przejazdów".to_owned(),
            ..Counted::default()
        };
        assert_eq!(rides.lacks(), []);
        rides.rule = PluralRule::of("pl");
        assert_eq!(rides.lacks(), [PluralForm::Few]);
        rides.few = "{n} przejazdy".to_owned();
        assert_eq!(
            [1, 3, 5].map(|n| rides.words(n)),
            ["{n} przejazd", "{n} przejazdy", "{n} przejazdów"]
        );
    }
}
