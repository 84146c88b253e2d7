"""Resolves one generated file of mentions with Payola and with Splink, and prints how long each took and how right it was.

usage: compare.py MENTIONS_PROGRAM [COUNT [SEED]]

Both compare mentions that share an account number; one name and the beginning of the other; or the beginnings of both. Splink is given the
names taken apart; Payola takes them apart itself. Splink's figures are those of its best threshold.
"""

import logging
import os
import subprocess
import sys
import tempfile
import time

import duckdb
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

THRESHOLDS = [0.5, 0.9, 0.99, 0.999]


def pairs(con, table, key):
    return con.sql(f"select coalesce(sum(n * (n - 1) / 2), 0) from (select count(*) n from {table} group by {key})").fetchall()[0][0]


def quality(con, answers):
    """Precision, recall and F1 over pairs of mentions; `answers` has unique_id and party."""
    con.execute(f"create or replace temp table joined as select cluster, party from truth join {answers} using (unique_id)")
    found, true = pairs(con, "joined", "party"), pairs(con, "joined", "cluster")
    right = pairs(con, "joined", "(party, cluster)")
    precision, recall = float(right) / max(1.0, float(found)), float(right) / max(1.0, float(true))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def said(name, seconds, figures, more=""):
    print(f"{name:<12}{seconds:7.1f} s   precision {figures[0]:.4f}  recall {figures[1]:.4f}  F1 {figures[2]:.4f}  {more}")


def run_splink(path):
    """Yields a threshold, the seconds until its clusters stood, and their table."""
    start = time.monotonic()
    con = duckdb.connect()
    con.execute(
        "create table mentions as select unique_id, lower(strip_accents(given)) given, lower(strip_accents(family)) family, account"
        f" from read_csv('{path}', all_varchar=true)"
    )
    api = DuckDBAPI(con)
    rules = [
        block_on("account"),
        block_on("family", "substr(given, 1, 2)"),
        block_on("given", "substr(family, 1, 2)"),
        block_on("substr(given, 1, 3)", "substr(family, 1, 3)"),
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("given", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("family", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("account"),
        ],
        blocking_rules_to_generate_predictions=rules,
        retain_matching_columns=False,
    )
    linker = Linker(api.register("mentions"), settings, log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match([block_on("account")], recall=0.3)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("account"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("family", "substr(given, 1, 2)"))
    predictions = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    until_predicted = time.monotonic() - start
    for threshold in THRESHOLDS:
        start = time.monotonic()
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold_match_probability=threshold)
        yield con, threshold, until_predicted + time.monotonic() - start, clusters.physical_name


def main():
    program = sys.argv[1]
    count = sys.argv[2] if len(sys.argv) > 2 else "1000000"
    seed = sys.argv[3] if len(sys.argv) > 3 else "1"
    with tempfile.TemporaryDirectory() as folder:
        path, answers = os.path.join(folder, "mentions.csv"), os.path.join(folder, "parties.csv")
        subprocess.run([program, "generate", count, seed, path], check=True)
        start = time.monotonic()
        told = subprocess.run([program, "resolve", path, answers], check=True, capture_output=True, text=True).stdout.strip()
        seconds = time.monotonic() - start
        con = duckdb.connect()
        con.execute(f"create table truth as select unique_id, cluster from read_csv('{path}', all_varchar=true)")
        con.execute(f"create table answers as select * from read_csv('{answers}', all_varchar=true)")
        ours = quality(con, "answers")
        said("Payola", seconds, ours, told)
        best = None
        for con, threshold, splink_seconds, table in run_splink(path):
            con.execute(f"create table if not exists truth as select unique_id, cluster from read_csv('{path}', all_varchar=true)")
            con.execute(f"create or replace temp table found as select unique_id, cluster_id party from {table}")
            figures = quality(con, "found")
            if best is None or figures[2] > best[1][2]:
                best = (splink_seconds, figures, threshold)
        said("Splink", best[0], best[1], f"at threshold {best[2]}")
        print(f"Payola takes {seconds / best[0]:.2f} of the time; F1 {ours[2] - best[1][2]:+.4f}")
        return 0 if seconds <= best[0] and ours[2] >= best[1][2] else 1


if __name__ == "__main__":
    sys.exit(main())
