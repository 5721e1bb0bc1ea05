//! What the person notes for themselves. So far: that they have used, touched once and never asked about.

pub mod uses;
