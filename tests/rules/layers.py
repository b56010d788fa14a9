#!/usr/bin/python3
"""The rules that the parts live by: where src/ meets output/, who allocates, no mutable
state, headers that stand alone, one layout. Who may use whom is in rooms.py."""
import multiprocessing
import os
import re
import shutil
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("BUILD", "build")
FOLDERS = ("graph", "output", "src")
INCLUDE = re.compile(r'^\s*#\s*include\s+(\S+)', re.M)
# Objects say what sources do, macros and all. gcc and clang on their own call none of these.
ALLOCATORS = set("malloc calloc realloc reallocarray free strdup strndup aligned_alloc posix_memalign "
                 "asprintf vasprintf getline getdelim open_memstream".split())
# Constant tables of pointers are in .data.rel.ro; what can be written to is in .data,
# .data.rel, .data.rel.local, .bss, thread-local or common.
# Where memory ends, nobody can be given anything: what it is for is known by then.
WHAT_MEMORY_IS_FOR = re.compile(r".*graph/base/memory\.o: (last_words\.)?words\b")
MUTABLE = re.compile(r"^\w+ .{5} (O \.(data|bss)(?!\.rel\.ro)|[O ] \.t(data|bss)|O \*COM\*)")


def report(name, wrong):
    wrong = list(wrong)
    print("not ok -" if wrong else "ok -", name)
    for line in wrong[:60]:
        print("#", line)


def output_of(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


def files(folders, endings):
    found = [os.path.join(at, name) for folder in folders for at, _, names in os.walk(folder)
             for name in names if name.endswith(endings) and "node_modules" not in at]
    return sorted(found)


def included(path):
    """The project's files that a file includes itself, and what is no plain name."""
    with open(path, encoding="utf-8") as file:
        for name in INCLUDE.findall(file.read()):
            if name.startswith('"'):
                beside = os.path.join(os.path.dirname(path), name.strip('"'))
                yield beside if os.path.exists(beside) else name.strip('"')
            elif not name.startswith("<"):
                yield "../" + name  # a macro could name any header


def all_included(path, direct):
    """The files that a file gets, directly or not."""
    found, new = set(), {path}
    while new:
        found |= new
        new = {name for file in new for name in direct.get(file, ())} - found
    return found - {path}


def including(pattern, paths, direct):
    """The files that get one that matches. A ".." would get past the pattern."""
    for path in paths:
        for name in sorted(all_included(path, direct)):
            if re.match(pattern, name) or ".." in name:
                yield f"{path}: {name}"


def complaints(header):
    """What the compiler says of a header that is included by nothing else: a function of a
    header may well be unused, but not one of a source."""
    run = subprocess.run(f"{COMPILE} -Werror -fsyntax-only -x c -", shell=True, text=True,
                         input=f'#include "{header}"\n', stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, check=False)
    return header, run.stdout.splitlines() or (["it fails"] if run.returncode else [])


def allocating(objects):
    for line in output_of("nm", "-A", "-u", *objects).splitlines():
        path, symbol = line.split(":")[0], line.split()[-1].split("@")[0]
        if symbol in ALLOCATORS and path != f"{BUILD}/graph/base/memory.o":
            yield f"{path}: {symbol}"


def writable(objects):
    path = ""
    for line in output_of("objdump", "-t", *objects).splitlines():
        if ":     file format" in line:
            path = line.split(":")[0]
        elif MUTABLE.search(line):
            yield f"{path}: {line.split()[-1]}"


def formatter():
    """clang-format 14; another version lays out differently."""
    for name in ("clang-format-14", "clang-format"):
        if shutil.which(name) and "version 14." in output_of(name, "--version"):
            return name
    return None


def check_layout():
    name, what = formatter(), "the layout is as clang-format 14 makes it"
    if not name:
        print(f"ok - {what} # SKIP needs clang-format 14")
        return
    run = subprocess.run([name, "--dry-run", "-Werror", *files((*FOLDERS, "tests", "bench"), (".c", ".h"))],
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    report(what, run.stdout.splitlines() or (["it fails"] if run.returncode else []))


def main():
    ours = files(FOLDERS, (".c", ".h"))
    direct = {path: set(included(path)) for path in ours}
    in_src = [path for path in ours if path.startswith("src/")]
    report("below the top of src/ nothing but src/shards/ includes output/",
           including("output/", [path for path in in_src if path.count("/") > 1
                                 and not path.startswith("src/shards/")], direct))
    report("in src/ only commands that write include more of output/ than the style",
           including("output/(common/[^s]|[^c])",
                     [path for path in in_src
                      if not path.startswith(("src/export", "src/formats.c", "src/diff.c", "src/demo.c", "src/merge.c",
                                              "src/shards/", "src/names.c", "src/stats.c"))], direct))
    with multiprocessing.Pool(min(2, os.cpu_count() or 1)) as pool:
        for header, wrong in pool.imap(complaints, files(FOLDERS, ".h")):
            report(f"{header} stands alone", wrong)
    objects = [f"{BUILD}/{path[:-2]}.o" for path in files(FOLDERS, ".c")]
    report("only graph/base/memory.c allocates and frees", allocating(objects))
    report("no mutable file-scope or static variables",
           (line for line in writable([*objects, BUILD + "/demo_data.o"])
            if not WHAT_MEMORY_IS_FOR.match(line)))
    check_layout()


os.chdir(TOP)
COMPILE = output_of(os.environ.get("MAKE", "make"), "-s", "--no-print-directory",
                    "compile-line").strip()
if __name__ == "__main__":
    sys.exit(main())
