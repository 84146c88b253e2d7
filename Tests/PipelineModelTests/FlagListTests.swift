import PipelineModel
import TestSupport
import Testing

@Suite struct FlagListTests {
    private static func flags(_ seed: Int) -> [Flag] {
        var random = SeededGenerator(seed: UInt64(seed))
        func any(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
        return (0..<60).map { number in
            Flag(
                flag: any(["a", "b"]), severity: Flag.Severity.allCases.randomElement(using: &random) ?? .low,
                subjectID: any(["p-0123456789abcdefA", "p-0123456789abcdefB", "p-0123456789abcdef", "ă", "b", "", "\0"]),
                subject: any(["", "Călin"]), campaignID: any(["", "c1"]), amount: any(["", "1.50"]), currency: any(["", "EUR"]),
                detail: "\(number)", parameters: any(["", "days=3"]), evidence: String(Int.random(in: 0..<3, using: &random)))
        }
    }

    @Test("flags come back as they were added", arguments: 1...20)
    func whole(seed: Int) {
        let flags = Self.flags(seed)
        let list = FlagList(flags)
        #expect(Array(list) == flags && list.count == 60)
        for place in list.indices {
            #expect(list.rule(at: place).flag == flags[place].flag && list.severity(at: place) == flags[place].severity)
            #expect(list.withText(.detail, at: place) { String(decoding: $0, as: UTF8.self) } == flags[place].detail)
        }
        #expect(FlagList().isEmpty)
    }

    @Test("flags are sorted as their texts' bytes are", arguments: 1...40)
    func sorted(seed: Int) {
        let flags = Self.flags(seed)
        var list = FlagList(flags)
        list.sort()
        let key = { (flag: Flag) in
            [flag.severity.rawValue, flag.subjectID, flag.campaignID, flag.evidence, flag.detail].map { Array($0.utf8) }
        }
        let expected = flags.sorted { left, right in
            for (l, r) in zip(key(left), key(right)) where l != r { return l.lexicographicallyPrecedes(r) }
            return false
        }
        #expect(Array(list) == expected, "seed \(seed)")
    }
}
