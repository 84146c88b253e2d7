/// What two names can score at most, told from bits and lengths of their words without comparing letters.
///
/// Blocking puts millions of pairs side by side, and nearly all of them differ plainly. A pair whose bound lies below what resolution looks
/// at need not be scored. The bound follows ``NameScorer`` step by step and is never below its score (tests hold it to that):
/// - words that are equal count in full;
/// - another pair of words counts at most what it would weigh if all letters that both have stood in the same places;
/// - numbers that differ conflict, and so do words that can't have a counterpart;
/// - what else costs (words that are missing, another order) is left out.
///
/// Two names with a number each, another one, are told apart by sums alone where that is enough (``otherNumbers(than:_:)``), before a pair is
/// even marked as met.
///
/// Where a word of one name may be several of the other, written together, there is no bound.
struct ScoreBound: Sendable {
    /// All that is asked of a word, in one place, so that the inner loop looks up nothing.
    private struct Word {
        var letters: UInt64
        var bits: Double
        var token: UInt32
        var sound: UInt32
        /// Which letters the sound has.
        var soundLetters: UInt32
        var traits: TokenTraits
        var length: UInt16
        var initial: UInt8
    }

    private let weights: ComparisonWeights
    private let table: TokenTable
    private let words: [Word]
    /// Name `i` has the words from `starts[i]` to `starts[i + 1]`.
    private let starts: [Int32]
    private let isCut: [Bool]
    private let summaries: [Summary]

    /// What tells a name from those with other numbers without a look at their words.
    private struct Summary {
        /// The name's only number; 0 where it has none or several.
        var number: UInt32 = 0
        var count: UInt32
        /// The greatest weight of its other words.
        var most: Float = 0

        init(_ name: some Collection<Word>) {
            count = UInt32(name.count)
            let numbers = name.lazy.filter { $0.traits.contains(.number) }
            if let first = numbers.first, numbers.count == 1, !first.traits.contains(.particle) { number = first.token }
            for word in name where !word.traits.contains(.number) { most = max(most, Float(word.bits)) }
        }
    }

    /// Which names a given one can't be, whatever their words: those that have another number, and no word that weighs enough to make up for it.
    struct OtherNumbers {
        fileprivate var number: UInt32
        fileprivate var count: UInt32
        fileprivate var most: Float
    }

    /// Rounding of sums must not decide.
    private static let margin = 0.01

    init(names: [ParsedName], scorer: NameScorer, table: TokenTable) {
        weights = scorer.weights
        self.table = table
        let letters = (0..<UInt32(table.count)).map { table.withWord($0, Self.letters) }
        var words: [Word] = []
        var starts: [Int32] = [0]
        starts.reserveCapacity(names.count + 1)
        for name in names {
            for token in name.tokens {
                words.append(
                    Word(
                        letters: letters[Int(token)], bits: scorer.bits(of: token), token: token, sound: table.sounds[Int(token)],
                        soundLetters: table.letters[Int(token)], traits: table.traits[Int(token)], length: table.lengths[Int(token)],
                        initial: table.initial(token)))
            }
            starts.append(Int32(words.count))
        }
        self.words = words
        self.starts = starts
        isCut = names.map { $0.cutLength > 0 }
        summaries = names.indices.map { Summary(words[Int(starts[$0])..<Int(starts[$0 + 1])]) }
    }

    /// Whether the names may score `floor` or more.
    func mayReach(_ floor: Double, _ left: Int, _ right: Int) -> Bool {
        !isOther(right, otherNumbers(than: left, floor)) && mayReachByWords(floor, left, right)
    }

    /// What names with another number than `left`'s would have to have to score `floor` beside it.
    ///
    /// Two names with one number each, another one, conflict in it. No other word weighs more than half its own weight and half the greatest of
    /// the other name, and where both have as many words, none is left to be written together. A cut does not matter: no number is taken for
    /// the beginning of another.
    func otherNumbers(than left: Int, _ floor: Double) -> OtherNumbers {
        let summary = summaries[left]
        var (bits, others) = (0.0, 0.0)
        for word in words[Int(starts[left])..<Int(starts[left + 1])] where !word.traits.contains(.number) {
            bits += word.bits
            others += 1
        }
        let least = uncapped(floor - Self.margin - weights.formAgrees - weights.numberConflict) * 2 - bits
        let most = others > 0 ? least / others : least > 0 ? .infinity : -.infinity
        return OtherNumbers(number: summary.number, count: summary.number == 0 ? .max : summary.count, most: Float(most))
    }

