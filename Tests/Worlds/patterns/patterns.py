#!/usr/bin/env python3
"""Draws worlds with planted patterns, runs payola on each, and prints precision and recall per flag.

A flag is right where a planted pattern of its kind is half of what it stands on; a pattern is found where such a flag stands on half of it.
Seeds 1 to 10 are for setting parameters, 101 to 110 (the default) for telling figures.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

from plants import Planted
from scoring import Score
from writing import Folder


def seeds(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--payola", default=".build/release/payola")
    parser.add_argument("--rates", default="samples/rates/eurofxref-hist.csv")
    parser.add_argument("--seeds", type=seeds, default=seeds("101-110"), metavar="1-10")
    parser.add_argument("--keep", metavar="DIR", help="keep the worlds in this folder")
    parser.add_argument("--wrong", action="store_true", help="list every flag that is wrong and every pattern that was missed")
    parser.add_argument("--require", type=float, metavar="SHARE", help="fail where a flag's precision or recall is below it")
    options = parser.parse_args()
    base, score = options.keep or tempfile.mkdtemp(prefix="patterns-"), Score()
    try:
        for seed in options.seeds:
            folder = os.path.join(base, str(seed))
            shutil.rmtree(folder, ignore_errors=True)
            world = Planted(seed)
            written = Folder(world, folder, options.rates)
            ended = subprocess.run([os.path.abspath(options.payola), "run", "--quiet"], cwd=folder, capture_output=True, text=True)
            if ended.returncode:
                sys.exit("payola ended with status %d in %s:\n%s" % (ended.returncode, folder, ended.stderr))
            score.add(world, written, folder, seed)
    finally:
        if not options.keep:
            shutil.rmtree(base, ignore_errors=True)
    print("flags, %d worlds with planted patterns" % len(options.seeds))
    print(score.table())
    if options.wrong:
        for row in score.wrong_rows:
            print("wrong: seed %s %s: %s, %s %s: %s" % row)
        for row in score.missed_patterns:
            print("missed: seed %s %s: %s" % row)
    return options.require is None or score.holds(options.require)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
