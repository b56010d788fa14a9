#!/usr/bin/python3
"""inputs.py: the commands of docs/inputs.md work and read what the page says.

Each row of its table has a command, which reads a file of a golden case and writes JSON. How many
events, actors and relations that has is how the third column begins.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(TOP, os.environ.get("BUILD", "build"))
ROW = re.compile(r"^\| (.*?) \| `(tieline .*?)` \| (.*?) \|$", re.M)
COUNTS = re.compile(r"(\d+) events?, (\d+) actors?, (\d+) relations?")


def fill(folder, command):
    """Copies the files that a command names; those that there are not."""
    missing = []
    for name in re.findall(r"[\w.-]+\.\w+", command.split(" -t ")[0].split("'")[0]):
        found = sorted(glob.glob(f"{TOP}/tests/golden/*/*/{name}"))
        if found:
            shutil.copy(found[0], folder)
        else:
            missing.append(name)
    return missing


def read(folder, command):
    environment = dict(os.environ, PATH=BUILD + ":" + os.environ["PATH"], LC_ALL="C.UTF-8")
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, check=False,
                          capture_output=True, text=True)
    if done.returncode != 0:
        return "failed: " + done.stderr
    document = json.loads(done.stdout)
    return [len(document[key]) for key in ("events", "actors", "relations")]


def main():
    with open(TOP + "/docs/inputs.md", encoding="utf-8") as file:
        rows = ROW.findall(file.read())
    print("ok -" if len(rows) >= 10 else "not ok -", "the page has rows with commands")
    for what, command, got in rows:
        with tempfile.TemporaryDirectory() as folder:
            missing = fill(folder, command)
            counts = COUNTS.match(got)
            expected = [int(count) for count in counts.groups()] if counts else "counts"
            found = "no files " + ", ".join(missing) if missing else read(folder, command)
        print("ok -" if found == expected else "not ok -", what)
        if found != expected:
            print(f"# expected {expected}, got {found}")


main()
