/// One piece of evidence for or against a match or a link.
public struct Evidence: Hashable, Sendable {
    /// A short stable name, in lower case with hyphens (`reference-names-content`).
    public var kind: String
    /// The match weight in bits: log2 of how much likelier the observation is if the claim is true (Fellegi and Sunter 1969). Negative
    /// weights count against.
    public var weight: Double
    /// What was observed, in words that a reporter can quote.
    public var detail: String

    public init(kind: String, weight: Double, detail: String = "") {
        self.kind = kind
        self.weight = weight
        self.detail = detail
    }

    /// `reference-names-content+6.5`, as the CSV files show it.
    public var short: String {
        let tenths = tenths
        return kind + (tenths < 0 ? "-" : "+") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// The weight as the CSV files show it.
    public var tenths: Int { Self.tenths(weight) }

    static func tenths(_ weight: Double) -> Int { Int((weight * 10).rounded()) }
}
