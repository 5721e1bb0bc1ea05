//! A copy of the plan to keep on paper: as plain text, or as a page that folds into a wallet. Nothing that a person
//! typed is changed or left out of the parts that they chose.

mod html;
mod outline;
mod text;

use super::{CrisisPlan, PlanSection, RegionLines};
use crate::content::{Content, PlanSectionWords};

/// What goes into a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanExport {
    /// The parts of the plan. They stand in the plan's order; empty ones are left out.
    pub sections: Vec<PlanSection>,
    /// True adds everyone in the plan, with their numbers, also those whom no chosen part names.
    pub contacts: bool,
    /// The crisis lines to add.
    pub lines: Option<RegionLines>,
    /// True where their region was guessed; the copy says so.
    pub guessed: bool,
    /// The date on the copy, in words; empty leaves it out.
    pub made_on: String,
    /// What is wrong with the plan itself, in words: a copy is looked at where nothing else says so.
    pub condition: Vec<String>,
}

/// The copy as plain text.
pub fn export_text(content: &Content, plan: &CrisisPlan, export: &PlanExport) -> String {
    text::render(&outline::outline(content, plan, export))
}

/// The copy as one HTML page that needs nothing else, to print and fold.
pub fn export_html(content: &Content, plan: &CrisisPlan, export: &PlanExport) -> String {
    html::render(
        &content.crisis.export,
        &outline::outline(content, plan, export),
    )
}

