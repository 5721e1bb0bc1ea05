//! A number in signs five lines high, to be read across a room and dialled on another phone.

/// Rows of a sign, three cells of a row a digit of the pattern: 7 is `###`, 5 is `# #`.
fn rows(sign: char) -> Option<[u8; 5]> {
    Some(match sign {
        '0' => [7, 5, 5, 5, 7],
        '1' => [2, 6, 2, 2, 7],
        '2' => [7, 1, 7, 4, 7],
        '3' => [7, 1, 3, 1, 7],
        '4' => [5, 5, 7, 1, 1],
        '5' => [7, 4, 7, 1, 7],
        '6' => [7, 4, 7, 5, 7],
        '7' => [7, 1, 1, 2, 2],
        '8' => [7, 5, 7, 5, 7],
        '9' => [7, 5, 7, 1, 7],
        '+' => [0, 2, 7, 2, 0],
        '*' => [0, 5, 2, 5, 0],
        '#' => [5, 7, 5, 7, 5],
        '-' | '/' | '.' | ' ' | '(' | ')' => [0; 5],
        _ => return None,
    })
}

/// The lines of `number`, as wide as `width` at most. A number that is too wide goes on below; what has no large form
/// (the word before an extension, and the extension) follows in plain signs.
pub fn lines(number: &str, width: usize) -> Vec<String> {
    let signs: Vec<[u8; 5]> = number.trim_end().chars().map_while(rows).collect();
    let rest: String = number.chars().skip(signs.len()).collect();
    let per_line = (width / 4).max(1);
    let mut lines = Vec::new();
    for chunk in signs.chunks(per_line) {
        for row in 0..5 {
            let cells = chunk.iter().map(|sign| {
                let cell = |bit: u8| if sign[row] & bit == 0 { ' ' } else { '█' };
                [cell(4), cell(2), cell(1), ' '].iter().collect::<String>()
            });
            lines.push(cells.collect::<String>().trim_end().to_owned());
        }
        lines.push(String::new());
    }
    if !rest.is_empty() {
        lines.extend([rest, String::new()]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_number_is_one_row_of_large_signs() {
        let expected = [
            " █   █  ███",
            "██  ██    █",
            " █   █  ███",
            " █   █  █",
            "███ ███ ███",
            "",
        ];
        assert_eq!(lines("112", 76), expected);
    }

    #[test]
    fn every_number_of_the_lines_has_a_large_form_that_fits() {
        let content = ebb_core::content::content("en");
        for region in &content.crisis_lines.regions {
            let of_lines = region.lines.iter().flat_map(|line| &line.call);
            for number in region.emergency.iter().chain(of_lines) {
                let shown = lines(number, 76);
                assert!(shown.iter().all(|line| !line.contains(char::is_numeric)));
                assert!(shown.iter().all(|line| line.chars().count() <= 76));
                assert!(shown.len() <= 12, "{number}");
            }
        }
    }

    #[test]
    fn an_extension_follows_in_plain_signs() {
        let shown = lines("11 ext. 5", 76);
        assert!(shown[0].contains('█'));
        assert_eq!(shown[shown.len() - 2], "ext. 5");
        assert_eq!(lines("קו 5", 76), ["קו 5", ""]);
    }
}
