//! What somebody could say in a form, out of bytes: mostly what its fields ask for, and every so often what no field does.

use arbitrary::{Result, Unstructured};
use chrono::TimeDelta;
use ebb_core::page::{Answer, Choice, Field, FieldKind, Value};
use ebb_core::time::{Day, TimeOfDay, Zone};

use crate::age::PASSPHRASE;
use crate::steps::rarely;
use crate::world::now;

/// Texts that have broken programs before, behind a plain one, which is what opens a file here as well.
const ODD: [&str; 20] = [
    PASSPHRASE,
    "",
    " ",
    "\n",
    "0",
    "-1",
    "12",
    "1.5",
    "NaN",
    "+44 20 7946 0958",
    "heron",
    "kill myself",
    "<b>&amp;\"'",
    "=1+1",
    "'); DROP TABLE urge; --",
    "\u{202e}maS\u{2066}",
    "\u{0}\u{7f}\u{fffd}\u{feff}",
    "🌊👩‍👩‍👧‍👦 e\u{301}",
    "every second tuesday 18:00",
    "phq-9",
];

/// Numbers at which counting ends.
const NUMBERS: [f64; 16] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    10.0,
    0.5,
    1e9,
    2_147_483_647.0,
    -2_147_483_649.0,
    9_007_199_254_740_993.0,
    1e308,
    f64::MIN_POSITIVE,
    f64::EPSILON,
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
];

/// A text: of a few letters, odd, or long.
pub fn text(u: &mut Unstructured<'_>) -> Result<String> {
    Ok(match u.int_in_range(0..=9)? {
        0..=3 => (*u.choose(&ODD)?).to_owned(),
        4..=7 => String::from_utf8_lossy(u.bytes(u.len().min(12))?).into_owned(),
        8 => u.choose(&ODD)?.repeat(u.int_in_range(0..=2_000)?),
        _ => u
            .arbitrary::<char>()?
            .to_string()
            .repeat(u.int_in_range(0..=300)?),
    })
}

/// A number: a small one, an odd one, or any.
pub fn number(u: &mut Unstructured<'_>) -> Result<f64> {
    Ok(match u.int_in_range(0..=3)? {
        0 | 1 => f64::from(u.arbitrary::<i8>()?),
        2 => *u.choose(&NUMBERS)?,
        _ => f64::from_bits(u.arbitrary()?),
    })
}

/// A day: about the one on which all of this happens, or any that there is.
pub fn day(u: &mut Unstructured<'_>) -> Result<Day> {
    let today = Day::of(now(), Zone::UTC);
    if !rarely(u, 8)? {
        let days = TimeDelta::days(i64::from(u.arbitrary::<i8>()?));
        return Ok(Day::of(now() + days, Zone::UTC));
    }
    let year = u.int_in_range(1970..=9999)?;
    let (month, day) = (u.int_in_range(1..=12)?, u.int_in_range(1..=31)?);
    let text = format!("{year:04}-{month:02}-{day:02}");
    Ok(text.parse().unwrap_or(today))
}

/// A time of day, from noon on.
pub fn time(u: &mut Unstructured<'_>) -> Result<TimeOfDay> {
    let (hour, minute) = (u.int_in_range(0..=23)?, u.int_in_range(0..=59)?);
    Ok(TimeOfDay::of((12 + hour) % 24, minute).expect("it is one"))
}

/// A value of any kind, whatever was asked.
pub fn any(u: &mut Unstructured<'_>, depth: u8) -> Result<Value> {
    Ok(match u.int_in_range(0..=6)? {
        0 => Value::words(text(u)?),
        1 => Value::number(number(u)?),
        2 => Value::Chosen {
            ids: (0..u.int_in_range(0..=3)?)
                .map(|_| text(u))
                .collect::<Result<_>>()?,
        },
        3 => Value::Day { day: day(u)? },
        4 => Value::Time { time: time(u)? },
        5 => file(u, &[])?,
        _ if depth < 4 => {
            let mut entries = Vec::new();
            for _ in 0..u.int_in_range(0..=3)? {
                entries.push(vec![Answer::new(&text(u)?, any(u, depth + 1)?)]);
            }
            Value::Each { entries }
        }
        _ => Value::Each {
            entries: Vec::new(),
        },
    })
}

