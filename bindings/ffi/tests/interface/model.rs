//! What the library exports, as far as values, objects and functions go.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;
use uniffi_bindgen::macro_metadata::extract_from_library;
use uniffi_meta::{
    ConstructorMetadata, EnumMetadata, FieldMetadata, FnMetadata, Metadata, MethodMetadata,
    ObjectMetadata, RecordMetadata, Type,
};

/// A record or an enum.
#[derive(Debug, Clone)]
pub enum Value {
    Record(RecordMetadata),
    Enum(EnumMetadata),
}

impl Value {
    pub fn name(&self) -> &str {
        match self {
            Self::Record(record) => &record.name,
            Self::Enum(one) => &one.name,
        }
    }

    /// Its fields, or those of its cases.
    pub fn fields(&self) -> Vec<&FieldMetadata> {
        match self {
            Self::Record(record) => record.fields.iter().collect(),
            Self::Enum(one) => one.variants.iter().flat_map(|v| &v.fields).collect(),
        }
    }

    pub fn doc(&self) -> &str {
        match self {
            Self::Record(record) => record.docstring.as_deref(),
            Self::Enum(one) => one.docstring.as_deref(),
        }
        .unwrap_or_default()
    }

    /// The crate and the file that it stands in.
    fn path(&self) -> &str {
        match self {
            Self::Record(record) => &record.module_path,
            Self::Enum(one) => &one.module_path,
        }
    }

    /// The package of Kotlin that uniffi puts it into: see uniffi.toml.
    pub fn package(&self) -> &str {
        match self.path().split("::").next() {
            Some("ebb_ffi") => "ebb.bridge",
            _ => "ebb.core",
        }
    }

    /// The room and the idea, as a file is called: "ScreensNow".
    pub fn file(&self) -> String {
        let parts: Vec<_> = self.path().split("::").skip(1).collect();
        let name: String = parts.iter().map(|part| upper_camel(part)).collect();
        if name.is_empty() {
            "Door".to_owned()
        } else {
            name
        }
    }
}

pub struct Interface {
    pub values: BTreeMap<String, Value>,
    /// Names that two types bear.
    pub namesakes: Vec<String>,
    pub objects: Vec<ObjectMetadata>,
    pub functions: Vec<FnMetadata>,
    pub constructors: Vec<ConstructorMetadata>,
    pub methods: Vec<MethodMetadata>,
    /// Names of values that go out to a host.
    pub out: BTreeSet<String>,
    /// Names of values that come in from a host.
    pub inward: BTreeSet<String>,
}

impl Interface {
    /// Reads it from the library that was built beside this test.
    pub fn of_library() -> Self {
        let folder = std::env::current_exe().unwrap();
        let file = format!(
            "{}ebb_ffi{}",
            std::env::consts::DLL_PREFIX,
            std::env::consts::DLL_SUFFIX
        );
        let library = Utf8PathBuf::from_path_buf(folder.with_file_name(file)).unwrap();
        let mut read = Self {
            values: BTreeMap::new(),
            namesakes: Vec::new(),
            objects: Vec::new(),
            functions: Vec::new(),
            constructors: Vec::new(),
            methods: Vec::new(),
            out: BTreeSet::new(),
            inward: BTreeSet::new(),
        };
        let mut items = extract_from_library(&library).unwrap();
        items.sort();
        for item in items {
            match item {
                Metadata::Record(record) => read.add(Value::Record(record)),
                Metadata::Enum(one) => read.add(Value::Enum(one)),
                Metadata::Object(object) => read.objects.push(object),
                Metadata::Func(function) => read.functions.push(function),
                Metadata::Constructor(constructor) => read.constructors.push(constructor),
                Metadata::Method(method) => read.methods.push(method),
                _ => {}
            }
        }
        read.follow();
        read
    }

    fn add(&mut self, value: Value) {
        let name = value.name().to_owned();
        if self.values.insert(name.clone(), value).is_some() {
            self.namesakes.push(name);
        }
    }

    /// Finds which values cross, and in which direction.
    fn follow(&mut self) {
        let mut out: Vec<Type> = Vec::new();
        let mut inward: Vec<Type> = Vec::new();
        for function in &self.functions {
            out.extend(function.return_type.clone());
            inward.extend(function.inputs.iter().map(|input| input.ty.clone()));
        }
        for constructor in &self.constructors {
            inward.extend(constructor.inputs.iter().map(|input| input.ty.clone()));
        }
        for method in &self.methods {
            out.extend(method.return_type.clone());
            inward.extend(method.inputs.iter().map(|input| input.ty.clone()));
        }
        self.out = self.reached(out);
        self.inward = self.reached(inward);
    }

    fn reached(&self, from: Vec<Type>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut open = from;
        while let Some(ty) = open.pop() {
            for ty in ty.iter_types() {
                // The error and the moment are written by hand in each language.
                if let Type::Record { name, .. } | Type::Enum { name, .. } = ty
                    && !["EbbError", "Moment"].contains(&name.as_str())
                    && found.insert(name.clone())
                {
                    open.extend(self.values[name].fields().iter().map(|f| f.ty.clone()));
                }
            }
        }
        found
    }

    /// The values that are written for both libraries, by the file that they belong in.
    pub fn files(&self) -> BTreeMap<String, Vec<&Value>> {
        let mut files: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        for name in self.out.union(&self.inward) {
            let value = &self.values[name];
            if is_its_own(value.path()) {
                continue;
            }
            files.entry(value.file()).or_default().push(value);
        }
        files
    }
}

/// True for a module whose types are, as uniffi makes them, the types of both libraries: none is written.
fn is_its_own(module: &str) -> bool {
    let own = ["ebb_core::page", "ebb_core::reminders"];
    own.iter().any(|room| module.starts_with(room))
}

/// The name of a type that is, as uniffi makes it, the type of both libraries.
pub fn own(ty: &Type) -> Option<&str> {
    match ty {
        Type::Record { module_path, name } | Type::Enum { module_path, name }
            if is_its_own(module_path) =>
        {
            Some(name)
        }
        _ => None,
    }
}

/// The name of a field, and whether it is a span: `elapsed_ms` is the span `elapsed`.
pub fn field(field: &FieldMetadata) -> (String, bool) {
    match field.name.strip_suffix("_ms") {
        Some(name) if field.ty == Type::Int64 => (name.to_owned(), true),
        _ => (field.name.clone(), false),
    }
}

pub fn upper_camel(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(letters).collect()
            })
        })
        .collect()
}

fn lower_camel(name: &str) -> String {
    let upper = upper_camel(name);
    let mut letters = upper.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// A name in lower camel case, in backticks where the language keeps the word for itself: Kotlin's and Swift's way.
pub fn unreserved(name: &str, reserved: &[&str]) -> String {
    let name = lower_camel(name);
    if reserved.contains(&name.as_str()) {
        format!("`{name}`")
    } else {
        name
    }
}

/// "MightUse" as "might_use".
pub fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
