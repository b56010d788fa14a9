#!/usr/bin/python3
"""make rebuilds every file that is older than a file it was made from.

A copy of the project is built with a compiler that only records its calls. Then a header of
every folder is touched. The objects that make would rebuild are compared with those of the
sources that include the header, directly or not."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ("graph", "output", "src", "tests", "bench")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)

# Creates the file that make asks for and, for an object, the list of its headers. That needs
# no more than the preprocessor, which finds the headers with the options of the Makefile.
COMPILER = """#!/bin/sh
here=${{0%/*}}
object= compiles=
for word; do
    [ "$before" != -o ] || object=$word
    [ "$word" != -c ] || compiles=1
    before=$word
done
echo "$object" >>"$here/made"
: >"$object"
[ -z "$compiles" ] || [ -e "$here/quick" ] || exec {cc} "$@" -E -MF "${{object%.o}}.d" -MT "$object"
"""
ARCHIVER = """#!/bin/sh
echo "$2" >>"${0%/*}/made"
: >"$2"
"""


def report(passed, name, *lines):
    print("ok -" if passed else "not ok -", name)
    if not passed:
        for line in lines:
            print("#", line)


def sources(top, endings):
    for folder in FOLDERS:
        for at, _, names in os.walk(os.path.join(top, folder)):
            for name in names:
                if name.endswith(endings) and "node_modules" not in at:
                    yield os.path.relpath(os.path.join(at, name), top)


class Project:
    """A copy of the sources, and the files that make creates from them."""

    def __init__(self, folder):
        self.top = folder + "/copy"
        self.tools = folder + "/tools"
        self.made = self.tools + "/made"
        for name in FOLDERS + ("examples", ".ci"):
            shutil.copytree(f"{TOP}/{name}", f"{self.top}/{name}",
                            ignore=shutil.ignore_patterns("node_modules", "golden"))
        shutil.copy(TOP + "/Makefile", self.top)
        os.mkdir(self.tools)
        self.script("cc", COMPILER.format(cc=os.environ.get("CC", "cc")))
        self.script("ar", ARCHIVER)

    def script(self, name, text):
        path = f"{self.tools}/{name}"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o755)

    def run(self, *options):
        environment = {key: value for key, value in os.environ.items()
                       if key not in ("BUILD", "MAKEFLAGS", "MAKELEVEL", "CC")}
        run = subprocess.run(
            [os.environ.get("MAKE", "make"), *options, "BUILD=build",
             f"CC={self.tools}/cc", f"AR={self.tools}/ar",
             "programs", "build/tests/validate", "build/bench/generate"],
            cwd=self.top, env=environment, capture_output=True, text=True)
        if run.returncode:
            report(False, "make", *run.stdout.splitlines(), *run.stderr.splitlines())
            sys.exit(1)
        return run.stdout

    def make(self):
        """Runs make; returns the created paths below the build folder."""
        open(self.made, "w").close()
        self.run("-s", "-j2")
        with open(self.made, encoding="utf-8") as file:
            return {line.strip().removeprefix("build/") for line in file}

    def would_compile(self):
        """The objects below the build folder that make would compile. It would rewrite the
        files that depend on FORCE, too, as far as -n knows."""
        said = self.run("-n", "-o", "build/compile.line", "-o", "build/objects.list")
        return set(re.findall(r" -c -o build/(\S+\.o) ", said))

    def path(self, name):
        return os.path.join(self.top, name)


def includes_of(top):
    """By file: the files that it includes."""
    graph = {}
    for path in sources(top, (".c", ".h")):
        with open(os.path.join(top, path), encoding="utf-8") as file:
            named = INCLUDE.findall(file.read())
        beside = [os.path.join(os.path.dirname(path), name) for name in named]
        graph[path] = {a if os.path.exists(os.path.join(top, a)) else b
                       for a, b in zip(beside, named)}
    # Sources that make generates, in the build folder itself.
    for name in os.listdir(os.path.join(top, "build")):
        if name.endswith(".c"):
            with open(os.path.join(top, "build", name), encoding="utf-8") as file:
                graph[name] = set(INCLUDE.findall(file.read()))
    return graph


def users_of(graph, header):
    """The objects of all sources that include a header, directly or not."""
    found, new = set(), {header}
    while new:
        found |= new
        new = {path for path, named in graph.items() if named & new} - found
    return {path[:-2] + ".o" for path in found if path.endswith(".c")}


def test_headers(project, graph):
    folders = {}
    for path in sorted(sources(project.top, ".h")):
        folders.setdefault(os.path.dirname(path), path)
    for folder, header in folders.items():
        before = os.stat(project.path(header))
        os.utime(project.path(header))
        made = project.would_compile()
        os.utime(project.path(header), ns=(before.st_atime_ns, before.st_mtime_ns))
        # Sources that no target of this test needs are not built.
        expected = {name for name in users_of(graph, header)
                    if os.path.exists(project.path("build/" + name))}
        report(made == expected and made, f"{header} is touched",
               f"not rebuilt: {sorted(expected - made)}",
               f"rebuilt without reason: {sorted(made - expected)}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        project = Project(folder)
        made = project.make()
        report({"tieline", "libtieline.a", "src/main.o"} <= made, "all is built", sorted(made))
        graph = includes_of(project.top)
        open(project.tools + "/quick", "w").close()
        report(not project.make(), "nothing is rebuilt where nothing has changed")
        test_headers(project, graph)
        os.remove(project.path("build/libtieline.a"))
        made = project.make()
        report("libtieline.a" in made and "tieline" in made, "a deleted library is rebuilt",
               sorted(made))
        os.mkdir(project.path("graph/new"))
        with open(project.path("graph/new/room.c"), "w", encoding="utf-8") as file:
            file.write("int tl_new_room;\n")
        made = project.make()
        report({"graph/new/room.o", "libtieline.a", "tieline"} <= made,
               "a source in a new folder is compiled", sorted(made))
        shutil.rmtree(project.path("graph/new"))
        made = project.make()
        report("libtieline.a" in made and "graph/new/room.o" not in made,
               "a deleted source leaves the library", sorted(made))


main()
