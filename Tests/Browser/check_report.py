"""The report of `payola export --format html`, in the same browser: phone, contrast, paper."""

import base64
import glob
import subprocess

import check_looks


def check(suite, browser, investigation):
    done = subprocess.run([investigation.payola, "export", "--format", "html", "--output", "export"], cwd=investigation.folder,
                          capture_output=True, text=True, timeout=120)
    suite.equal("the report is made", done.returncode, 0)
    report = "file://" + glob.glob(investigation.path("export", "*.html"))[0]
    for scheme in ("light", "dark"):
        browser.desktop()
        browser.scheme(scheme)
        browser.open(report)
        suite.equal(f"contrast of the report, {scheme}", browser.run(check_looks.CONTRAST), [])
    browser.phone()
    browser.open(report)
    suite.true("the report does not scroll sideways on a phone", browser.run("return document.documentElement.scrollWidth <= window.innerWidth"))
    suite.equal("every figure's link leads somewhere", browser.run(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id)).slice(0, 5)"), [])
    suite.equal("the report says nothing to the console", browser.complaints(), [])
    browser.desktop()
    browser.scheme("light")
    paper = base64.b64decode(browser.cdp("Page.printToPDF", printBackground=False, paperWidth=8.27, paperHeight=11.69)["data"])
    suite.true("it prints", paper.startswith(b"%PDF") and len(paper) > 10_000)
