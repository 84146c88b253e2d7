"""Hostile texts: inert in a browser, and unchanged when they are read back from the page."""

import html.parser

INERT = """
const bad = [];
for (const e of document.querySelectorAll('*')) {
  if (['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'IMG', 'BASE', 'STYLE', 'VIDEO', 'AUDIO'].includes(e.tagName)) bad.push(e.tagName);
  for (const a of e.attributes) {
    if (a.name.startsWith('on') || a.name === 'style' || a.name === 'srcdoc') bad.push(a.name);
    if (['href', 'src', 'action', 'xlink:href'].includes(a.name) && !/^(\\/[^\\/]|\\/$|#|https?:\\/\\/[^\\s"'<>]+$)/.test(a.value)) bad.push(a.name + '=' + a.value.slice(0, 60));
  }
}
return [...new Set(bad)].slice(0, 5);
"""


class Texts(html.parser.HTMLParser):
    """The texts of a page's `<bdi>`s, as a browser would read them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts, self.depth = [], 0

    def handle_starttag(self, tag, _):
        if tag == "bdi":
            self.depth += 1
            self.texts.append("")

    def handle_endtag(self, tag):
        if tag == "bdi":
            self.depth -= 1

    def handle_data(self, data):
        if self.depth:
            self.texts[-1] += data


def pictured(text):
    """Control characters are shown by their pictures."""
    return "".join(chr(0x2400 + ord(sign)) if ord(sign) < 32 and sign not in "\t\n" else "\u2421" if ord(sign) == 127 else sign for sign in text)


def check(suite, browser, investigation, strings, server):
    payments = investigation.rows("payments.csv")
    payer = payments[0]["payer_id"]
    paths = ["/", "/campaign/h", "/campaign/h/payments", "/campaign/h/payers", "/campaign/h/creators", "/review", "/flows", "/flags", "/drops",
             "/drop/0", "/drop/1", "/runs", f"/party/{payer}"]
    paths += ["/search?q=" + __import__("urllib.parse").parse.quote(text[:150]) for text in strings[:40]]
    paths += ["/payment/" + row["payment_id"] for row in payments[:25]]
    paths += [f"/post?platform=tiktok&id={1000 + index}" for index in range(min(25, len(strings)))]
    paths += list(following(server, f"/party/{payer}?list=paid"))
    for path in paths:
        browser.open(server.root + path)
        suite.equal(f"{path[:60]} is inert", browser.run(INERT), [])
    suite.equal("nothing was said to the console", browser.complaints()[:5], [])
    suite.equal("nothing asked for an answer", browser.run("return document.title.length > 0"), True)

    lost, shown = [], 0
    by_id = {str(1000 + index): text for index, text in enumerate(strings)}
    for number, text in by_id.items():
        texts = read(server, f"/post?platform=tiktok&id={number}")
        wanted = pictured(trimmed(text + " #hostile"))
        if not any(wanted in other or other.endswith("…") and wanted.startswith(other[:-1]) for other in texts):
            lost.append(text[:60])
        shown += 1
    suite.equal(f"{shown} captions are read back as they were", lost, [])
    sources = {row["sources"].split(" ")[0]: row["payment_id"] for row in payments}
    lost = []
    for place, payment in sources.items():
        texts = read(server, "/payment/" + payment)
        row = next(row for row in payments if row["payment_id"] == payment)
        if row["payee"] and not any(pictured(unescaped(row["payee"]))[:160] in other for other in texts):
            lost.append(row["payee"][:60])
    suite.equal(f"{len(sources)} payees are read back as they were", lost, [])


def trimmed(text):
    """Without the blanks at its ends, which are no part of a value."""
    return text.strip().strip("\ufeff\u200b").strip()


def unescaped(text):
    """Without the sign that keeps a spreadsheet from running a text."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r" else text


def read(server, path):
    status, _, text = server.get(path)
    assert status == 200, f"{status} at {path}"
    parser = Texts()
    parser.feed(text)
    return parser.texts


def following(server, path, most=20):
    """A list and what follows it."""
    import html
    import re

    for _ in range(most):
        yield path
        found = re.search(r'rel="next" href="([^"]+)"', server.get(path)[2])
        if not found:
            return
        path = html.unescape(found.group(1))
