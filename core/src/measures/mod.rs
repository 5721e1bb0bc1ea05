//! Questionnaires as their authors published them, and numbers of the person's own: filled in when somebody wants to,
//! kept answer by answer, shown as a number and its course, and never as a diagnosis.

#[cfg(test)]
pub(crate) mod example;
pub mod score;
#[cfg(test)]
mod vectors;
