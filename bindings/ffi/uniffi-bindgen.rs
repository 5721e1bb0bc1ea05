//! Writes the Kotlin or Swift code from the built library: `uniffi-bindgen LIBRARY kotlin|swift FOLDER`.
//!
//! It reads the library alone and asks cargo nothing, so it runs from anywhere.

use std::error::Error;

use camino::Utf8PathBuf;
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [library, language, folder] = arguments.as_slice() else {
        return Err("usage: uniffi-bindgen LIBRARY kotlin|swift FOLDER".into());
    };
    let language = match language.as_str() {
        "kotlin" => TargetLanguage::Kotlin,
        "swift" => TargetLanguage::Swift,
        other => return Err(format!("`{other}` is no language of ours").into()),
    };
    generate(GenerateOptions {
        languages: vec![language],
        source: Utf8PathBuf::from(library),
        out_dir: Utf8PathBuf::from(folder),
        config_override: Some(Utf8PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/uniffi.toml"
        ))),
        ..GenerateOptions::default()
    })?;
    Ok(())
}