    /// Whether the name is told apart by its number alone.
    @inline(__always)
    func isOther(_ right: Int, _ left: OtherNumbers) -> Bool {
        let summary = summaries[right]
        return summary.count == left.count && summary.most < left.most && summary.number != 0 && summary.number != left.number
    }

    /// The agreement that is capped to `bits`.
    private func uncapped(_ bits: Double) -> Double {
        bits > weights.agreementKnee ? weights.agreementKnee + (bits - weights.agreementKnee) / weights.agreementShare : bits
    }

    private func capped(_ agreement: Double) -> Double {
        agreement > weights.agreementKnee
            ? weights.agreementKnee + (agreement - weights.agreementKnee) * weights.agreementShare : agreement
    }

    /// Reads what tests of these names read first. The words of all names are not in the processor's cache, and tests would wait for memory one
    /// after another; here nothing stands between one read and the next, so that the processor waits for many at once.
    ///
    /// - Returns: Something of what was read. It is not inlined, so that a caller who makes no use of it does not lose the reading.
    @inline(never)
    @discardableResult
    func touch(_ names: ArraySlice<UInt32>) -> UInt32 {
        words.withUnsafeBufferPointer { words in
            var sum: UInt32 = 0
            for name in names {
                let (start, end) = (Int(starts[Int(name)]), Int(starts[Int(name) + 1]))
                if start < end { sum &+= words[start].token &+ words[end - 1].token }
            }
            return sum
        }
    }

    /// The same, of names that ``isOther(_:_:)`` does not tell apart.
    func mayReachByWords(_ floor: Double, _ left: Int, _ right: Int) -> Bool {
        words.withUnsafeBufferPointer { words in
            let a = UnsafeBufferPointer(rebasing: words[Int(starts[left])..<Int(starts[left + 1])])
            let b = UnsafeBufferPointer(rebasing: words[Int(starts[right])..<Int(starts[right + 1])])
            let floor = floor - Self.margin
            return bound(a, b, cutLeft: isCut[left], cutRight: isCut[right], floor: floor) >= floor
        }
    }

    /// - Parameter floor: Where the sums alone tell that the bound lies below it, minus infinity is as good.
    private func bound(
        _ a: UnsafeBufferPointer<Word>, _ b: UnsafeBufferPointer<Word>, cutLeft: Bool, cutRight: Bool, floor: Double
    ) -> Double {
        // A bit for each word that has no equal in the other name.
        var freeLeft = UInt32(truncatingIfNeeded: (1 << a.count) - 1)
        var freeRight = UInt32(truncatingIfNeeded: (1 << b.count) - 1)
        var agreement = 0.0
        for i in a.indices {
            for j in b.indices where freeRight & (1 << UInt32(j)) != 0 && a[i].token == b[j].token {
                agreement += a[i].bits
                freeLeft &= ~(1 << UInt32(i))
                freeRight &= ~(1 << UInt32(j))
                break
            }
        }
        if freeLeft.nonzeroBitCount != freeRight.nonzeroBitCount, mayGlue(a, freeLeft, b, freeRight) || mayGlue(b, freeRight, a, freeLeft) {
            return .infinity
        }
        var left = Tally()
        var right = Tally()
        for i in a.indices where freeLeft & (1 << UInt32(i)) != 0 { left.add(a[i]) }
        for j in b.indices where freeRight & (1 << UInt32(j)) != 0 { right.add(b[j]) }
        let numbers = min(left.numbers, right.numbers)
        let surplus = cutLeft || cutRight ? 0 : max(left.numbers, right.numbers) - numbers
        let rest = weights.formAgrees + Double(numbers) * weights.numberConflict + Double(surplus) * weights.missingNumber
        // So many words may have a counterpart, and none weighs more than the heaviest two together.
        let most = Double(min(left.others, right.others)) * (left.most + right.most) / 2
        if capped(agreement + most) + rest < floor { return -.infinity }
        var hasCounterpart: UInt32 = 0
        for i in a.indices where freeLeft & (1 << UInt32(i)) != 0 {
            var best = -Double.infinity
            for j in b.indices where freeRight & (1 << UInt32(j)) != 0 {
                let mayBeCut = cutLeft && i == a.count - 1 || cutRight && j == b.count - 1
                guard let bits = likeness(a[i], b[j], mayBeCut: mayBeCut) else { continue }
                hasCounterpart |= 1 << UInt32(j)
                best = max(best, bits)
            }
            guard best > -.infinity else { continue }
            left.paired += 1
            agreement += max(0, best)
        }
        right.paired = hasCounterpart.nonzeroBitCount
        let conflicts = max(0, min(left.words, right.words) - min(left.paired, right.paired))
        return capped(agreement) + rest + Double(conflicts) * weights.conflict
    }

