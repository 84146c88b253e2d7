"""The ways that people take: from a total to a line of a file, from a doubt to a verdict that the next run honours."""

import csv
import re
import time

from webdriver import ENTER

MARKED = """
return [...document.querySelectorAll('.record')].map(r => ({place: r.querySelector('h3 a').textContent,
  raw: r.querySelector('pre').textContent,
  read: Object.fromEntries([...r.querySelectorAll('.cell.read')].map(c => [c.querySelector('.field').textContent, c.querySelector('dd').textContent]))}));
"""


def check(suite, browser, investigation, server):
    down_to_a_line(suite, browser, investigation, server)
    search(suite, browser, server)
    verdict(suite, browser, investigation, server)


def digits(text):
    return re.sub(r"[^\d.\-]", "", text)


def down_to_a_line(suite, browser, investigation, server):
    total = investigation.rows("campaign_totals.csv")[0]
    browser.open(server.root + "/")
    suite.equal("the overview shows the total", digits(browser.text(".card .big a").replace(total["currency"], "")), total["total"])
    browser.click(".card .big a")
    suite.equal("the list adds up to the total", digits(browser.text("p.big .money").replace(total["currency"], "")), total["total"])
    amounts = browser.run("return [...document.querySelectorAll('tbody td:nth-child(4)')].map(e => e.textContent)")
    shown = sum(round(float(amount) * 100) for amount in amounts)
    suite.equal("its lines do", (len(amounts), f"{shown / 100:.2f}"), (int(total["payments"]), total["total"]))
    payment = browser.run("return document.querySelector('tbody th a code').textContent")
    browser.click("tbody th a")
    suite.true("a line leads to its payment", browser.address.endswith("/payment/" + payment))
    row = next(row for row in investigation.rows("payments.csv") if row["payment_id"] == payment)
    suite.equal("the payment is that of payments.csv", digits(browser.text("h1 .money").replace(row["currency"], "")), row["amount"])
    records = browser.run(MARKED)
    suite.equal("it stands on the places of payments.csv", [record["place"] for record in records], row["sources"].split(" "))
    file, line = records[0]["place"].rsplit(":", 1)
    with open(investigation.path(file), encoding="utf-8") as source:
        suite.equal("the line is that of the file", records[0]["raw"], source.read().split("\n")[int(line) - 1])
    suite.true("the cells that were read are marked", {"date", "amount"} <= set(records[0]["read"]))
    suite.equal("every piece of evidence is shown",
                browser.run("return document.querySelectorAll('.waterfall tbody tr').length") + browser.run(
                    "return document.querySelectorAll('section ul.plain li').length") >= len(row["evidence"].split(" ")), True)
    # A statement of one account in another encoding, with a head of two lines: its cells must be told apart too.
    two = max(investigation.rows("payments.csv"), key=lambda row: int(row["entries"]))
    browser.open(server.root + "/payment/" + two["payment_id"])
    records = {record["place"]: record for record in browser.run(MARKED)}
    suite.equal("a payment of several entries shows each", sorted(records), sorted(two["sources"].split(" ")))
    bank = next(record for place, record in records.items() if "/bt-" in place)
    suite.true("a bank's statement is read through its encoding", "counterparty" in bank["read"] and "�" not in bank["raw"])


def search(suite, browser, server):
    for words, name in [("VÂRTOSU", "Petru-Ioan Vârtosu"), ("vartosu petru", "Petru-Ioan Vârtosu"), ("petru.vart", "Petru-Ioan Vârtosu"),
                        ("țurcaș", "Ștefania Țurcaș"), ("ţurcaş", "Ștefania Țurcaș"), ("turcas", "Ștefania Țurcaș")]:
        browser.open(server.root + "/")
        browser.type("#q", words + ENTER)
        browser.wait("location.pathname === '/search'")
        suite.true(f"“{words}” finds {name}", name in (browser.text("main table") or ""))


