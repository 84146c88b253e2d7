"""Opens every export with the program that people open it with, and checks that it says what the published CSV files say.

Usage: check_exports.py FOLDER, where FOLDER holds a folder per run as the Swift test ReadersFolderTests writes them.
"""

import csv
import datetime
import decimal
import html.parser
import json
import pathlib
import sys

import networkx
import openpyxl
from followthemoney import model
from followthemoney.exc import FollowTheMoneyException
from openpyxl.utils.escape import unescape

AMOUNTS = {"amount", "reporting_amount", "total", "confirmed", "probable", "possible", "undisclosed", "declared", "gap", "allocated"}
FAULTS: list[str] = []


def check(fact: bool, what: str) -> None:
    if not fact:
        FAULTS.append(what)


def published(file: pathlib.Path) -> list[dict[str, str]]:
    """The rows as the run meant them: without the ' before what a spreadsheet would run."""

    def meant(cell: str) -> str:
        rest = cell.lstrip("'")
        return cell[1:] if cell.startswith("'") and rest[:1] in tuple("=+-@\t\r") else cell

    with open(file, newline="", encoding="utf-8-sig") as lines:
        return [{key: meant(value) for key, value in row.items()} for row in csv.DictReader(lines)]


def check_workbook(folder: pathlib.Path) -> None:
    book = openpyxl.load_workbook(folder / "payola.xlsx")
    check(book.sheetnames[0] == "Method", "the first sheet is not Method")
    check(book.properties.created == datetime.datetime(1980, 1, 1), "the workbook has a clock time")
    for name in book.sheetnames[1:]:
        sheet = book[name]
        rows = published(folder / f"{name}.csv")
        cells = list(sheet.iter_rows())
        header = [cell.value for cell in cells[0]]
        check(sheet.freeze_panes == "A2", f"{name}: the header is not frozen")
        check(sheet.auto_filter.ref is not None, f"{name}: no filter")
        check(len(cells) - 1 == len(rows), f"{name}: {len(cells) - 1} rows of {len(rows)}")
        for row, line in zip(rows, cells[1:]):
            for column, cell in zip(header, line):
                check(cell.data_type != "f" and cell.hyperlink is None, f"{name}!{cell.coordinate} runs: {cell.value!r}")
                check_cell(f"{name}!{cell.coordinate}", column, row[column], cell)


def check_cell(place: str, column: str, text: str, cell) -> None:
    value = cell.value
    if text == "":
        check(value is None, f"{place}: {value!r} for nothing")
    elif column in AMOUNTS and not isinstance(value, str):
        number = decimal.Decimal(text)
        check(decimal.Decimal(repr(value)) == number, f"{place}: {value!r} for {text}")
        decimals = -number.as_tuple().exponent
        check(cell.number_format == ("#,##0." + "0" * decimals if decimals else "#,##0"), f"{place}: format {cell.number_format}")
    elif isinstance(value, datetime.datetime):
        check(value.isoformat()[: len(text)] == text, f"{place}: {value!r} for {text}")
    elif isinstance(value, str):
        read = unescape(value)
        if len(text.encode("utf-16-le")) // 2 > 32767:
            check(text.startswith(read[:1000]) and "cut here" in read, f"{place}: a long text is not cut with a note")
        else:
            check(read == text, f"{place}: {read[:80]!r} for {text[:80]!r}")
    else:
        check(decimal.Decimal(repr(value)) == decimal.Decimal(text), f"{place}: {value!r} for {text}")


