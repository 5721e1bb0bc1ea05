//! The values of the Kotlin library: immutable, in the types of java.time, and how they cross.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use uniffi_meta::{FieldMetadata, Type};

use crate::model::{Interface, Value, field, own, snake, unreserved, upper_camel};

/// What a name means at the place where it is written.
#[derive(Default)]
struct Scope {
    used: BTreeSet<&'static str>,
    /// Cases of the enum that is written, which hide types of the same name.
    shadowed: BTreeSet<String>,
}

const RESERVED: [&str; 10] = [
    "when", "for", "in", "is", "as", "fun", "val", "object", "this", "class",
];

fn name_of(name: &str) -> String {
    unreserved(name, &RESERVED)
}

fn ty(ty: &Type, imports: &mut Scope) -> String {
    match ty {
        Type::Int32 => "Int".to_owned(),
        Type::UInt32 => "UInt".to_owned(),
        Type::Int64 => "Long".to_owned(),
        Type::Float64 => "Double".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::String => "String".to_owned(),
        Type::Bytes => "ByteArray".to_owned(),
        Type::Optional { inner_type } => format!("{}?", self::ty(inner_type, imports)),
        Type::Sequence { inner_type } => format!("List<{}>", self::ty(inner_type, imports)),
        ty if own(ty).is_some() => format!("ebb.core.{}", own(ty).unwrap_or_default()),
        Type::Record { name, .. } | Type::Enum { name, .. } if imports.shadowed.contains(name) => {
            format!("ebb.{name}")
        }
        Type::Record { name, .. } | Type::Enum { name, .. } => name.clone(),
        Type::Custom { name, .. } => {
            let (kotlin, import) = match name.as_str() {
                "Instant" => ("Instant", "java.time.Instant"),
                "Day" => ("LocalDate", "java.time.LocalDate"),
                "TimeOfDay" => ("LocalTime", "java.time.LocalTime"),
                "Civil" => ("LocalDateTime", "java.time.LocalDateTime"),
                "Zone" => ("ZoneId", "java.time.ZoneId"),
                _ => return "String".to_owned(),
            };
            imports.used.insert(import);
            kotlin.to_owned()
        }
        other => panic!("{other:?} has no form in Kotlin yet"),
    }
}

