//! The parts of a bundle that no other program is needed for; `tests/fhir` has it read by a validator, and
//! `tests/tests/summary.rs` compares every value with a ledger.

use super::*;
use crate::time::from_millis;

#[test]
fn an_instant_is_written_with_the_offset_of_its_place() {
    let at = from_millis(1_790_064_000_123).unwrap();
    let said = |zone: &str| instant(at, zone.parse().unwrap());
    assert_eq!(said("Europe/Berlin"), "2026-09-22T10:00:00.123+02:00");
    assert_eq!(said("Asia/Kathmandu"), "2026-09-22T13:45:00.123+05:45");
    assert_eq!(said("UTC"), "2026-09-22T08:00:00.123Z");
}

#[test]
fn ids_that_are_made_for_a_file_are_its_own_and_the_same_for_the_same_moment() {
    let at = |millis| from_millis(millis).unwrap();
    let ids = |millis| {
        let mut bundle = Bundle::new(at(millis), Zone::UTC);
        let ids: Vec<_> = (0..1_000).map(|_| bundle.new_id()).collect();
        (bundle.patient, ids)
    };
    let (patient, mut others) = ids(1_790_064_000_000);
    assert_eq!((patient, others.clone()), ids(1_790_064_000_000));
    assert_ne!(patient, ids(1_790_064_000_001).0);
    others.push(patient);
    others.sort();
    others.dedup();
    assert_eq!(others.len(), 1_001);
}
