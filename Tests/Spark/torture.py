#!/usr/bin/env python3
"""A Spark cluster of two workers on the loopback, a large ledger, and everything that can die dies in turn.

    torture.py --payola PROGRAM [--rows N] [--memory MB] [--keep DIR] [TRIAL...]

Trials: `quiet` (nothing dies), `native` (a native worker is killed), `executor` (an executor's JVM), `daemon` (a worker daemon with its executor):
each has to give the bytes of the local engine. `early`: a native worker that ends with status 0 before it is done; the run has to fail, name the
chunk, and publish nothing. Needs Java, and SPARK_HOME: a Spark, or the virtual environment that `make spark` makes. Standard library only.
"""
import argparse
import filecmp
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST = "Ana Ion Maria Andrei Elena Mihai Ioana Radu Sorin Vlad Irina Dan Oana Tudor Alina Petru".split()
LAST = "Popa Rusu Munteanu Dumitru Stan Marin Tudose Barbu Nistor Ursu Preda Manea Cozma Sandu Voicu Albu".split()


def draw(folder, rows, seed=7):
    """An investigation with a ledger of so many rows; one payment in a hundred concerns a creator."""
    pick = random.Random(seed)
    creators = [f"{a} {b}" for a in FIRST for b in LAST]
    firms = [f"{b} {word} {number} SRL" for b in LAST for word in ("Trans", "Foods", "Media", "Auto") for number in range(1, 40)]
    # Sponsors only pay: money that went round among thousands of firms would be followed by the driver for longer than all else takes.
    sponsors = [f"Pridvor {word} SRL" for word in ("Media", "Events", "Digital", "Print", "Studio")]
    for name in ("ledgers", "lists"):
        (folder / name).mkdir(parents=True)
    handle = {name: name.lower().replace(" ", ".") for name in creators}
    with open(folder / "ledgers/bank.csv", "w", encoding="utf-8") as file:
        file.write("id,date,payer,payee,amount,currency,reference\n")
        for number in range(rows):
            day = f"2024-{pick.randint(10, 11)}-{pick.randint(1, 30):02}"
            if pick.random() < 0.01:
                payer, payee, text = pick.choice(sponsors), pick.choice(creators), pick.choice(("#drumdrept clip", "servicii", "post drum drept"))
            else:
                payer, payee, text = pick.choice(firms), pick.choice(firms), f"factura {pick.randint(1, 99999)}"
            file.write(f"T{number:09},{day},{payer},{payee},{pick.randint(100, 900000) / 100:.2f},{pick.choice(('RON', 'EUR'))},{text}\n")
    with open(folder / "ledgers-book.csv", "w", encoding="utf-8") as file:
        # A second book of some of the same transfers, so that entries are matched.
        file.write("id,date,payer,payee,amount,currency,reference\n")
        with open(folder / "ledgers/bank.csv", encoding="utf-8") as bank:
            next(bank)
            for index, line in enumerate(bank):
                if index % 997 == 0:
                    file.write("B" + line)
    with open(folder / "lists/accounts.csv", "w", encoding="utf-8") as file:
        file.write("platform,handle,legal_name\n" + "".join(f"tiktok,{handle[name]},{name}\n" for name in creators))
    with open(folder / "lists/posts.csv", "w", encoding="utf-8") as file:
        file.write("platform,id,handle,posted_at,caption\n")
        for number in range(2000):
            tag = "#drumdrept" if number % 3 else "#cafea"
            file.write(f"tiktok,{7400000000 + number},{handle[pick.choice(creators)]},2024-11-{pick.randint(1, 28):02}T10:00:00,zi {tag}\n")
    shutil.copy(ROOT / "samples/rates/eurofxref-hist.csv", folder / "lists/rates.csv")
    ledger = {"id": "id", "date": "date", "payer": "payer", "payee": "payee", "amount": "amount", "currency": "currency", "reference": "reference"}
    return {
        "version": 1, "investigation": "Torture", "reporting": {"currencies": ["EUR", "RON"]},
        "rates": [{"provider": "ecb", "path": "lists/rates.csv"}],
        "sources": [
            {"id": "bank", "kind": "ledger", "path": "ledgers/bank.csv", "columns": ledger},
            {"id": "book", "kind": "ledger", "path": "ledgers-book.csv", "columns": ledger},
            {"id": "accounts", "kind": "account", "path": "lists/accounts.csv",
             "columns": {"platform": "platform", "handle": "handle", "legal_name": "legal_name"}},
            {"id": "posts", "kind": "content", "path": "lists/posts.csv",
             "columns": {"platform": "platform", "id": "id", "handle": "handle", "posted_at": "posted_at", "caption": "caption"}},
        ],
        # Flags are the driver's work on either engine.
        "flags": False,
        "campaigns": [{"id": "drum", "name": "Drum drept", "from": "2024-10-01", "to": "2024-12-01", "hashtags": ["drumdrept"]}],
    }


