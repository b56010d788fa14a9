#!/usr/bin/python3
"""documents.py [--accept] [PAGE...]: the commands of the documents work and print what the documents say.

Pages are README.md, docs/*.md and docs/tieline.1. The commands of a page run in their order in one
folder, which has the files of tests/documents/PAGE/ at first:
- each `sh` block. It prints the `text` block after it: standard output, or standard error and then
  standard output. Without a `text` block it succeeds. Lines with `make` are left out; demo.sh and
  install.sh test them.
- each command in a line of text. One with a placeholder (FILE, …) or without an argument is not run, but
  its command and options must exist. In a table, a cell such as "2 events, 3 actors, 0 relations" after
  it says what it must give.
- each displayed line of the manual that begins with `tieline`. diff may find differences.
A file that a command names and that is not there is an example, or that of a golden case. Programs in
OTHERS are not run. --accept writes what is printed into the pages, and what is drawn into docs/pictures/.
"""
import difflib
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(TOP, os.environ.get("BUILD", "build"))
OTHERS = ["neo4j-admin", "parallel", "sbatch", "srun", "snakemake"]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
INLINE = re.compile(r"`(tieline [^`]+)`")
COUNTS = re.compile(r"` \| (\d+) events?, (\d+) actors?, (\d+) relations?")
PLACEHOLDER = re.compile(r" [A-Z]{3,}( |$)|…")
NAMED = re.compile(r"[\w.-]+\.[a-z]+\w*")
PICTURES = {"README.md": ["timeline.svg", "ties.svg"], "docs/spreadsheet.md": ["marsh.svg"],
            "docs/article.md": ["ferry.svg"]}


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        return file.read()


class Step:
    """A command, or several: where it begins, what it must print, or how much it must give."""
    def __init__(self, place, commands, inline=False):
        self.place, self.commands, self.inline = place, commands, inline
        self.prints = self.counts = None


def manual_steps(page):
    for found in re.finditer(r"^\.Dl (tieline .*)$", page, re.M):
        yield Step(found.start(), found[1].replace("\\", ""))


def page_steps(page):
    """The steps of a page in Markdown, in order."""
    blocks = list(BLOCK.finditer(page))
    plain = BLOCK.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page)
    steps = []
    for index, found in enumerate(blocks):
        if found[1] != "sh":
            continue
        step = Step(found.start(), re.sub(r"^make\b.*\n", "", found[2], flags=re.M))
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after and after[1] == "text" and not page[found.end():after.start()].strip():
            step.prints = after
        if step.commands:
            steps.append(step)
    for found in INLINE.finditer(plain):
        step = Step(found.start(), found[1].replace("\\|", "|").replace("\n", " "), True)
        counts = COUNTS.match(plain, found.end() - 1)
        step.counts = counts and [int(count) for count in counts.groups()]
        steps.append(step)
    return sorted(steps, key=lambda step: step.place)


def known(command, options):
    """What of a command that is not run there is not."""
    words = command.split()
    if words[1] in ("version", "help"):
        return []
    if words[1] not in options:
        return [words[1]]
    return [word for word in words[2:] if word.startswith("--") and word not in options[words[1]]]


def is_runnable(command):
    """Whether a command in a line of text is whole: it has an input, an export an output too."""
    words = command.split()
    if PLACEHOLDER.search(command):
        return False
    if words[1] == "export" and not re.search(r" (-o|-t|--output|--to) ", command):
        return False
    return words[1] in ("formats", "version") or any(
        "." in word or "@" in word or word == "--list-rules" for word in words[2:])


def fill(folder, commands):
    """Copies the files that commands name, as far as they are not there yet."""
    for name in NAMED.findall(commands):
        if not os.path.exists(os.path.join(folder, name)):
            found = sorted(glob.glob(f"{TOP}/examples/*/{name}")) + sorted(glob.glob(f"{TOP}/tests/golden/*/*/{name}"))
            if found and f"> {name}" not in commands:
                shutil.copy(found[0], folder)


def run(folder, commands, environment):
    return subprocess.run(["sh", "-e", "-c", commands], cwd=folder, env=environment, check=False,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)


