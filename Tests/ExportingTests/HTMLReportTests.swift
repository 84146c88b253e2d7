import Foundation
import PipelineModel
import Testing

@testable import Exporting

struct HTMLReportTests {
    private func report(_ folder: String) throws -> String {
        text(try exported("html", PublishedRun(folder: folder))["payola-report.html"])
    }

    @Test func `The report has totals by grade, evidence with its source lines, and the run's hashes`() throws {
        let report = try report(fixtureRun)
        let run = try PublishedRun(folder: fixtureRun)
        for wanted in [
            "Cale Dreaptă", "Confirmed", "Probable", "Possible, not counted", "ledgers/bt-2024-11.csv:4", "Method and limits",
            run.manifest.run ?? "-",
        ] {
            #expect(report.contains(wanted), "\(wanted)")
        }
        for output in run.manifest.outputs ?? [] { #expect(report.contains(output.sha256)) }
        try run.table("campaign_totals.csv")?.eachRow { row in
            for column in ["total", "confirmed", "probable", "possible"] {
                #expect(report.contains(ReportFigures.amount(row[column])), "\(row["currency"]) \(column)")
            }
        }
    }

    @Test func `Every link inside the report has its target, and no id stands twice`() throws {
        let report = try report(fixtureRun)
        let ids = report.matches(of: /id="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for link in report.matches(of: /href="#([^"]+)"/) { #expect(ids.contains(String(link.1)), "\(link.1)") }
    }

    @Test func `Nothing hostile becomes markup, an attribute or a link`() throws {
        let hostile = try HostileRun(try HostileStrings.all())
        let report = try report(hostile.folder.path)
        let body = try #require(report.components(separatedBy: "<body>").last).unicodeScalars
        let known = Set(
            [
                "a", "header", "p", "h1", "code", "main", "section", "h2", "div", "article", "h3", "span", "b", "dl", "dt", "dd", "figure",
                "figcaption", "svg", "text", "rect",
                "line", "g", "title", "path", "table", "caption", "thead", "tr", "th", "tbody", "td", "small", "bdi", "body", "html",
            ])
        let allowed = Set(
            [
                "class", "href", "id", "aria-labelledby", "aria-label", "tabindex", "role", "scope", "data-label", "rel", "width", "height",
                "x", "y", "x1", "x2", "y1", "y2", "dy",
                "viewBox", "d",
            ])
        for tag in Self.tags(body) {
            #expect(known.contains(tag.name), "<\(tag.name)>")
            for attribute in tag.attributes { #expect(allowed.contains(attribute), "<\(tag.name) \(attribute)>") }
        }
        #expect(report.utf8.count < 5_000_000)
    }

    /// Tags and the names of their attributes, read by scalars as a browser does.
    private static func tags(_ text: String.UnicodeScalarView) -> [(name: String, attributes: [String])] {
        var tags: [(String, [String])] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            var inside = String.UnicodeScalarView()
            var quote: Unicode.Scalar?
            var values: [String] = []
            while let scalar = rest.popFirst() {
                if let open = quote {
                    if scalar == open { quote = nil }
                } else if scalar == "\"" || scalar == "'" {
                    quote = scalar
                } else if scalar == ">" {
                    break
                } else {
                    inside.append(scalar)
                }
            }
            let parts = String(inside).split { $0 == " " || $0 == "\n" || $0 == "/" }.map(String.init)
            values = parts.dropFirst().map { $0.hasSuffix("=") ? String($0.dropLast()) : $0 }
            tags.append((parts.first ?? "", values))
        }
        return tags
    }

    @Test func `Escaping goes by scalars, so that a combining mark hides nothing`() {
        #expect(HTMLText.escaped("\"\u{301}<\u{338}&'") == "&quot;\u{301}&lt;\u{338}&amp;&#39;")
        #expect(HTMLText.escaped("a\u{0}b\u{1B}") == "a\u{2400}b\u{241B}")
    }

    @Test func `The policy names the digest of the style sheet`() {
        // SHA-256 of the empty text, as RFC 4648 writes its bytes.
        #expect(
            HTMLExporter.base64("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
                == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }

    @Test(arguments: [("1234567.80", "1,234,567.80"), ("-999", "−999"), ("0.05", "0.05"), ("100", "100"), ("", "")])
    func `Figures are grouped for people`(plain: String, printed: String) { #expect(ReportFigures.amount(plain) == printed) }
}
