#!/usr/bin/env python3
"""Kills runs at random moments and fills the disk under them, and checks that nothing is lost, doubled or half published.

    torture.py [--payola PROGRAM] [--rows N] [--kills N] [--full-disks N] [--seed N] [--keep]
    torture.py --measure ROWS          what a run over ROWS new rows costs in time and in the store

Every third trial is a first run, which makes its store; the others start from one published run and a large drop that is new. Afterwards the
store must open, `payola verify` must find nothing wrong, the outputs must be all old (none, of a first run) or all new, and the next run must
end with the bytes of a run that nobody disturbed. Full disks are small tmpfs mounts and need root; without it that half is skipped and said
so. Standard library only.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

FIRST = "Ana Ion Maria Andrei Elena Mihai Ioana Radu Sorin Vlad Irina Dan Oana Tudor Alina Petru".split()
LAST = "Popa Rusu Munteanu Dumitru Stan Marin Tudose Barbu Nistor Ursu Preda Manea Cozma Sandu Voicu Albu".split()


class World:
    """A made-up investigation: a ledger in several drops, accounts, posts and rates."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.people = [f"{a} {b}" for a in FIRST for b in LAST]
        self.shops = [f"{b} {what} SRL" for b in LAST for what in ("Trans", "Foods", "Media", "Auto", "Invest", "Print")]
        self.creators = self.people[::16]
        self.others = [name for name in self.people if name not in self.creators] + self.shops
        self.number = 0

    def handle(self, name):
        return name.lower().replace(" ", ".")

    def ledger(self, path, rows):
        pick = self.random
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write("id,date,payer,payee,amount,currency,reference\n")
            for _ in range(rows):
                self.number += 1
                day = f"2024-{pick.randint(10, 11):02}-{pick.randint(1, 30):02}"
                if pick.random() < 0.01:
                    payer, payee = "Pridvor Media SRL", pick.choice(self.creators)
                    reference = pick.choice(("#drumdrept clip", "campanie #drumdrept", "servicii"))
                else:
                    payer, payee = pick.choice(self.shops), pick.choice(self.others)
                    reference = f"factura {pick.randint(1, 99999)}"
                amount = f"{pick.randint(100, 900000) / 100:.2f}"
                file.write(f"T{self.number:08},{day},{payer},{payee},{amount},{pick.choice(('RON', 'RON', 'EUR'))},{reference}\n")

    def surroundings(self, folder):
        pick = self.random
        with open(f"{folder}/accounts.csv", "w", encoding="utf-8") as file:
            file.write("platform,handle,legal_name\n")
            for name in self.creators:
                file.write(f"tiktok,@{self.handle(name)},{name}\n")
        with open(f"{folder}/posts.csv", "w", encoding="utf-8") as file:
            file.write("platform,id,handle,posted_at,caption\n")
            for number in range(400):
                name = pick.choice(self.creators)
                day = f"2024-{pick.randint(10, 11):02}-{pick.randint(1, 30):02}T12:00:00"
                file.write(f"tiktok,{7000000 + number},@{self.handle(name)},{day},azi #drumdrept {number}\n")
        with open(f"{folder}/rates.csv", "w", encoding="utf-8") as file:
            file.write("Date,USD,RON\n")
            for month in (12, 11, 10, 9):
                for day in range(30, 0, -1):
                    file.write(f"2024-{month:02}-{day:02},1.08,4.97{day % 10}\n")
        columns = {key: key for key in ("id", "date", "payer", "payee", "amount", "currency", "reference")}
        configuration = {
            "version": 1,
            "investigation": "torture",
            "store": "state/store.sqlite",
            "output": "out",
            "reporting": {"currencies": ["EUR", "RON"]},
            "rates": [{"provider": "ecb", "path": "rates.csv", "maxAgeDays": 10}],
            "sources": [
                {"id": "bank", "kind": "ledger", "path": "bank-*.csv", "columns": columns},
                {"id": "accounts", "kind": "account", "path": "accounts.csv",
                 "columns": {"platform": "platform", "handle": "handle", "legal_name": "legal_name"}},
                {"id": "posts", "kind": "content", "path": "posts.csv",
                 "columns": {key: key for key in ("platform", "id", "handle", "posted_at", "caption")}},
            ],
            "campaigns": [{"id": "drum", "name": "Drum Drept", "from": "2024-10-01", "to": "2024-12-06", "hashtags": ["drumdrept"],
                           "sponsors": ["Pridvor Media SRL"]}],
        }
        with open(f"{folder}/pipeline.json", "w", encoding="utf-8") as file:
            json.dump(configuration, file, indent=2)