def wrong_with(step, done):
    """Lines on what is wrong with a step that was run."""
    if step.prints:
        expected = step.prints[2]
        if expected in (done.stdout, done.stderr + done.stdout):
            return []
        got = done.stderr + done.stdout
        return list(difflib.unified_diff(expected.splitlines(), got.splitlines(), "the page", "printed", lineterm=""))
    differs = done.returncode == 1 and step.commands.startswith("tieline diff ")
    if done.returncode and not differs:
        return (done.stdout + done.stderr).splitlines()[-20:] + [f"exit status {done.returncode}"]
    if step.counts:
        document = json.loads(done.stdout)
        got = [len(document[key]) for key in ("events", "actors", "relations")]
        return [] if got == step.counts else [f"{got} events, actors, relations"]
    return []


def invalid(folder):
    """Complaints of other programs about pictures and pages."""
    for path in sorted(glob.glob(folder + "/*.svg") + glob.glob(folder + "/*.html")):
        done = subprocess.run([TOP + "/tests/valid.py", path], capture_output=True, text=True, check=False)
        if done.returncode:
            yield os.path.basename(path) + ": " + done.stdout + done.stderr


def words(path):
    """The words of a picture, whose places depend on Graphviz and whose line breaks on fonts."""
    with open(path, encoding="utf-8") as file:
        return sorted(" ".join(re.findall(r"<text[^>]*>([^<]*)", file.read())).split())


def other_pictures(page, folder, accept):
    """Pictures in docs/pictures/ that are not what the commands of a page have drawn."""
    for name in PICTURES.get(page, []):
        kept, drawn = os.path.join(TOP, "docs/pictures", name), os.path.join(folder, name)
        if accept:
            shutil.copy(drawn, kept)
        elif words(kept) != words(drawn):
            yield f"docs/pictures/{name} is not what its command draws (make pictures)"


def report(name, wrong):
    print("not ok" if wrong else "ok", "-", name)
    for line in wrong:
        print("#", line)
    return not wrong


def accepted(page, step, done):
    """The page with what a step has printed. A loss that is only reported is not part of it."""
    errors = re.sub(r"^tieline: .*\n", "", done.stderr, flags=re.M)
    got = done.stderr + done.stdout if errors or not done.stdout else done.stdout
    return page[:step.prints.start(2)] + got + page[step.prints.end(2):]


def check_page(path, folder, options, accept):
    page = read(path)
    steps = list(manual_steps(page) if path.endswith(".1") else page_steps(page))
    good = True
    files = os.path.join(TOP, "tests/documents", os.path.basename(path))
    if os.path.isdir(files):
        shutil.copytree(files, folder, dirs_exist_ok=True)
    with tempfile.TemporaryDirectory() as programs:
        environment = dict(os.environ, PATH=f"{programs}:{BUILD}:{os.environ['PATH']}", LC_ALL="C.UTF-8", TMPDIR=programs)
        for name in OTHERS:
            os.symlink("/bin/true", os.path.join(programs, name))
        changed = []
        for step in steps:
            name = f"{path}:{page.count(chr(10), 0, step.place) + 1}: {step.commands.splitlines()[0]}"
            if step.inline and not is_runnable(step.commands):
                good &= report(name, [f"unknown: {word}" for word in known(step.commands, options)])
                continue
            fill(folder, step.commands)
            done = run(folder, step.commands, environment)
            wrong = wrong_with(step, done)
            if wrong and step.prints and accept:
                changed.append((step, done))
            good &= report(name, wrong)
    if path == "README.md":
        good &= report("README.md has commands", [] if len(steps) > 10 else [f"it has {len(steps)}"])
    for step, done in reversed(changed):
        page = accepted(page, step, done)
    if changed:
        with open(os.path.join(TOP, path), "w", encoding="utf-8") as file:
            file.write(page)
    wrong = [*invalid(folder), *other_pictures(path, folder, accept)]
    return report(f"{path}: pictures and pages are valid", wrong) and good


def main():
    accept = "--accept" in sys.argv
    names = [name for name in sys.argv[1:] if name != "--accept"]
    lists = json.loads(subprocess.run([BUILD + "/tieline", "formats", "--json"], capture_output=True, check=True).stdout)
    options = {command["name"]: ["--" + option["name"] for option in lists["options"]
                                 if command["name"] in option["commands"]]
               for command in lists["commands"]}
    good = True
    for path in names or ["README.md", "docs/tieline.1", *sorted(glob.glob("docs/*.md", root_dir=TOP))]:
        with tempfile.TemporaryDirectory() as folder:
            good &= check_page(path, folder, options, accept)
    return 0 if good else 1


sys.exit(main())
