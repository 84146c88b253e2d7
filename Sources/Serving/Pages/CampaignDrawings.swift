import Exporting
import LedgerStore
import PipelineModel
import PipelineRunner

/// A campaign's drawings: declared against traced, payments and posts over time, where the money went.
struct CampaignDrawings {
    let request: PageRequest
    let campaign: Int
    let total: PageRow

    private var code: String { total.text("currency") }

    var html: HTML {
        get throws { "\(comparison)\(try timeline)\(try flow)" }
    }

    private var comparison: HTML {
        func decimal(_ column: String) -> PlainDecimal { PlainDecimal(total.text(column)) ?? .zero }
        let declared = total.isNull("declared") ? nil : decimal("declared")
        let svg = ComparisonChart(
            declared: declared, confirmed: decimal("confirmed"), probable: decimal("probable"), possible: decimal("possible")
        ).svg(currency: code)
        guard !svg.isEmpty else { return .empty }
        return """
            <figure><figcaption>\(declared == nil ? "Traced, by grade" : "Declared against traced"), \(code)</figcaption>
            \(HTML(trusted: svg))
            <p class="legend">\(declared == nil ? HTML.empty : Self.key("declared"))\(Self.grades)</p></figure>

            """
    }

    private var timeline: HTML {
        get throws {
            var days: [Day: DayFigures] = [:]
            let minor = Double(ExactDecimal.powerOfTen(request.edition.minorUnits(of: code)))
            for row in try request.reader.rows(.days, .int(campaign), .int(request.currency)) {
                let day = Day(number: Int32(truncatingIfNeeded: row.int("day")))
                days[day, default: DayFigures()].amounts[Parts.grades[min(2, row.int("rank"))], default: 0] += max(
                    0, row.number("amount") / minor)
            }
            for row in try request.reader.rows(.postDays, .int(campaign)) {
                if let day = Day(iso: row.text("day")) { days[day, default: DayFigures()].posts += row.int("posts") }
            }
            let chart = TimelineChart(days: days, currency: code)
            let svg = chart.svg()
            guard !svg.isEmpty else { return .empty }
            return """
                <figure><figcaption>Payments to creators and posts, per \(chart.unit)</figcaption>
                <div class="scroll" tabindex="0" role="group" aria-label="Timeline, scrolls sideways">\(HTML(trusted: svg))</div>
                <p class="legend">\(Self.grades)\(Self.key("posts", "posts linked to a payment"))</p></figure>

                """
        }
    }

    private var flow: HTML {
        get throws {
            let id = request.edition.configuration.campaigns[campaign].id
            let currencies = try request.reader.rows(.flowCurrencies, .int(campaign)).map { $0.text("currency") }
            let svg: String
            let words: HTML
            if let money = currencies.first {
                let rows = try request.reader.rows(.flows, .int(campaign), .text(money), .int(.min), .int(-1), .int(400))
                svg = FlowDiagram(
                    ways: rows.map {
                        FlowDiagram.Way(
                            originID: $0.text("origin_id"), origin: $0.text("origin_name"), path: $0.text("path"),
                            creatorID: $0.text("creator_id"), creator: $0.text("creator_name"), amount: PlainDecimal($0.text("amount")))
                    }
                ).svg(currency: money)
                words = """
                    Money that reached creators in \(money), from its origin (left) over intermediaries to creators (right)\
                    \(currencies.count > 1 ? "; not drawn: \(currencies.dropFirst().joined(separator: ", "))" as HTML : HTML.empty). \
                    <a href="\(Link.query("/flows", ["campaign": id]))">Way by way</a>
                    """
            } else {
                svg = try pairs()
                words = "Confirmed and probable payments, in \(code), from payers (left) to those they paid (right)."
            }
            guard !svg.isEmpty else { return .empty }
            return """
                <figure><figcaption>Where the money went</figcaption>
                <div class="scroll" tabindex="0" role="group" aria-label="Flow diagram, scrolls sideways">\(HTML(trusted: svg))</div>
                <p class="legend">\(words)</p></figure>

                """
        }
    }

    private func pairs() throws -> String {
        let minor = request.edition.minorUnits(of: code)
        var pairs: [FlowDiagram.Pair: PlainDecimal] = [:]
        for row in try request.reader.rows(.pairs, .int(campaign), .int(request.currency)) {
            let pair = FlowDiagram.Pair(
                from: row.text("payer_id"), fromName: row.text("payer"), to: row.text("payee_id"), toName: row.text("payee"))
            pairs[pair] = PlainDecimal(ExactDecimal.plain(Int128(row.int("amount")), scale: minor))
        }
        return FlowDiagram(pairs: pairs).svg(currency: code)
    }

    private static let grades: HTML = "\(key("confirmed"))\(key("probable"))\(key("possible", "possible, not counted"))"

    private static func key(_ kind: String, _ title: String? = nil) -> HTML {
        "<span class=\"item\"><span class=\"key \(kind)\"></span>\(title ?? kind)</span> "
    }
}
