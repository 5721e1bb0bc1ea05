//! The real binary in a pseudo-terminal, and what a person would see there.

use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long a test waits for a picture before it says what is on the screen instead. Never the measure of anything.
const PATIENCE: Duration = Duration::from_secs(30);

/// What one picture is drawn within: after so long without a change it is whole.
const PICTURE: Duration = Duration::from_millis(150);

/// A terminal with Ebb in it.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Everything that was written to the terminal.
    pub raw: Vec<u8>,
    /// Length of `raw` when a key was pressed last.
    pressed_at: usize,
    settings_before: String,
}

impl Terminal {
    /// Starts `ebb` over the data in `folder`, in a terminal of 24 lines and 80 columns.
    ///
    /// # Panics
    /// Where the system has no pseudo-terminal.
    pub fn start(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let pair = native_pty_system()
            .openpty(size(24, 80))
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(super::binary());
        command.arg("--data");
        command.arg(folder);
        command.args(arguments);
        for (name, value) in [("EBB_KEYRING", "off"), ("TERM", "xterm-256color")]
            .iter()
            .chain(environment)
        {
            command.env(name, value);
        }
        if !environment.iter().any(|(name, _)| *name == "NO_COLOR") {
            command.env_remove("NO_COLOR");
        }
        let settings_before = settings(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).expect("ebb starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let (send, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4_096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            keyboard: pair.master.take_writer().expect("its keyboard"),
            master: pair.master,
            child,
            output,
            screen: vt100::Parser::new(24, 80, 0),
            raw: Vec::new(),
            pressed_at: 0,
            settings_before,
        }
    }

    /// Types `keys`.
    ///
    /// # Panics
    /// Where the terminal is gone.
    pub fn press(&mut self, keys: &str) {
        self.pressed_at = self.raw.len();
        self.keyboard
            .write_all(keys.as_bytes())
            .and_then(|()| self.keyboard.flush())
            .expect("the keyboard");
    }

    /// Waits until the screen shows `text`.
    ///
    /// # Panics
    /// Where it does not come.
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |screen| flat(screen).contains(text));
    }

    /// Waits until the screen shows anything but `before`, and then until it stays as it is: for a clock that stands still.
    ///
    /// # Panics
    /// Where nothing changes.
    pub fn wait_changed(&mut self, before: &str) {
        self.wait_until("a change", |screen| screen.contents() != before);
        let (mut picture, mut since) = (self.text(), Instant::now());
        while since.elapsed() < PICTURE {
            if let Ok(bytes) = self.output.recv_timeout(PICTURE) {
                self.take(&bytes);
            }
            if self.text() != picture {
                (picture, since) = (self.text(), Instant::now());
            }
        }
    }

    /// Waits until the screen no longer shows `text`.
    ///
    /// # Panics
    /// Where it stays.
    pub fn wait_gone(&mut self, text: &str) {
        self.wait_until(text, |screen| !flat(screen).contains(text));
    }

    /// Waits for a whole line with `text` in what was written since the last key, wherever it has scrolled to, and
    /// answers that line.
    ///
    /// # Panics
    /// Where it does not come.
    pub fn line_said(&mut self, text: &str) -> String {
        let since = Instant::now();
        loop {
            let said = String::from_utf8_lossy(&self.raw[self.pressed_at..]).into_owned();
            let mut whole = said
                .split_inclusive('\n')
                .filter(|line| line.ends_with('\n'));
            if let Some(line) = whole.find(|line| line.contains(text)) {
                return line.trim_end().to_owned();
            }
            match self
                .output
                .recv_timeout(PATIENCE.saturating_sub(since.elapsed()))
            {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("waited for {text:?}; it said:\n{said}"),
            }
        }
    }

    /// Waits until the program is stopped, as a shell does before it lets it go on: a signal that comes between giving the
    /// terminal back and stopping would be spent on nothing.
    ///
    /// # Panics
    /// Where it goes on.
    pub fn wait_stopped(&mut self) {
        let stat = format!("/proc/{}/stat", self.process_id());
        let is_stopped = || {
            let told = std::fs::read_to_string(&stat).expect("the program runs");
            let after_name = told.rsplit_once(')').map(|(_, rest)| rest.trim_start());
            after_name.is_some_and(|rest| rest.starts_with('T'))
        };
        let since = Instant::now();
        while !is_stopped() {
            assert!(since.elapsed() < PATIENCE, "it is not stopped");
            if let Ok(bytes) = self.output.recv_timeout(PICTURE) {
                self.take(&bytes);
            }
        }
    }

    /// Waits until the terminal is as it was: see [`Terminal::is_sane`].
    ///
    /// # Panics
    /// Where it does not become so.
    pub fn wait_sane(&mut self) {
        let since = Instant::now();
        while !self.is_sane() {
            assert!(since.elapsed() < PATIENCE, "it is not given back");
            if let Ok(bytes) = self.output.recv_timeout(PICTURE) {
                self.take(&bytes);
            }
        }
    }

    fn wait_until(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let since = Instant::now();
        while !is_so(self.screen.screen()) {
            let left = PATIENCE.saturating_sub(since.elapsed());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!(
                    "waited for {what:?}; the screen shows:\n{}",
                    self.screen.screen().contents()
                ),
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.raw.extend_from_slice(bytes);
    }

    /// What the screen shows, line by line.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Gives the window another size.
    ///
    /// # Panics
    /// Where the terminal is gone.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        self.screen.screen_mut().set_size(rows, columns);
        self.master.resize(size(rows, columns)).expect("a new size");
    }

    /// The process in the terminal.
    ///
    /// # Panics
    /// Where it has none.
    pub fn process_id(&self) -> u32 {
        self.child.process_id().expect("a running process")
    }

    /// Waits for the end of the process and takes in what it still wrote.
    ///
    /// # Panics
    /// Where it does not end.
    pub fn wait_end(&mut self) -> ExitStatus {
        let since = Instant::now();
        loop {
            match self.output.recv_timeout(Duration::from_millis(20)) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => {
                    return self.child.wait().expect("its end");
                }
                Err(RecvTimeoutError::Timeout) if since.elapsed() > PATIENCE => {
                    panic!("it does not end; the screen shows:\n{}", self.text())
                }
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(status) = self.child.try_wait().expect("its state") {
                        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                            self.take(&bytes);
                        }
                        return status;
                    }
                }
            }
        }
    }

    /// Closes the window: the process loses its terminal.
    pub fn close(self) -> Box<dyn Child + Send + Sync> {
        self.child
    }

    /// True where the terminal is as it was: its modes, the main screen, a visible cursor.
    pub fn is_sane(&self) -> bool {
        let screen = self.screen.screen();
        settings(self.master.as_ref()) == self.settings_before
            && !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
    }
}

/// The screen with its lines joined, so that a sentence is found where it wraps.
fn flat(screen: &vt100::Screen) -> String {
    let contents = screen.contents();
    contents.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

#[cfg(unix)]
fn settings(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

#[cfg(not(unix))]
fn settings(_: &(dyn MasterPty + Send)) -> String {
    String::new()
}
