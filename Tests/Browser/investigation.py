"""The investigations that the browser tests look at, made in a folder of their own."""

import csv
import json
import os
import shutil
import subprocess

REPOSITORY = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))

# Beside the published list of naughty strings, where it is at hand.
HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style></textarea><svg onload=alert(1)>",
    "javascript:alert(1)//",
    "&lt;b&gt;already escaped&amp;",
    "\u202egnp.exe\u202c right to left",
    "Zalgo \u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309 SRL",
    "a\"\u0301onload=alert(1)",
    "=HYPERLINK(\"http://evil.example\")",
    "{{constructor}} ${7*7} <%= 7*7 %>",
    "<!--<base href=//evil.example>-->",
    "x" * 3000,
    "\u200b\ufeff zero width",
    "मुद्रा 広告 реклама دفع",
]


class Investigation:
    """A folder with a pipeline.json, and the program to run over it."""

    def __init__(self, payola, folder):
        self.payola = payola
        self.folder = folder
        os.makedirs(folder)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def run(self):
        done = subprocess.run([self.payola, "run", "--json", "--quiet"], cwd=self.folder, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def rows(self, name):
        with open(self.path("out", name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def write(self, name, rows):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def configure(self, configuration):
        with open(self.path("pipeline.json"), "w", encoding="utf-8") as file:
            json.dump(configuration, file, ensure_ascii=False)


def samples(payola, folder):
    """The samples of the repository, with a decisions file named."""
    made = Investigation(payola, folder)
    shutil.copytree(os.path.join(REPOSITORY, "samples"), made.path("samples"))
    with open(os.path.join(REPOSITORY, "pipeline.json"), encoding="utf-8") as file:
        configuration = json.load(file)
    configuration["decisions"] = "decisions.csv"
    made.configure(configuration)
    return made


def naughty():
    """Strings that have broken programs, as far as a CSV cell can hold them."""
    shared = os.environ.get("PAYOLA_SHARED_DATA", os.path.join(REPOSITORY, "..", "shared", "data"))
    strings = list(HOSTILE)
    path = os.path.join(shared, "strings", "blns.json")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            strings += json.load(file)
    else:
        print(f"skipped: the list of naughty strings is not at {path}; only our own are tried")
    seen = set()
    return [text for text in strings if text.strip() and "\x00" not in text and "\r" not in text and not (text in seen or seen.add(text))]


def hostile(payola, folder):
    """A ledger, posts and accounts whose every text is hostile."""
    made = Investigation(payola, folder)
    strings = naughty()
    made.write("ledger.csv", [["id", "date", "payer", "payee", "amount", "currency", "reference"]] + [
        [f"t{index}", f"2024-11-{index % 28 + 1:02}", "Plătitor <b>&amp;</b> SRL", text, f"{100 + index}.00", "EUR", text]
        for index, text in enumerate(strings)])
    made.write("posts.csv", [["id", "author", "time", "caption", "url"]] + [
        [f"{1000 + index}", f"creator{index % 7}", f"2024-11-{index % 28 + 1:02} 10:00:00", f"{text} #hostile", text]
        for index, text in enumerate(strings)])
    made.write("accounts.csv", [["username", "display_name", "legal_name"]] + [
        [f"creator{index}", strings[index], strings[index + 1]] for index in range(7)])
    made.configure({
        "version": 1, "investigation": "<i>\"Hostile\" & co</i>", "store": "store.sqlite", "output": "out",
        "reporting": {"currencies": ["EUR"], "payments": "all"}, "decisions": "decisions.csv", "limits": {"maxRejectRate": 1},
        "sources": [
            {"id": "ledger", "kind": "ledger", "path": "ledger.csv", "dialect": {"delimiter": ",", "header": True, "skipLines": 0},
             "columns": {"id": "id", "date": "date", "payer": "payer", "payee": "payee", "amount": "amount", "currency": "currency",
                         "reference": "reference"}},
            {"id": "posts", "kind": "content", "path": "posts.csv", "dialect": {"delimiter": ",", "header": True, "skipLines": 0},
             "columns": {"id": "id", "handle": "author", "posted_at": "time", "caption": "caption", "url": "url"},
             "constants": {"platform": "tiktok"}},
            {"id": "accounts", "kind": "account", "path": "accounts.csv", "dialect": {"delimiter": ",", "header": True, "skipLines": 0},
             "columns": {"handle": "username", "display_name": "display_name", "legal_name": "legal_name"},
             "constants": {"platform": "tiktok"}},
        ],
        "campaigns": [{"id": "h", "name": "<script>alert('campaign')</script>", "beneficiary": "\"><b>x", "from": "2024-11-01",
                       "to": "2024-11-30", "hashtags": ["hostile"], "keywords": ["<img src=x>"], "content": [],
                       "sponsors": ["Plătitor <b>&amp;</b> SRL"]}],
    })
    return made, strings
