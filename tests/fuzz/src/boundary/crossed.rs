//! Values as they come over the boundary: each as the bytes that a foreign language sends, and back.

use arbitrary::{Result, Unstructured};
use ebb_core::time::{BootReading, Instant, to_millis};
use ebb_core::view::Moment;
use ebb_ffi::{EbbError, UniFfiTag};
use uniffi::Lift;

use crate::said;
use crate::steps::rarely;
use crate::world::now;

/// Milliseconds at which clocks end, and some of ordinary days.
const CLOCKS: [i64; 12] = [
    0,
    1,
    -1,
    1_790_168_400_000,
    1_790_168_400_001,
    1_790_200_000_000,
    1_792_000_000_000,
    4_102_444_800_000,
    253_402_300_799_999,
    253_402_300_800_000,
    i64::MAX,
    i64::MIN,
];

/// Names of zones, and what is none.
pub const ZONES: [&str; 10] = [
    "Europe/Berlin",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Antarctica/Troll",
    "Europe/Nowhere",
    "+05:30",
    "UTC",
    "",
    "../../etc/passwd",
    "\u{0}",
];

/// A string as its bytes come over: what is no UTF-8, half of a surrogate pair among it, is refused before Ebb sees it.
pub fn crossed_text(u: &mut Unstructured<'_>) -> Result<String> {
    // Not where the bytes end: that would be the first choice each time.
    if u.int_in_range(0..=1_999)? == 1_234 {
        return Ok("x".repeat(10_000_000));
    }
    if !rarely(u, 8)? {
        return said::text(u);
    }
    let bytes = match u.int_in_range(0..=3)? {
        0 => b"caf\xed\xa0\xbd".to_vec(),
        1 => b"caf\xed\xb0\x80!".to_vec(),
        2 => "caf\u{fffd}?".as_bytes().to_vec(),
        _ => u.bytes(u.len().min(16))?.to_vec(),
    };
    let length = i32::try_from(bytes.len()).expect("it is short");
    let sent = [&length.to_be_bytes()[..], &bytes].concat();
    let came = <String as Lift<UniFfiTag>>::try_read(&mut sent.as_slice());
    assert_eq!(came.is_ok(), std::str::from_utf8(&bytes).is_ok());
    Ok(came.unwrap_or_default())
}

/// An instant as its milliseconds come over: what lies outside the years that are counted is refused.
pub fn crossed_instant(u: &mut Unstructured<'_>) -> Result<Instant> {
    let millis = match u.int_in_range(0..=7)? {
        6 => *u.choose(&CLOCKS)?,
        7 => u.arbitrary()?,
        _ => to_millis(now()) + i64::from(u.arbitrary::<i32>()?),
    };
    let sent = millis.to_be_bytes();
    let came = <Instant as Lift<UniFfiTag>>::try_read(&mut sent.as_slice());
    assert_eq!(came.is_ok(), (0..=253_402_300_799_999).contains(&millis));
    Ok(came.unwrap_or_else(|_| now()))
}

/// A value as it comes over: the same as was sent.
pub fn crossed<T>(value: T) -> T
where
    T: Lift<UniFfiTag> + uniffi::Lower<UniFfiTag>,
{
    let mut sent = Vec::new();
    T::write(value, &mut sent);
    let mut rest = sent.as_slice();
    let came = T::try_read(&mut rest).expect("it was written so");
    assert!(rest.is_empty(), "a part of it is left");
    let mut again = Vec::new();
    T::write(came, &mut again);
    assert_eq!(again, sent, "it comes over as another");
    T::try_read(&mut sent.as_slice()).expect("it was written so")
}

/// When and where somebody looks, as a device tells it: mostly as anybody does.
pub fn moment(u: &mut Unstructured<'_>) -> Result<Moment> {
    let now = crossed_instant(u)?;
    let boot = match rarely(u, 8)? {
        true => Some(BootReading {
            id: crossed_text(u)?,
            elapsed_ms: *u.choose(&CLOCKS)?,
        }),
        false => None,
    };
    let zone = match rarely(u, 8)? {
        true => *u.choose(&ZONES)?,
        false => ZONES[0],
    };
    let language = match rarely(u, 8)? {
        true => crossed_text(u)?,
        false => "en".to_owned(),
    };
    let offset = u.arbitrary()?;
    match ebb_ffi::moment(now, zone, offset, language, boot) {
        Ok(moment) => Ok(crossed(moment)),
        Err(_) => Ok(crate::world::moment()),
    }
}

/// A key: mostly the right one.
pub fn store_key(u: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    Ok(match u.int_in_range(0..=7)? {
        6 => vec![0; 32],
        7 => u.bytes(u.len().min(40))?.to_vec(),
        _ => vec![0x5a; 32],
    })
}

/// An error says something, and comes over.
pub fn answered<T>(answer: std::result::Result<T, EbbError>) -> Option<T> {
    match answer {
        Ok(value) => Some(value),
        Err(error) => {
            assert!(!matches!(error, EbbError::Fault { .. }), "{error}");
            assert!(!error.to_string().is_empty());
            crossed(error);
            None
        }
    }
}
