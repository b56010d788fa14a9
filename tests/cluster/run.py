#!/usr/bin/python3
"""run.py: runs the examples for clusters (examples/cluster/) and compares with one process.

    tests/cluster/run.py [NAME...]     slurm, parallel and snakemake; by default all

ROWS events (4,000,000) in SHARDS shards (16) are exported and merged. On the way a task is
killed, and in Slurm a node as well. Then a shard with a mistake is refused without a second
attempt, and exported when it is mended. Slurm runs on the loopback address, with a
controller, four nodes and a munge of its own. Everything that was started is ended, also
after a failure or an interruption. It must run as root. KEEP=1 keeps the folders. The last line is
"N passed, N failed".
"""
import contextlib
import filecmp
import glob
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(TOP, os.environ.get("BUILD", "build"))
TIELINE = BUILD + "/tieline"
ROWS = int(os.environ.get("ROWS") or 4000000)
SHARDS = int(os.environ.get("SHARDS") or 16)
KEEP = bool(os.environ.get("KEEP"))
WORK = BUILD + "/cluster"
NODES = ("n1", "n2", "n3", "n4")
OUTPUTS = ("ties.csv", "actors.csv", "timeline.json")
PATIENCE = 1800  # seconds until an engine counts as stuck


class Failure(Exception):
    """What a test found."""


