//! Every screen, a method each; a feature adds a file.

mod cards;
mod exercise;
mod first;
mod history;
mod plan;
mod triggers;
