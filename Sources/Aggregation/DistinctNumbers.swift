internal import PipelineModel

/// A set of numbers as a list. Most totals are of one or two payments, and numbers mostly come in their order, so that a list is told to be
/// free of repetitions without being sorted.
struct DistinctNumbers: Sendable {
    private var first: UInt32?
    private var rest: [UInt32] = []
    private var isAscending = true

    init() {}

    mutating func insert(_ number: UInt32) {
        guard let last = rest.last ?? first else {
            first = number
            return
        }
        if number == last { return }
        if number < last { isAscending = false }
        rest.append(number)
    }

    mutating func formUnion(_ other: DistinctNumbers) {
        if let first = other.first { insert(first) }
        for number in other.rest { insert(number) }
    }

    var count: Int { isAscending ? rest.count + (first == nil ? 0 : 1) : ascending.count }

    /// Each number once.
    var ascending: [UInt32] {
        guard let first else { return [] }
        var numbers = [first] + rest
        if isAscending { return numbers }
        numbers.sort()
        var distinct: [UInt32] = []
        for number in numbers where number != distinct.last { distinct.append(number) }
        return distinct
    }
}

extension DistinctNumbers: Portable {
    func write(to bytes: inout ByteWriter) { bytes.write(items: ascending) }

    init(from bytes: inout ByteReader) throws {
        for number in try bytes.items(UInt32.self) { insert(number) }
    }
}
