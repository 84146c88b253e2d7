/// The generator that every world is drawn from (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): the same seed
/// gives the same world, byte for byte.
public struct SplitMix64: Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// From 0 to `bound` − 1; `bound` is at least 1.
    public mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    public mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    public mutating func chance(_ probability: Double) -> Bool {
        Double(next() >> 11) * 0x1p-53 < probability
    }

    /// One of `list`, which is not empty.
    public mutating func pick<Element>(_ list: [Element]) -> Element {
        list[below(list.count)]
    }

    /// One of `choices`, as often as its weight says.
    public mutating func weighted<Element>(_ choices: [(Element, Double)]) -> Element {
        let total = choices.reduce(0) { $0 + $1.1 }
        var left = Double(next() >> 11) * 0x1p-53 * total
        for (element, weight) in choices {
            left -= weight
            if left < 0 { return element }
        }
        return choices[choices.count - 1].0
    }

    public mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
        var result = list
        for index in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(index, below(index + 1)) }
        return result
    }

    public mutating func digits(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count { text.append(String(below(10))) }
        return text
    }
}
