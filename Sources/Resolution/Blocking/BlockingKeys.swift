internal import PipelineModel

/// The blocking rules: two names are compared only where they share a key.
///
/// - one word's sound and the initial of another: survives slips in the second, initials, another order, left-out middle names;
/// - the beginnings of two words: survives slips towards the end of both, cuts and endings;
/// - a single weighty word's sound: firms with and without their trade (`Boom Media`, `Boom`);
/// - all letters run together: other spacing.
enum BlockingKeys {
    /// Words beyond this many take no part in blocking.
    static let mostWords = 6

    static func append(_ name: ParsedName, table: TokenTable, bits: [Float], to keys: inout [UInt64]) {
        let words = name.tokens.filter { table.traits[Int($0)].isDisjoint(with: [.particle]) }.prefix(mostWords)
        guard !words.isEmpty else { return }
        for word in words {
            let sound = UInt64(table.sounds[Int(word)])
            let isInitial = table.withWord(word) { $0.count == 1 }
            if isInitial { continue }
            if words.count == 1 || bits[Int(word)] > 9
                || name.kind == .company && table.traits[Int(word)].isDisjoint(with: [.trade, .place, .common, .number])
            {
                keys.append(mix(1, sound, 0))
            }
            for other in words where other != word {
                keys.append(mix(2, sound, table.withSound(other) { UInt64($0.first ?? 0) }))
            }
        }
        if words.count > 1, let first = words.first, let last = words.last {
            let (a, b) = (start(first, table), start(last, table))
            keys.append(mix(3, min(a, b), max(a, b)))
        }
        var whole = Fingerprint(rawValue: 4)
        var letters: [UInt8] = []
        for word in name.tokens { table.withWord(word) { letters.append(contentsOf: $0) } }
        whole = letters.withUnsafeBufferPointer { Fingerprint.of($0, seed: 4) }
        keys.append(whole.rawValue)
    }

    /// The first three sounds of a word.
    private static func start(_ word: UInt32, _ table: TokenTable) -> UInt64 {
        table.withSound(word) { $0.prefix(3).reduce(0) { $0 << 8 | UInt64($1) } }
    }

    private static func mix(_ rule: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
        Fingerprint(rawValue: rule &* 0x9E37_79B9_7F4A_7C15 &+ first).combined(with: Fingerprint(rawValue: second)).rawValue
    }
}
