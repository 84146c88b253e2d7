import LedgerStore
import PipelineModel
import PipelineRunner

/// What stands around every page.
enum Layout {
    static func frame(_ page: Page, edition: PageEdition, hasNewDecisions: Bool) -> HTML {
        let title = edition.configuration.investigation.isEmpty ? "Payola" : edition.configuration.investigation
        let sections = Page.Section.allCases.filter { $0 != .search }.map { section -> HTML in
            let current: HTML = section == page.section ? " aria-current=\"page\"" : ""
            return "<li><a\(current) href=\"\(section.address)\">\(section.rawValue)</a></li>"
        }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(Parts.clipped(page.title, to: 120)) – \(title)</title>
            <link rel="icon" href="/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="\(PageStyle.address)">
            </head>
            <body>
            <a class="skip" href="#main">Skip to the page</a>
            <header class="bar"><div class="in">
            <p class="brand"><a href="/">\(title)</a></p>
            <nav aria-label="Pages"><ul>\(sections)</ul></nav>
            <form role="search" action="/search" method="get"><label class="hidden" for="q">Search names, handles, references, captions</label>\
            <input id="q" name="q" type="search" accesskey="s" placeholder="Name, handle, reference, caption" maxlength="200" autocomplete="off">\
            <button>Search</button></form>
            </div></header>
            <main id="main" tabindex="-1">
            \(notes(edition, hasNewDecisions))\(page.body)
            </main>
            <footer><p>Run <a href="\(Link.run(edition.run.key))"><code>\(edition.run.key)</code></a> of \(edition.run.finished), \
            Payola \(edition.run.version). Every figure leads to payments, every payment to lines of the files. A link is an indication to \
            be checked, not a verdict on anybody.</p></footer>
            </body>
            </html>

            """
    }

    private static func notes(_ edition: PageEdition, _ hasNewDecisions: Bool) -> HTML {
        var notes = edition.index.notes.map { note -> HTML in "<p class=\"banner\">Note: \(note).</p>\n" }
        if hasNewDecisions {
            let name = edition.configuration.decisions ?? "decisions.csv"
            notes.append(
                "<p class=\"banner\">\(name) has changed since this run. The next <code>payola run</code> honours what it says.</p>\n")
        }
        return "\(notes)"
    }
}
