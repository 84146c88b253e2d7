internal import PipelineModel

/// What the report gathers of one campaign in one pass over the payments: the largest of each grade, and sums for the drawings.
struct CampaignEvidence {
    struct Payment {
        var row: PublishedRow
        /// In the first reporting currency; nil where there is no rate.
        var size: PlainDecimal?
        var id: String
    }

    struct Group {
        var payments: [Payment] = []
        var count = 0
        var sum: PlainDecimal? = .zero
    }

    static let grades = ["confirmed", "probable", "possible"]
    /// Payments to intermediaries: they fund the campaign, reached no creator, and count in no total.
    static let funding = "funding"
    static let groupNames = grades + [funding]

    private let limit: Int
    private(set) var groups: [String: Group] = [:]
    private(set) var days: [Day: DayFigures] = [:]
    /// Sums by payer and payee in the first reporting currency, confirmed and probable.
    private(set) var pairs: [FlowDiagram.Pair: PlainDecimal] = [:]
    /// Per party id, the payments that the report shows or names.
    private(set) var byPayer: [String: [String]] = [:]
    private(set) var byCreator: [String: [String]] = [:]

    /// - Parameter limit: How many payments of a grade to keep.
    init(limit: Int) { self.limit = limit }

    mutating func add(_ row: PublishedRow) {
        let size = row.decimal("reporting_amount")
        let reachedCreator = !row["creator_id"].isEmpty
        let grade = !reachedCreator ? Self.funding : Self.grades.contains(row["grade"]) ? row["grade"] : ""
        var group = groups.removeValue(forKey: grade) ?? Group()
        group.count += 1
        if let size { group.sum = group.sum?.adding(size) }
        group.payments.append(Payment(row: row, size: size, id: row["payment_id"]))
        if group.payments.count >= 2 * limit + 64 { Self.keepLargest(&group, limit) }
        groups[grade] = group
        if reachedCreator, let day = Day(iso: row["date"]), let size {
            days[day, default: DayFigures()].amounts[grade, default: 0] += max(0, size.drawn)
        }
        if let size, grade == "confirmed" || grade == "probable" {
            let pair = FlowDiagram.Pair(from: row["payer_id"], fromName: row["payer"], to: row["payee_id"], toName: row["payee"])
            pairs[pair] = (pairs[pair] ?? .zero).adding(size)
        }
    }

    mutating func addPost(_ moment: String) {
        if let day = Day(iso: moment.prefix(10)) { days[day, default: DayFigures()].posts += 1 }
    }

    /// Keeps what the page shows, in the order of dates, and indexes it by party.
    mutating func finish() {
        for grade in groups.keys.sorted() {
            guard var group = groups[grade] else { continue }
            Self.keepLargest(&group, limit)
            group.payments.sort { ($0.row["date"], $0.id) < ($1.row["date"], $1.id) }
            groups[grade] = group
        }
        for grade in Self.groupNames {
            for payment in groups[grade]?.payments ?? [] {
                byPayer[payment.row["payer_id"], default: []].append(payment.id)
                if !payment.row["creator_id"].isEmpty { byCreator[payment.row["creator_id"], default: []].append(payment.id) }
            }
        }
    }

    private static func keepLargest(_ group: inout Group, _ limit: Int) {
        guard group.payments.count > limit else { return }
        group.payments.sort { left, right in
            switch (left.size, right.size) {
            case (let l?, let r?) where l != r: l > r
            case (.some, nil): true
            case (nil, .some): false
            default: left.id < right.id
            }
        }
        group.payments.removeLast(group.payments.count - limit)
    }
}
