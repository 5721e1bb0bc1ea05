//! ebb-ffi
