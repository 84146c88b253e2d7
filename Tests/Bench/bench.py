#!/usr/bin/env python3
"""Payola beside DuckDB and Polars on one machine: wall, processor time and peak memory as ratios.

    bench.py --payola .build/release/payola [--rows 2000000] [--rounds 3] [--growth] [--callgrind] [--jobs N]

The case and the peers are `generate.py`, `peer_duckdb.py` and `peer_polars.py` in `../shared/bench`, or where PAYOLA_SHARED_BENCH says;
without them nothing is measured. The peers' packages are installed into a virtual environment of the bench's own. Programs run in turn, round
after round, so that a machine that does other work slows all of them; of each program the round with the least wall time counts, since noise
only adds. `--growth` compares 1 and 10 million rows; `--callgrind` counts instructions per row, which no other work disturbs.
"""
import argparse
import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PACKAGES = ["duckdb==1.5.6", "polars==2.1.0"]
# Issue 5: at most so much of the peer's wall and memory, and of the first run for one per cent more rows.
GOALS = {"wall": {"DuckDB": 0.45, "Polars": 1.0}, "memory": 0.5, "drop": 0.10, "growth": 10.5, "memory growth": 1.5}


def measured(command, **options):
    """Runs a command: wall seconds, processor seconds, peak MB and what it printed."""
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, **options)
    printed = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {process.returncode}")
    return {
        "wall": time.monotonic() - start, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024, "printed": printed,
    }


