#!/usr/bin/env python3
"""mutate.py [COUNT [SEED]]: puts faults into the program, one at a time, and asks the tests.

A fault is one changed operator, number or word, or a call that is left out, at a random place
of graph/, output/ or src/, in a copy of the tree. What does not compile, and what leaves the
code of its object as it is, is no fault; another is drawn. COUNT (20) faults are put in. Unit tests
run with each, and golden cases if they all pass; a fault that both let pass is printed.
`make mutate N=200` calls it. It fails if less than nine tenths of the faults are noticed.
"""
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", "build")
MOST_SECONDS = {"unit": 300, "golden": 900}
ENOUGH = 0.9

# What is replaced, and by what. Blanks tell operators from pointers and signs.
CHANGES = [(re.compile(pattern), replacement) for pattern, replacement in (
    (r" <= ", " < "), (r" < ", " <= "), (r" >= ", " > "), (r" > ", " >= "),
    (r" == ", " != "), (r" != ", " == "), (r" && ", " || "), (r" \|\| ", " && "),
    (r" \+ ", " - "), (r" - ", " + "), (r"\+\+", "--"), (r"--", "++"), (r" \+= ", " -= "),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"!(?=[\w(*])", ""),
    (r"\b\d+\b", lambda found: str(int(found[0]) + 1)),
    (r"^ +[a-z]\w+\([^=]*\);$", ";"), (r"\bcontinue;", "break;"),
)]
NO_CODE = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|//.*')


def code_lines(text):
    """Number and text of each line with code, what is between quotes as underscores."""
    inside = False
    for number, line in enumerate(text.split("\n")):
        began = inside
        if "/*" in line:
            inside = True
        if "*/" in line:
            inside = False
        if not (began or "/*" in line or "*/" in line or line.lstrip().startswith("#")):
            yield number, NO_CODE.sub(lambda found: "_" * len(found[0]), line)


def faults_in(path):
    """Line, column, length and replacement of all faults that can be put into a source."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for number, line in code_lines(text):
        for pattern, replacement in CHANGES:
            for found in pattern.finditer(line):
                new = replacement(found) if callable(replacement) else replacement
                yield number, found.start(), found.end(), new


class Tree:
    """A copy of the tree with its build folder, in which nothing has to be made anew."""

    def __init__(self, folder):
        self.top = folder + "/tree"
        names = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=True).stdout
        for name in filter(None, names.decode().split("\0")):
            os.makedirs(os.path.dirname(f"{self.top}/{name}"), exist_ok=True)
            shutil.copy2(f"{TOP}/{name}", f"{self.top}/{name}", follow_symlinks=False)
        shutil.copytree(os.path.join(TOP, BUILD), self.top + "/build", symlinks=True)
        self.environment = {**os.environ, "BUILD": "build", "MAKELEVEL": "1", "SUITES": "plain"}
        self.environment.pop("MAKEFLAGS", None)

    def run(self, seconds, *command):
        """Whether a command passes, and in time."""
        with open(os.devnull, "w", encoding="utf-8") as nothing, subprocess.Popen(
                command, cwd=self.top, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=nothing, stderr=nothing, start_new_session=True) as process:
            try:
                return process.wait(timeout=seconds) == 0
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                return False

    def make(self):
        return self.run(600, os.environ.get("MAKE", "make"), "-s", "-j2", "BUILD=build", "programs",
                        "build/tests/units", "build/tests/validate")

    def code_of(self, source):
        """The object of a source without what is for debuggers."""
        stripped = self.top + "/stripped.o"
        subprocess.run(["strip", "-g", "-o", stripped, f"{self.top}/build/{source[:-2]}.o"], check=True)
        with open(stripped, "rb") as file:
            return file.read()

    def test(self):
        """What noticed the fault, or None."""
        for suite, seconds in MOST_SECONDS.items():
            if not self.run(seconds, "tests/run", "tests/" + suite):
                return suite
        return None


def put_in(text, fault):
    number, start, end, new = fault
    lines = text.split("\n")
    lines[number] = lines[number][:start] + new + lines[number][end:]
    return "\n".join(lines)


def try_fault(tree, source, fault):
    """What noticed a fault ("nothing" if nothing did), or None if it is none."""
    path = f"{tree.top}/{source}"
    with open(path, encoding="utf-8") as file:
        text = file.read()
    before = tree.code_of(source)
    with open(path, "w", encoding="utf-8") as file:
        file.write(put_in(text, fault))
    changed = tree.make() and tree.code_of(source) != before
    noticed = (tree.test() or "nothing") if changed else None
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    if not tree.make():
        sys.exit("mutate.py: the copy of the tree does not build any more")
    return noticed


def tell(tree, source, fault, noticed):
    with open(f"{tree.top}/{source}", encoding="utf-8") as file:
        old = file.read().split("\n")[fault[0]]
    new = put_in("\n" * fault[0] + old, fault).split("\n")[fault[0]]
    print(f"{'not ok' if noticed == 'nothing' else 'ok'} - {source}:{fault[0] + 1}: {noticed} noticed it")
    if noticed == "nothing":
        print(f"    # {old.strip()}\n    # {new.strip()}")
    sys.stdout.flush()


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree(folder)
        if not tree.make():
            sys.exit("mutate.py: the tree does not build")
        faults = [(source, fault)
                  for room in ("graph", "output", "src")
                  for at, _, names in sorted(os.walk(f"{tree.top}/{room}"))
                  for source in sorted(os.path.relpath(f"{at}/{name}", tree.top)
                                       for name in names if name.endswith(".c"))
                  for fault in faults_in(f"{tree.top}/{source}")]
        draw.shuffle(faults)
        passed = failed = 0
        for source, fault in faults:
            if passed + failed == count:
                break
            noticed = try_fault(tree, source, fault)
            if noticed:
                tell(tree, source, fault, noticed)
                failed += noticed == "nothing"
                passed += noticed != "nothing"
    print(f"{passed} passed, {failed} failed")
    return int(passed < ENOUGH * (passed + failed))


sys.exit(main())
