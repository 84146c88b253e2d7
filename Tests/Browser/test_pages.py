#!/usr/bin/env python3
"""Tries the pages of `payola serve` in a headless Chromium: make test-pages.

It makes two investigations in a temporary folder, one of the samples and one of hostile texts, serves each on a free port of 127.0.0.1, and
prints what does not hold, then one line: N passed, N failed.
"""

import argparse
import os
import sys
import tempfile

import check_hostile
import check_looks
import check_paths
import check_report
import check_security
import investigation
from server import Server
from webdriver import Browser


class Suite:
    def __init__(self):
        self.passed = self.failed = 0

    def true(self, what, holds):
        self.equal(what, bool(holds), True)

    def equal(self, what, found, expected):
        if found == expected:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {what}\n  found    {found!r}\n  expected {expected!r}"[:2000], flush=True)

    def part(self, name, body, *arguments):
        """Runs a part; one that breaks off is a failure, and the others go on."""
        print(name, flush=True)
        try:
            body(self, *arguments)
        except Exception as error:
            self.failed += 1
            print(f"FAILED {name}: broken off: {type(error).__name__}: {error}"[:2000], flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--payola", required=True)
    payola = os.path.abspath(parser.parse_args().payola)
    suite = Suite()
    with tempfile.TemporaryDirectory(prefix="payola-pages-") as folder:
        made = investigation.samples(payola, os.path.join(folder, "samples"))
        made.run()
        with Server(made) as server, Browser() as browser:
            suite.part("security", check_security.check, made, server)
            suite.part("looks", check_looks.check, browser, made, server)
            suite.part("report", check_report.check, browser, made)
            suite.part("paths", check_paths.check, browser, made, server)
        hostile, strings = investigation.hostile(payola, os.path.join(folder, "hostile"))
        hostile.run()
        with Server(hostile) as server, Browser() as browser:
            suite.part("hostile texts", check_hostile.check, browser, hostile, strings, server)
    print(f"{suite.passed} passed, {suite.failed} failed")
    return 1 if suite.failed else 0


if __name__ == "__main__":
    sys.exit(main())