class Bench:
    def __init__(self, arguments, shared, work):
        self.arguments, self.shared, self.work = arguments, shared, work
        self.python = work / "venv/bin/python"

    def prepare(self):
        self.work.mkdir(parents=True, exist_ok=True)
        if not self.python.exists():
            subprocess.run([sys.executable, "-m", "venv", self.work / "venv"], check=True)
        subprocess.run([self.python, "-m", "pip", "install", "-q", *PACKAGES], check=True)

    def case(self, rows):
        """The folder of a case; creators and posts grow with the rows."""
        folder = self.work / f"case-{rows}"
        if not (folder / "case.json").exists():
            sizes = ["--rows", rows, "--creators", max(10, rows // 100), "--posts", max(10, rows // 10)]
            rates = ROOT / "samples/rates/eurofxref-hist.csv"
            command = [sys.executable, self.shared / "generate.py", folder, *sizes, "--rates", rates]
            subprocess.run([str(part) for part in command], check=True)
        return folder

    def payola(self, case, name, ledgers, fresh=True, tool=()):
        """One run; `name` tells stores and outputs of one case apart."""
        place = case / name
        if fresh:
            shutil.rmtree(place, ignore_errors=True)
        place.mkdir(exist_ok=True)
        configuration = place / "pipeline.json"
        configuration.write_text(json.dumps(pipeline(json.loads((case / "case.json").read_text())["campaigns"], ledgers), indent=1))
        jobs = ["--jobs", self.arguments.jobs] if self.arguments.jobs else []
        return measured([*tool, self.arguments.payola, "run", configuration, "--json", *jobs])

    def peer(self, case, name):
        threads = self.arguments.jobs or os.cpu_count()
        return measured([self.python, self.shared / f"peer_{name.lower()}.py", case, case / name.lower(), "--threads", threads])

    def side_by_side(self):
        case = self.case(self.arguments.rows)
        best = {}
        for _ in range(self.arguments.rounds):
            for name in ("Payola", "DuckDB", "Polars"):
                run = self.payola(case, "all", "../ledgers/*.csv") if name == "Payola" else self.peer(case, name)
                if name not in best or run["wall"] < best[name]["wall"]:
                    best[name] = run
        own = best["Payola"]
        print(f"\n{self.arguments.rows:,} ledger rows, {size(case / 'ledgers'):,.0f} MB, {os.cpu_count()} cores, best of {self.arguments.rounds}\n")
        table(
            ["", "wall s", "processor s", "peak MB", "Payola's wall ÷ its", "Payola's peak ÷ its"],
            [
                [name, f"{run['wall']:.2f}", f"{run['cpu']:.2f}", f"{run['memory']:.0f}"]
                + ([""] * 2 if name == "Payola" else [
                    goal(own["wall"] / run["wall"], GOALS["wall"][name]), goal(own["memory"] / run["memory"], GOALS["memory"])])
                for name, run in best.items()
            ])
        stages = json.loads(own["printed"])["stages"]
        rest = json.loads(own["printed"])["seconds"] - sum(stage["seconds"] for stage in stages)
        print()
        table(["stage", "records", "seconds"], [[s["name"], f"{s['records']:,}", f"{s['seconds']:.2f}"] for s in stages] + [["the rest", "", f"{rest:.2f}"]])
        return case, next(stage for stage in stages if stage["name"] == "reading")

    def reading(self, case, stage):
        ledger = case / "ledgers/ledger.csv"
        loop = self.work / "libcsv_loop"
        subprocess.run(["cc", "-O2", "-o", loop, HERE / "libcsv_loop.c", "-lcsv"], check=True)
        bare = min((measured([loop, ledger]) for _ in range(self.arguments.rounds)), key=lambda run: run["wall"])
        threads = self.arguments.jobs or os.cpu_count()
        duckdb = min((measured([self.python, HERE / "duckdb_read.py", ledger, threads]) for _ in range(self.arguments.rounds)), key=lambda run: run["wall"])
        everything = sum(size(case / folder) for folder in ("ledgers", "accounts", "content", "disclosures"))
        rows = self.arguments.rows
        print("\nReading: Payola's hashes, detects, reads, normalises and interns; the others only parse.\n")
        table(
            ["", "rows", "seconds", "rows/s", "MB/s"],
            [
                [name, f"{count:,}", f"{seconds:.2f}", f"{count / seconds:,.0f}", f"{megabytes / seconds:,.0f}"]
                for name, count, seconds, megabytes in [
                    ("Payola, extraction and normalisation of all sources", stage["records"], stage["seconds"], everything),
                    ("libcsv's bare loop over the ledger, one core", rows, bare["wall"], size(case / "ledgers")),
                    ("DuckDB's read_csv of the ledger, typed, with Python's start", rows, duckdb["wall"], size(case / "ledgers")),
                ]
            ])

    def new_drop(self, case):
        """One per cent more rows as a new drop, and the same bytes as a fresh run over both."""
        inbox = case / "inbox"
        shutil.rmtree(inbox, ignore_errors=True)
        inbox.mkdir()
        os.link(case / "drops/base.csv", inbox / "base.csv")
        first = self.payola(case, "grown", "../inbox/*.csv")
        os.link(case / "drops/new.csv", inbox / "new.csv")
        second = self.payola(case, "grown", "../inbox/*.csv", fresh=False)
        self.payola(case, "fresh", "../inbox/*.csv")
        # `changes.csv` says how a run differs from the one before, so it differs by design.
        names = sorted(path.name for path in (case / "fresh/out").iterdir() if path.name != "changes.csv")
        _, different, missing = filecmp.cmpfiles(case / "grown/out", case / "fresh/out", names, shallow=False)
        print("\nOne per cent more rows as a new drop\n")
        table(
            ["", "wall s", "processor s", "peak MB"],
            [["first run", f"{first['wall']:.2f}", f"{first['cpu']:.2f}", f"{first['memory']:.0f}"],
             ["new drop", f"{second['wall']:.2f}", f"{second['cpu']:.2f}", f"{second['memory']:.0f}"],
             ["ratio", goal(second["wall"] / first["wall"], GOALS["drop"]), f"{second['cpu'] / first['cpu']:.2f}", ""]])
        print("same bytes as a fresh run over both: " + ("yes" if not different and not missing else f"NO: {different + missing}"))

    def growth(self):
        small, large = (self.payola(self.case(rows), "all", "../ledgers/*.csv") for rows in (1_000_000, 10_000_000))
        print("\nGrowth from 1 to 10 million rows\n")
        table(
            ["", "wall s", "peak MB"],
            [["1 million", f"{small['wall']:.2f}", f"{small['memory']:.0f}"], ["10 million", f"{large['wall']:.2f}", f"{large['memory']:.0f}"],
             ["ratio", goal(large["wall"] / small["wall"], GOALS["growth"]), goal(large["memory"] / small["memory"], GOALS["memory growth"])]])

    def instructions(self):
        """What one more row costs: the difference between two cases, so that starting up counts nothing."""
        counts = {}
        for rows in (10_000, 20_000):
            case = self.case(rows)
            profile = case / "callgrind.out"
            self.payola(
                case, "counted", "../ledgers/*.csv",
                tool=("valgrind", "--tool=callgrind", "-q", f"--callgrind-out-file={profile}"))
            listing = subprocess.run(
                ["callgrind_annotate", "--inclusive=yes", "--threshold=100", str(profile)], capture_output=True, text=True, check=True).stdout
            counts[rows] = inclusive(listing)
        print("\nInstructions per ledger row, with a tenth of a post and a hundredth of an account to each\n")
        table(["", "instructions"], [[name, f"{(counts[20_000][name] - counts[10_000][name]) / 10_000:,.0f}"] for name in counts[20_000]])


# What stands in a function's mangled name, for each stage.
STAGES = {
    "whole run": "PROGRAM TOTALS", "taking in drops": "$s14PipelineRunner10DropIntakeV6takeInAC6ResultVyKF",
    "resolution": "PartyResolverO7resolve", "reconciliation": "ReconcilerV9reconcile", "linking": "6LinkerV4link",
    "flow tracing": "FlowTracerV13campaignFlows", "flags": "FlagRulesO8evaluate", "reporting": "ReportWriterV5write",
}


def inclusive(listing):
    """Inclusive instruction counts by stage; the largest where a name stands on several lines."""
    found = dict.fromkeys(STAGES, 0)
    for line in listing.splitlines():
        match = re.match(r"\s*([\d,]+)", line)
        if match:
            for stage, name in STAGES.items():
                if name in line:
                    found[stage] = max(found[stage], int(match.group(1).replace(",", "")))
    return found


def pipeline(campaigns, ledgers):
    def source(name, kind, path, **columns):
        return {"id": name, "kind": kind, "path": path, "columns": columns}

    ledger = source(
        "ledger", "ledger", ledgers, id="transaction_id", date="booking_date", payer="payer_name", payer_account="payer_iban",
        payee="payee_name", payee_account="payee_iban", amount="amount", currency="currency", reference="reference")
    ledger["constants"] = {"platform": "tiktok"}
    return {
        "version": 1, "investigation": "Benchmark", "store": "store.sqlite", "output": "out",
        "reporting": {"currencies": ["EUR"], "payments": "relevant"},
        "rates": [{"provider": "ecb", "path": "../rates/eurofxref-hist.csv", "maxAgeDays": 7}],
        "sources": [
            ledger,
            source("posts", "content", "../content/*.csv", platform="platform", id="video_id", handle="username", posted_at="create_time",
                   caption="caption", views="views", url="url"),
            source("accounts", "account", "../accounts/*.csv", platform="platform", handle="username", display_name="display_name",
                   legal_name="legal_name", bank_account="iban", created_at="created_at"),
            source("disclosures", "disclosure", "../disclosures/*.csv", platform="platform", handle="handle", sponsor="sponsor",
                   content_url="content_url", date="date", amount="amount", currency="currency", label="label"),
        ],
        "campaigns": [
            {"id": each["id"], "name": each["name"], "beneficiary": "", "from": "2024-09-01", "to": "2024-12-31",
             "hashtags": [each["hashtag"]], "keywords": [each["keyword"]], "content": [], "sponsors": []}
            for each in campaigns
        ],
    }


def size(folder):
    return sum(path.stat().st_size for path in folder.iterdir()) / 1e6


def goal(ratio, limit):
    return f"{ratio:.2f} ({'holds' if ratio <= limit else 'goal'} {limit})"


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--payola", default=ROOT / ".build/release/payola", type=Path)
    parser.add_argument("--work", default=ROOT / ".build/bench", type=Path)
    parser.add_argument("--rows", default=2_000_000, type=int)
    parser.add_argument("--rounds", default=3, type=int)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--callgrind", action="store_true", help="count instructions only")
    arguments = parser.parse_args()
    arguments.payola = arguments.payola.resolve()
    shared = Path(os.environ.get("PAYOLA_SHARED_BENCH", ROOT / "../shared/bench")).resolve()
    if not (shared / "generate.py").exists():
        print(f"bench: skipped, since the case's generator is not in {shared}; PAYOLA_SHARED_BENCH says where it is")
        return
    bench = Bench(arguments, shared, arguments.work.resolve())
    if arguments.callgrind:
        bench.work.mkdir(parents=True, exist_ok=True)
        bench.instructions()
        return
    bench.prepare()
    case, stage = bench.side_by_side()
    bench.reading(case, stage)
    bench.new_drop(case)
    if arguments.growth:
        bench.growth()


if __name__ == "__main__":
    main()
