#!/usr/bin/python3
"""make rebuilds every file that is older than a file it was made from.

A copy of the project is built with a compiler that only records its calls, and gives each
object the list of headers that the real compiler wrote in $BUILD. What make then knows of each
header is compared with the sources that include it, directly or not. Two headers are touched
as well: one that most sources include, and one that few do.

All unit tests but a few are linked into one program. None of those may define what a library
defines too: the program would use the test's everywhere."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ("graph", "output", "src", "tests", "bench")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)

# Creates the file that make asks for and, if make wants it, the list of an object's headers.
# The program that make runs gives what the real one gave.
COMPILER = """#!/bin/sh
here=${0%/*}
object= wanted=
for word; do
    [ "$before" != -o ] || object=$word
    [ "$word" != -MMD ] || wanted=1
    before=$word
done
echo "$object" >>"$here/made"
: >"$object"
[ "$object" != build/embed_page ] || { cat "$here/embed_page" >"$object"; chmod +x "$object"; }
list=$here/lists/${object%.o}.d
[ -z "$wanted" ] || [ ! -e "$list" ] || cp "$list" "${object%.o}.d"
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
        self.script("cc", COMPILER)
        self.script("ar", ARCHIVER)
        parts = os.path.join(TOP, os.environ.get("BUILD", "build"), "page_parts.c")
        self.script("embed_page", f"#!/bin/sh\ncat '{parts}'\n")
        self.take_lists(os.path.join(TOP, os.environ.get("BUILD", "build")))

    def take_lists(self, build):
        """Copies the lists of headers of the real objects, with the names of this build folder."""
        objects = re.compile(r"(?<!\S)" + re.escape(os.environ.get("BUILD", "build")) + "/")
        for folder in ("", *FOLDERS):
            for at, folders, names in os.walk(os.path.join(build, folder)):
                if not folder:
                    folders.clear()
                inside = os.path.join(self.tools, "lists/build", os.path.relpath(at, build))
                os.makedirs(inside, exist_ok=True)
                for name in names:
                    if name.endswith(".d"):
                        with open(os.path.join(at, name), encoding="utf-8") as file:
                            text = objects.sub("build/", file.read())
                        with open(os.path.join(inside, name), "w", encoding="utf-8") as file:
                            file.write(text)

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
        """Runs make; returns the created paths below the build folder. What only asks the compiler for
        its options writes to /dev/null."""
        open(self.made, "w").close()
        self.run("-s", "-j2")
        with open(self.made, encoding="utf-8") as file:
            return {line.strip().removeprefix("build/") for line in file} - {"/dev/null"}

    def known(self):
        """By header: the objects that make would compile if the header were newer."""
        found = {}
        # A rule of the database: "build/a.o: a.c a.h b.h", or "a.h:" for a header alone.
        for rule in self.run("-n", "-p").splitlines():
            target = re.match(r"build/(\S+\.o): (.*)", rule)
            for name in target[2].split() if target else ():
                if name.endswith(".h"):
                    found.setdefault(os.path.normpath(name), set()).add(target[1])
        return found

    def would_compile(self):
        """The objects below the build folder that make would compile. It would rewrite the
        files that depend on FORCE, too, as far as -n knows."""
        said = self.run("-n", *(word for name in ("compile.line", "objects.list", "tests/units.list")
                                for word in ("-o", "build/" + name)))
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
    """Every header is known for the objects of its users, and make acts on that."""
    known = project.known()
    expected, wrong = {}, []
    for header in sources(project.top, ".h"):
        users = users_of(graph, header)
        if not users:
            wrong.append(f"{header}: nothing includes it")
        # Sources that no target of this test needs, as the fuzzers, are not built.
        built = {name for name in users if os.path.exists(project.path("build/" + name))}
        if users and not built:
            continue
        expected[header] = built
        found = known.get(header, set())
        if found != expected[header]:
            wrong.append(f"{header}: not rebuilt: {sorted(expected[header] - found)}, "
                         f"without reason: {sorted(found - expected[header])}")
    report(not wrong and len(expected) > 100, "every header is known to its objects", *wrong)
    by_users = sorted(expected, key=lambda header: (len(expected[header]), header))
    for header in by_users[0], by_users[-1]:
        before = os.stat(project.path(header))
        os.utime(project.path(header))
        made = project.would_compile()
        os.utime(project.path(header), ns=(before.st_atime_ns, before.st_mtime_ns))
        report(made == expected[header], f"{header} is touched",
               f"not rebuilt: {sorted(expected[header] - made)}",
               f"rebuilt without reason: {sorted(made - expected[header])}")


def symbols(paths, *options):
    """By name: the path of what defines it for others."""
    lines = subprocess.run(["nm", "-A", "-P", "-g", "--defined-only", *options, *paths],
                           capture_output=True, text=True, check=True).stdout.splitlines()
    return {re.sub("@.*", "", line.split()[1]): line.split(": ")[0] for line in lines}


def test_units():
    """No unit test of the common program replaces a function of a library in it."""
    build = os.path.join(TOP, os.environ.get("BUILD", "build"))
    with open(build + "/tests/units.list", encoding="utf-8") as file:
        tests = re.findall(r'"([^"]+)"', file.read())
    own = symbols([f"{build}/tests/unit/{test}.o" for test in tests] +
                  [f"{build}/{path[:-2]}.o" for path in sources(TOP, ".c")
                   if path.startswith("tests/support/")])
    linked = subprocess.run(["ldd", build + "/tests/units"], capture_output=True, text=True,
                            check=True).stdout
    libraries = symbols([build + "/libtieline.a"])
    libraries |= symbols(re.findall(r"\S*/\S+\.so\S*", linked), "-D")
    both = sorted(own.keys() & libraries.keys())
    report(not both and len(own) > len(tests) and {"malloc", "agread"} <= libraries.keys(),
           "unit tests of the common program replace no function of a library",
           *(f"{own[name]} defines {name}, as {libraries[name]} does: name the test in 'alone' "
             "in the Makefile" for name in both))


def main():
    test_units()
    with tempfile.TemporaryDirectory() as folder:
        project = Project(folder)
        made = project.make()
        report({"tieline", "libtieline.a", "src/main.o"} <= made, "all is built", sorted(made))
        graph = includes_of(project.top)
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
