//! Questionnaires as their authors published them, and numbers of the person's own: filled in when somebody wants to,
//! kept answer by answer, shown as a number and its course, and never as a diagnosis.

#[allow(dead_code)]
mod bin;
#[cfg(test)]
pub(crate) mod example;
pub mod records;
pub mod score;
pub mod trackers;
#[cfg(test)]
mod vectors;