def spark_home():
    home = Path(os.environ.get("SPARK_HOME", ROOT / ".build/venv-spark"))
    for folder in [home, *home.glob("lib/*/site-packages/pyspark")]:
        if list(folder.glob("jars/spark-core_*.jar")):
            return folder
    sys.exit("torture: there is no Spark; run `make spark`, or set SPARK_HOME")


class Cluster:
    """A master and two workers of one core each, all on 127.0.0.1. Only what is started here is ever killed."""

    def __init__(self, folder, memory):
        self.folder, self.memory, self.home = folder, memory, spark_home()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.master = f"spark://127.0.0.1:{self.port}"
        self.daemons = {}
        self.start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(self.port), "--webui-port", "0")
        for name in ("worker-1", "worker-2"):
            self.start_worker(name)
        time.sleep(8)

    def start_worker(self, name):
        self.start(name, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", f"{self.memory}m",
                   "--webui-port", "0", "--work-dir", str(self.folder / name), self.master)

    def start(self, name, *arguments):
        log = open(self.folder / f"{name}.log", "ab")
        # Without Spark's own scripts the launcher of executors does not know for which Scala its jars were built.
        scala = next(self.home.glob("jars/spark-core_*.jar")).name.split("_")[1].split("-")[0]
        environment = {**os.environ, "SPARK_HOME": str(self.home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_SCALA_VERSION": scala}
        opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in
                 ("java.lang", "java.lang.invoke", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent", "sun.nio.ch")]
        self.daemons[name] = subprocess.Popen(
            ["java", "-Xmx512m", *opens, "-cp", f"{self.home}/jars/*", *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            env=environment, start_new_session=True)

    def children(self, pid):
        try:
            found = [int(word) for task in Path(f"/proc/{pid}/task").iterdir() for word in (task / "children").read_text().split()]
        except OSError:
            return []
        return found + [below for child in found for below in self.children(child)]

    def below(self, *marks):
        """Processes that the workers started whose command has all of the marks."""
        found = []
        for name, daemon in self.daemons.items():
            if name == "master":
                continue
            for pid in self.children(daemon.pid):
                try:
                    command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
                except OSError:
                    continue
                if all(mark in command for mark in marks) and not command.startswith("/bin/bash"):
                    found.append((name, pid))
        return found

    def stop(self):
        for daemon in reversed(list(self.daemons.values())):
            for pid in [*self.children(daemon.pid), daemon.pid]:
                try:
                    os.kill(pid, signal.SIGKILL)
                except OSError:
                    pass
            daemon.wait()


class Trials:
    def __init__(self, arguments, folder):
        self.arguments, self.folder = arguments, folder

    def configure(self, configuration, cluster, **conf):
        conf = {"spark.payola." + key if "." not in key else key: value for key, value in conf.items()}
        memory = f"{max(384, self.arguments.memory // 2)}m"
        configuration["engine"] = {"kind": "local", "master": cluster.master if cluster else "local[2,4]", "conf": {
            "spark.executor.memory": memory, "spark.executor.cores": "1", "spark.cores.max": "2", "spark.driver.memory": "1g",
            "spark.task.maxFailures": "4", "spark.payola.chunkBytes": str(max(65536, self.arguments.rows * 80 // 24)), **conf}}
        (self.folder / "pipeline.json").write_text(json.dumps(configuration, indent=1))

    def run(self, engine, name, disturb=None):
        command = [self.arguments.payola, "run", "--engine", engine, "--store", f"{name}.sqlite", "--output", f"out-{name}", "--json"]
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        done = disturb(process) if disturb else ""
        output, errors = process.communicate()
        return time.monotonic() - start, process.returncode, output, errors.strip(), done

    def kill(self, cluster, what):
        """Kills `what` (native, executor, daemon) once a native worker reads the ledger; says which."""
        def disturb(process):
            while process.poll() is None:
                working = cluster.below(" worker reading-ledger ")
                if not working:
                    time.sleep(0.02)
                    continue
                name, pid = working[0]
                if what == "executor":
                    pid = next((pid for owner, pid in cluster.below("CoarseGrainedExecutorBackend") if owner == name), pid)
                daemon = cluster.daemons[name]
                for victim in [daemon.pid, *cluster.children(daemon.pid)] if what == "daemon" else [pid]:
                    try:
                        os.kill(victim, signal.SIGKILL)
                    except OSError:
                        pass
                if what == "daemon":
                    daemon.wait()
                    return f"killed the daemon of {name} and all below it"
                return f"killed the {what} {'worker' if what == 'native' else 'process'} {pid} of {name}"
            return "found nothing to kill"
        return disturb

    def same(self, name):
        left, right = self.folder / "out-local", self.folder / f"out-{name}"
        if not right.exists():
            return "nothing was published"
        names = sorted({path.name for path in left.iterdir()} | {path.name for path in right.iterdir()})
        _, different, missing = filecmp.cmpfiles(left, right, names, shallow=False)
        return ", ".join(different + missing) + " differ" if different or missing else ""

    def survives(self, name, cluster, disturb):
        seconds, status, output, errors, done = self.run("spark", name, disturb)
        fault = errors or f"status {status}" if status else self.same(name)
        if disturb and done.startswith("found"):
            fault = done
        print(f"{name}: {done + '; ' if done else ''}{seconds:.1f} s; {fault or 'the same bytes'}", flush=True)
        if name == "quiet" and not status:
            stages = json.loads(output)["stages"]
            print("       " + ", ".join(f"{stage['name']} {stage['seconds']:.1f} s" for stage in stages))
        return not fault

    def early(self, cluster, configuration):
        """A program in place of the native worker that reads its input and ends well without a word, for one chunk."""
        wrapper = self.folder / "early-worker"
        wrapper.write_text(f"""#!/bin/bash
# Ends with status 0 before the chunk 3 of the reading: what a crash that is taken for an end looks like.
if [ "$2" = reading-ledger ]; then
    sed '/^3 /,$d' | exec {self.arguments.payola} "$@"
else
    exec {self.arguments.payola} "$@"
fi
""")
        wrapper.chmod(0o755)
        self.configure(configuration, cluster, worker=str(wrapper))
        seconds, status, _, errors, _ = self.run("spark", "early")
        self.configure(configuration, cluster)
        holds = status == 69 and "chunk 3 of reading-ledger (ledgers/bank.csv, bytes " in errors and "was not reported" in errors
        holds = holds and not (self.folder / "out-early").exists()
        print(f"early: {seconds:.1f} s; status {status}: {errors}", flush=True)
        return holds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--payola", required=True, type=lambda text: str(Path(text).resolve()))
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--memory", type=int, default=2048, help="megabytes of each of the two workers' machines")
    parser.add_argument("--keep", type=Path)
    names = ["quiet", "native", "executor", "daemon", "early"]
    parser.add_argument("trials", nargs="*", metavar="TRIAL", choices=[*names, []], default=[])
    arguments = parser.parse_args()
    folder = (arguments.keep or Path(tempfile.mkdtemp(prefix="payola-torture-"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    trials = Trials(arguments, folder)
    cluster = None
    try:
        configuration = draw(folder, arguments.rows)
        size = (folder / "ledgers/bank.csv").stat().st_size
        print(f"a ledger of {arguments.rows:,} rows, {size / 1e6:,.0f} MB", flush=True)
        cluster = Cluster(folder, arguments.memory)
        trials.configure(configuration, cluster)
        seconds, status, output, errors, _ = trials.run("local", "local")
        if status:
            sys.exit(f"torture: the local engine ended with {status}: {errors}")
        print(f"local: {seconds:.1f} s", flush=True)
        print("       " + ", ".join(f"{stage['name']} {stage['seconds']:.1f} s" for stage in json.loads(output)["stages"]))
        holds = True
        for name in arguments.trials or names:
            if name == "early":
                for worker in ("worker-1", "worker-2"):
                    if cluster.daemons[worker].poll() is not None:
                        cluster.start_worker(worker)
                        time.sleep(5)
                holds = trials.early(cluster, configuration) and holds
            else:
                holds = trials.survives(name, cluster, None if name == "quiet" else trials.kill(cluster, name)) and holds
    finally:
        if cluster:
            cluster.stop()
        if not arguments.keep:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0 if holds else 1)


main()
