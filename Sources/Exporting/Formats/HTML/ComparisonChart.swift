/// Declared against traced, as two bars on one scale.
package struct ComparisonChart {
    var declared: PlainDecimal?
    var confirmed: PlainDecimal
    var probable: PlainDecimal
    var possible: PlainDecimal

    package init(declared: PlainDecimal?, confirmed: PlainDecimal, probable: PlainDecimal, possible: PlainDecimal) {
        self.declared = declared
        self.confirmed = confirmed
        self.probable = probable
        self.possible = possible
    }

    /// An SVG drawing whose widths are percentages, so that its texts keep their size on a phone.
    package func svg(currency: String) -> String {
        let parts = [("confirmed", confirmed), ("probable", probable), ("possible", possible)].map { ($0.0, max(0, $0.1.drawn)) }
        let traced = parts.map(\.1).reduce(0, +)
        let scale = max(traced, declared?.drawn ?? 0)
        guard scale > 0 else { return "" }
        var bars: [(title: String, rects: [(kind: String, x: Double, width: Double)])] = []
        if let declared {
            bars.append(("Declared \(ReportFigures.amount(declared.plain))", [("declared", 0, max(0, declared.drawn) / scale)]))
        }
        var x = 0.0
        bars.append(
            (
                "Traced" + (confirmed.adding(probable).map { " " + ReportFigures.amount($0.plain) } ?? ""),
                parts.map { part in
                    defer { x += part.1 / scale }
                    return (part.0, x, part.1 / scale)
                }
            ))
        let height = bars.count * 46
        var svg =
            "<svg class=\"bars\" role=\"img\" width=\"100%\" height=\"\(height)\" aria-label=\"\(HTMLText.escaped(label(currency)))\">"
        for (index, bar) in bars.enumerated() {
            svg += "<text x=\"0\" y=\"\(index * 46 + 13)\">\(bar.title)</text>"
            for rect in bar.rects where rect.width > 0 {
                svg +=
                    "<rect class=\"\(rect.kind)\" x=\"\(SVGNumber.percent(rect.x))\" y=\"\(index * 46 + 19)\" width=\"\(SVGNumber.percent(rect.width))\" height=\"20\"/>"
            }
        }
        return svg + "</svg>"
    }

    private func label(_ currency: String) -> String {
        let declaredText = declared.map { "Declared \(currency) \(ReportFigures.amount($0.plain)). " } ?? ""
        return declaredText + "Traced, in \(currency): confirmed \(ReportFigures.amount(confirmed.plain)), probable "
            + "\(ReportFigures.amount(probable.plain)), possible \(ReportFigures.amount(possible.plain))."
    }
}