/// A file: one that Ebb hands out, one that it takes, or anything; first of all one of a type that is asked for.
fn file(u: &mut Unstructured<'_>, types: &[String]) -> Result<Value> {
    const PACK: &[u8] = include_bytes!("../../../core/content/schema/example-pack.json");
    const CALENDAR: &[u8] = include_bytes!("../../vectors/calendars/18-outlook-desktop-zone.ics");
    let asks = |kind: &str| types.iter().any(|asked| asked.contains(kind));
    let wanted = match () {
        () if asks("json") => 0,
        () if asks("calendar") => 1,
        () => 2,
    };
    let bytes = match (wanted + u.int_in_range(0..=4)?) % 5 {
        0 => PACK.to_vec(),
        1 => CALENDAR.to_vec(),
        2 => crate::age::sealed(crate::world::FILLED),
        3 => crate::age::sealed(b"{}\n"),
        _ => u.bytes(u.len().min(40))?.to_vec(),
    };
    Ok(Value::File {
        name: text(u)?,
        bytes,
    })
}

/// Answers to these fields: what they ask for, where the bytes say nothing else.
pub fn answers(u: &mut Unstructured<'_>, fields: &[Field]) -> Result<Vec<Answer>> {
    let mut answers = Vec::new();
    for field in fields {
        match u.int_in_range(0..=15)? {
            // As it stands there, or left out.
            12 | 13 => answers.extend(
                field
                    .value
                    .clone()
                    .map(|value| Answer::new(&field.id, value)),
            ),
            14 if !field.needed => {}
            15 => answers.push(Answer::new(&field.id, any(u, 0)?)),
            _ => answers.push(Answer::new(&field.id, fitting(u, field)?)),
        }
    }
    if rarely(u, 32)? {
        answers.push(Answer::new(&text(u)?, any(u, 0)?));
    }
    Ok(answers)
}

/// What the field asks for, at its ends and between them.
fn fitting(u: &mut Unstructured<'_>, field: &Field) -> Result<Value> {
    Ok(match &field.kind {
        FieldKind::Line { .. } | FieldKind::Text => {
            let most = field.longest.unwrap_or(40).max(1) as usize;
            match u.int_in_range(0..=7)? {
                0 => Value::words(PASSPHRASE),
                1 => Value::words("x".repeat(most)),
                2 => Value::words("y".repeat(most + 1)),
                _ => Value::words(text(u)?),
            }
        }
        FieldKind::Day { from, to } => {
            let ends: Vec<Day> = from.iter().chain(to).copied().collect();
            let day = match ends.is_empty() || u.int_in_range(0..=3)? < 3 {
                true => day(u)?,
                false => *u.choose(&ends)?,
            };
            Value::Day { day }
        }
        FieldKind::Time => Value::Time { time: time(u)? },
        FieldKind::File { types, .. } => file(u, types)?,
        FieldKind::Number {
            least, most, step, ..
        } => {
            let steps = ((most - least) / step).clamp(0.0, 1e6) as u32;
            let at = match u.int_in_range(0..=5)? {
                0 => 0,
                1 => steps,
                _ => u.int_in_range(0..=steps)?,
            };
            Value::number(least + f64::from(at) * step)
        }
        FieldKind::Scale { least, most, .. } => {
            Value::number(u.int_in_range(*least..=*most.max(least))?)
        }
        FieldKind::Choice { options, many } => chosen(u, options, if *many { 4 } else { 1 })?,
        FieldKind::Find { found } if !found.is_empty() => chosen(u, found, 1)?,
        FieldKind::Find { .. } => Value::words(text(u)?),
        FieldKind::Group { fields, most, .. } => {
            let mut entries = Vec::new();
            let most = (*most).clamp(1, 3);
            // One where the bytes have come to their end.
            for _ in 0..(1 + u.int_in_range(0..=most)?) % (most + 1) {
                entries.push(answers(u, fields)?);
            }
            Value::Each { entries }
        }
    })
}

fn chosen(u: &mut Unstructured<'_>, options: &[Choice], most: usize) -> Result<Value> {
    let mut ids = Vec::new();
    if !options.is_empty() {
        for _ in 0..u.int_in_range(1..=most)? {
            ids.push(u.choose(options)?.id.clone());
        }
    }
    Ok(Value::Chosen { ids })
}
