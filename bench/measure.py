"""Runs a program and says how long it took and how much memory it had at most."""
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field


@dataclass
class Program:
    """What is run. `outputs` are removed first, so that none pays for emptying them."""
    name: str
    command: list
    outputs: list = field(default_factory=list)
    stdin: str = None  # a file that comes through a pipe
    stdout: str = None
    environment: dict = field(default_factory=dict)


@dataclass
class Cost:
    seconds: float
    cpu: float
    peak: int  # bytes
    said: str  # the standard output, if it goes to no file


def start(program, source):
    out = open(program.stdout, 'wb') if program.stdout else subprocess.PIPE
    try:
        return subprocess.Popen(program.command, stdin=source, stdout=out,
                                env={**os.environ, **program.environment})
    finally:
        if program.stdout:
            out.close()


def run(program):
    for path in program.outputs:
        if os.path.exists(path):
            os.remove(path)
    feeder = subprocess.Popen(['cat', program.stdin], stdout=subprocess.PIPE) if program.stdin else None
    begin = time.perf_counter()
    process = start(program, feeder.stdout if feeder else subprocess.DEVNULL)
    if feeder:
        feeder.stdout.close()
    said = process.stdout.read().decode() if process.stdout else ''
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if feeder:
        feeder.wait()
    if process.returncode != 0:
        sys.exit(f'bench: {program.name} failed: {process.returncode}')
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, said)


@dataclass
class Pairs:
    """Costs of ours and theirs, run alternately: what disturbs one disturbs the other."""
    ours: list
    theirs: list

    def ratio(self):
        """How many times as long theirs takes: the median over the pairs."""
        return statistics.median(b.seconds / a.seconds for a, b in zip(self.ours, self.theirs))

    def spread(self):
        ratios = [b.seconds / a.seconds for a, b in zip(self.ours, self.theirs)]
        return min(ratios), max(ratios)


def alternate(ours, theirs, rounds):
    pairs = Pairs([], [])
    for _ in range(rounds):
        pairs.ours.append(run(ours))
        pairs.theirs.append(run(theirs))
    return pairs


def seconds(costs):
    return statistics.median(cost.seconds for cost in costs)


def cpu(costs):
    return statistics.median(cost.cpu for cost in costs)


def peak(costs):
    return statistics.median(cost.peak for cost in costs)


def instructions(command):
    """Counted by valgrind; None where that is missing."""
    if not shutil.which('valgrind'):
        return None
    # Valgrind gives the heap 8 MB before it must come in pieces, on which glibc may fail;
    # so it is asked for in large ones.
    log = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', *command],
                         env={**os.environ, 'TIELINE_HASH_KEY': '1',
                              'GLIBC_TUNABLES': 'glibc.malloc.top_pad=67108864'},
                         stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, text=True, check=True).stderr
    return int(next(line for line in log.splitlines() if 'Collected' in line).split()[-1])
