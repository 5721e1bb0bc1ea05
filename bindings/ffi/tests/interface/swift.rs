//! The values of the Swift library: Sendable structs and enums with Foundation's `Date` and Swift's `Duration`, and
//! how they cross.

use std::fmt::Write as _;

use uniffi_meta::{EnumMetadata, FieldMetadata, RecordMetadata, Type, VariantMetadata};

use crate::model::{Interface, Value, field, own, snake, unreserved};

const RESERVED: [&str; 14] = [
    "for",
    "in",
    "is",
    "as",
    "case",
    "default",
    "where",
    "self",
    "repeat",
    "import",
    "extension",
    "operator",
    "protocol",
    "init",
];

fn name_of(name: &str) -> String {
    unreserved(name, &RESERVED)
}

fn case_of(variant: &VariantMetadata) -> String {
    name_of(&snake(&variant.name))
}

fn ty(ty: &Type) -> String {
    match ty {
        Type::Int32 | Type::UInt32 | Type::Int64 => "Int".to_owned(),
        Type::Float64 => "Double".to_owned(),
        Type::Boolean => "Bool".to_owned(),
        Type::String => "String".to_owned(),
        Type::Bytes => "Data".to_owned(),
        Type::Optional { inner_type } => format!("{}?", self::ty(inner_type)),
        Type::Sequence { inner_type } => format!("[{}]", self::ty(inner_type)),
        Type::Record { name, .. } | Type::Enum { name, .. } => name.clone(),
        Type::Custom { name, .. } if name == "Instant" => "Date".to_owned(),
        Type::Custom { name, .. } if name == "Day" || name == "TimeOfDay" => name.clone(),
        // A zone that this device does not know would be lost as a `TimeZone`, and so it stays its identifier.
        Type::Custom { .. } => "String".to_owned(),
        other => panic!("{other:?} has no form in Swift yet"),
    }
}

/// How `text` becomes a value of the library.
fn lift(ty: &Type, text: &str) -> String {
    match ty {
        Type::Optional { inner_type } | Type::Sequence { inner_type } => {
            if plain(inner_type) {
                text.to_owned()
            } else {
                format!("{text}.map {{ {} }}", lift(inner_type, "$0"))
            }
        }
        Type::Int32 | Type::UInt32 | Type::Int64 => format!("Int({text})"),
        ty if own(ty).is_some() => text.to_owned(),
        Type::Record { name, .. } | Type::Enum { name, .. } => format!("{name}({text})"),
        _ => text.to_owned(),
    }
}

/// How `text` goes to the core, which may refuse a number or an instant that is out of range.
fn lower(ty: &Type, text: &str) -> String {
    match ty {
        Type::Optional { inner_type } | Type::Sequence { inner_type } => {
            if lower(inner_type, "x") == "x" {
                text.to_owned()
            } else {
                let inner = lower(inner_type, "one");
                format!("try {text}.map {{ (one) throws(EbbError) in {inner} }}")
            }
        }
        Type::Int32 | Type::UInt32 | Type::Int64 => format!("try narrow({text})"),
        ty if own(ty).is_some() => text.to_owned(),
        Type::Record { .. } | Type::Enum { .. } => format!("try {text}.lowered()"),
        Type::Custom { name, .. } if name == "Instant" => format!("try {text}.checked()"),
        _ => text.to_owned(),
    }
}

fn plain(ty: &Type) -> bool {
    lift(ty, "x") == "x"
}

fn doc(text: &str, indent: &str) -> String {
    text.trim()
        .replace("[`", "`")
        .replace("`]", "`")
        .lines()
        .map(|line| format!("{indent}/// {line}").trim_end().to_owned() + "\n")
        .collect()
}

/// What is said of a field. A `Duration` has no unit.
fn told(one: &FieldMetadata) -> String {
    let told = one.docstring.as_deref().unwrap_or_default();
    if field(one).1 {
        told.replacen("Milliseconds", "Time", 1)
    } else {
        told.to_owned()
    }
}

fn property(one: &FieldMetadata) -> (String, String) {
    let (name, span) = field(one);
    let kind = if span {
        "Duration".to_owned()
    } else {
        ty(&one.ty)
    };
    (name_of(&name), kind)
}

fn lifted(one: &FieldMetadata, raw: &str) -> String {
    if field(one).1 {
        format!("Duration.milliseconds({raw})")
    } else {
        lift(&one.ty, raw)
    }
}

fn lowered(one: &FieldMetadata, raw: &str) -> String {
    if field(one).1 {
        format!("try {raw}.milliseconds()")
    } else {
        lower(&one.ty, raw)
    }
}

fn parts(fields: &[FieldMetadata]) -> String {
    let parts: Vec<_> = fields
        .iter()
        .map(property)
        .map(|(name, kind)| format!("{name}: {kind}"))
        .collect();
    parts.join(", ")
}

