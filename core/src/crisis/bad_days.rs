//! Bad days, tried: every way in which the files of the vault can be spoilt, and the plan still shows.
