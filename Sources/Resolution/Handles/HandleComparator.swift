internal import PipelineModel

#if canImport(Glibc)
    internal import Glibc
#endif

/// Finds the person behind a handle by name alone: `SenatorCantwell`, `repjohnsmith`, `dragos.dinu.oficial`.
///
/// A handle is read as name words, their initials and beginnings, and words that say nothing (`official`, `real`, `tv`), in any order; what is read
/// weighs for the person, letters left over against.
public struct HandleComparator: Sendable {
    public struct Answer: Sendable {
        /// The person's index.
        public var person: Int
        public var probability: Double
    }

    /// A handle is read no further than this.
    static let mostLetters = 40
    /// Nearer than this, two people fit about as well and neither is named.
    static let margin = 1.0

    private struct Word {
        var letters: [UInt8]
        var bits: Double
        /// What the whole word says more where it is a family name.
        var familyBits = 0.0
        /// Which of the person's words it stands for: a short form stands for the full one.
        var slot: Int
        /// Whether the letters are those of the whole name's words.
        var isInitials = false
    }

    private var people: [[Word]] = []
    /// The people in whose names each three letters begin a word.
    private var starts: [UInt32: [Int]] = [:]
    private let affixes: [[UInt8]]

    /// - Parameter people: for each person the ways in which the name is written; the last word of each counts as the family name.
    public init(people names: [[String]]) {
        affixes = HandleWords.affixes
        var parser = NameParser()
        var parsed: [[[UInt32]]] = []
        var counts: [UInt32: Int] = [:]
        for person in names {
            let variants = person.map { parser.parse($0).tokens }
            parsed.append(variants)
            for token in Set(variants.joined()) { counts[token, default: 0] += 1 }
        }
        let table = parser.table
        for (index, variants) in parsed.enumerated() {
            var words = Self.initials(of: variants, table: table)
            let families = Set(variants.compactMap(\.last))
            for token in Self.distinct(variants.joined()) where !table.traits[Int(token)].contains(.generation) {
                let letters = table.withWord(token) { Array($0) }
                let rarity = log2(Double(names.count + 8) / Double(counts[token] ?? 1))
                let slot = words.count
                let familyBits = families.contains(token) ? HandleWords.familyBits : 0
                words.append(
                    Word(letters: letters, bits: min(rarity, 1.5 * Double(letters.count)), familyBits: familyBits, slot: slot))
                if slot > 24 { break }
                for other in NameLists.shortForms(of: letters) { words.append(Word(letters: other, bits: rarity * 0.6, slot: slot)) }
            }
            for word in words where word.letters.count >= 3 {
                let key = Self.key(word.letters[0...])
                if starts[key]?.last != index { starts[key, default: []].append(index) }
            }
            people.append(words)
        }
    }

    /// The first letters of names of three words and more: `aoc`.
    private static func initials(of variants: [[UInt32]], table: TokenTable) -> [Word] {
        var words: [Word] = []
        for variant in variants {
            let letters = variant.filter { !table.traits[Int($0)].contains(.generation) }.map(table.initial)
            if !(3...5).contains(letters.count) || words.contains(where: { $0.letters == letters }) { continue }
            words.append(Word(letters: letters, bits: 1.5 * Double(letters.count), slot: words.count, isInitials: true))
        }
        return words
    }

    /// The person whom `handle` fits best, unless another fits about as well or none fits.
    public func match(_ handle: String) -> Answer? {
        let letters = NameFolder.fold(String(handle.drop { $0 == "@" }.prefix { $0 != "@" })).filter { $0 != UInt8(ascii: " ") }
        // A long number at the end was added to make the handle unique.
        let digits = letters.reversed().prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
        let text = Array(letters.dropLast(digits).prefix(Self.mostLetters))
        guard text.count >= 3 else { return nil }
        var candidates: Set<Int> = []
        for index in 0...(text.count - 3) {
            for person in starts[Self.key(text[index...])] ?? [] { candidates.insert(person) }
        }
        var best: (person: Int, bits: Double)?
        var second = -Double.infinity
        for person in candidates.sorted() {
            let bits = read(text, as: people[person])
            if bits > best?.bits ?? -.infinity {
                second = best?.bits ?? second
                best = (person, bits)
            } else {
                second = max(second, bits)
            }
        }
        guard let best, best.bits > 0, best.bits - second >= Self.margin else { return nil }
        return Answer(person: best.person, probability: Probability.fromBits(min(best.bits - max(0, second), 12)))
    }

    /// The best reading of the letters, from left to right; each of the person's words is read once.
    private func read(_ text: [UInt8], as words: [Word]) -> Double {
        var states: [[UInt32: Double]] = Array(repeating: [:], count: text.count + 1)
        states[0] = [0: -HandleWords.prior]
        for position in text.indices {
            guard !states[position].isEmpty else { continue }
            let rest = text[position...]
            let steps = steps(rest, words)
            for (mask, bits) in states[position] {
                for step in steps where step.slot < 0 || mask & (1 << UInt32(step.slot)) == 0 {
                    let next = step.slot < 0 ? mask : mask | 1 << UInt32(step.slot)
                    let total = bits + step.bits
                    if total > states[position + step.length][next] ?? -.infinity { states[position + step.length][next] = total }
                }
            }
        }
        return states[text.count].values.max() ?? -.infinity
    }

    private func steps(_ rest: ArraySlice<UInt8>, _ words: [Word]) -> [(length: Int, slot: Int, bits: Double)] {
        var steps: [(length: Int, slot: Int, bits: Double)] = [(1, -1, HandleWords.strayLetter)]
        for affix in affixes where rest.starts(with: affix) { steps.append((affix.count, -1, HandleWords.affixBits)) }
        for word in words {
            if rest.starts(with: word.letters) {
                steps.append((word.letters.count, word.slot, word.bits + word.familyBits))
            } else if rest.first == word.letters.first {
                let shared = zip(rest, word.letters).prefix { $0 == $1 }.count
                if shared >= 3 { steps.append((shared, word.slot, word.bits * Double(shared) / Double(word.letters.count) - 1)) }
            }
            if rest.first == word.letters.first, !word.isInitials { steps.append((1, word.slot, HandleWords.initialBits)) }
        }
        return steps
    }

    private static func distinct(_ tokens: some Sequence<UInt32>) -> [UInt32] {
        var seen: Set<UInt32> = []
        return tokens.filter { seen.insert($0).inserted }
    }

    private static func key(_ letters: ArraySlice<UInt8>) -> UInt32 {
        letters.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
