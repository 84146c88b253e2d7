internal import PipelineModel

/// Whether two parties' names differ by hardly more than a slip: by the pairs of letters that they share (Dice 1945).
struct SpellingComparison {
    /// The share of their pairs of letters that two names must have in common.
    static let alike = 0.75
    private static let mostNames = 6

    func areAlike(_ left: Side.Named, _ right: Side.Named, _ scene: Scene) -> Bool {
        let lefts = names(left, scene)
        guard !lefts.isEmpty else { return false }
        let rights = names(right, scene)
        return lefts.contains { a in rights.contains { b in Self.share(a, b) >= Self.alike } }
    }

    /// The sorted pairs of letters of each name: the one written, and the first of the party's others.
    private func names(_ named: Side.Named, _ scene: Scene) -> [[UInt16]] {
        let written = scene.mentions[named.mention].name
        var found = written.isEmpty ? [] : [pairs(written, scene)]
        for name in scene.parties[named.party].names.prefix(Self.mostNames) where name != written { found.append(pairs(name, scene)) }
        return found.filter { $0.count >= 5 }
    }

    private func pairs(_ name: TextID, _ scene: Scene) -> [UInt16] {
        var reader = FoldedWords()
        scene.texts.withBytes(of: name) { reader.read($0) }
        var pairs: [UInt16] = []
        for word in reader.words where word.end - word.start >= 2 {
            for index in word.start..<word.end - 1 { pairs.append(UInt16(reader.bytes[index]) << 8 | UInt16(reader.bytes[index + 1])) }
        }
        return pairs.sorted()
    }

    private static func share(_ left: [UInt16], _ right: [UInt16]) -> Double {
        var (a, b, common) = (0, 0, 0)
        while a < left.count, b < right.count {
            if left[a] == right[b] {
                (a, b, common) = (a + 1, b + 1, common + 1)
            } else if left[a] < right[b] {
                a += 1
            } else {
                b += 1
            }
        }
        return 2 * Double(common) / Double(max(1, left.count + right.count))
    }
}
