"""Reads `payola trace` with real readers: GraphML with networkx, DOT with Graphviz, CSV with Python; all must tell the same sums.

Usage: check_traces.py PAYOLA PACKAGE, where PAYOLA is the program and PACKAGE the folder that has samples and pipeline.json.
"""

import csv
import decimal
import io
import pathlib
import shutil
import subprocess
import sys
import tempfile

import networkx


def main() -> None:
    program, package = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(package / "samples", folder / "samples")
        shutil.copy(package / "pipeline.json", folder)

        def payola(*arguments: str) -> str:
            return subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout

        payola("run", "--quiet")
        for direction, party in (("--from", "Tiberiu Vâlceanu-Roth"), ("--to", "@kinga.balla")):
            for method in ("fifo", "lifo", "pro-rata"):
                check(lambda form: payola("trace", party, direction, "--method", method, "--format", form), f"{direction} {method}")
        if shutil.which("dot"):
            picture = payola("trace", "Tiberiu", "--format", "svg")
            assert picture.count("<svg") == 1 and "Pridvor Digital Media SRL" in picture, "the picture lacks the agency"
    print("traces: GraphML, DOT and CSV agree" + ("" if shutil.which("dot") else "; Graphviz is not here, DOT was not drawn"))


def check(trace, what: str) -> None:
    graph = networkx.parse_graphml(trace("graphml"), force_multigraph=True)
    rows = list(csv.DictReader(io.StringIO(trace("csv"))))
    assert graph.number_of_nodes() > 1 and rows, f"{what}: nothing was traced"
    roots = {node for node, data in graph.nodes(data=True) if data["root"]}
    assert len(roots) == 1, f"{what}: {len(roots)} roots"
    # What left the root, or came to it, per currency: the same in the graph and in the rows of one hop.
    graphed: dict[str, decimal.Decimal] = {}
    for source, target, data in graph.edges(data=True):
        if (source if "--from" in what else target) in roots:
            graphed[data["currency"]] = graphed.get(data["currency"], decimal.Decimal(0)) + decimal.Decimal(data["amount"])
    told: dict[str, decimal.Decimal] = {}
    for row in rows:
        if row["hops"] == "1":
            told[row["currency"]] = told.get(row["currency"], decimal.Decimal(0)) + decimal.Decimal(row["amount"])
    assert graphed == told, f"{what}: the graph says {graphed}, the rows {told}"
    if shutil.which("dot"):
        plain = subprocess.run(["dot", "-Tplain"], input=trace("dot"), check=True, capture_output=True, encoding="utf-8").stdout
        nodes = sum(line.startswith("node ") for line in plain.splitlines())
        assert nodes == graph.number_of_nodes(), f"{what}: Graphviz sees {nodes} nodes of {graph.number_of_nodes()}"


if __name__ == "__main__":
    main()
