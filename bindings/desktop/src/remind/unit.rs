//! `ebb remind install`: a systemd user unit that shows reminders from log-in on, and how to remove it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::Failure;

const NAME: &str = "ebb-remind.service";

/// Writes the unit and says how to start and how to remove it.
pub fn install(data: Option<&Path>, print: bool) -> Result<(), Failure> {
    let program = std::env::current_exe()?;
    let keyring_off = std::env::var_os("EBB_KEYRING").is_some_and(|value| value == "off");
    let data = data.map(std::path::absolute).transpose()?;
    let text = unit(&program, data.as_deref(), keyring_off);
    let out = &mut io::stdout().lock();
    if print {
        write!(out, "{text}")?;
        return Ok(());
    }
    let folder = units_folder()
        .ok_or_else(|| Failure::Usage("there is no home folder for a unit".to_owned()))?;
    fs::create_dir_all(&folder)?;
    let path = folder.join(NAME);
    // One of an earlier version is written over, and nothing else: what a link leads to is somebody's own.
    if fs::symlink_metadata(&path).is_ok_and(|there| !there.is_file()) {
        let why = "a link, a pipe or a folder has this name; take it away first";
        let error = io::Error::new(io::ErrorKind::AlreadyExists, why);
        return Err(Failure::File { file: path, error });
    }
    fs::write(&path, text)?;
    writeln!(
        out,
        "Written: {path}\n\nTo start it now and at each log-in:\n  systemctl --user daemon-reload\n  systemctl --user enable --now {NAME}\n\nTo see what it does:\n  journalctl --user -u {NAME}\n\nTo remove it:\n  systemctl --user disable --now {NAME}\n  rm {quoted}\n  systemctl --user daemon-reload",
        path = path.display(),
        quoted = shell_quoted(&path),
    )?;
    Ok(())
}

fn units_folder() -> Option<PathBuf> {
    let config = std::env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| directories::BaseDirs::new().map(|dirs| dirs.home_dir().join(".config")));
    config.map(|config| config.join("systemd/user"))
}

fn unit(program: &Path, data: Option<&Path>, keyring_off: bool) -> String {
    let data = data.map_or(String::new(), |data| format!(" --data {}", quoted(data)));
    let keyring = if keyring_off {
        "Environment=EBB_KEYRING=off\n"
    } else {
        ""
    };
    format!(
        "[Unit]\nDescription=Ebb\nPartOf=graphical-session.target\nAfter=graphical-session.target\n\n\
         [Service]\nExecStart={}{data} remind run\n{keyring}Restart=on-failure\nRestartSec=30\n\n\
         [Install]\nWantedBy=graphical-session.target\n",
        quoted(program)
    )
}

/// As systemd reads it: quoted, with its own marks escaped.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    let escaped = path
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('%', "%%")
        .replace('$', "$$");
    format!("\"{escaped}\"")
}

fn shell_quoted(path: &Path) -> String {
    format!("'{}'", path.to_string_lossy().replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_names_the_program_and_the_data_as_systemd_reads_them() {
        let data = Path::new("/home/a b/50% \"x\"");
        let text = unit(Path::new("/usr/bin/ebb"), Some(data), true);
        assert!(text.contains(
            "ExecStart=\"/usr/bin/ebb\" --data \"/home/a b/50%% \\\"x\\\"\" remind run\nEnvironment=EBB_KEYRING=off\n"
        ));
        assert!(!unit(Path::new("/usr/bin/ebb"), None, false).contains("EBB_KEYRING"));
    }
}
