/// Sums of money per currency and fate, so that a run can show that none was lost. Exact: one sum per number of decimals, so nothing
/// is scaled, rounded or able to overflow before billions of the largest amounts are added.
///
/// An amount is counted as an entry carries it: absolute where a minus sign is only the sender's view.
public struct ControlTotals: Hashable, Sendable {
    /// Indexed by `fate × 19 + scale`.
    private var sums: [String: [Int128]] = [:]
    private static let scales = 19

    public init() {}

    /// The currency codes that have a total, sorted.
    public var currencies: [String] { sums.keys.sorted() }

    public mutating func add(_ amount: ExactDecimal, currency: String, fate: RecordFate) {
        add(Int128(amount.mantissa), scale: Int(amount.scale), currency: currency, fate: fate)
    }

    /// Adds `mantissa` × 10^-`scale`, itself a sum perhaps; a scale beyond 0…18 is none of an ``ExactDecimal`` and is ignored.
    public mutating func add(_ mantissa: Int128, scale: Int, currency: String, fate: RecordFate) {
        guard (0..<Self.scales).contains(scale) else { return }
        let index = Int(fate.rawValue) * Self.scales + scale
        sums[currency, default: Array(repeating: 0, count: RecordFate.allCases.count * Self.scales)][index] &+= mantissa
    }

    public mutating func add(_ other: ControlTotals) {
        for (currency, list) in other.sums {
            guard var own = sums[currency] else {
                sums[currency] = list
                continue
            }
            for index in own.indices { own[index] &+= list[index] }
            sums[currency] = own
        }
    }

    /// Takes money from one fate to another, as Deduplication does with a repeat.
    public mutating func move(_ amount: ExactDecimal, currency: String, from: RecordFate, to: RecordFate) {
        add(-Int128(amount.mantissa), scale: Int(amount.scale), currency: currency, fate: from)
        add(amount, currency: currency, fate: to)
    }

    /// The sum as `mantissa` × 10^-`scale`, with as few decimals as hold it; nil beyond the range of 128 bits.
    public func sum(currency: String, fate: RecordFate) -> (mantissa: Int128, scale: Int)? {
        sum(currency: currency, fates: [fate])
    }

    /// The sum over all fates: the money that was read.
    public func read(currency: String) -> (mantissa: Int128, scale: Int)? {
        sum(currency: currency, fates: RecordFate.allCases)
    }

    private func sum(currency: String, fates: [RecordFate]) -> (mantissa: Int128, scale: Int)? {
        guard let list = sums[currency] else { return (0, 0) }
        let byScale = (0..<Self.scales).map { scale in
            fates.reduce(Int128(0)) { $0 &+ list[Int($1.rawValue) * Self.scales + scale] }
        }
        guard let finest = byScale.lastIndex(where: { $0 != 0 }) else { return (0, 0) }
        var total: Int128 = 0
        for (scale, part) in byScale.enumerated() where part != 0 {
            let (scaled, overflow) = part.multipliedReportingOverflow(by: ExactDecimal.powerOfTen(finest - scale))
            let (sum, carried) = total.addingReportingOverflow(scaled)
            guard !overflow, !carried else { return nil }
            total = sum
        }
        return (total, finest)
    }
}

extension ControlTotals: Portable {
    public func write(to bytes: inout ByteWriter) {
        bytes.write(sums.count)
        for currency in currencies {
            bytes.write(currency)
            bytes.write(items: sums[currency] ?? [])
        }
    }

    public init(from bytes: inout ByteReader) throws {
        for _ in 0..<(try bytes.count()) {
            let currency = try bytes.text()
            let list = try bytes.items(Int128.self)
            guard list.count == RecordFate.allCases.count * Self.scales else { throw TransferDamage("control totals are not whole") }
            sums[currency] = list
        }
    }
}