/// How `text` becomes a value of the library.
fn lift(ty: &Type, text: &str) -> String {
    match ty {
        Type::Optional { inner_type } if plain(inner_type) => text.to_owned(),
        Type::Optional { inner_type } => format!("{text}?.let {{ {} }}", lift(inner_type, "it")),
        Type::Sequence { inner_type } if plain(inner_type) => text.to_owned(),
        Type::Sequence { inner_type } => format!("{text}.map {{ {} }}", lift(inner_type, "it")),
        ty if own(ty).is_some() => text.to_owned(),
        Type::Record { .. } | Type::Enum { .. } => format!("{text}.lifted()"),
        Type::Custom { name, .. } => match name.as_str() {
            "Civil" => format!("LocalDateTime.parse({text})"),
            "Zone" => format!("ZoneId.of({text})"),
            _ => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// How `text` goes to the core, which uniffi cannot be trusted with where a value has no form there: it would throw in
/// the midst of the call, and keep the object.
fn lower(ty: &Type, text: &str) -> String {
    match ty {
        Type::Optional { inner_type } if lower(inner_type, "x") == "x" => text.to_owned(),
        Type::Optional { inner_type } => format!("{text}?.let {{ {} }}", lower(inner_type, "it")),
        Type::Sequence { inner_type } if lower(inner_type, "x") == "x" => text.to_owned(),
        Type::Sequence { inner_type } => format!("{text}.map {{ {} }}", lower(inner_type, "it")),
        ty if own(ty).is_some() => text.to_owned(),
        Type::Record { .. } | Type::Enum { .. } => format!("{text}.lowered()"),
        Type::String => format!("{text}.checked()"),
        Type::Custom { name, .. } => match name.as_str() {
            "Instant" | "Day" => format!("{text}.checked()"),
            "TimeOfDay" => text.to_owned(),
            "Zone" => format!("{text}.toString()"),
            "Civil" => format!("{text}.toMinutes()"),
            _ => format!("{text}.checked()"),
        },
        _ => text.to_owned(),
    }
}

fn plain(ty: &Type) -> bool {
    lift(ty, "x") == "x"
}

fn doc(text: &str, indent: &str) -> String {
    let text = text
        .replace("`[", "[")
        .replace("]`", "]")
        .replace("[`", "`")
        .replace("`]", "`");
    let lines: Vec<_> = text.trim().lines().map(str::trim_end).collect();
    match lines.as_slice() {
        [] => String::new(),
        [""] => String::new(),
        [one] => format!("{indent}/** {one} */\n"),
        many => {
            let body: String = many
                .iter()
                .map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n")
                .collect();
            format!("{indent}/**\n{body}{indent} */\n")
        }
    }
}

/// The properties of a data class, a line each.
fn properties(fields: &[FieldMetadata], indent: &str, imports: &mut Scope) -> String {
    let mut text = String::new();
    for one in fields {
        let (name, span) = field(one);
        let kind = if span {
            imports.used.insert("java.time.Duration");
            "Duration".to_owned()
        } else {
            ty(&one.ty, imports)
        };
        let told = one.docstring.as_deref().unwrap_or_default();
        // A Duration has no unit.
        let told = if span {
            told.replacen("Milliseconds", "Time", 1)
        } else {
            told.to_owned()
        };
        text += &doc(&told, indent);
        let _ = writeln!(text, "{indent}public val {}: {kind},", name_of(&name));
    }
    text
}

fn all_lifted(fields: &[FieldMetadata], from: &str) -> String {
    let parts: Vec<_> = fields
        .iter()
        .map(|one| {
            let raw = format!("{from}{}", name_of(&one.name));
            if field(one).1 {
                format!("Duration.ofMillis({raw})")
            } else {
                lift(&one.ty, &raw)
            }
        })
        .collect();
    parts.join(", ")
}

fn all_lowered(fields: &[FieldMetadata], from: &str) -> String {
    let parts: Vec<_> = fields
        .iter()
        .map(|one| {
            let (name, span) = field(one);
            let raw = format!("{from}{}", name_of(&name));
            if span {
                format!("{raw}.checked()")
            } else {
                lower(&one.ty, &raw)
            }
        })
        .collect();
    parts.join(", ")
}

fn value(interface: &Interface, value: &Value, imports: &mut Scope) -> String {
    let name = value.name();
    let generated = format!("{}.{name}", value.package());
    let (out, inward) = (
        interface.out.contains(name),
        interface.inward.contains(name),
    );
    let mut text = doc(value.doc(), "");
    match value {
        Value::Record(record) => {
            let body = properties(&record.fields, "    ", imports);
            let _ = write!(text, "public data class {name}(\n{body})\n");
            if out {
                let all = all_lifted(&record.fields, "");
                let _ = write!(
                    text,
                    "\ninternal fun {generated}.lifted(): {name} = {name}({all})\n"
                );
            }
            if inward {
                let all = all_lowered(&record.fields, "");
                let _ = write!(
                    text,
                    "\ninternal fun {name}.lowered(): {generated} = {generated}({all})\n"
                );
            }
        }
        Value::Enum(one) if one.variants.iter().all(|variant| variant.fields.is_empty()) => {
            let _ = writeln!(text, "public enum class {name} {{");
            for variant in &one.variants {
                text += &doc(variant.docstring.as_deref().unwrap_or_default(), "    ");
                let _ = writeln!(text, "    {},", snake(&variant.name).to_uppercase());
            }
            text += "}\n";
            if out {
                let _ = write!(
                    text,
                    "\ninternal fun {generated}.lifted(): {name} = {name}.valueOf(this.name)\n"
                );
            }
            if inward {
                let _ = write!(
                    text,
                    "\ninternal fun {name}.lowered(): {generated} = {generated}.valueOf(this.name)\n"
                );
            }
        }
        Value::Enum(one) => {
            imports.shadowed = one.variants.iter().map(|v| v.name.clone()).collect();
            let _ = writeln!(text, "public sealed interface {name} {{");
            for (number, variant) in one.variants.iter().enumerate() {
                if number > 0 {
                    text.push('\n');
                }
                text += &doc(variant.docstring.as_deref().unwrap_or_default(), "    ");
                if variant.fields.is_empty() {
                    let _ = writeln!(
                        text,
                        "    public data object {} : {name}",
                        upper_camel(&variant.name)
                    );
                } else {
                    let body = properties(&variant.fields, "        ", imports);
                    let _ = write!(
                        text,
                        "    public data class {}(\n{body}    ) : {name}\n",
                        upper_camel(&variant.name)
                    );
                }
            }
            text += "}\n";
            imports.shadowed.clear();
            let arms = |from: &str, to: &str, lifts: bool| {
                let mut arms = String::new();
                for variant in &one.variants {
                    let case = upper_camel(&variant.name);
                    if variant.fields.is_empty() {
                        let _ = writeln!(arms, "    is {from}.{case} -> {to}.{case}");
                    } else {
                        let all = if lifts {
                            all_lifted(&variant.fields, "")
                        } else {
                            all_lowered(&variant.fields, "")
                        };
                        let _ = writeln!(arms, "    is {from}.{case} -> {to}.{case}({all})");
                    }
                }
                arms
            };
            if out {
                let _ = write!(
                    text,
                    "\ninternal fun {generated}.lifted(): {name} = when (this) {{\n{}}}\n",
                    arms(&generated, name, true)
                );
            }
            if inward {
                let _ = write!(
                    text,
                    "\ninternal fun {name}.lowered(): {generated} = when (this) {{\n{}}}\n",
                    arms(name, &generated, false)
                );
            }
        }
    }
    text
}

/// Each file with its text.
pub fn write(interface: &Interface) -> Vec<(String, String)> {
    let file = |(name, values): (String, Vec<&Value>)| {
        let mut imports = Scope::default();
        let bodies: Vec<_> = values
            .into_iter()
            .map(|one| value(interface, one, &mut imports))
            .collect();
        let imports: String = imports
            .used
            .iter()
            .map(|name| format!("import {name}\n"))
            .collect();
        let gap = if imports.is_empty() { "" } else { "\n" };
        let head =
            "// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.\n\npackage ebb\n";
        (
            format!("{name}.kt"),
            format!("{head}\n{imports}{gap}{}", bodies.join("\n")),
        )
    };
    interface.files().into_iter().map(file).collect()
}
