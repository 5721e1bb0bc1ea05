//! ebb-core