/// The words of a part of the plan.
pub fn section_words(content: &Content, section: PlanSection) -> &PlanSectionWords {
    let words = &content.crisis.sections;
    match section {
        PlanSection::EarlySigns => &words.early_signs,
        PlanSection::Triggers => &words.triggers,
        PlanSection::WhatIDo => &words.what_i_do,
        PlanSection::WhoICall => &words.who_i_call,
        PlanSection::WayOut => &words.way_out,
        PlanSection::Naloxone => &words.naloxone,
        PlanSection::WarningSigns => &words.warning_signs,
        PlanSection::OnMyOwn => &words.on_my_own,
        PlanSection::Distraction => &words.distraction,
        PlanSection::PeopleToAsk => &words.people_to_ask,
        PlanSection::Professionals => &words.professionals,
        PlanSection::Surroundings => &words.surroundings,
        PlanSection::Reasons => &words.reasons,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::crisis::{Contact, PlanDoor, PlanEntry, example, lines};
    use proptest::prelude::*;

    fn all_of_it() -> PlanExport {
        PlanExport {
            sections: PlanSection::ALL.to_vec(),
            contacts: true,
            lines: None,
            guessed: false,
            made_on: "24 November 2026".to_owned(),
            condition: Vec::new(),
        }
    }

    /// What a reader of the page sees: no tags, no style, and the four signs as typed.
    fn seen(html: &str) -> String {
        let body = html.split_once("</head>").unwrap().1;
        let mut text = String::new();
        let mut in_tag = false;
        for sign in body.chars() {
            match sign {
                '<' => in_tag = true,
                '>' => in_tag = false,
                _ if !in_tag => text.push(sign),
                _ => {}
            }
        }
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    }

    fn typed(plan: &CrisisPlan) -> Vec<String> {
        let of_entry = |entry: &PlanEntry| [entry.text.clone(), entry.directions.clone()];
        let of_contact = |contact: &Contact| {
            let mut texts = vec![
                contact.name.clone(),
                contact.relation.clone(),
                contact.reach.clone(),
            ];
            texts.extend(contact.numbers.iter().map(|number| number.typed.clone()));
            texts
        };
        let mut all: Vec<_> = plan.entries.iter().flat_map(of_entry).collect();
        all.extend(plan.contacts.iter().flat_map(of_contact));
        all
    }

    #[test]
    fn a_plan_reads_well_as_plain_text() {
        let export = PlanExport {
            sections: vec![
                PlanSection::Naloxone,
                PlanSection::Distraction,
                PlanSection::Triggers,
            ],
            ..all_of_it()
        };
        let expected = "\
My plan
As of 24 November 2026

I might use: Where my naloxone is
- Hall drawer,
  left side
  Ноа
  030 901820

I might use: After a break
- After days or weeks without (detox, prison, hospital, any break) the old amount can kill. Not using is least dangerous. \
If you might: not alone, not mixed with alcohol or sedatives, naloxone near someone who can give it.

I might hurt myself: People and places that take my mind off it
- The library ספרייה
  Tram 4 to the end, then left

People
- Sam (my sister)
  +44 (0)20 7946 0958 (call or text)
  evenings
- Ноа
  030 901820
- Clinic
  1-800-555-0199 ext. 12
";
        assert_eq!(
            export_text(content("en"), &example::plan(), &export),
            expected
        );
    }

    #[test]
    fn what_was_not_chosen_is_not_in_the_copy() {
        let export = PlanExport {
            sections: vec![PlanSection::Reasons],
            contacts: false,
            ..all_of_it()
        };
        for copy in [
            export_text(content("en"), &example::plan(), &export),
            export_html(content("en"), &example::plan(), &export),
        ] {
            assert!(copy.contains("My dog 🐕"));
            for left_out in ["Sam", "Ноа", "030 901820", "Pills", "Hall"] {
                assert!(!copy.contains(left_out), "{left_out}");
            }
        }
    }

    #[test]
    fn lines_are_added_with_their_numbers_and_an_old_one_with_its_date() {
        let content = content("en");
        let now = chrono::DateTime::from_timestamp(1_795_478_400, 0).unwrap();
        let region = lines(content, "GB", true, None, now);
        let old = region
            .lines
            .iter()
            .find(|line| line.show_date)
            .unwrap()
            .clone();
        let export = PlanExport {
            lines: Some(region),
            ..PlanExport::default()
        };
        let copy = export_text(content, &CrisisPlan::default(), &export);
        assert!(copy.contains("Emergency number: 999, 112"));
        assert!(copy.contains("Samaritans\n  Thoughts of suicide, any crisis\n  Call 116 123"));
        assert!(copy.contains("Text 85258"));
        assert!(copy.contains(&format!("Last checked in {}", &old.verified_on[..4])));
    }

    #[test]
    fn a_copy_of_the_door_i_might_use_carries_what_a_break_does_to_the_body_and_no_other_copy_does()
    {
        let content = content("en");
        let fact = &content.cautions.cautions["lowered_tolerance"].text;
        for section in PlanSection::ALL {
            let export = PlanExport {
                sections: vec![section],
                ..PlanExport::default()
            };
            // Whether or not anything is written in it.
            for plan in [example::plan(), CrisisPlan::default()] {
                let of_use = section.door() == Some(PlanDoor::MightUse);
                let text = export_text(content, &plan, &export);
                assert_eq!(text.contains(fact), of_use, "{section:?}");
                let page = seen(&export_html(content, &plan, &export));
                assert_eq!(page.contains(fact), of_use, "{section:?}");
            }
        }
    }

    #[test]
    fn a_region_that_was_guessed_is_called_a_guess_on_paper_too() {
        let content = content("en");
        let now = chrono::DateTime::from_timestamp(1_795_478_400, 0).unwrap();
        let copy = |guessed| {
            let export = PlanExport {
                lines: Some(lines(content, "AT", false, None, now)),
                guessed,
                ..PlanExport::default()
            };
            export_text(content, &CrisisPlan::default(), &export)
        };
        assert!(copy(false).contains("People who answer: Austria\n"));
        assert!(copy(true).contains("People who answer: Austria: guessed from the clock\n"));
    }

    /// Two panels beside each other, one line between them from top to bottom: parts of different length do not move it.
    #[test]
    fn on_paper_there_is_one_straight_fold_and_a_long_part_goes_on_overleaf() {
        let page = export_html(content("en"), &example::plan(), &all_of_it());
        let print = page.split_once("@media print{").unwrap().1;
        let print = print.split_once("</style>").unwrap().0;
        assert!(print.contains("column-rule:1px dashed"));
        assert_eq!(print.matches("dashed").count(), 1, "one line to fold along");
        let of_section = print.split_once("section{").unwrap().1;
        let of_section = of_section.split_once('}').unwrap().0;
        assert!(of_section.contains("border:0"), "{of_section}");
        assert!(!print.contains("section,li,h2{break-inside:avoid}"));
        assert!(content("en").crisis.export.fold.contains("dashed one."));
    }

    #[test]
    fn a_page_asks_nobody_for_anything_and_runs_nothing() {
        let page = export_html(content("en"), &example::plan(), &all_of_it());
        for never in [
            "<script", "http:", "https:", "url(", "@import", "<img", "<link", "src=",
        ] {
            assert!(!page.contains(never), "{never}");
        }
        assert!(page.contains("default-src 'none'"));
        assert!(page.contains("Pills to Sam &lt;before&gt; Friday &amp; after"));
        assert!(page.contains("<p dir=\"auto\">The library ספרייה</p>"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_that_was_typed_is_lost(texts in prop::collection::vec("(\\PC|\n|[0-9<>&\"'🐕שع]){0,30}", 40)) {
            let mut plan = example::plan();
            let mut texts = texts.into_iter();
            let mut next = || texts.next().unwrap_or_default();
            for entry in &mut plan.entries {
                entry.text = next();
                entry.directions = next();
            }
            for contact in &mut plan.contacts {
                contact.name = format!("N{}", next());
                contact.relation = next();
                contact.reach = next();
                contact.numbers[0].typed = next();
            }
            let text = export_text(content("en"), &plan, &all_of_it());
            let page = seen(&export_html(content("en"), &plan, &all_of_it()));
            for typed in typed(&plan) {
                prop_assert!(text.contains(&typed.replace('\n', "\n  ")), "{typed:?} in {text}");
                prop_assert!(page.contains(&typed), "{typed:?} in {page}");
            }
        }
    }
}
