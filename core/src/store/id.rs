//! Ids are UUIDv7, made from the `now` that was given: they sort by time, and no clock is read.

use std::{fmt, str::FromStr};

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::StoreError;
use crate::time::{Instant, from_millis, to_millis};

/// The id of something that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(Uuid);

impl Id {
    /// A new id for something that was made at `now`.
    pub fn new(now: Instant) -> Result<Self, StoreError> {
        let mut random = [0; 10];
        getrandom::fill(&mut random).map_err(|_| StoreError::System {
            detail: "this device gave no random bytes".to_owned(),
        })?;
        Ok(Self::from_parts(now, &random))
    }

    /// The id that `random` gives at `now`, for tests and generators.
    pub fn from_parts(now: Instant, random: &[u8; 10]) -> Self {
        let millis = u64::try_from(to_millis(now)).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid())
    }

    /// When it was made; none where another program made it otherwise.
    pub(crate) fn made_at(&self) -> Option<Instant> {
        let (seconds, nanos) = self.0.get_timestamp()?.to_unix();
        let seconds = i64::try_from(seconds).ok()?;
        from_millis(seconds.checked_mul(1_000)? + i64::from(nanos / 1_000_000)).ok()
    }

    /// The id of 16 bytes; none where there are more or fewer.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        Uuid::from_slice(bytes).map(Self).ok()
    }

    /// Its 16 bytes.
    pub(crate) fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for Id {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        Uuid::try_parse(text)
            .map(Self)
            .map_err(|_| StoreError::NotFound)
    }
}

impl TryFrom<String> for Id {
    type Error = StoreError;

    fn try_from(text: String) -> Result<Self, StoreError> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.as_bytes().as_slice()))
    }
}

impl FromSql for Id {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Uuid::from_slice(value.as_blob()?)
            .map(Self)
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_the_time_they_were_made_at() {
        let early = Id::from_parts(from_millis(1_000).unwrap(), &[255; 10]);
        let late = Id::from_parts(from_millis(2_000).unwrap(), &[0; 10]);
        assert!(early < late);
        assert_eq!(late.made_at(), from_millis(2_000).ok());
        assert_eq!(early.to_string().parse(), Ok(early));
    }

    #[test]
    fn an_id_is_a_version_7_uuid_of_the_instant() {
        // RFC 9562, appendix A.6: 2022-02-22T19:22:22Z.
        let id = Id::from_parts(
            from_millis(1_645_557_742_000).unwrap(),
            &[0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f],
        );
        assert_eq!(id.to_string(), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }
}