    /// The free words of one name: those that conflict where they have no counterpart, and how many may have one.
    private struct Tally {
        var words = 0
        var numbers = 0
        var paired = 0
        /// The words that are no numbers, and the greatest weight of one.
        var others = 0
        var most = 0.0

        mutating func add(_ word: Word) {
            let isNumber = word.traits.contains(.number)
            if !isNumber {
                others += 1
                most = max(most, word.bits)
            }
            if word.traits.contains(.particle) { return }
            if isNumber { numbers += 1 } else { words += 1 }
        }
    }

    /// What ``NameScorer`` weighs two words at most; nil where it takes them for different words.
    private func likeness(_ x: Word, _ y: Word, mayBeCut: Bool) -> Double? {
        let weight = (x.bits + y.bits) / 2
        if x.traits.union(y.traits).contains(.number) { return nil }
        if x.length == 1 || y.length == 1 {
            guard x.length + y.length > 2, x.initial == y.initial else { return nil }
            return min(weights.initial, weight)
        }
        if mayBeCut { return weight }
        if x.traits.intersection(y.traits).contains(.givenName), table.areNicknames(x.token, y.token) {
            return weight * weights.nicknameShare - weights.nicknameCost
        }
        let longest = Int(max(x.length, y.length))
        if x.sound == y.sound, min(x.length, y.length) > 2 { return weight * weights.soundShare - weights.soundCost }
        let difference = abs(Int(x.length) - Int(y.length))
        guard 2 * difference <= longest + 2 else { return nil }
        let sounds = (x.soundLetters ^ y.soundLetters).nonzeroBitCount
        guard Double(sounds) / 2 < weights.slipLimit * Double(longest) else { return nil }
        if longest > EditDistance.longest { return weight }
        // A slip changes one letter on each side and costs half a slip at least; a letter more or less costs a whole one.
        let ofLetters = max((x.letters ^ y.letters).nonzeroBitCount.halvedUp, 2 * difference)
        let halfSlips = min(ofLetters, 1 + sounds.halvedUp, longest + 2)
        let slips = Double(halfSlips) / 2
        let share = min(1, slips / Double(longest) / weights.slipLimit)
        // The power is three at most, and shares are below one.
        let apart = weights.slipPower == 2 ? share * share : share * share * share
        let bits = weight - (weight - weights.conflict) * apart - weights.slipCost * min(slips, 1)
        return bits > weights.conflict ? bits : nil
    }

    /// Whether a free word of `a` may be several neighbours of `b` in one.
    private func mayGlue(_ a: UnsafeBufferPointer<Word>, _ freeA: UInt32, _ b: UnsafeBufferPointer<Word>, _ freeB: UInt32) -> Bool {
        for i in a.indices where freeA & (1 << UInt32(i)) != 0 && a[i].length >= 2 {
            let whole = a[i]
            let wholeLength = Int(whole.length)
            let allowed = wholeLength < 6 ? 0 : (wholeLength < 9 ? 2 : 4)
            for start in b.indices where freeB & (1 << UInt32(start)) != 0 {
                if wholeLength <= 3, b.count - start >= wholeLength, whole.initial == b[start].initial { return true }
                var length = 0
                var letters: UInt64 = 0
                for end in start..<min(b.count, start + 4) where freeB & (1 << UInt32(end)) != 0 {
                    length += Int(b[end].length)
                    letters |= b[end].letters
                    if length > wholeLength + 2 { break }
                    guard end > start, length + allowed / 2 >= wholeLength else { continue }
                    if length > EditDistance.longest || (letters ^ whole.letters).nonzeroBitCount <= 2 * allowed { return true }
                }
            }
        }
        return false
    }

    /// Which letters and digits a word has, a bit each; other bytes share the rest.
    private static func letters(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var bits: UInt64 = 0
        for byte in word {
            switch byte {
            case 0x30...0x39: bits |= 1 << UInt64(byte - 0x30)
            case 0x61...0x7A: bits |= 1 << UInt64(byte - 0x61 + 10)
            default: bits |= 1 << UInt64(36 + byte % 28)
            }
        }
        return bits
    }
}

extension Int {
    fileprivate var halvedUp: Int { (self + 1) / 2 }
}