class Trials:
    def __init__(self, options):
        self.payola = os.path.abspath(options.payola)
        self.random = random.Random(options.seed)
        self.faults = []

    def call(self, folder, *words):
        return subprocess.run([self.payola, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def must(self, folder, *words):
        done = self.call(folder, *words)
        if done.returncode != 0:
            sys.exit(f"`payola {' '.join(words)}` failed ({done.returncode}): {done.stderr}")

    def outputs(self, folder):
        out = os.path.join(folder, "out")
        sums = {}
        for name in sorted(os.listdir(out)) if os.path.isdir(out) else []:
            with open(os.path.join(out, name), "rb") as file:
                sums[name] = hashlib.sha256(file.read()).hexdigest()
        return sums

    def fault(self, trial, what):
        self.faults.append(f"{trial}: {what}")
        print(f"  FAULT {trial}: {what}", flush=True)

    def inspect(self, trial, folder, old, new):
        """What must hold after a run was disturbed, and that the next one mends the rest. Answers whether the outputs were the old ones."""
        found = self.outputs(folder)
        if found not in (old, new):
            mixed = sorted(name for name in set(old) | set(new) | set(found) if found.get(name) not in (old.get(name), new.get(name)))
            self.fault(trial, f"outputs are neither the old nor the new ones ({', '.join(mixed) or 'mixed'})")
        # Before anything was published there is nothing to verify.
        checked = self.call(folder, "verify") if found else None
        if checked and checked.returncode != 0:
            self.fault(trial, f"verify: {checked.stderr.strip()}")
        again = self.call(folder, "run", "--quiet")
        if again.returncode != 0:
            self.fault(trial, f"the next run failed: {again.stderr.strip()}")
        elif self.outputs(folder) != new:
            differing = sorted(name for name in new if self.outputs(folder).get(name) != new[name])
            self.fault(trial, f"the next run ended elsewhere: {', '.join(differing)}")
        checked = self.call(folder, "verify")
        if checked.returncode != 0 or "warning" in checked.stderr:
            self.fault(trial, f"verify after the next run: {checked.stderr.strip()}")
        left = [name for name in os.listdir(folder) if "staging" in name]
        if left:
            self.fault(trial, f"left behind: {', '.join(left)}")
        return found == old


class Case:
    """Where trials start, and where a run that nobody disturbs ends from there."""

    def __init__(self, trials, name, base, scratch):
        self.name, self.base = name, base
        self.old = trials.outputs(base)
        self.before = weight(base)
        self.seconds = None
        # The quicker of two, so that kills fall into the run.
        for _ in range(2):
            shutil.rmtree(scratch, ignore_errors=True)
            shutil.copytree(base, scratch)
            start = time.monotonic()
            trials.must(scratch, "run", "--quiet")
            self.seconds = min(self.seconds or 1e9, time.monotonic() - start)
        self.new = trials.outputs(scratch)
        self.growth = weight(scratch) - self.before
        print(f"{name}: an undisturbed run takes {self.seconds:.2f} s and {self.growth / 1e6:.1f} MB", flush=True)


def prepare(trials, folder, rows):
    """A published state with a drop beside it that is new, and the same files before any run. Every third trial is one of the latter."""
    world = World(7)
    base = os.path.join(folder, "base")
    os.mkdir(base)
    world.ledger(f"{base}/bank-1.csv", max(1000, rows // 10))
    world.surroundings(base)
    trials.must(base, "run", "--quiet")
    world.ledger(f"{base}/bank-2.csv", rows)
    unread = os.path.join(folder, "unread")
    shutil.copytree(base, unread, ignore=shutil.ignore_patterns("state", "out"))
    calm = os.path.join(folder, "calm")
    drop, first = Case(trials, "a new drop", base, calm), Case(trials, "a first run", unread, calm)
    return [drop, drop, first]


def weight(folder):
    return sum(os.path.getsize(os.path.join(where, name)) for where, _, names in os.walk(folder) for name in names)


def kill(trials, folder, cases, count):
    stayed = ended = 0
    for number in range(count):
        case = cases[number % len(cases)]
        work = os.path.join(folder, "work")
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(case.base, work)
        # Every other moment lies where the store commits and the outputs take their place.
        share = trials.random.uniform(0, 1.02) if number % 2 else trials.random.uniform(0.7, 1.02)
        process = subprocess.Popen([trials.payola, "run", "--quiet"], cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=share * case.seconds)
            ended += 1
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        stayed += trials.inspect(f"kill {number + 1} of {case.name} at {share * case.seconds:.3f} s", work, case.old, case.new)
    print(f"kill -9: {count} moments; {stayed} left the old outputs, {count - stayed} the new; {ended} runs had ended before")


def fill(trials, folder, cases, count):
    work = os.path.join(folder, "disk")
    os.mkdir(work)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", work], stderr=subprocess.DEVNULL).returncode == 0
    if not mounted:
        print("full disk: skipped, since a small tmpfs cannot be mounted here (it needs root)")
        return
    subprocess.run(["umount", work])
    stayed = refused = 0
    for number in range(count):
        case = cases[number % len(cases)]
        # From no room at all to more than enough: a run needs a store that it adds to twice for a while, once in its log.
        size = int(case.before * 1.01 + 65536 + trials.random.random() * 2.6 * case.growth)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", work], check=True)
        try:
            shutil.copytree(case.base, work, dirs_exist_ok=True)
            done = trials.call(work, "run", "--quiet")
            refused += done.returncode != 0
            trial = f"full disk {number + 1} of {size} bytes, {case.name}"
            if done.returncode not in (0, 73):
                trials.fault(trial, f"exit status {done.returncode}: {done.stderr.strip()}")
            subprocess.run(["mount", "-o", f"remount,size={case.before * 2 + case.growth * 6 + (1 << 24)}", work], check=True)
            stayed += trials.inspect(trial, work, case.old, case.new)
        finally:
            subprocess.run(["umount", work], check=True)
    print(f"full disk: {count} sizes; {refused} runs refused with exit status 73; {stayed} left the old outputs, {count - stayed} the new")


def measure(trials, folder, rows):
    world = World(7)
    world.ledger(f"{folder}/bank-1.csv", rows)
    world.surroundings(folder)
    started = time.monotonic()
    process = subprocess.Popen([trials.payola, "run", "--json"], cwd=folder, stdout=subprocess.PIPE, text=True)
    answer = json.loads(process.stdout.read())
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    store = os.path.getsize(f"{folder}/state/store.sqlite")
    ledger = os.path.getsize(f"{folder}/bank-1.csv")
    million = rows / 1e6
    print(f"{rows} rows, {ledger / 1e6:.1f} MB: {seconds:.2f} s ({seconds / million:.2f} s per million rows), {usage.ru_maxrss / 1024:.0f} MiB at most;")
    print(f"store {store / 1e6:.1f} MB ({store / rows:.1f} bytes a row, {store / million / 1e6:.1f} MB per million rows)")
    for stage in answer["stages"]:
        print(f"  {stage['name']:<16}{stage['seconds']:8.2f} s")
    started = time.monotonic()
    trials.must(folder, "run", "--quiet")
    print(f"a run with nothing new: {time.monotonic() - started:.2f} s")
    world.ledger(f"{folder}/bank-2.csv", max(1, rows // 100))
    started = time.monotonic()
    trials.must(folder, "run", "--quiet")
    print(f"a run with a new drop of {max(1, rows // 100)} rows: {time.monotonic() - started:.2f} s")


def main():
    parser = argparse.ArgumentParser(description="Kill runs and fill disks, and see that nothing is lost.")
    parser.add_argument("--payola", default=".build/release/payola")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--full-disks", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--measure", type=int, metavar="ROWS")
    parser.add_argument("--keep", action="store_true", help="keep the files")
    options = parser.parse_args()
    trials = Trials(options)
    folder = tempfile.mkdtemp(prefix="payola-torture-")
    try:
        if options.measure:
            measure(trials, folder, options.measure)
            return
        print(f"{options.rows} new rows, seed {options.seed}", flush=True)
        cases = prepare(trials, folder, options.rows)
        kill(trials, folder, cases, options.kills)
        fill(trials, folder, cases, options.full_disks)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    if trials.faults:
        sys.exit(f"{len(trials.faults)} faults")
    print("nothing lost, doubled or half published")


if __name__ == "__main__":
    main()
