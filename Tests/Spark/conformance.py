#!/usr/bin/env python3
"""Runs every case on the local engine and on Spark, and compares the outputs byte for byte.

    conformance.py --payola PROGRAM --worlds PROGRAM [--master MASTER] [--stand-in] [--keep DIR] [CASE...]

Cases: the samples, the Azerbaijani Laundromat (where the shared data are), and generated worlds of several seeds and styles. Drops are cut into
chunks far smaller than a run would, so that the chunks' seams are many. `--stand-in` uses the stand-in for Spark that the unit tests use, which
needs no Java. Standard library only.
"""
import argparse
import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHARED = Path(os.environ.get("PAYOLA_SHARED_DATA", ROOT.parent / "shared/data"))
WORLDS = [("standard", "plain", 301), ("standard", "chains", 302), ("harsh", "coins", 303)]


def samples(folder, arguments):
    shutil.copytree(ROOT / "samples", folder / "samples")
    shutil.copy(ROOT / "pipeline.json", folder)
    return 1024


def laundromat(folder, arguments):
    ledger = SHARED / "ledgers/az_laundromat_ledger.csv"
    if not ledger.exists():
        return None
    shutil.copy(ledger, folder / "ledger.csv")
    shutil.copy(SHARED / "rates/eurofxref-hist.csv", folder / "rates.csv")
    columns = dict(
        date="date", amount="amount", currency="currency", payer="payer_name", payer_account="payer_account", payee="beneficiary_name",
        payee_account="beneficiary_account", reference="purpose")
    (folder / "pipeline.json").write_text(json.dumps({
        "version": 1, "reporting": {"currencies": ["EUR"], "payments": "all"}, "rates": [{"provider": "ecb", "path": "rates.csv"}],
        "sources": [{"id": "az", "kind": "ledger", "path": "ledger.csv", "columns": columns}],
        "campaigns": [{"id": "council", "name": "Council", "from": "2012-06-01", "to": "2014-12-31", "sponsors": ["METASTAR INVEST LLP"]}],
    }, indent=1))
    return 200_000


def world(preset, style, seed):
    def lay(folder, arguments):
        rates = ROOT / "samples/rates/eurofxref-hist.csv"
        drawn = folder / "drawn"
        command = [arguments.worlds, "--payola", arguments.payola, "--rates", rates, "--preset", preset, "--style", style,
                   "--seeds", seed, "--keep", drawn, "--generate-only"]
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
        [found] = drawn.glob("*/pipeline.json")
        for item in list(found.parent.iterdir()):
            item.rename(folder / item.name)
        return 50_000
    return lay


CASES = {"samples": samples, "laundromat": laundromat}
CASES.update({f"world-{preset}-{style}-{seed}": world(preset, style, seed) for preset, style, seed in WORLDS})


def run(folder, engine, arguments):
    environment = dict(os.environ)
    if arguments.stand_in:
        environment["JAVA_HOME"] = environment["SPARK_HOME"] = str(HERE / "stand-in")
    command = [arguments.payola, "run", "--engine", engine, "--store", f"{engine}.sqlite", "--output", f"out-{engine}", "--quiet"]
    start = time.monotonic()
    done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return time.monotonic() - start, done.returncode, done.stderr.strip()


def differences(folder):
    left, right = folder / "out-local", folder / "out-spark"
    names = sorted({path.name for path in left.iterdir()} | {path.name for path in right.iterdir()})
    _, different, missing = filecmp.cmpfiles(left, right, names, shallow=False)
    return names, different + missing


def check(name, arguments, base):
    folder = base / name
    folder.mkdir(parents=True)
    chunk = CASES[name](folder, arguments)
    if chunk is None:
        print(f"{name}: skipped, the shared data are not here")
        return True
    configuration = json.loads((folder / "pipeline.json").read_text())
    conf = {"spark.payola.chunkBytes": str(chunk), "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1"}
    configuration["engine"] = {"kind": "local", "master": arguments.master, "conf": conf}
    (folder / "pipeline.json").write_text(json.dumps(configuration, indent=1, ensure_ascii=False))
    seconds = {}
    for engine in ("local", "spark"):
        seconds[engine], status, errors = run(folder, engine, arguments)
        if status != 0:
            print(f"{name}: on {engine} the run ended with {status}: {errors}")
            return False
    names, different = differences(folder)
    records = json.loads((folder / "out-local/run.json").read_text())["records"]["records"]
    what = f"differ in {', '.join(different)}" if different else f"{len(names)} outputs are the same to the byte"
    print(f"{name}: {records:,} records; local {seconds['local']:.1f} s, spark {seconds['spark']:.1f} s; {what}", flush=True)
    return not different


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--payola", required=True, type=lambda text: str(Path(text).resolve()))
    parser.add_argument("--worlds", required=True, type=lambda text: str(Path(text).resolve()), help="the program that draws worlds: accuracy")
    parser.add_argument("--master", default="local[2,4]")
    parser.add_argument("--stand-in", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("cases", nargs="*", metavar="CASE", choices=[*CASES, []], default=[])
    arguments = parser.parse_args()
    base = arguments.keep or Path(tempfile.mkdtemp(prefix="payola-conformance-"))
    try:
        results = [check(name, arguments, base) for name in arguments.cases or CASES]
    finally:
        if not arguments.keep:
            shutil.rmtree(base, ignore_errors=True)
    sys.exit(0 if all(results) else 1)


main()
