internal import PipelineModel

/// One typed cell of a sheet.
enum SheetCell: Sendable {
    case empty
    case text(String)
    /// With the decimals that it is written with.
    case decimal(PlainDecimal)
    case day(Day)
    /// A day and seconds after midnight.
    case moment(Day, seconds: Int)

    /// The cell of a published text. What is not of the column's kind stays a text: nothing is bent into shape.
    init(_ text: String, kind: ColumnKind) {
        guard !text.isEmpty else {
            self = .empty
            return
        }
        switch kind {
        case .text: self = .text(text)
        case .amount, .number, .count: self = PlainDecimal(text).map { .decimal($0) } ?? .text(text)
        case .date: self = Self.date(text) ?? .text(text)
        }
    }

    private static func date(_ text: String) -> SheetCell? {
        if let day = Day(iso: text) { return .day(day) }
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Day(iso: parts[0]) else { return nil }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false).map { $0.utf8.count == 2 ? Int($0) ?? -1 : -1 }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0..<60).contains(clock[2]) else { return nil }
        return .moment(day, seconds: clock[0] * 3600 + clock[1] * 60 + clock[2])
    }
}
