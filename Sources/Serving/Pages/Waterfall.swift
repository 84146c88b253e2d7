import LedgerStore
import PipelineModel

/// Evidence as it was weighed: every piece with its bits, where the odds stand after it, and what was observed.
struct Waterfall {
    let evidence: [Evidence]
    let probability: Double
    let caption: HTML
    /// Why the pieces do not come to the probability by themselves.
    let closing: HTML

    init(_ text: String, to probability: Double, caption: HTML, closing: HTML) {
        let pieces = EvidenceText.pieces(text)
        let base = pieces.filter { $0.kind == "base-rate" || $0.kind == "prior" }
        evidence = base + pieces.filter { $0.kind != "base-rate" && $0.kind != "prior" }
        self.probability = probability
        self.caption = caption
        self.closing = closing
    }

    var html: HTML {
        guard !evidence.isEmpty else { return "<p>\(caption): <b>\(Probability.text(probability))</b></p>\n" }
        var sums = [0.0]
        for piece in evidence { sums.append(sums[sums.count - 1] + piece.weight) }
        let low = sums.min() ?? 0
        let span = max(1, (sums.max() ?? 0) - low)
        let rows = evidence.enumerated().map { index, piece in
            let (from, to) = ((sums[index] - low) / span, (sums[index + 1] - low) / span)
            return Table.Row([
                "\(piece.kind)", Self.bits(piece.weight), "\(Probability.text(Probability.fromBits(sums[index + 1])))",
                Self.bar(from, to, zero: -low / span), "\(piece.detail)",
            ])
        }
        let reached = Probability.text(Probability.fromBits(sums[sums.count - 1]))
        let final = Probability.text(probability)
        let table = Table(
            caption: caption,
            columns: [.text("Evidence"), .number("Bits"), .number("Comes to"), .text("For and against"), .text("What was observed")],
            rows: rows)
        let closing: HTML = reached == final ? HTML.empty : ", \(closing)"
        return "<div class=\"waterfall\">\(table.html)<p class=\"comes\">Comes to <b>\(final)</b>\(closing).</p></div>\n"
    }

    /// `+2.5`, `−1.5`.
    static func bits(_ weight: Double) -> HTML {
        let tenths = Int((max(-9999, min(9999, weight)) * 10).rounded())
        return "\(tenths < 0 ? "−" : "+")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// From where the odds stood to where the piece moves them.
    private static func bar(_ from: Double, _ to: Double, zero: Double) -> HTML {
        func place(_ fraction: Double) -> String {
            let tenths = Int((fraction * 1000).rounded())
            return "\(tenths / 10).\(tenths % 10)"
        }
        let kind = to >= from ? "for" : "against"
        return """
            <svg class="fall" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><rect class="zero" x="\(place(zero))" y="0" width=".5" height="14"/>\
            <rect class="\(kind)" x="\(place(min(from, to)))" y="2" width="\(place(max(0.006, abs(to - from))))" height="10"/></svg>
            """
    }
}
