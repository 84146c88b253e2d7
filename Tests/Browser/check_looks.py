"""How every page looks and can be used: phone, keyboard, light and dark, what it says to the console."""

from webdriver import TAB

# Of every text on the page, how far its colour stands out from what is behind it (WCAG 2, success criterion 1.4.3).
CONTRAST = """
const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return {r: m[0], g: m[1], b: m[2], a: m.length > 3 ? m[3] : 1}; };
const over = (top, under) => ({r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a),
  b: top.b * top.a + under.b * (1 - top.a), a: 1});
const light = c => { const f = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  return 0.2126 * f(c.r) + 0.7152 * f(c.g) + 0.0722 * f(c.b); };
const dark = matchMedia('(prefers-color-scheme: dark)').matches;
const behind = e => { const layers = []; for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
  if (c.a > 0) { layers.push(c); if (c.a === 1) break; } }
  return layers.reverse().reduce((under, top) => over(top, under), dark ? {r: 18, g: 18, b: 18, a: 1} : {r: 255, g: 255, b: 255, a: 1}); };
const bad = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode, e = node.parentElement;
  if (!node.textContent.trim() || e.closest('svg') || e.closest('.hidden, .skip') || !e.checkVisibility()) continue;
  const style = getComputedStyle(e), size = parseFloat(style.fontSize);
  const need = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
  const back = behind(e), front = over(parse(style.color), back);
  const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
  const ratio = (high + 0.05) / (low + 0.05);
  if (ratio < need) bad.push(ratio.toFixed(2) + ' ' + e.tagName + '.' + e.className + ': ' + node.textContent.trim().slice(0, 40));
}
return [...new Set(bad)].slice(0, 5);
"""

STRUCTURE = """
const bad = [];
const all = s => [...document.querySelectorAll(s)];
if (all('h1').length !== 1) bad.push('h1: ' + all('h1').length);
for (const s of ['header', 'main', 'footer', 'nav']) if (!all(s).length) bad.push('no ' + s);
if (!document.documentElement.lang) bad.push('no language');
if (!document.title) bad.push('no title');
const ids = all('[id]').map(e => e.id); if (new Set(ids).size !== ids.length) bad.push('an id stands twice: ' + ids.filter((x, i) => ids.indexOf(x) !== i)[0]);
for (const e of all('input:not([type=hidden])')) if (!e.labels.length) bad.push('no label: ' + e.name);
for (const e of all('button, a')) if (!(e.textContent.trim() || e.getAttribute('aria-label'))) bad.push('no name: ' + e.outerHTML.slice(0, 80));
for (const t of all('table')) { if (!t.caption) bad.push('no caption'); if (!t.querySelector('thead th[scope=col]')) bad.push('no headers: ' + t.caption?.textContent); }
for (const e of all('table.stack tbody tr')) if (!e.querySelector('th[scope=row]')) { bad.push('no row header'); break; }
for (const e of all('table.stack tbody td, table.stack tbody th')) if (e.childNodes.length > 1) { bad.push('a cell in pieces: ' + e.textContent.slice(0, 40)); break; }
for (const e of all('svg')) if (!e.getAttribute('aria-label') && e.getAttribute('aria-hidden') !== 'true') bad.push('a drawing without words');
let level = 1; for (const e of all('main h1, main h2, main h3')) { const n = +e.tagName[1]; if (n > level + 1) bad.push('heading skips to ' + e.tagName + ': ' + e.textContent.slice(0, 30)); level = n; }
if (/<\/?[a-z]+[ >]/.test(document.querySelector('main').textContent)) bad.push('markup that was escaped');
if (all('script, style, [style], iframe, object, embed').length) bad.push('script, frame or style in the page');
return bad.slice(0, 5);
"""

FOCUS = """
const e = document.activeElement, s = getComputedStyle(e);
return [e.tagName + ' ' + (e.textContent.trim() || e.name || '').slice(0, 30), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2, e.getBoundingClientRect().left >= 0];
"""


def pages(investigation):
    """One of every kind of page."""
    payment = max(investigation.rows("payments.csv"), key=lambda row: int(row["entries"]))
    link = investigation.rows("links.csv")[0]
    campaign = investigation.rows("campaign_totals.csv")[0]["campaign_id"]
    creator = investigation.rows("creators.csv")[0]["creator_id"]
    payer = investigation.rows("payers.csv")[0]["payer_id"]
    run = __import__("json").load(open(investigation.path("out", "run.json"), encoding="utf-8"))["run"]
    return [
        "/", f"/campaign/{campaign}", f"/campaign/{campaign}?currency=RON", f"/campaign/{campaign}/payments",
        f"/campaign/{campaign}/payments?sort=date&disclosed=no", f"/campaign/{campaign}/payers", f"/campaign/{campaign}/creators",
        f"/party/{creator}", f"/party/{payer}", f"/party/{payer}?list=paid", f"/payment/{payment['payment_id']}",
        f"/payment/{link['payment_id']}", f"/post?platform={link['platform']}&id={link['content_id']}", "/review", "/flows", "/flags",
        "/flag/0", "/flag/1", "/drops", "/drop/0", "/source/5/2", "/runs", f"/run/{run}", "/search", "/search?q=vartosu", "/reference/1",
        "/nothing",
    ]


def check(suite, browser, investigation, server):
    for path in pages(investigation):
        for scheme in ("light", "dark"):
            browser.desktop()
            browser.scheme(scheme)
            browser.open(server.root + path)
            suite.equal(f"contrast of {path}, {scheme}", browser.run(CONTRAST), [])
        suite.equal(f"structure of {path}", browser.run(STRUCTURE), [])
        browser.phone()
        browser.open(server.root + path)
        suite.true(f"{path} does not scroll sideways on a phone",
                   browser.run("return document.documentElement.scrollWidth <= window.innerWidth && window.innerWidth <= 390"))
        said = [line for line in browser.complaints() if not (path == "/nothing" and "404" in line)]
        suite.equal(f"{path} says nothing to the console", said, [])
    browser.desktop()
    check_colours(suite, browser, server)
    check_keyboard(suite, browser, server)


def check_colours(suite, browser, server):
    colours = {}
    for scheme in ("light", "dark"):
        browser.scheme(scheme)
        browser.open(server.root + "/")
        colours[scheme] = browser.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)")
    suite.true("light is light and dark is dark", min(colours["light"]) > 200 and max(colours["dark"]) < 60)
    browser.scheme("light")


def check_keyboard(suite, browser, server):
    browser.open(server.root + "/review")
    stops = []
    for _ in range(14):
        browser.press(TAB)
        stops.append(browser.run(FOCUS))
    suite.true("the first stop skips to the page", stops[0][0].startswith("A Skip to the page"))
    for what, is_marked, is_seen in stops:
        suite.true(f"focus is seen on {what}", is_marked and is_seen)
    browser.open(server.root + "/")
    browser.press(TAB, "\ue007")
    suite.equal("the skip link leads to the page", browser.run("return document.activeElement.id"), "main")
