//! The table that is printed: a line for each thing measured, with its goal and whether it is met.

use std::time::Duration;

/// What the columns are called.
const HEAD: [&str; 5] = ["what", "goal", "Ebb", "peer", "verdict"];

/// One thing that was measured.
pub struct Row {
    pub what: String,
    pub goal: String,
    pub ebb: String,
    pub peer: String,
    /// None where there is no goal.
    pub met: Option<bool>,
}

impl Row {
    fn cells(&self) -> [&str; 5] {
        let verdict = match self.met {
            None => "",
            Some(true) => "met",
            Some(false) => "MISSED",
        };
        [&self.what, &self.goal, &self.ebb, &self.peer, verdict]
    }
}

/// Says at once what was found, since the whole table takes minutes.
pub fn note(text: &str) {
    eprintln!("{text}");
}

/// Prints all of it, as a table in Markdown that a terminal shows in columns.
pub fn print(rows: &[Row]) {
    let lines: Vec<[&str; 5]> = [HEAD]
        .into_iter()
        .chain(rows.iter().map(Row::cells))
        .collect();
    let mut widths = [0; 5];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.chars().count().max(*width);
        }
    }
    for (number, line) in lines.iter().enumerate() {
        let cells = line.iter().zip(widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        println!("| {} |", cells.join(" | "));
        if number == 0 {
            println!(
                "|{}",
                widths.map(|width| "-".repeat(width + 2) + "|").concat()
            );
        }
    }
}

/// A time in the unit that shows it with three digits or so.
pub fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (number, unit) = match seconds {
        ..1e-6 => (seconds * 1e9, "ns"),
        ..1e-3 => (seconds * 1e6, "µs"),
        ..1.0 => (seconds * 1e3, "ms"),
        _ => (seconds, "s"),
    };
    match number {
        ..10.0 => format!("{number:.2} {unit}"),
        ..100.0 => format!("{number:.1} {unit}"),
        _ => format!("{number:.0} {unit}"),
    }
}

/// How often `of` goes into `this`.
pub fn ratio(this: Duration, of: Duration) -> f64 {
    this.as_secs_f64() / of.as_secs_f64()
}

/// A time, and how often the peer's goes into it.
pub fn beside(this: Duration, of: Duration) -> String {
    let times = ratio(this, of);
    match times {
        ..0.1 => format!("{} (1/{:.0})", time(this), 1.0 / times),
        _ => format!("{} ({times:.2} ×)", time(this)),
    }
}
