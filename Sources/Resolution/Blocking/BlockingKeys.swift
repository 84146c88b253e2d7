internal import PipelineModel

/// The blocking rules: two names are compared only where they share a key.
///
/// 1. a weighty word's sound: survives anything in the others;
/// 2. one word's sound and the beginning of another: survives slips in the second, another order, left-out middle names;
/// 3. the beginnings of the first and last word: survives slips towards the end of both, cuts and endings;
/// 4. all letters run together: other spacing;
/// 5. one word's sound and the initial of another, between creators' names and names with initials.
enum BlockingKeys {
    /// Words beyond this many take no part in blocking.
    static let mostWords = 6

    /// A key and the rule that gave it.
    struct Key {
        var hash: UInt64
        var rule: UInt8
    }

    /// Names that agree in all letters are compared whatever their number of words.
    static let allLetters: UInt8 = 4
    /// A word and the initial of another.
    static let initials: UInt8 = 5

    /// - Parameter isListed: whether the name is a creator's, which is compared with shorter, longer and abridged ones too.
    static func append(_ name: ParsedName, isListed: Bool, table: TokenTable, bits: [Float], letters: inout [UInt8], to keys: inout [Key]) {
        letters.removeAll(keepingCapacity: true)
        for word in name.tokens { table.withWord(word) { letters.append(contentsOf: $0) } }
        keys.append(Key(hash: letters.withUnsafeBufferPointer { Fingerprint.of($0, seed: 4) }.rawValue, rule: allLetters))
        var first: UInt32 = 0
        var last: UInt32 = 0
        var count = 0
        for word in name.tokens where !table.traits[Int(word)].contains(.particle) && count < mostWords {
            count += 1
            if first == 0 { first = word }
            last = word
            if table.length(word) == 1 { continue }
            let sound = UInt64(table.sounds[Int(word)])
            if name.tokens.count == 1 || bits[Int(word)] > 9 { keys.append(key(1, sound, 0)) }
            for other in name.tokens.prefix(mostWords) where other != word {
                let isInitial = table.length(other) == 1
                if !isInitial { keys.append(key(2, sound, start(other, 2, table))) }
                if isInitial || isListed { keys.append(key(initials, sound, UInt64(table.initial(other)))) }
            }
        }
        if count > 1 {
            let (a, b) = (start(first, 3, table), start(last, 3, table))
            keys.append(key(3, min(a, b), max(a, b)))
        }
    }

    /// The first sounds of a word.
    private static func start(_ word: UInt32, _ count: Int, _ table: TokenTable) -> UInt64 {
        table.withSound(word) { $0.prefix(count).reduce(0) { $0 << 8 | UInt64($1) } }
    }

    private static func key(_ rule: UInt8, _ first: UInt64, _ second: UInt64) -> Key {
        let seed = Fingerprint(rawValue: UInt64(rule) &* 0x9E37_79B9_7F4A_7C15 &+ first)
        return Key(hash: seed.combined(with: Fingerprint(rawValue: second)).rawValue, rule: rule)
    }
}
