package import PipelineModel

/// Payments as bars above a line, posts as bars below it, by day, week or month.
package struct TimelineChart {
    private struct Bin {
        var start: Day
        var amounts: [String: Double] = [:]
        var posts = 0
    }

    let currency: String
    package private(set) var unit = "day"
    private var bins: [Bin] = []

    package init(days: [Day: DayFigures], currency: String) {
        self.currency = currency
        guard let first = days.keys.min(), let last = days.keys.max() else { return }
        let span = last - first
        unit = span <= 62 ? "day" : span <= 800 ? "week" : "month"
        var positions: [Day: Int] = [:]
        var start = Self.start(of: first, unit)
        while start <= last, bins.count < 600 {
            positions[start] = bins.count
            bins.append(Bin(start: start))
            start = Self.next(start, unit)
        }
        for (day, figures) in days.sorted(by: { $0.key < $1.key }) {
            guard let position = positions[Self.start(of: day, unit)] else { continue }
            for (grade, amount) in figures.amounts { bins[position].amounts[grade, default: 0] += amount }
            bins[position].posts += figures.posts
        }
    }

    private static func start(of day: Day, _ unit: String) -> Day {
        switch unit {
        case "week": day - Int((day.number + 3) % 7 + 7) % 7
        case "month": Day(year: day.civil.year, month: day.civil.month, day: 1) ?? day
        default: day
        }
    }

    private static func next(_ start: Day, _ unit: String) -> Day {
        switch unit {
        case "week": start + 7
        case "month": start + Day.length(ofMonth: start.civil.month, year: start.civil.year)
        default: start + 1
        }
    }

    private static let width = 900.0
    private static let left = 62.0
    private static let base = 190.0
    private static let paymentHeight = 165.0
    private static let postHeight = 60.0

    package func svg() -> String {
        guard !bins.isEmpty else { return "" }
        let grades = CampaignEvidence.grades
        let highest = SVGNumber.niceCeiling(bins.map { bin in grades.reduce(0) { $0 + (bin.amounts[$1] ?? 0) } }.max() ?? 0)
        let mostPosts = max(1, bins.map(\.posts).max() ?? 0)
        let step = (Self.width - Self.left) / Double(bins.count)
        let barWidth = max(0.8, min(26, step * 0.78))
        var svg = "<svg class=\"timeline\" viewBox=\"0 0 900 290\" role=\"img\" aria-label=\"\(label)\">"
        for tick in [0.0, 0.5, 1] {
            let y = SVGNumber.text(Self.base - tick * Self.paymentHeight)
            svg += "<line class=\"grid\" x1=\"\(SVGNumber.text(Self.left))\" x2=\"900\" y1=\"\(y)\" y2=\"\(y)\"/>"
            svg +=
                "<text class=\"end\" x=\"\(SVGNumber.text(Self.left - 6))\" y=\"\(y)\" dy=\"4\">\(SVGNumber.short(highest * tick))</text>"
        }
        svg +=
            "<text class=\"end\" x=\"\(SVGNumber.text(Self.left - 6))\" y=\"\(SVGNumber.text(Self.base + Self.postHeight))\">\(posts(mostPosts))</text>"
        for (index, bin) in bins.enumerated() {
            let x = Self.left + (Double(index) + 0.5) * step - barWidth / 2
            var top = Self.base
            var rects = ""
            for grade in grades {
                let height = (bin.amounts[grade] ?? 0) / highest * Self.paymentHeight
                guard height > 0 else { continue }
                top -= height
                rects += rect(grade, x, top, barWidth, height)
            }
            if bin.posts > 0 {
                rects += rect("posts", x, Self.base + 3, barWidth, Double(bin.posts) / Double(mostPosts) * (Self.postHeight - 3))
            }
            if !rects.isEmpty { svg += "<g><title>\(title(bin))</title>\(rects)</g>" }
        }
        return svg + axis(step) + "</svg>"
    }

    private func posts(_ number: Int) -> String { ReportFigures.counted(number, "post") }

    private func rect(_ kind: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
        "<rect class=\"\(kind)\" x=\"\(SVGNumber.text(x))\" y=\"\(SVGNumber.text(y))\" width=\"\(SVGNumber.text(width))\" height=\"\(SVGNumber.text(max(0.5, height)))\"/>"
    }

    private func title(_ bin: Bin) -> String {
        let sum = CampaignEvidence.grades.reduce(0) { $0 + (bin.amounts[$1] ?? 0) }
        return
            "\(unit == "day" ? "" : unit + " from ")\(bin.start.iso): about \(HTMLText.escaped(currency)) \(SVGNumber.short(sum)), \(posts(bin.posts))"
    }

    private var label: String {
        HTMLText.escaped(
            "Timeline by \(unit) from \(bins.first?.start.iso ?? "") to \(bins.last?.start.iso ?? ""): payments in \(currency) above the line, posts below it"
        )
    }

    /// About nine dates below the bars.
    private func axis(_ step: Double) -> String {
        let every = max(1, (bins.count + 8) / 9)
        return stride(from: 0, to: bins.count, by: every).map { index in
            let x = SVGNumber.text(Self.left + (Double(index) + 0.5) * step)
            let isLast = Double(index) + 0.5 > Double(bins.count) - 40 / step
            return "<text class=\"\(isLast ? "end" : "middle")\" x=\"\(isLast ? "900" : x)\" y=\"278\">\(bins[index].start.iso)</text>"
        }.joined()
    }
}
