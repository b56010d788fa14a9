#!/usr/bin/python3
"""examples.py: docs/disagreement.md says what its commands print.

Each `sh` block runs in one folder, which is empty at first. If a `text` block follows, it must
be what the commands print, on standard output and standard error.
"""
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build")))
PAGES = ("docs/disagreement.md",)


def examples(page):
    """The commands of each block, with what they print or None."""
    with open(os.path.join(TOP, page), encoding="utf-8") as file:
        blocks = re.findall(r"^```(sh|text)\n(.*?)^```$", file.read(), re.MULTILINE | re.DOTALL)
    for at, (kind, text) in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else ("", "")
        if kind == "sh":
            yield text, after[1] if after[0] == "text" else None


def run(commands, folder):
    environment = {**os.environ, "PATH": BUILD + os.pathsep + os.environ["PATH"]}
    done = subprocess.run(("sh", "-ec", commands), cwd=folder, env=environment, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout


def problems(page):
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for commands, printed in examples(page):
            status, found = run(commands, folder)
            count += 1
            if status != 0 or (printed is not None and found != printed):
                yield f"exit status {status} of: {commands.strip().splitlines()[-1]}"
                yield from found.splitlines()
    if count == 0:
        yield "it has no commands"


def main():
    good = True
    for page in PAGES:
        wrong = list(problems(page))
        good = good and not wrong
        print(f"{'not ok' if wrong else 'ok'} - {page} says what its commands print")
        for line in wrong:
            print("# " + line)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
