//! Changes of JSON that leave it JSON: a search that only changed bytes would spend itself on what no reader takes.

use serde_json::Value;

use crate::chance::Chance;

/// Numbers at which counting begins, turns and ends.
const NUMBERS: [i64; 10] = [0, 1, -1, 2, 3, 12, 60, 1_000, i64::MAX, i64::MIN];

/// Texts that are short, long, or no text to read.
const TEXTS: [&str; 8] = ["", " ", "a", "heron-1", "\u{0}", "\u{202e}", "🌊", "phq-9"];

/// The bytes with some of their values changed; none where they are no JSON.
pub fn changed(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut value: Value = serde_json::from_slice(bytes).ok()?;
    let mut chance = Chance::of(seed.into());
    for _ in 0..=chance.below(4) {
        let (here, there) = (chance.below(count(&value)), chance.below(count(&value)));
        let other = nth(&mut value, &mut { there })?.clone();
        let one = nth(&mut value, &mut { here })?;
        change(one, other, &mut chance);
    }
    serde_json::to_vec(&value).ok()
}

/// How many values are in it, itself among them.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(all) => all.iter().map(count).sum(),
        Value::Object(all) => all.values().map(count).sum(),
        _ => 0,
    }
}

/// The value of this number; `left` counts down on the way to it.
fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(all) => all.iter_mut().find_map(|one| nth(one, left)),
        Value::Object(all) => all.values_mut().find_map(|one| nth(one, left)),
        _ => None,
    }
}

/// Makes something else of one value, perhaps what stands elsewhere.
fn change(one: &mut Value, other: Value, chance: &mut Chance) {
    let way = chance.below(6);
    match one {
        Value::Array(all) if way < 4 && !all.is_empty() => {
            let at = chance.below(all.len());
            match way {
                0 => drop(all.remove(at)),
                1 => all.swap(at, 0),
                2 => all.insert(at, other),
                _ => all.insert(at, all[at].clone()),
            }
        }
        Value::Object(all) if way < 4 && !all.is_empty() => {
            let at = chance.below(all.len());
            let Some(key) = all.keys().nth(at).cloned() else {
                return;
            };
            match way {
                0 => drop(all.remove(&key)),
                1 => drop(all.insert(TEXTS[chance.below(TEXTS.len())].to_owned(), other)),
                _ => drop(all.insert(key, other)),
            }
        }
        Value::Number(number) if way < 5 => {
            let by = i64::try_from(chance.below(9)).unwrap_or_default() - 4;
            let near = number.as_i64().unwrap_or_default().saturating_add(by);
            let end = NUMBERS[chance.below(NUMBERS.len())];
            *one = Value::from(if way < 3 { near } else { end });
        }
        Value::String(text) if way < 5 => match way {
            0 => *text = TEXTS[chance.below(TEXTS.len())].to_owned(),
            1 => *text = text.repeat(2 + chance.below(200)),
            2 => text.push_str(TEXTS[chance.below(TEXTS.len())]),
            3 => drop(text.pop()),
            _ => *one = other,
        },
        Value::Bool(yes) if way < 5 => *yes = !*yes,
        _ if way == 5 => *one = Value::Null,
        _ => *one = other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_json_is_json_and_most_change_something() {
        let text = br#"{"months":[1,3,6],"name":"heron","about":{"is_own":true}}"#;
        let before: Value = serde_json::from_slice(text).unwrap();
        let changes = (0..1_000).map(|seed| changed(text, seed).unwrap());
        let after = changes.map(|bytes| serde_json::from_slice::<Value>(&bytes).unwrap());
        assert!(after.filter(|after| *after != before).count() > 500);
        assert_eq!(changed(b"no JSON", 1), None);
    }

    #[test]
    fn every_value_has_a_number_of_its_own() {
        let mut value = serde_json::json!({"a": [1, {"b": 2}], "c": "3"});
        let all: Vec<_> = (0..count(&value))
            .map(|at| nth(&mut value, &mut { at }).unwrap().to_string())
            .collect();
        assert_eq!(all[1..], ["[1,{\"b\":2}]", "1", "{\"b\":2}", "2", "\"3\""]);
        assert!(nth(&mut value, &mut { all.len() }).is_none());
    }
}
