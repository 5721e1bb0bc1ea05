//! Crisis lines for somebody who has not said where they are: a few regions to choose, any other typed, and what to do
//! at once.
#![cfg(unix)]

use ebb_core::content::content;
use ebb_tests::terminal::Terminal;
use ebb_tests::{ebb, run};

/// Ebb as on a device in Vienna.
const ZONE: (&str, &str) = ("TZ", "Europe/Vienna");

#[test]
fn a_command_offers_a_few_regions_and_takes_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let lines_in = |zone: &str, arguments: &[&str]| {
        let mut command = ebb(folder.path());
        let output = run(command.env(ZONE.0, zone).arg("lines").args(arguments));
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    };
    let lines = |arguments: &[&str]| lines_in(ZONE.1, arguments);
    // The zone gives a guess, which is called one.
    let (code, said) = lines(&[]);
    assert_eq!(code, Some(0));
    assert!(said.contains("142") && said.contains("guessed from the clock"));
    // Prague has no lines here; its neighbours are asked about.
    let (code, said) = lines_in("Europe/Prague", &[]);
    assert_eq!(code, Some(0));
    assert!(said.contains("--region AT   Austria"), "{said}");
    assert!(said.matches("--region ").count() <= 6, "{said}");
    assert!(said.contains(&content("en").crisis_lines.unknown.text[0]));
    let (code, said) = lines(&["--region", "Österreich", "--mine"]);
    assert!(code == Some(0) && said.contains("142"), "{said}");
    let (_, said) = lines(&[]);
    assert!(said.contains("Austria") && said.contains("142"), "{said}");
    let (code, said) = lines(&["--region", "germ"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("Did you mean: DE Germany") && !said.contains("Japan"));
}

#[test]
fn line_by_line_a_country_is_typed_and_no_list_of_all_is_read_out() {
    let words = &content("en").crisis.lines;
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(folder.path(), &["--plain"], &[ZONE]);
    terminal.line_said("q: leave.");
    terminal.press("!\n");
    terminal.line_said(&words.title);
    let read_out = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert!(read_out.contains("144, 112  Austria"), "{read_out}");
    assert!(!read_out.contains("Japan"), "{read_out}");
    let number = |line: &str| line.split('.').next().unwrap().trim().to_owned();
    let offers = &content("en").crisis.page.offers;
    terminal.press("#\n");
    let elsewhere = terminal.line_said(&format!(". {}", offers.elsewhere.label));
    terminal.press(&format!("{}\n", number(&elsewhere)));
    let typed = terminal.line_said(&format!(". {}", offers.show_region.label));
    terminal.press(&format!("{}\n", number(&typed)));
    terminal.line_said(&content("en").crisis.page.fields.region.label);
    let read_out = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert!(!read_out.contains("Japan"), "{read_out}");
    terminal.press("japan\n");
    terminal.line_said("Japan");
    // "I am somewhere else" stays one step away.
    terminal.line_said(&format!(". {}", offers.elsewhere.label));
    terminal.press("q\n");
    terminal.wait_end();
}