def check_entities(folder: pathlib.Path) -> None:
    ids, references, payments = set(), set(), 0
    for number, line in enumerate(open(folder / "payola.ftm.json", encoding="utf-8", newline="\n"), 1):
        data = json.loads(line)
        try:
            entity = model.get_proxy(data, cleaned=False)
            entity.schema.validate(data)
        except FollowTheMoneyException as error:
            FAULTS.append(f"payola.ftm.json:{number}: {error}")
            continue
        check(entity.id not in ids, f"payola.ftm.json:{number}: the id {entity.id} stands twice")
        ids.add(entity.id)
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                references.add(value)
        for name, values in data["properties"].items():
            prop = entity.schema.get(name)
            check(prop is not None, f"payola.ftm.json:{number}: {entity.schema.name} has no {name}")
            if prop is not None and prop.type.name in ("date", "number", "entity", "url"):
                kept = entity.get(name)
                check(len(kept) == len(values), f"payola.ftm.json:{number}: {name} {values} is read as {kept}")
        payments += entity.schema.name == "Payment"
    check(references <= ids, f"payola.ftm.json: no entity for {sorted(references - ids)[:3]}")
    rows = published(folder / "payments.csv")
    check(payments == len(rows), f"payola.ftm.json: {payments} payments of {len(rows)}")


def check_graph(folder: pathlib.Path) -> None:
    graph = networkx.read_graphml(folder / "payola.graphml", force_multigraph=True)
    rows = published(folder / "payments.csv")
    sums: dict[tuple, decimal.Decimal] = {}
    for row in rows:
        key = (row["payer_id"], row["payee_id"], row["campaign_id"], row["currency"], row["grade"])
        sums[key] = sums.get(key, decimal.Decimal(0)) + decimal.Decimal(row["amount"])
    found = {(a, b, d.get("campaign", ""), d["currency"], d.get("grade", "")): decimal.Decimal(d["amount"]) for a, b, d in graph.edges(data=True)}
    check(found == sums, "payola.graphml: the edges are not the sums of the payments")
    check(sum(d["payments"] for _, _, d in graph.edges(data=True)) == len(rows), "payola.graphml: payments are missing")
    for row in rows:
        check(visible(row["payer"]) == graph.nodes[row["payer_id"]].get("name", ""), f"payola.graphml: {row['payer'][:40]!r} has another name")


def visible(text: str) -> str:
    """Characters that XML cannot hold, as their pictures."""

    def picture(code: int) -> int:
        if code < 0x20 and code not in (9, 10, 13):
            return 0x2400 + code
        if code == 0x7F:
            return 0x2421
        return 0xFFFD if 0x80 <= code < 0xA0 or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF else code

    return "".join(chr(picture(ord(character))) for character in text)


class Page(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.inside = False

    def handle_starttag(self, tag, attributes):
        check(tag not in ("script", "iframe", "object", "embed", "form", "img", "link", "base"), f"payola-report.html: <{tag}>")
        for name, value in attributes:
            check(not name.startswith("on") and name not in ("style", "src"), f"payola-report.html: {tag} {name}")
            if name == "href":
                check(value.startswith(("#", "http://", "https://")), f"payola-report.html: leads to {value[:60]}")
        if tag == "bdi":
            self.inside = True
            self.names.append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "bdi"

    def handle_data(self, data):
        if self.inside:
            self.names[-1] += data


def check_report(folder: pathlib.Path) -> None:
    text = (folder / "payola-report.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    page.close()
    check(len(text.encode()) < 5_000_000, "payola-report.html: larger than 5 MB")
    names = set(page.names)
    shown = sum(visible(row["payer"]).replace("\r", "\u240d") in names for row in published(folder / "payments.csv") if len(row["payer"]) <= 160)
    check(shown >= min(100, len(published(folder / "payments.csv")) // 2), f"payola-report.html: shows {shown} payers unchanged")


def main() -> int:
    runs = sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if (path / "payola.xlsx").exists())
    check(bool(runs), "there are no exports to read")
    for run in runs:
        csv.field_size_limit(10_000_000)
        before = len(FAULTS)
        for reader in (check_workbook, check_entities, check_graph, check_report):
            reader(run)
        print(f"{run.name}: {len(FAULTS) - before} faults")
    for fault in FAULTS[:40]:
        print(fault, file=sys.stderr)
    print(f"{sum(1 for _ in runs)} passed, 0 failed" if not FAULTS else f"0 passed, {len(FAULTS)} failed")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