fn record(text: &mut String, record: &RecordMetadata, out: bool, inward: bool) {
    let name = &record.name;
    let _ = writeln!(text, "public struct {name}: Sendable, Hashable {{");
    for one in &record.fields {
        let (name, kind) = property(one);
        *text += &doc(&told(one), "    ");
        let _ = writeln!(text, "    public var {name}: {kind}");
    }
    let _ = writeln!(
        text,
        "\n    /// All of its parts.\n    public init({}) {{",
        parts(&record.fields)
    );
    for (name, _) in record.fields.iter().map(property) {
        let _ = writeln!(text, "        self.{name} = {name}");
    }
    *text += "    }\n}\n";
    let _ = write!(text, "\nextension {name} {{");
    if out {
        let _ = writeln!(text, "\n    init(_ value: EbbGenerated.{name}) {{");
        for one in &record.fields {
            let raw = format!("value.{}", name_of(&one.name));
            let _ = writeln!(
                text,
                "        self.{} = {}",
                property(one).0,
                lifted(one, &raw)
            );
        }
        *text += "    }\n";
    }
    if inward {
        let given: Vec<_> = record
            .fields
            .iter()
            .map(|one| {
                let value = lowered(one, &property(one).0);
                format!("            {}: {value}", name_of(&one.name))
            })
            .collect();
        let _ = write!(
            text,
            "\n    func lowered() throws(EbbError) -> EbbGenerated.{name} {{\n        EbbGenerated.{name}(\n{}\n        )\n    }}\n",
            given.join(",\n")
        );
    }
    *text += "}\n";
}

/// One arm of the switch that carries a case over.
fn arm(variant: &VariantMetadata, lifts: bool) -> String {
    let case = case_of(variant);
    let give = if lifts { "self =" } else { "return" };
    if variant.fields.is_empty() {
        return format!("        case .{case}: {give} .{case}\n");
    }
    let bound: Vec<_> = (0..variant.fields.len())
        .map(|n| format!("let f{n}"))
        .collect();
    let given: Vec<_> = variant
        .fields
        .iter()
        .enumerate()
        .map(|(n, one)| {
            let raw = format!("f{n}");
            if lifts {
                format!("{}: {}", property(one).0, lifted(one, &raw))
            } else {
                format!("{}: {}", name_of(&one.name), lowered(one, &raw))
            }
        })
        .collect();
    format!(
        "        case .{case}({}): {give} .{case}({})\n",
        bound.join(", "),
        given.join(", ")
    )
}

fn choice(text: &mut String, one: &EnumMetadata, out: bool, inward: bool) {
    let name = &one.name;
    let bare = one.variants.iter().all(|v| v.fields.is_empty());
    let iterable = if bare { ", CaseIterable" } else { "" };
    let _ = writeln!(text, "public enum {name}: Sendable, Hashable{iterable} {{");
    for variant in &one.variants {
        *text += &doc(variant.docstring.as_deref().unwrap_or_default(), "    ");
        let fields = if variant.fields.is_empty() {
            String::new()
        } else {
            format!("({})", parts(&variant.fields))
        };
        let _ = writeln!(text, "    case {}{fields}", case_of(variant));
    }
    let _ = write!(text, "}}\n\nextension {name} {{");
    let arms = |lifts| -> String { one.variants.iter().map(|v| arm(v, lifts)).collect() };
    if out {
        let _ = write!(
            text,
            "\n    init(_ value: EbbGenerated.{name}) {{\n        switch value {{\n{}        }}\n    }}\n",
            arms(true)
        );
    }
    if inward {
        let _ = write!(
            text,
            "\n    func lowered() throws(EbbError) -> EbbGenerated.{name} {{\n        switch self {{\n{}        }}\n    }}\n",
            arms(false)
        );
    }
    *text += "}\n";
}

fn value(interface: &Interface, value: &Value) -> String {
    let name = value.name();
    let out = interface.out.contains(name);
    let inward = interface.inward.contains(name);
    let mut text = doc(value.doc(), "");
    match value {
        Value::Record(one) => record(&mut text, one, out, inward),
        Value::Enum(one) => choice(&mut text, one, out, inward),
    }
    text
}

/// Two spaces a step, as `swift format` writes it.
fn narrow(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| &line[(line.len() - line.trim_start_matches(' ').len()) / 2..])
        .collect()
}

/// Each file with its text.
pub fn write(interface: &Interface) -> Vec<(String, String)> {
    let file = |(name, values): (String, Vec<&Value>)| {
        let fields = values.iter().flat_map(|value| value.fields());
        let shows = fields
            .flat_map(|one| one.ty.iter_types())
            .any(|ty| own(ty).is_some());
        let import = if shows { "public" } else { "internal" };
        let bodies: Vec<_> = values
            .into_iter()
            .map(|one| value(interface, one))
            .collect();
        let head = format!(
            "// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.\n// swift-format-ignore-file\n\n{import} import EbbGenerated\nimport Foundation\n"
        );
        (
            format!("{name}.swift"),
            format!("{head}\n{}", narrow(&bodies.join("\n"))),
        )
    };
    interface.files().into_iter().map(file).collect()
}
