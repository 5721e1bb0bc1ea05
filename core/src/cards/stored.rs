//! Small enums in the store: each case has a name there that never changes.

/// Gives an enum its names in the store.
macro_rules! stored_by_name {
    ($kind:ident { $($case:ident => $name:literal),+ $(,)? }) => {
        impl $kind {
            fn stored_name(self) -> &'static str {
                match self { $(Self::$case => $name),+ }
            }
        }

        impl rusqlite::types::ToSql for $kind {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.stored_name().into())
            }
        }

        impl rusqlite::types::FromSql for $kind {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                match value.as_str()? {
                    $($name => Ok(Self::$case),)+
                    _ => Err(rusqlite::types::FromSqlError::InvalidType),
                }
            }
        }
    };
}

pub(super) use stored_by_name;
