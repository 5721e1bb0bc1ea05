#!/usr/bin/env python3
"""A backup is opened by two other implementations of age, pyrage and npm's age-encryption, and each line in it is read as
JSON; what they make for a passphrase comes back; and the vectors of age's makers are taken or refused as they say.
`tests/run readers` installs them."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import pyrage

HERE = pathlib.Path(__file__).parent
BUILT = HERE.parents[1] / "target/readers"
EBB = HERE.parents[1] / "target/debug/ebb"
PASSPHRASE = "heron by the reeds, ünd more"
OPENS_AND_IS_NOT_OURS = "there is nothing of Ebb in it"


def ebb(data, *arguments, passphrase=PASSPHRASE):
    """Runs Ebb over a data folder; its exit code, what it printed, what it complained of."""
    environment = os.environ | {"EBB_KEYRING": "off", "EBB_PASSPHRASE": passphrase}
    command = [EBB, "--data", data, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def node(*arguments):
    environment = os.environ | {"EBB_PASSPHRASE": PASSPHRASE}
    subprocess.run(["node", BUILT / "age.mjs", *arguments], env=environment, check=True)


def records(data):
    """Everything as records, but for when they were written."""
    return ebb(data, "export", "--json", "-")[1].splitlines()[1:]


def read_by_others(folder):
    mine = folder / "mine"
    for number in range(250):
        code, _, complaint = ebb(mine, "journal", "line", f"{number} =SUM(A1) \u00e4\U0001f415 " + "reeds " * 40)
        assert code == 0, complaint
    for number in range(40):
        ebb(mine, "plan", "add", "what-i-do", f"walk {number} " + "along the river " * 20)
    backup = folder / "mine.age"
    assert ebb(mine, "backup", backup)[0] == 0
    opened = pyrage.passphrase.decrypt(backup.read_bytes(), PASSPHRASE)
    lines = [json.loads(line) for line in opened.decode().split("\n")[:-1]]
    assert lines[-1] == {"record": "end", "lines": len(lines) - 1}, lines[-1]
    assert [line["record"] for line in lines].count("journal") == 250
    assert opened.decode().splitlines()[1:] == records(mine)
    node("decrypt", backup, folder / "by-node")
    assert (folder / "by-node").read_bytes() == opened
    assert len(opened) > 2 * 65_536, "more than one piece"
    (folder / "plain").write_bytes(opened)
    (folder / "rage.age").write_bytes(pyrage.passphrase.encrypt(opened, PASSPHRASE))
    node("encrypt", folder / "plain", folder / "node.age")
    for made in ("mine.age", "rage.age", "node.age"):
        back = folder / f"back-{made}"
        code, said, complaint = ebb(back, "restore", folder / made, "--replace")
        assert code == 0, (made, said, complaint)
        assert [json.loads(line) for line in records(back)] == [json.loads(line) for line in records(mine)], made
        code, _, complaint = ebb(back, "restore", folder / made, passphrase="not this one at all")
        assert code == 1 and "does not open" in complaint, complaint
    print("pyrage and age-encryption open a backup, and what they make comes back")


def as_the_vectors_say(folder):
    vectors = folder / "vectors"
    vectors.mkdir()
    node("vectors", vectors)
    tried = 0
    for path in sorted(vectors.iterdir()):
        head, _, body = path.read_bytes().partition(b"\n\n")
        said = dict(line.split(": ", 1) for line in head.decode().splitlines())
        if "passphrase" not in said or "armored" in said or "compressed" in said:
            continue
        tried += 1
        file = folder / "vector.age"
        file.write_bytes(body)
        code, _, complaint = ebb(folder / "vector", "restore", file, passphrase=said["passphrase"])
        opens = OPENS_AND_IS_NOT_OURS in complaint
        assert code == 1 and opens == (said["expect"] == "success"), (path.name, said["expect"], complaint)
    assert tried >= 20, tried
    print(f"{tried} vectors of age's makers are taken or refused as they say")


def main():
    with tempfile.TemporaryDirectory() as folder:
        read_by_others(pathlib.Path(folder))
        as_the_vectors_say(pathlib.Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
