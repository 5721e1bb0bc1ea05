//! JSON, read strictly: a name that stands twice in one object is refused, so that nobody reads one value in the file
//! while Ebb takes the other; and brackets go only so deep.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::limits::DEEPEST;
use super::problem::PackProblem;

/// The value that `text` stands for.
pub(super) fn parse(text: &str) -> Result<Value, PackProblem> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Strict { depth: 0 }
        .deserialize(&mut json)
        .and_then(|value| {
            json.end()?;
            Ok(value)
        });
    value.map_err(|error| {
        let (line, column) = (error.line(), error.column());
        // The message ends with the place, which is told apart from it.
        let told = error.to_string();
        let what = told
            .rsplit_once(" at line ")
            .map_or(told.as_str(), |(what, _)| what);
        let what = match error.classify() {
            serde_json::error::Category::Eof => {
                "the file ends too soon; was it copied whole?".to_owned()
            }
            serde_json::error::Category::Syntax => {
                format!("this is not JSON ({what}); look at what stands just before")
            }
            _ => what.to_owned(),
        };
        PackProblem::in_line(line, column, what)
    })
}

struct Strict {
    depth: usize,
}

impl Strict {
    fn inside<E: de::Error>(&self) -> Result<Self, E> {
        if self.depth >= DEEPEST {
            return Err(E::custom(format_args!(
                "brackets are nested more than {DEEPEST} deep here; a pack needs nine"
            )));
        }
        Ok(Self {
            depth: self.depth + 1,
        })
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            let Some(item) = items.next_element_seed(self.inside()?)? else {
                return Ok(Value::Array(list));
            };
            list.push(item);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(de::Error::custom(format_args!(
                    "`{name}` stands twice here; keep one of them"
                )));
            }
            let value = fields.next_value_seed(self.inside()?)?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse(text).unwrap_err().to_string()
    }

    #[test]
    fn json_reads_as_serde_json_reads_it() {
        let text = r#"{"a": [1, -2, 3.5, "x\né", true, null, {"b": {}}], "c": "d"}"#;
        assert_eq!(
            parse(text).unwrap(),
            serde_json::from_str::<Value>(text).unwrap()
        );
    }

    #[test]
    fn what_is_no_json_names_its_line_and_column() {
        assert_eq!(
            refused("{\n  \"a\": 1,\n  \"b\" 2\n}"),
            "line 3, column 7: this is not JSON (expected `:`); look at what stands just before"
        );
        assert_eq!(
            refused("{\"a\": [1,"),
            "line 1, column 9: the file ends too soon; was it copied whole?"
        );
        assert!(refused("{} x").starts_with("line 1, column 4: this is not JSON"));
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_in_its_line() {
        assert_eq!(
            refused("{\"a\": 1,\n \"a\": 2}"),
            "line 2, column 4: `a` stands twice here; keep one of them"
        );
    }

    #[test]
    fn deep_nesting_is_refused_and_overflows_nothing() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(parse(&deep(DEEPEST)).is_ok());
        assert!(refused(&deep(DEEPEST + 1)).contains("nested more than 16 deep"));
        assert!(refused(&"[".repeat(1_000_000)).contains("nested more than 16 deep"));
        assert!(refused(&"{\"a\":".repeat(300_000)).contains("nested more than 16 deep"));
    }
}