def verdict(suite, browser, investigation, server):
    browser.open(server.root + "/review")
    subject = browser.run("return document.querySelector('form.verdict input[name=subject]').value")
    payment, campaign = subject.split("/")
    before = next(row for row in investigation.rows("campaign_totals.csv") if row["campaign_id"] == campaign)
    row = next(row for row in investigation.rows("payments.csv") if row["payment_id"] == payment)
    reason = 'asked the bank: "not theirs", <b>sure</b>; =1+1 ș'
    browser.run("document.querySelector('form.verdict input[name=because]').focus()")
    field = browser.run("return document.activeElement.id")
    browser.type("#" + field, reason)
    browser.run("document.querySelector('form.verdict button[value=reject]').focus()")
    browser.press(ENTER)
    browser.wait("document.querySelector('.done[role=status]')")
    suite.true("the page says that the next run will honour it", "honours it" in (browser.text(".done[role=status]") or ""))
    suite.true("and that the file has changed", "decisions.csv has changed" in (browser.text(".banner") or ""))
    with open(investigation.path("decisions.csv"), encoding="utf-8", newline="") as file:
        decisions = list(csv.DictReader(file))
    suite.equal("one verdict is written", len(decisions), 1)
    said = decisions[0]
    suite.equal("as it was said", (said["verdict"], said["subject"], said["object"], said["because"]), ("reject", subject, "", reason))
    suite.true("with a name and a time", said["by"] and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said["at"]))
    browser.open(server.root + "/payment/" + payment)
    suite.true("the payment says what was decided", "Rejected by" in (browser.text(".done") or "") and reason in browser.text(".done"))
    old = browser.text("footer code")
    investigation.run()
    for _ in range(60):
        browser.open(server.root + "/")
        if browser.text("footer code") != old:
            break
        time.sleep(0.5)
    suite.true("the pages follow the new run", browser.text("footer code") != old)
    suite.equal("and warn no more", browser.text(".banner"), None)
    after = next(row for row in investigation.rows("campaign_totals.csv") if row["campaign_id"] == campaign)
    cents = lambda text: round(float(text) * 100)
    suite.equal("the total fell by the payment", cents(before["total"]) - cents(after["total"]), cents(row["reporting_amount"]))
    browser.open(server.root + f"/campaign/{campaign}")
    suite.equal("the page shows the new total", digits(browser.text(".figures .sum .money").replace(after["currency"], "")), after["total"])
    browser.open(server.root + "/runs")
    browser.click("tbody th a")
    suite.true("the run's page says what moved", payment in browser.text("main") and "reject" in browser.text("main").lower())
    same(suite, browser, investigation, server)


def same(suite, browser, investigation, server):
    """Two payees that no evidence joins become one by a verdict."""
    count = lambda: __import__("json").load(open(investigation.path("out", "run.json"), encoding="utf-8"))["parties"]
    browser.open(server.root + "/search?q=chirie")
    parties = {}
    for row in investigation.rows("payers.csv"):
        parties[row["payer_id"]] = row["payer"]
    left, right = list(parties)[:2]
    browser.open(server.root + "/party/" + left)
    browser.type("#object", right)
    browser.run("document.querySelector('form.verdict button[value=same]').focus()")
    browser.press(ENTER)
    browser.wait("document.querySelector('.done[role=status]')")
    suite.true("a verdict on two parties is taken", "honours it" in (browser.text(".done[role=status]") or ""))
    before = count()
    investigation.run()
    suite.equal("the next run makes them one", before - count(), 1)
    browser.open(server.root + "/party/" + left)
    form = "document.querySelector('form.verdict')"
    browser.type("#object", "n-nobody")
    browser.run(form + ".querySelector('button[value=different]').focus()")
    browser.press(ENTER)
    browser.wait("document.querySelector('.problem')")
    suite.true("a verdict on nobody is refused, with a reason", "names no party" in (browser.text(".problem") or ""))
