/// Flags with their texts one behind another: of some rules there are hundreds of thousands, and a ``Flag`` by itself takes several hundred bytes.
public struct FlagList: Sendable, RandomAccessCollection {
    /// What a flag says of its subject.
    public enum Field: Int, CaseIterable, Sendable { case subjectID, subject, campaignID, amount, currency, detail, evidence }

    /// What flags of one rule have in common.
    public struct Rule: Equatable, Sendable {
        public var flag: String
        public var parameters: String
    }

    private var rules: [Rule] = []
    /// Per flag, its rule.
    private var ruleNumbers: [UInt32] = []
    private var bytes: [UInt8] = []
    /// Per flag where each of its texts ends in `bytes`; each starts where the one before it ends.
    private var ends: [Int] = []
    private var severities: [Flag.Severity] = []
    /// Which flag stands at a place, once they are sorted; empty while they stand as they came.
    private var order: [UInt32] = []
    private static let width = Field.allCases.count

    public init() {}

    public init(_ flags: some Sequence<Flag>) { append(contentsOf: flags) }

    public mutating func append(_ flag: Flag) {
        precondition(order.isEmpty, "flags are added before they are sorted")
        let rule = Rule(flag: flag.flag, parameters: flag.parameters)
        if rules.last != rule { rules.append(rule) }
        ruleNumbers.append(UInt32(rules.count - 1))
        // In the order of `Field`.
        add(flag.subjectID)
        add(flag.subject)
        add(flag.campaignID)
        add(flag.amount)
        add(flag.currency)
        add(flag.detail)
        add(flag.evidence)
        severities.append(flag.severity)
    }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
        ends.append(bytes.count)
    }

    /// How many bytes the texts take, those of rules apart.
    public var textSize: Int { bytes.count }

    public mutating func append(contentsOf flags: some Sequence<Flag>) { for flag in flags { append(flag) } }

    public var startIndex: Int { 0 }
    public var endIndex: Int { severities.count }

    public subscript(place: Int) -> Flag {
        let number = number(at: place)
        func text(_ field: Field) -> String { withText(field, number) { String(decoding: $0, as: UTF8.self) } }
        let rule = rules[Int(ruleNumbers[number])]
        return Flag(
            flag: rule.flag, severity: severities[number], subjectID: text(.subjectID), subject: text(.subject),
            campaignID: text(.campaignID), amount: text(.amount), currency: text(.currency), detail: text(.detail),
            parameters: rule.parameters, evidence: text(.evidence))
    }

    public func rule(at place: Int) -> Rule { rules[Int(ruleNumbers[number(at: place)])] }

    public func severity(at place: Int) -> Flag.Severity { severities[number(at: place)] }

    /// A flag's text as UTF-8.
    public func withText<Result>(_ field: Field, at place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withText(field, number(at: place), body)
    }

    /// Puts the flags of one rule into the order in which they are published: by severity, subject id, campaign and evidence, as their bytes are,
    /// which is the order of their Unicode scalars.
    public mutating func sort() {
        var keys = severities.indices.map { SortKey(self, UInt32($0)) }
        keys.sort { left, right in
            if left.severity != right.severity { return left.severity < right.severity }
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            for field in [Field.subjectID, .campaignID, .evidence, .detail] {
                switch compare(field, Int(left.number), Int(right.number)) {
                case ..<0: return true
                case 1...: return false
                default: continue
                }
            }
            return false
        }
        order = keys.map(\.number)
    }

    /// What most flags differ in: severity, and the first sixteen bytes of the subject's id.
    private struct SortKey {
        var severity: UInt8
        var number: UInt32
        var prefix: UInt128

        init(_ flags: FlagList, _ number: UInt32) {
            self.number = number
            switch flags.severities[Int(number)] {
            case .high: severity = 0
            case .low: severity = 1
            case .medium: severity = 2
            }
            prefix = flags.withText(.subjectID, Int(number)) { text in
                var prefix: UInt128 = 0
                for place in 0..<16 { prefix = prefix << 8 | UInt128(place < text.count ? text[place] : 0) }
                return prefix
            }
        }
    }

    private func number(at place: Int) -> Int { order.isEmpty ? place : Int(order[place]) }

    private func withText<Result>(_ field: Field, _ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let end = number * Self.width + field.rawValue
        let range = (end == 0 ? 0 : ends[end - 1])..<ends[end]
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Below, at or above 0 as the left text stands before, beside or behind the right one.
    private func compare(_ field: Field, _ left: Int, _ right: Int) -> Int {
        withText(field, left) { left in
            withText(field, right) { right in
                for place in 0..<Swift.min(left.count, right.count) where left[place] != right[place] {
                    return left[place] < right[place] ? -1 : 1
                }
                return (left.count - right.count).signum()
            }
        }
    }
}
