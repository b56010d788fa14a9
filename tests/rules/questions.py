#!/usr/bin/python3
"""questions.py: the commands of docs/questions.md work and print what the page says.

Each `sh` block is run in a folder with the examples, and must print the `text` block after it.
"""
import difflib
import glob
import os
import re
import shutil
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(TOP, os.environ.get("BUILD", "build"))
SECTION = re.compile(r"^## (\d+\. .*)\n(?:.*\n)*?```sh\n((?:.*\n)*?)```\n\n```text\n((?:.*\n)*?)```$", re.M)


def run(folder, commands):
    environment = dict(os.environ, PATH=BUILD + ":" + os.environ["PATH"], LC_ALL="C.UTF-8")
    done = subprocess.run(["sh", "-e", "-c", commands], cwd=folder, env=environment, check=False,
                          capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else done.stdout + done.stderr + "failed\n"


def main():
    with open(TOP + "/docs/questions.md", encoding="utf-8") as file:
        page = file.read()
    sections = SECTION.findall(page)
    whole = len(sections) == page.count("\n## ") == page.count("```sh\n") >= 20
    print("ok -" if whole else "not ok -", "each of twenty questions has a command and what it prints")
    with tempfile.TemporaryDirectory() as folder:
        for path in glob.glob(TOP + "/examples/*/*.json"):
            shutil.copy(path, folder)
        for title, commands, expected in sections:
            got = run(folder, commands)
            print("ok -" if got == expected else "not ok -", title)
            for line in difflib.unified_diff(expected.splitlines(), got.splitlines(), lineterm=""):
                if got != expected:
                    print("#", line)


main()