def wait_for(seconds, what, condition):
    """Asks twice a second; returns the first true answer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.5)
    raise Failure(f"{what}: not within {seconds} seconds")


def output_of(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Failure(f"{' '.join(command)[:200]}: exit status {done.returncode}: {done.stderr[-1000:]}")
    return done.stdout


def export(*arguments):
    output_of(TIELINE, "export", *arguments)


def export_whole(source, folder):
    os.makedirs(folder)
    export(source, "-o", f"csv@actors:{folder}/ties.csv", "-o", f"csv-nodes@actors:{folder}/actors.csv",
           "-o", f"json:{folder}/timeline.json")


class Processes:
    """All that is started here. Each process has the name of a folder in its environment, and so
    have the processes that it starts."""

    def __init__(self):
        # Sockets have short names, and munge wants a folder that others cannot change.
        self.folder = tempfile.mkdtemp(prefix="tieline-")
        self.mark = f"TIELINE_TEST={self.folder}"
        self.children = []

    def start(self, command, log, folder=None, **environment):
        with open(log, "ab") as output:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=folder,
                                     env={**os.environ, "TIELINE_TEST": self.folder, **environment})
        self.children.append(child)
        return child

    def find(self, *settings):
        """Numbers of the processes whose environment has one of these settings, or of all."""
        for path in glob.glob("/proc/[0-9]*/environ"):
            with contextlib.suppress(OSError):
                with open(path, "rb") as file:
                    has = set(os.fsdecode(file.read()).split("\0"))
                if self.mark in has and (not settings or has & set(settings)):
                    yield int(path.split("/")[2])

    def send(self, number, *settings):
        for process in list(self.find(*settings)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)

    def end(self):
        self.send(signal.SIGCONT)
        self.send(signal.SIGTERM)
        with contextlib.suppress(Failure):
            wait_for(10, "the end", lambda: not list(self.find()))
        self.send(signal.SIGKILL)
        for child in self.children:
            child.wait()
        if not KEEP:
            shutil.rmtree(self.folder, ignore_errors=True)


class Run:
    """A folder as the pages of the examples describe it, and an engine that works in it."""

    def __init__(self, processes, engine, shards, name):
        self.processes, self.engine = processes, engine
        self.folder = f"{WORK}/{engine.name}-{name}"
        shutil.copytree(TOP + "/examples/cluster", self.folder)
        for name in ("hold", "held"):
            os.mkdir(f"{self.folder}/{name}")
        os.symlink(shards, self.folder + "/shards")

    def hold(self, shard):
        """The next task of this shard is stopped, until it is killed."""
        os.mkdir(f"{self.folder}/hold/{shard}")

    def held(self, shard):
        """The process and the node of a task that is stopped."""
        path = f"{self.folder}/held/{shard}"
        wait_for(PATIENCE, f"the task of shard {shard}", lambda: os.path.exists(path) or self.job.poll())
        if not os.path.exists(path):
            raise Failure(f"exit status {self.job.poll()}\n{self.log()}")
        with open(path, encoding="utf-8") as file:
            process, _, node = file.read().strip().partition(" ")
        return int(process), node

    def begin(self):
        self.job = self.processes.start(
            self.engine.command, self.folder + "/engine.log", self.folder, TIELINE=TIELINE,
            PATH=f"{HERE}:{os.environ['PATH']}")

    def finish(self, succeeds=True):
        """Waits for the engine. Without success there is no merged output."""
        status = self.job.wait(PATIENCE)
        self.engine.finish()
        found = [name for name in OUTPUTS if os.path.exists(f"{self.folder}/merged/{name}")]
        if succeeds and (status or len(found) < len(OUTPUTS)):
            raise Failure(f"exit status {status}, merged: {found}\n{self.log()}")
        if not succeeds and (found or not (status or self.engine.has_nodes)):
            raise Failure(f"exit status {status}, but expected a failure; merged: {found}\n{self.log()}")

    def log(self):
        paths = [self.folder + "/engine.log", *glob.glob(self.folder + "/logs/*")]
        texts = []
        for path in paths:
            with open(path, encoding="utf-8", errors="replace") as file:
                texts.append(f"{os.path.relpath(path, self.folder)}: {file.read()[-600:]}")
        return "\n".join(texts)

    def attempts(self):
        """How often tieline ran for each shard."""
        counts = {}
        with open(self.folder + "/attempts", encoding="utf-8") as file:
            for line in file:
                if line.startswith("export "):
                    shard = os.path.basename(line.split()[1])
                    counts[shard] = counts.get(shard, 0) + 1
        return counts

    def compare(self, whole):
        for name in OUTPUTS:
            if not filecmp.cmp(f"{whole}/{name}", f"{self.folder}/merged/{name}", shallow=False):
                raise Failure(f"{self.folder}/merged/{name} differs from {whole}/{name}")


class Engine:
    """An engine that runs until all is done."""

    has_nodes = False

    def __init__(self, name, *command):
        self.name, self.command = name, command

    def start(self, processes):
        pass

    def finish(self):
        pass


class Slurm(Engine):
    """A cluster on this machine; its command only submits."""

    has_nodes = True

    def __init__(self):
        super().__init__("slurm", "./slurm.sh")

    def start(self, processes):
        folder, log = processes.folder, processes.folder + "/output"
        host = os.uname().nodename.split(".")[0]
        for name in ("munge", "state", "log", *[f"spool/{node}" for node in NODES]):
            os.makedirs(f"{folder}/{name}")
        with open(HERE + "/slurm.conf", encoding="utf-8") as file:
            settings = file.read().replace("@FOLDER@", folder).replace("@HOST@", host)
        with open(folder + "/slurm.conf", "w", encoding="utf-8") as file:
            file.write(settings)
        os.environ["SLURM_CONF"] = folder + "/slurm.conf"
        self.start_munge(processes, folder, log)
        processes.start(["slurmctld", "-D", "-c"], log)
        for node in NODES:
            processes.start(["slurmd", "-D", "-N", node], log, TEST_NODE=node)
        wait_for(60, "four idle nodes", lambda: self.nodes().count("idle") == len(NODES))

    @staticmethod
    def start_munge(processes, folder, log):
        with open(folder + "/munge/key", "wb") as file:
            file.write(os.urandom(1024))
        os.chmod(folder + "/munge/key", 0o400)
        output_of("chown", "-R", "munge:", folder + "/munge")
        for path in (folder, folder + "/munge"):
            os.chmod(path, 0o711)
        options = {"key-file": "key", "socket": "socket", "pid-file": "pid", "log-file": "log", "seed-file": "seed"}
        processes.start(["setpriv", "--reuid=munge", "--regid=munge", "--clear-groups", "munged", "--foreground",
                         *[f"--{option}={folder}/munge/{name}" for option, name in options.items()]], log)
        wait_for(10, "munge", lambda: os.path.exists(folder + "/munge/socket"))

    @staticmethod
    def nodes(*options):
        """The states of nodes, as 'idle'."""
        done = subprocess.run(["sinfo", "-h", "-N", "-o", "%t", *options], capture_output=True, text=True, check=False)
        return done.stdout.split()

    def finish(self):
        wait_for(PATIENCE, "an empty queue", lambda: not output_of("squeue", "-h").strip())


ENGINES = (Slurm(), Engine("parallel", "./parallel.sh", "--jobs", "2"),
           Engine("snakemake", "snakemake", "--cores", "2"))


class Report:
    passed = failed = 0

    @contextlib.contextmanager
    def test(self, name):
        """Passes if nothing is raised."""
        try:
            yield
        except (Failure, subprocess.TimeoutExpired, OSError) as failure:
            self.failed += 1
            print("not ok -", name)
            for line in str(failure).splitlines()[-40:]:
                print("#", line[:300])
        else:
            self.passed += 1
            print("ok -", name)
        sys.stdout.flush()


def kill_node(processes, node):
    """As if it lost its power: all of its processes end at once."""
    processes.send(signal.SIGKILL, f"TEST_NODE={node}", f"SLURMD_NODENAME={node}")


def check_killed(report, processes, engine):
    """A task is killed, and on a cluster a node."""
    name = f"{engine.name}: {ROWS:,} rows in {SHARDS} shards"
    shards = sorted(os.listdir(WORK + "/shards"))
    task, on_node = shards[len(shards) // 4], shards[len(shards) // 2]
    run = Run(processes, engine, WORK + "/shards", "killed")
    with report.test(f"{name}, while {'a task and a node are' if engine.has_nodes else 'a task is'} killed"):
        run.hold(task)
        if engine.has_nodes:
            run.hold(on_node)
        run.begin()
        os.kill(run.held(task)[0], signal.SIGKILL)
        if engine.has_nodes:
            node = run.held(on_node)[1]
            kill_node(processes, node)
            wait_for(120, f"node {node} is down", lambda: engine.nodes("-n", node)[0].startswith("down"))
        run.finish()
    with report.test(f"{name}: the same bytes as those of one process"):
        run.compare(WORK + "/whole")
    with report.test(f"{name}: what was killed ran again, and nothing else"):
        twice = {task, on_node} if engine.has_nodes else {task}
        wanted = {shard: 1 + (shard in twice) for shard in shards}
        if run.attempts() != wanted:
            raise Failure(f"attempts: {run.attempts()}, expected {wanted}")
    if not KEEP:
        shutil.rmtree(run.folder)


def check_refused(report, processes, engine):
    """A shard has a mistake, which is mended after the first run."""
    shards = f"{WORK}/{engine.name}-shards"
    os.mkdir(shards)
    export("@demo", "--partition", "time:3", "-o", f"tables:{shards}/{{shard}}")
    run = Run(processes, engine, shards, "refused")
    table = shards + "/2/events.csv"
    with open(table, encoding="utf-8") as file:
        content = file.read()
    columns = content.split("\n", 1)[0].split(",")
    mistake = {"id": "mistaken", "title": "A month too late", "date": "2015-13"}
    with open(table, "a", encoding="utf-8") as file:
        file.write(",".join(mistake.get(column, "") for column in columns) + "\n")
    with report.test(f"{engine.name}: a shard with a mistake is read once, and nothing is merged"):
        run.begin()
        run.finish(succeeds=False)
        with open(run.folder + "/results/2/refused", encoding="utf-8") as file:
            if "shards/2/events.csv:" not in file.read():
                raise Failure(f"results/2/refused has no message about the mistake\n{run.log()}")
        if run.attempts().get("2") != 1:
            raise Failure(f"attempts: {run.attempts()}")
    with report.test(f"{engine.name}: it is exported when it is mended"):
        with open(table, "w", encoding="utf-8") as file:
            file.write(content)
        run.begin()
        run.finish()
        run.compare(WORK + "/demo")


def check_scripts(report):
    """By shellcheck, where it is installed."""
    if not shutil.which("shellcheck"):
        print("ok - shellcheck of the examples # SKIP needs shellcheck")
        return
    with report.test("shellcheck of the examples"):
        output_of("shellcheck", HERE + "/tieline", *[path for path in glob.glob(TOP + "/examples/cluster/*")
                                                     if path.endswith((".sh", ".sbatch"))])


def prepare():
    """The events, the shards, and what one process makes of the whole."""
    print(f"# writing {ROWS:,} events, {SHARDS} shards and the outputs of one process", flush=True)
    events = WORK + "/events.csv"
    with open(events, "wb") as file:
        subprocess.run([BUILD + "/bench/generate", str(ROWS)], stdout=file, check=True)
    export_whole(events, WORK + "/whole")
    export(events, "--partition", f"time:{SHARDS}", "-o", f"tables:{WORK}/shards/{{shard}}")
    os.remove(events)
    export_whole("@demo", WORK + "/demo")


def main():
    wanted = sys.argv[1:] or [engine.name for engine in ENGINES]
    if os.getuid() != 0:
        print("tests/cluster/run.py has to run as root", file=sys.stderr)
        return 2
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(130))
    report, processes = Report(), Processes()
    shutil.rmtree(WORK, ignore_errors=True)
    try:
        os.makedirs(WORK + "/shards")
        prepare()
        check_scripts(report)
        for engine in [engine for engine in ENGINES if engine.name in wanted]:
            with report.test(f"{engine.name} starts"):
                engine.start(processes)
            check_killed(report, processes, engine)
            check_refused(report, processes, engine)
    finally:
        processes.end()
        if not KEEP:
            shutil.rmtree(WORK, ignore_errors=True)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed or not report.passed else 0


if __name__ == "__main__":
    sys.exit(main())
