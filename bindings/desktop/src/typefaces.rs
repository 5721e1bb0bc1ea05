//! Letters of this computer for a PDF: typefaces by the names of their files, in the folders where systems keep fonts.
//! `EBB_FONTS` names one folder that is looked into alone.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::UserDirs;
use ebb_core::view::{FontFile, Typeface};

/// Folders within each other that are looked into.
const DEEPEST: usize = 6;
/// A typeface, and the files of its regular and its bold font. Those with the most letters come first.
const KNOWN: [(&str, &str, &str); 14] = [
    ("DejaVu Sans", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("Noto Sans", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    (
        "Liberation Sans",
        "LiberationSans-Regular.ttf",
        "LiberationSans-Bold.ttf",
    ),
    ("Arial", "Arial.ttf", "Arial Bold.ttf"),
    ("Arial", "arial.ttf", "arialbd.ttf"),
    ("Segoe UI", "segoeui.ttf", "segoeuib.ttf"),
    ("FreeSans", "FreeSans.ttf", "FreeSansBold.ttf"),
    ("FreeSans", "FreeSans.otf", "FreeSansBold.otf"),
    ("Open Sans", "OpenSans-Regular.ttf", "OpenSans-Bold.ttf"),
    ("Roboto", "Roboto-Regular.ttf", "Roboto-Bold.ttf"),
    ("Ubuntu", "Ubuntu-R.ttf", "Ubuntu-B.ttf"),
    ("Cantarell", "Cantarell-Regular.otf", "Cantarell-Bold.otf"),
    (
        "Noto Sans CJK JP",
        "NotoSansCJK-Regular.ttc",
        "NotoSansCJK-Bold.ttc",
    ),
    ("WenQuanYi Zen Hei", "wqy-zenhei.ttc", "wqy-zenhei.ttc"),
];

/// The typeface that comes so many after the best one of this computer, from 0; none where there are no more.
pub fn find(nth: usize) -> Option<Typeface> {
    let files = files(&folders());
    let readable = KNOWN.iter().filter_map(|(name, regular, bold)| {
        let file = |name: &str| files.get(&OsString::from(name));
        Some((*name, file(regular)?, file(bold)?))
    });
    let (name, regular, bold) = readable.into_iter().nth(nth)?;
    Some(Typeface {
        name: name.to_owned(),
        regular: read(regular)?,
        bold: read(bold)?,
    })
}

fn read(file: &Path) -> Option<FontFile> {
    let bytes = std::fs::read(file).ok()?;
    Some(FontFile { bytes, index: 0 })
}

fn folders() -> Vec<PathBuf> {
    if let Some(only) = std::env::var_os("EBB_FONTS") {
        return vec![only.into()];
    }
    let own = UserDirs::new().map(|own| {
        let home = own.home_dir();
        let windows = home.join("AppData/Local/Microsoft/Windows/Fonts");
        let others = [home.join(".fonts"), home.join("Library/Fonts"), windows];
        let fonts = own.font_dir().map(Path::to_path_buf);
        fonts.into_iter().chain(others)
    });
    let system = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/run/current-system/sw/share/X11/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
        "C:\\Windows\\Fonts",
    ];
    let own = own.into_iter().flatten();
    own.chain(system.map(PathBuf::from)).collect()
}

/// Every file in these folders by its name; of two with one name, the first that is found.
fn files(folders: &[PathBuf]) -> HashMap<OsString, PathBuf> {
    let mut found = HashMap::new();
    let mut waiting: Vec<_> = folders.iter().map(|folder| (folder.clone(), 0)).collect();
    waiting.reverse();
    while let Some((folder, depth)) = waiting.pop() {
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        for entry in entries {
            let path = entry.path();
            if path.is_dir() {
                if depth < DEEPEST {
                    waiting.push((path, depth + 1));
                }
            } else {
                found.entry(entry.file_name()).or_insert(path);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_however_deep_the_system_keeps_it_and_the_first_folder_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("own");
        let deep = folder.path().join("system/truetype/dejavu");
        for (at, text) in [(&own, "own"), (&deep, "system")] {
            std::fs::create_dir_all(at).unwrap();
            std::fs::write(at.join("DejaVuSans.ttf"), text).unwrap();
        }
        std::fs::write(deep.join("DejaVuSans-Bold.ttf"), "bold").unwrap();
        let found = files(&[own.clone(), folder.path().join("system"), "/nowhere".into()]);
        let at = |name: &str| found.get(&OsString::from(name)).cloned();
        assert_eq!(at("DejaVuSans.ttf"), Some(own.join("DejaVuSans.ttf")));
        assert_eq!(
            at("DejaVuSans-Bold.ttf"),
            Some(deep.join("DejaVuSans-Bold.ttf"))
        );
        assert_eq!(at("NotoSans-Regular.ttf"), None);
    }
}
