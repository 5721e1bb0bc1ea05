//! How sure a share is that few times give: the score interval of Wilson 1927, J Am Stat Assoc 22:209-212, at 95 %.

/// The 97.5th percentile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// Where a share lies that was found `found` times of `all`: between these, 0 to 1, in 95 of 100 such cases. It is never an
/// empty interval and never reaches beyond 0 or 1, however few there are. With none at all, nothing is known: 0 to 1.
pub(crate) fn wilson(found: i32, all: i32) -> (f64, f64) {
    if all <= 0 {
        return (0.0, 1.0);
    }
    let n = f64::from(all);
    let share = f64::from(found.clamp(0, all)) / n;
    let z2 = Z * Z;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_is_what_the_roots_of_wilsons_equation_are() {
        // 8 of 10, worked out apart: 0.4902 to 0.9433; 0 of 10: 0 to 0.2775; 5 of 5: 0.5655 to 1.
        for (found, all, low, high) in [
            (8, 10, 0.4902, 0.9433),
            (0, 10, 0.0, 0.2775),
            (5, 5, 0.5655, 1.0),
            (81, 263, 0.2553, 0.3662),
        ] {
            let (from, to) = wilson(found, all);
            assert!((from - low).abs() < 5e-5, "{found} of {all}: {from}");
            assert!((to - high).abs() < 5e-5, "{found} of {all}: {to}");
        }
        assert_eq!(wilson(0, 0), (0.0, 1.0));
    }

    proptest! {
        #[test]
        fn the_share_lies_within_and_each_end_is_a_share_that_is_just_as_far_from_it(
            all in 1..2_000_i32, part in 0.0..=1.0_f64,
        ) {
            let found = (f64::from(all) * part) as i32;
            let share = f64::from(found) / f64::from(all);
            let (from, to) = wilson(found, all);
            prop_assert!(0.0 <= from && from <= share + 1e-12 && share <= to + 1e-12 && to <= 1.0);
            // Wilson's definition: |share − end| = z · √(end · (1 − end) / n), where the end is not cut off.
            for end in [from, to].into_iter().filter(|end| *end > 1e-9 && *end < 1.0 - 1e-9) {
                let away = Z * (end * (1.0 - end) / f64::from(all)).sqrt();
                prop_assert!(((share - end).abs() - away).abs() < 1e-9);
            }
        }
    }
}
