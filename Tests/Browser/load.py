#!/usr/bin/env python3
"""How quick the pages are: asks every kind of page of a large investigation with wrk, over loopback, for some seconds each.

    load.py --payola .build/release/payola --config /path/to/pipeline.json [--seconds 8] [--connections 8]

The investigation must have been run. Prints a line per kind of page: requests a second, and how long half and 99 of 100 answers took at most,
and the processor time that the server spent on one, which other work on the machine does not change.
"""

import argparse
import csv
import json
import os
import random
import re
import subprocess
import tempfile
import urllib.parse
from collections import namedtuple

from server import Server

LUA = """
local paths = {%s}
local i = 0
request = function() i = i %% #paths + 1; return wrk.format("GET", paths[i]) end
done = function(summary, latency, requests)
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("DONE %%d %%d %%.3f %%.3f %%.3f %%d\\n", summary.requests, summary.duration / 1000, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, errors))
end
"""


def sample(path, count, column):
    """Up to `count` values of a column, drawn evenly from the file."""
    random.seed(3)
    with open(path, encoding="utf-8-sig", newline="") as file:
        kept = []
        for index, row in enumerate(csv.DictReader(file)):
            if index < count:
                kept.append(row)
            elif (place := random.randrange(index + 1)) < count:
                kept[place] = row
    return [row[column] if isinstance(column, str) else tuple(row[name] for name in column) for row in kept]


def kinds(out):
    quote = lambda text: urllib.parse.quote(text, safe="")
    campaigns = sorted(set(sample(out("campaign_totals.csv"), 1000, "campaign_id")))
    payments = sample(out("payments.csv"), 400, ("payment_id", "payee", "payer"))
    creators = sample(out("creators.csv"), 300, "creator_id")
    payers = sample(out("payers.csv"), 300, "payer_id")
    links = sample(out("links.csv"), 300, ("platform", "content_id"))
    words = [word for _, payee, payer in payments for word in re.findall(r"\w{4,}", payee + " " + payer)][:300]
    flags = sum(1 for _ in open(out("flags.csv"), encoding="utf-8")) - 1
    return {
        "overview": ["/"],
        "campaign": [f"/campaign/{quote(campaign)}" for campaign in campaigns],
        "payments behind a total": [f"/campaign/{quote(campaign)}/payments{order}" for campaign in campaigns for order in ("", "?sort=date", "?disclosed=no")],
        "payers, creators": [f"/campaign/{quote(campaign)}/{role}" for campaign in campaigns for role in ("payers", "creators")],
        "payer": [f"/party/{payer}" for payer in payers],
        "creator": [f"/party/{creator}" for creator in creators],
        "payment": [f"/payment/{payment}" for payment, _, _ in payments],
        "post": [f"/post?platform={quote(platform)}&id={quote(content)}" for platform, content in links],
        "review": ["/review"] + [f"/review?after={index * 10}" for index in range(20)],
        "flows": [f"/flows?campaign={quote(campaign)}" for campaign in campaigns],
        "flags": ["/flags"] + [f"/flag/{random.randrange(max(1, flags))}" for _ in range(100)],
        "search": ["/search?q=" + quote(word) for word in words],
        "drops, runs": ["/drops", "/drop/0", "/runs"],
    }


def measure(server, paths, seconds, connections):
    before = server.processor_seconds
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA % ",".join(json.dumps(path) for path in paths))
        script.flush()
        done = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script.name, server.root],
                              capture_output=True, text=True, timeout=seconds + 60)
    found = re.search(r"DONE (.*)", done.stdout)
    assert found, done.stdout + done.stderr
    requests, duration, half, most, worst, errors = map(float, found.group(1).split())
    return requests / duration * 1000, half, most, worst, int(errors), (server.processor_seconds - before) / requests * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--payola", required=True)
    parser.add_argument("--config", required=True)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--connections", type=int, default=8)
    options = parser.parse_args()
    with open(options.config, encoding="utf-8") as file:
        output = json.load(file).get("output", "out")
    folder = os.path.dirname(os.path.abspath(options.config))
    investigation = namedtuple("Investigation", "payola folder")(os.path.abspath(options.payola), folder)
    with Server(investigation, config=os.path.basename(options.config)) as server:
        every = kinds(lambda name: os.path.join(folder, output, name))
        print(f"{'PAGE':<26}{'REQUESTS/S':>12}{'P50 MS':>10}{'P99 MS':>10}{'MAX MS':>10}{'ERRORS':>8}{'CPU MS':>8}")
        mixed = [path for paths in every.values() for path in paths]
        random.shuffle(mixed)
        for kind, paths in list(every.items()) + [("all of them, mixed", mixed)]:
            for path in paths[:40]:
                assert server.get(path)[0] == 200, path
            rate, half, most, worst, errors, cpu = measure(server, paths, options.seconds, options.connections)
            print(f"{kind:<26}{rate:>12.0f}{half:>10.2f}{most:>10.2f}{worst:>10.2f}{errors:>8}{cpu:>8.2f}", flush=True)


if __name__ == "__main__":
    main()
