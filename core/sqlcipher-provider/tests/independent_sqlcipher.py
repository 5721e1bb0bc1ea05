"""Makes or reads an encrypted file with the SQLCipher of PyPI's sqlcipher3-wheels, for interop.rs.

    independent_sqlcipher.py make PATH KEY JOURNAL
    independent_sqlcipher.py read PATH KEY

`read` prints one row a line. `make` with the journal "wal" ends without closing, so that the rows stay in the -wal file.
"""

import os
import sys

import sqlcipher3

ROWS = [(number, f"row {number}: Ü 猫", bytes([number % 256]) * (number % 50)) for number in range(500)]


def connect(path, key):
    connection = sqlcipher3.connect(path, isolation_level=None)
    connection.execute(f'PRAGMA key = "{key}"')
    return connection


def make(path, key, journal):
    connection = connect(path, key)
    assert connection.execute(f"PRAGMA journal_mode = {journal}").fetchone() == (journal,)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, data BLOB)")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO note VALUES (?, ?, ?)", ROWS)
    connection.execute("COMMIT")
    if journal == "wal":
        os._exit(0)
    connection.close()


def read(path, key):
    connection = connect(path, key)
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    for number, body, data in connection.execute("SELECT id, body, data FROM note ORDER BY id"):
        sys.stdout.buffer.write(f"{number}|{body}|{data.hex()}\n".encode())


if __name__ == "__main__":
    {"make": make, "read": read}[sys.argv[1]](*sys.argv[2:])
