//! Writes the Kotlin and Swift code from the built library.

fn main() {
    uniffi::uniffi_bindgen_main();
}
