//! Every screen, a method each; a feature adds a file.

mod cards;
mod diary;
mod exercise;
mod first;
mod history;
mod json;
mod packs;
mod plan;
mod practise;
mod reminders;
mod triggers;
