//! The interface as text that people read in review, and what is said of it.

use std::fmt::Write as _;

use uniffi_meta::{FnParamMetadata, Type};

use crate::model::{Interface, Value};

/// A type as Rust would write it.
fn ty(ty: &Type) -> String {
    match ty {
        Type::Optional { inner_type } => format!("Option<{}>", self::ty(inner_type)),
        Type::Sequence { inner_type } => format!("Vec<{}>", self::ty(inner_type)),
        Type::Record { name, .. }
        | Type::Enum { name, .. }
        | Type::Object { name, .. }
        | Type::Custom { name, .. } => name.clone(),
        other => format!("{other:?}"),
    }
}

fn call(
    kind: &str,
    name: &str,
    inputs: &[FnParamMetadata],
    gives: Option<&Type>,
    throws: Option<&Type>,
) -> String {
    let inputs: Vec<_> = inputs
        .iter()
        .map(|input| format!("{}: {}", input.name, ty(&input.ty)))
        .collect();
    let gives = gives.map_or_else(|| "()".to_owned(), ty);
    let throws = throws.map_or_else(|| "nothing".to_owned(), ty);
    format!(
        "{kind} {name}({}) -> {gives}, or {throws}",
        inputs.join(", ")
    )
}

/// Everything with its names and types, sorted.
pub fn write(interface: &Interface) -> String {
    let mut text =
        String::from("# What Kotlin and Swift see. Written by the tests of this crate.\n");
    let mut calls: Vec<String> = Vec::new();
    for f in &interface.functions {
        calls.push(call(
            "fn",
            &f.name,
            &f.inputs,
            f.return_type.as_ref(),
            f.throws.as_ref(),
        ));
    }
    for c in &interface.constructors {
        let name = format!("{}::{}", c.self_name, c.name);
        calls.push(call("new", &name, &c.inputs, None, c.throws.as_ref()));
    }
    for m in &interface.methods {
        let name = format!("{}.{}", m.self_name, m.name);
        calls.push(call(
            "fn",
            &name,
            &m.inputs,
            m.return_type.as_ref(),
            m.throws.as_ref(),
        ));
    }
    calls.sort();
    for line in calls {
        let _ = writeln!(text, "\n{line}");
    }
    for (name, value) in &interface.values {
        match value {
            Value::Record(record) => {
                let _ = writeln!(text, "\nrecord {name}");
                for field in &record.fields {
                    let _ = writeln!(text, "  {}: {}", field.name, ty(&field.ty));
                }
            }
            Value::Enum(one) => {
                let _ = writeln!(text, "\nenum {name}");
                for variant in &one.variants {
                    let fields: Vec<_> = variant
                        .fields
                        .iter()
                        .map(|field| format!("{}: {}", field.name, ty(&field.ty)))
                        .collect();
                    let _ = writeln!(text, "  {}({})", variant.name, fields.join(", "));
                }
            }
        }
    }
    text
}

/// Every documentation with the name of what it belongs to; empty where there is none.
pub fn documentation(interface: &Interface) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut add = |name: String, doc: &Option<String>| {
        all.push((name, doc.clone().unwrap_or_default()));
    };
    for f in &interface.functions {
        add(f.name.clone(), &f.docstring);
    }
    for o in &interface.objects {
        add(o.name.clone(), &o.docstring);
    }
    for c in &interface.constructors {
        add(format!("{}::{}", c.self_name, c.name), &c.docstring);
    }
    for m in &interface.methods {
        add(format!("{}.{}", m.self_name, m.name), &m.docstring);
    }
    for (name, value) in &interface.values {
        match value {
            Value::Record(record) => {
                add(name.clone(), &record.docstring);
                for field in &record.fields {
                    add(format!("{name}.{}", field.name), &field.docstring);
                }
            }
            Value::Enum(one) => {
                add(name.clone(), &one.docstring);
                for variant in &one.variants {
                    add(format!("{name}.{}", variant.name), &variant.docstring);
                }
            }
        }
    }
    all
}

/// Names of what has no documentation. Of a value whose names say it all (`#[expect(missing_docs)]` in the core), the
/// value itself is enough.
pub fn undocumented(interface: &Interface) -> Vec<String> {
    let all = documentation(interface);
    let speaking = |name: &str| {
        let Some((owner, _)) = name.split_once('.') else {
            return false;
        };
        let part = format!("{owner}.");
        interface.values.contains_key(owner)
            && all
                .iter()
                .filter(|(name, _)| name.starts_with(&part))
                .all(|(_, doc)| doc.is_empty())
    };
    all.iter()
        .filter(|(name, doc)| doc.trim().is_empty() && !speaking(name))
        .map(|(name, _)| name.clone())
        .collect()
}

/// Calls that could not answer with an error.
pub fn without_error(interface: &Interface) -> Vec<String> {
    let functions = interface.functions.iter().map(|f| (&f.name, &f.throws));
    let constructors = interface.constructors.iter().map(|c| (&c.name, &c.throws));
    let methods = interface.methods.iter().map(|m| (&m.name, &m.throws));
    functions
        .chain(constructors)
        .chain(methods)
        .filter(|(_, throws)| throws.is_none())
        .map(|(name, _)| name.clone())
        .collect()
}
