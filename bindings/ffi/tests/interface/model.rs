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
}

pub struct Interface {
    pub values: BTreeMap<String, Value>,
    /// Names that two types bear.
    pub namesakes: Vec<String>,
    pub objects: Vec<ObjectMetadata>,
    pub functions: Vec<FnMetadata>,
    pub constructors: Vec<ConstructorMetadata>,
    pub methods: Vec<MethodMetadata>,
    /// Names of values that cross, in either direction.
    pub crossing: BTreeSet<String>,
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
            crossing: BTreeSet::new(),
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

    /// Finds which values cross.
    fn follow(&mut self) {
        let returned = self.functions.iter().map(|f| &f.return_type);
        let returned = returned.chain(self.methods.iter().map(|m| &m.return_type));
        let thrown = self.functions.iter().map(|f| &f.throws);
        let thrown = thrown.chain(self.methods.iter().map(|m| &m.throws));
        let inputs = self.functions.iter().map(|f| &f.inputs);
        let inputs = inputs.chain(self.methods.iter().map(|m| &m.inputs));
        let inputs = inputs.chain(self.constructors.iter().map(|c| &c.inputs));
        let mut open: Vec<Type> = returned.chain(thrown).flatten().cloned().collect();
        open.extend(inputs.flatten().map(|input| input.ty.clone()));
        let mut found = BTreeSet::new();
        while let Some(ty) = open.pop() {
            for ty in ty.iter_types() {
                if let Type::Record { name, .. } | Type::Enum { name, .. } = ty
                    && found.insert(name.clone())
                {
                    open.extend(self.values[name].fields().iter().map(|f| f.ty.clone()));
                }
            }
        }
        self.crossing = found;
    }
}
