#!/usr/bin/python3
"""Runs the golden cases: tests/golden.py [--accept] [NAME...]

A case is a folder tests/golden/AREA/CASE/:
  cmd     shell lines, run in a copy of the folder, with tieline on PATH
  out     what they print; err: on standard error; status: exit status, if not 0
  want/   the files they write (pictures apart); without it, those are only
          checked to be valid
All other files in it are inputs. Outputs in DOT, JSON, CSV or XML must also pass
tests/valid.py; standard output must if cmd is one export. All are checked together, after
the last case.

Prints a line for each case, "ok - AREA/CASE" or "not ok - AREA/CASE". With --accept it shows
each difference and asks whether to accept it (YES=1 accepts all).
"""
import concurrent.futures
import difflib
import glob
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, TOP + "/tests")
import valid

PICTURES = (".svg", ".png", ".pdf")
OURS = ("cmd", "out", "err", "status", "want")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def files_in(folder):
    """The contents of the files below a folder, by their paths in it."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            if os.path.isfile(path) and not os.path.islink(path):
                found[os.path.relpath(path, folder)] = read(path)
    return dict(sorted(found.items()))


def run_command(case, work):
    """The standard output, the messages and the exit status of a case's cmd."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with subprocess.Popen(["sh", f"{TOP}/{case}/cmd"], cwd=work, stdin=subprocess.DEVNULL,
                              stdout=out, stderr=err, env=ENVIRONMENT,
                              start_new_session=True) as process:
            try:
                status = process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                status = 124
        out.seek(0)
        err.seek(0)
        return out.read(), err.read(), status if status >= 0 else 128 - status


def run_case(case):
    """What the case is to give and what it gives, by path, and the files that it wrote."""
    given = files_in(case)
    expected = {path: content for path, content in given.items()
                if path.split("/")[0] in OURS and path != "cmd"}
    with tempfile.TemporaryDirectory() as work:
        shutil.copytree(case, work, symlinks=True, dirs_exist_ok=True,
                        ignore=lambda at, names: OURS if at == case else ())
        out, err, status = run_command(case, work)
        written = {path: content for path, content in files_in(work).items()
                   if given.get(path) != content}
    got = {"out": out, "err": err}
    if status:
        got["status"] = b"%d\n" % status
    if os.path.isdir(case + "/want"):
        got.update(("want/" + path, content) for path, content in written.items()
                   if not path.endswith(PICTURES))
    return expected, got, written


def lines_of(content):
    return content.decode(errors="backslashreplace").splitlines(keepends=True)


def difference(expected, got):
    """The lines of a diff of two folders; a missing file is like an empty one."""
    for path in sorted(expected.keys() | got.keys()):
        one, other = expected.get(path, b""), got.get(path, b"")
        if one != other:
            lines = list(difflib.unified_diff(lines_of(one), lines_of(other),
                                              "expected/" + path, "got/" + path))
            yield from (line.rstrip("\n") for line in lines or ["the same but for bytes"])


def printed_syntax(case, got):
    """The syntax of standard output, if the cmd is one export to it."""
    cmd = read(case + "/cmd").decode(errors="replace").replace("2>/dev/null", "")
    if cmd.count("tieline") != 1 or "status" in got or re.search("[|>]", cmd):
        return None
    wish = re.search(r"(?:-t *|--to[ =])([a-z-]+)|--json", cmd)
    return valid.SYNTAXES.get(wish[1] or "json") if wish else None


class Outputs:
    """Files to be checked, each content once, in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.paths = {}  # by syntax: by path, the first output that has the content

    def add(self, syntax, content, what):
        if syntax:
            path = f"{self.folder}/{hashlib.sha256(content).hexdigest()}.{syntax}"
            with open(path, "wb") as file:
                file.write(content)
            self.paths.setdefault(syntax, {}).setdefault(path, what)

    def add_case(self, case, got, written):
        self.add(printed_syntax(case, got), got["out"], f"{case}: standard output")
        for path, content in written.items():
            self.add(valid.syntax_of(path), content, f"{case}: {path}")

    def report(self):
        """Prints a line for each syntax; returns whether all are valid."""
        good = True
        for syntax, paths in sorted(self.paths.items()):
            wrong = valid.invalid(list(paths), syntax)
            explanation = [line for path, text in wrong.items()
                           for line in [paths[path] + ":", *text.splitlines()]]
            report(f"{len(paths)} outputs in {syntax} are valid", explanation)
            good = good and not wrong
        return good


def report(what, wrong):
    print("not ok -" if wrong else "ok -", what)
    for line in wrong[:60]:
        print("# " + line)
    sys.stdout.flush()


def answer(case):
    if os.environ.get("YES") == "1":
        return True
    print(f"{case}: accept this? [y/n] ", end="", flush=True)
    try:
        with open("/dev/tty", encoding="utf-8") as terminal:
            return terminal.readline().strip() == "y"
    except OSError:
        return False


def take_over(case, differences, got):
    """Shows the differences, and writes what the case gives; whether it was accepted."""
    print("\n".join(differences))
    if not answer(case):
        print(f"{case}: left as it is")
        return False
    for name in OURS[1:]:
        path = f"{case}/{name}"
        if os.path.isdir(path):
            shutil.rmtree(path)
            os.mkdir(path)
        elif os.path.exists(path):
            os.remove(path)
    for path, content in got.items():
        os.makedirs(os.path.dirname(f"{case}/{path}"), exist_ok=True)
        with open(f"{case}/{path}", "wb") as file:
            file.write(content)
    print(f"{case}: accepted")
    return True


def main():
    accept = sys.argv[1:2] == ["--accept"]
    names = sys.argv[2:] if accept else sys.argv[1:]
    cases = [os.path.dirname(cmd) for cmd in sorted(glob.glob("tests/golden/*/*/cmd"))]
    cases = [case for case in cases if not names or any(name in case for name in names)]
    good = True
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        outputs = Outputs(folder)
        for case, (expected, got, written) in zip(cases, pool.map(run_case, cases)):
            differences = list(difference(expected, got))
            if not accept:
                report(case.removeprefix("tests/golden/"), differences)
            good = good and not differences or \
                accept and (not differences or take_over(case, differences, got)) and good
            # The bytes that the others give are those of the plain suite.
            if os.environ.get("SUITE", "plain") == "plain":
                outputs.add_case(case, got, written)
        good = outputs.report() and good
    return 0 if good else 1


os.chdir(TOP)
ENVIRONMENT = {**os.environ, "LC_ALL": "C", "TZ": "UTC0", "BUILD": valid.BUILD,
               "PATH": valid.BUILD + ":" + os.environ["PATH"]}
sys.exit(main())
