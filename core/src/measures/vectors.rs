//! Every instrument, those of the feature `noncommercial` too, against `tests/vectors/measures.json`: scores worked out
//! by hand, each with its source, and patterns of answers scored by a program that shares no code with Ebb
//! (`tests/vectors/make_measures.py`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::score::{Given, band, score, stands_for_danger};
use crate::content::{Instrument, InstrumentsFile, Terms, content};

#[derive(Deserialize)]
struct Vectors {
    hand: Vec<ByHand>,
    patterns: Vec<Patterns>,
}

#[derive(Deserialize)]
struct ByHand {
    instrument: String,
    answers: Vec<Option<i32>>,
    score: Option<i32>,
    range_from: Option<i32>,
    danger: bool,
    source: String,
}

#[derive(Deserialize)]
struct Patterns {
    instrument: String,
    /// Of the drawn ones; none where every pattern without a gap is meant.
    seed: Option<u64>,
    count: usize,
    danger: usize,
    scores: BTreeMap<String, usize>,
    digest: String,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../../tests/vectors/measures.json")).unwrap()
}

/// What the files hold, whatever this build embeds.
fn instruments() -> BTreeMap<String, Instrument> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/en/instruments");
    let mut found = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let file: InstrumentsFile = toml::from_str(&text).unwrap();
        found.extend(
            file.instruments
                .into_iter()
                .map(|one| (one.id.clone(), one)),
        );
    }
    found
}

/// The score, where its range begins, and whether it stands for danger.
fn scored(of: &Instrument, answers: &[Option<i32>]) -> (Option<i32>, Option<i32>, bool) {
    let items = of.verbatim.items.iter();
    let given: Given = items
        .zip(answers)
        .filter_map(|(item, value)| Some((item.id.clone(), (*value)?)))
        .collect();
    let value = score(of, &given).value();
    let range = value.and_then(|value| band(of, value));
    (
        value,
        range.map(|band| band.from),
        stands_for_danger(of, &given),
    )
}

#[test]
fn each_score_that_was_worked_out_by_hand_is_the_one_that_is_given() {
    let instruments = instruments();
    let vectors = vectors();
    assert!(vectors.hand.len() >= 50);
    for one in vectors.hand {
        let of = &instruments[&one.instrument];
        assert_eq!(one.answers.len(), of.verbatim.items.len(), "{}", of.id);
        let expected = (one.score, one.range_from, one.danger);
        assert_eq!(
            scored(of, &one.answers),
            expected,
            "{:?}: {}",
            one.answers,
            one.source
        );
    }
}

#[test]
fn every_pattern_of_the_short_ones_and_ten_thousand_of_each_agree_with_another_program() {
    let instruments = instruments();
    let mut tried: Vec<_> = Vec::new();
    for expected in vectors().patterns {
        let of = &instruments[&expected.instrument];
        let options: Vec<_> = of
            .verbatim
            .items
            .iter()
            .map(|item| of.most_of(item) + 1)
            .collect();
        let patterns = match expected.seed {
            None => every(&options),
            Some(seed) => drawn(&options, seed, expected.count),
        };
        assert_eq!(patterns.len(), expected.count, "{}", of.id);
        let (mut scores, mut danger) = (BTreeMap::new(), 0);
        let mut lines = String::new();
        let text =
            |value: Option<i32>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
        for answers in patterns {
            let (score, range, signal) = scored(of, &answers);
            let name = score.map_or_else(|| "none".to_owned(), |score| score.to_string());
            *scores.entry(name).or_insert(0) += 1;
            danger += usize::from(signal);
            let said: Vec<_> = answers.into_iter().map(text).collect();
            let (said, signal) = (said.join(","), i32::from(signal));
            writeln!(lines, "{said} {} {} {signal}", text(score), text(range)).unwrap();
        }
        assert_eq!(
            (&scores, danger),
            (&expected.scores, expected.danger),
            "{}",
            of.id
        );
        assert_eq!(digest(&lines), expected.digest, "{}", of.id);
        tried.push((of.id.clone(), expected.seed.is_none(), expected.count));
    }
    let count = |id: &str, every: bool| {
        tried
            .iter()
            .find(|(of, all, _)| of == id && *all == every)
            .map(|(.., count)| *count)
    };
    assert_eq!(
        (count("audit-c", true), count("gad-7", true)),
        (Some(125), Some(16_384))
    );
    for id in instruments.keys() {
        assert_eq!(count(id, false), Some(10_000), "{id}");
    }
}

/// Every pattern without a gap, the last item turning fastest.
fn every(options: &[i32]) -> Vec<Vec<Option<i32>>> {
    options.iter().fold(vec![Vec::new()], |patterns, options| {
        let longer = patterns.iter().flat_map(|pattern: &Vec<Option<i32>>| {
            let with = |value| pattern.iter().copied().chain([Some(value)]).collect();
            (0..*options).map(with)
        });
        longer.collect()
    })
}

/// Drawn by splitmix64: one answer in sixteen is left out.
fn drawn(options: &[i32], seed: u64, count: usize) -> Vec<Vec<Option<i32>>> {
    let mut state = seed;
    let mut draw = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    let mut answer = |options: &i32| {
        let given = draw() % 16 != 0;
        given.then(|| i32::try_from(draw() % u64::try_from(*options).unwrap()).unwrap())
    };
    (0..count)
        .map(|_| options.iter().map(&mut answer).collect())
        .collect()
}

/// FNV-1a, 64 bits.
fn digest(text: &str) -> String {
    let digest = text
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |digest, byte| {
            (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
    format!("{digest:016x}")
}

#[test]
fn what_may_not_be_sold_is_here_only_where_the_build_says_so() {
    let embedded = &content("en").instruments.instruments;
    let sold = |id: &str| embedded.iter().any(|one| one.id == id);
    for (id, one) in instruments() {
        let may = one.terms == Terms::Free || cfg!(feature = "noncommercial");
        assert_eq!(sold(&id), may, "{id}");
    }
}

#[test]
fn the_traps_of_copies_are_not_in_the_wording() {
    let instruments = instruments();
    let options = |id: &str, item: &str| {
        let of = &instruments[id];
        of.options(of.item(item).unwrap()).to_vec()
    };
    // Many copies print "Not at all sure".
    assert_eq!(options("gad-7", "1")[0], "Not at all");
    let how_often = [
        "Never",
        "Less than monthly",
        "Monthly",
        "Weekly",
        "Daily or almost daily",
    ];
    assert_eq!(options("audit-c", "3"), how_often);
    let reversed = |id: &str| {
        let items = instruments[id].verbatim.items.iter();
        items
            .filter(|item| item.reversed)
            .map(|item| item.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(reversed("dast-10"), ["3"]);
    assert!(instruments["phq-9"].item("10").unwrap().unscored);
    // A number and never a verdict.
    assert!(instruments["pcl-5"].bands.is_empty() && instruments["pcl-5"].cut_offs.is_empty());
    // Sex is not asked: each cut-off stands there.
    let cut_offs: Vec<_> = instruments["audit-c"]
        .cut_offs
        .iter()
        .map(|one| one.from)
        .collect();
    assert_eq!(cut_offs, [3, 4, 5]);
}
