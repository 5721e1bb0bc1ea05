//! Everything that a change to an exercise can be refused for. A refused change has changed nothing.

/// Why a change makes no sense, and what to do.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum SessionError {
    /// A rating outside 0 to 10.
    #[error("{value} is not a rating; use a whole number from 0 to 10")]
    RatingOutOfRange {
        /// The rating as given.
        value: i32,
    },
    /// A guess outside one minute to a day.
    #[error("a guess of {minutes} minutes cannot be kept; use 1 to 1440")]
    GuessOutOfRange {
        /// The guess as given.
        minutes: i32,
    },
    /// Pause while it is paused.
    #[error("this is paused already; resume it first")]
    AlreadyPaused,
    /// Resume while it runs.
    #[error("this is not paused; there is nothing to resume")]
    NotPaused,
    /// A pause when nothing is left to pause.
    #[error("this has reached its end; carry on or finish instead")]
    AtItsEnd,
    /// Any change after the end.
    #[error("this is finished; start a new one, or correct it in the history")]
    AlreadyFinished,
    /// A tool is put down that was never taken up.
    #[error("no other tool is open; there is nothing to come back from")]
    NothingTakenUp,
    /// A change that only a ride knows.
    #[error("this belongs to riding an urge; start a ride first")]
    NotARide,
    /// A turn of the attention where there is nothing to turn.
    #[error(
        "this has one form; in a ride or a practice the attention can turn to the room and back"
    )]
    OneForm,
    /// An instant before the exercise began.
    #[error("that is before this began; check the clock of this device")]
    BeforeStart,
    /// An instant before the last one that was recorded.
    #[error("the clock was set back; call observe with the present time first")]
    ClockWentBack,
    /// An action that begins no exercise, where one was asked for.
    #[error("nothing begins with that; choose a ride, a breath or a practice")]
    NothingBegins,
    /// A session of no length.
    #[error("that is no time at all; choose at least one breath")]
    TooShort,
    /// A session longer than the limit.
    #[error("that is too long for one sitting; choose at most {} minutes", longest_ms / 60_000)]
    TooLong {
        /// The limit, ms.
        longest_ms: i64,
    },
    /// A custom pattern outside the safe limits.
    #[error(
        "that pattern is outside the safe limits; use 3 to 12 breaths a minute, an exhale at least as long as the inhale, and holds of at most 7 seconds"
    )]
    PatternOutsideLimits,
    /// A rate to glide from that nobody breathes at.
    #[error("{breaths_a_minute} breaths a minute is not a rate to begin from; use 6 to 30")]
    RateOutsideLimits {
        /// The rate as given.
        breaths_a_minute: f64,
    },
}
