#!/usr/bin/python3
"""rooms.py: no file uses a file of a later room of tests/layers.txt.

A source with its header counts as one file. It uses another file if it includes its header,
or if its object needs a symbol that the other object defines, which includes may not show.
No files use each other in a cycle, every folder has at most 30 sources, and every room of
the list has files.

rooms.py --list prints which room uses which.
"""

import collections
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(TOP, os.environ.get("BUILD", "build"))
FOLDERS = ("graph", "output", "src")
MOST_SOURCES = 30
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def read_rooms():
    with open(TOP + "/tests/layers.txt", encoding="utf-8") as file:
        lines = (line.split("#")[0].strip() for line in file)
        return [line for line in lines if line]


def read_files():
    """The sources and headers of each file, by its path without ending."""
    files = collections.defaultdict(list)
    for folder in FOLDERS:
        for at, _, names in os.walk(os.path.join(TOP, folder)):
            for name in names:
                stem, ending = os.path.splitext(os.path.relpath(os.path.join(at, name), TOP))
                if ending in (".c", ".h"):
                    files[stem].append(stem + ending)
    return dict(sorted(files.items()))


def included_by(paths):
    for path in paths:
        with open(os.path.join(TOP, path), encoding="utf-8") as file:
            for name in INCLUDE.findall(file.read()):
                beside = os.path.normpath(os.path.join(os.path.dirname(path), name))
                found = beside if os.path.exists(os.path.join(TOP, beside)) else name
                yield os.path.splitext(found)[0]


def read_symbols(files):
    """The symbols that the object of each file defines, and those that it needs."""
    defined, wanted = {}, collections.defaultdict(set)
    objects = {os.path.join(BUILD, name + ".o"): name
               for name, paths in files.items() if name + ".c" in paths}
    for path in objects:
        if not os.path.exists(path):
            sys.exit(f"{path} is missing: make builds it")
    for line in subprocess.check_output(["nm", "-A", *objects], text=True).splitlines():
        path, _, symbol = line.partition(":")
        words = symbol.split()
        if words[-2] == "U":
            wanted[objects[path]].add(words[-1])
        elif words[-2].isupper():
            defined[words[-1]] = objects[path]
    return defined, wanted


def read_uses(files):
    """The files that each file uses, with the reasons."""
    defined, wanted = read_symbols(files)
    uses = {}
    for name, paths in files.items():
        uses[name] = collections.defaultdict(set)
        for other in included_by(paths):
            uses[name][other].add("#include")
        for symbol in wanted[name]:
            if symbol in defined:
                uses[name][defined[symbol]].add(symbol)
        uses[name].pop(name, None)
    return uses


def room_of(name, rooms):
    """The number of a file's room; None if no room has it."""
    while name and name not in rooms:
        name = os.path.dirname(name)
    return rooms.index(name) if name else None


def circles_of(uses):
    """The files that use each other, directly or not (Tarjan, SIAM J. Comput. 1, 1972)."""
    order, low, stack, circles = {}, {}, [], []

    def walk(name):
        order[name] = low[name] = len(order)
        stack.append(name)
        for other in uses.get(name, ()):
            if other not in order:
                walk(other)
            if other in stack:
                low[name] = min(low[name], low[other])
        if low[name] == order[name]:
            circle = stack[stack.index(name):]
            del stack[-len(circle):]
            if len(circle) > 1:
                circles.append(sorted(circle))

    sys.setrecursionlimit(10000)
    for name in uses:
        if name not in order:
            walk(name)
    return circles


def arrow(uses, name, other):
    return f"{name} -> {other} ({', '.join(sorted(uses[name][other])[:6])})"


def upward(uses, rooms):
    for name in uses:
        for other in uses[name]:
            own, its = room_of(name, rooms), room_of(other, rooms)
            if None not in (own, its) and its > own:
                yield f"{arrow(uses, name, other)}: {rooms[its]} comes after {rooms[own]}"


def circling(uses):
    for circle in circles_of(uses):
        yield f"{len(circle)} files in a circle:"
        yield from ("    " + arrow(uses, name, other) for name in circle
                    for other in sorted(uses[name]) if other in circle)


def crowded(files):
    sources = collections.Counter(os.path.dirname(path) for paths in files.values()
                                  for path in paths if path.endswith(".c"))
    return [f"{folder}: {count}" for folder, count in sources.items()
            if count > MOST_SOURCES]


def report(name, faults):
    faults = list(faults)
    print("not ok -" if faults else "ok -", name)
    for fault in faults:
        print("#", fault)


def main():
    rooms, files = read_rooms(), read_files()
    uses = read_uses(files)
    if sys.argv[1:] == ["--list"]:
        for name in uses:
            for other in sorted(uses[name]):
                print(arrow(uses, name, other))
        return
    homes = {name: room_of(name, rooms) for name in files}
    # There are far more than 200; otherwise reading the objects failed.
    calls = sum(reasons != {"#include"} for row in uses.values() for reasons in row.values())
    report("includes and calls were read", [] if calls > 200 else [f"{calls} calls"])
    report("the list has at least fifteen rooms", [] if len(rooms) >= 15 else rooms)
    report("every file has a room", [name for name, home in homes.items() if home is None])
    report("every room has files", [room for number, room in enumerate(rooms)
                                    if number not in homes.values()])
    report("no file uses one of a later room", upward(uses, rooms))
    report("no files use each other in a circle", circling(uses))
    report(f"no folder has more than {MOST_SOURCES} sources", crowded(files))


main()
