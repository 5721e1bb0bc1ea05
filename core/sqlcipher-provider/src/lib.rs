//! ebb-sqlcipher-provider
