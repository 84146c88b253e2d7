import Normalisation

/// What is known of a column after some of its values: counts of shapes, a few samples, the distinct values where they are few.
/// Its memory does not grow with the file.
struct ColumnTally {
    private(set) var values = 0
    private(set) var samples: [String] = []
    /// Distinct values with how often they stand there; empty once there are more than ``manyValues``.
    private(set) var distinct: [String: Int] = [:]
    private(set) var hasManyValues = false
    /// Platforms of the addresses in the column.
    private(set) var platforms: [String: Int] = [:]
    /// Whether an amount has a separator or a sign in it.
    private(set) var hasFractions = false
    private var counts = [Int](repeating: 0, count: 16)
    private var previous: Int?
    private var isCountingUp = true

    private static let manyValues = 60
    /// Values of a column that are looked at closely.
    private static let closely = 20_000

    mutating func add(_ text: String, reader: ShapeReader) {
        values += 1
        guard values <= Self.closely else { return }
        if samples.count < 3, !samples.contains(text) { samples.append(text) }
        if !hasManyValues {
            distinct[text, default: 0] += 1
            if distinct.count > Self.manyValues {
                hasManyValues = true
                distinct = [:]
            }
        }
        let (shapes, platform) = reader.shapes(of: text)
        for bit in 0..<counts.count where shapes.rawValue & (1 << UInt16(bit)) != 0 { counts[bit] += 1 }
        if let platform, !platform.isEmpty, platforms.count < 20 || platforms[platform] != nil { platforms[platform, default: 0] += 1 }
        if shapes.contains(.amount), !shapes.contains(.whole) { hasFractions = true }
        if isCountingUp {
            let number = Int(text)
            isCountingUp = number != nil && (previous.map { number == $0 + 1 } ?? (number == 0 || number == 1))
            previous = number
        }
    }

    /// Whether the column numbers the rows: 1, 2, 3 ….
    var isRowNumber: Bool { values > 1 && isCountingUp }

    func count(_ shape: ValueShapes) -> Int { counts[shape.rawValue.trailingZeroBitCount] }

    private func mostly(_ shapes: ValueShapes...) -> Bool {
        let found = shapes.reduce(0) { $0 + count($1) }
        return found > 0 && found * 10 >= min(values, Self.closely) * 9
    }

    /// The type that nine of ten values have.
    var type: ColumnType {
        if values == 0 { return .empty }
        if count(.iban) > 0, mostly(.iban, .damagedIBAN) { return .iban }
        if mostly(.url) { return .url }
        if mostly(.handle) { return .handle }
        if mostly(.date) { return .date }
        if mostly(.currency) { return .currency }
        if mostly(.platform) { return .platform }
        if mostly(.longNumber) { return .contentID }
        if mostly(.amount) { return hasFractions ? .amount : .number }
        return mostly(.account) ? .account : .text
    }

    var isEpoch: Bool { mostly(.epoch) }

    /// The one platform that all addresses in the column belong to.
    var platform: String? { mostly(.url) && platforms.count == 1 ? platforms.keys.first : nil }
}
