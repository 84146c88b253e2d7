internal import PipelineModel

/// Turns a name into words and takes out what says nothing of who it is.
struct NameParser: Sendable {
    /// Words past this are as one word: no name needs more, and hostile input must not cost more.
    static let mostWords = 16
    /// At how many characters banks and clearing systems cut names (SWIFT 35, SEPA 70, and older exports).
    static let cutLengths: Set<Int> = [27, 30, 32, 35, 40, 70]

    var table = TokenTable.lexicon
    private var folded: [UInt8] = []
    private var words: [UInt32] = []

    init() {}

    /// Takes over the words of another parser's table.
    ///
    /// - Returns: Per word of that table, its number in this one.
    mutating func adopt(_ other: TokenTable) -> [UInt32] { (0..<UInt32(other.count)).map { table.adopt($0, of: other) } }

    mutating func parse(_ name: String) -> ParsedName {
        var name = name
        return name.withUTF8 { parse($0) }
    }

    mutating func parse(_ name: UnsafeBufferPointer<UInt8>) -> ParsedName {
        NameFolder.fold(name, into: &folded)
        split()
        var parsed = ParsedName()
        let characters = name.count { $0 & 0xC0 != 0x80 }
        if Self.cutLengths.contains(characters) { parsed.cutLength = characters }
        let (body, forms) = withoutForms(words[...])
        parsed.forms = forms
        parsed.tokens = essential(body)
        if parsed.tokens.isEmpty { parsed.tokens = Array(words.prefix(Self.mostWords)) }
        parsed.kind = kind(of: parsed)
        return parsed
    }

    private mutating func split() {
        words.removeAll(keepingCapacity: true)
        folded.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count, words.count < 64 {
                let isLast = words.count == 63
                var end = start
                while end < bytes.count, isLast || bytes[end] != UInt8(ascii: " ") { end += 1 }
                if end > start { words.append(table.intern(UnsafeBufferPointer(rebasing: bytes[start..<end]))) }
                start = end + 1
            }
        }
    }

    // MARK: Legal forms

    private func withoutForms(_ words: ArraySlice<UInt32>) -> (ArraySlice<UInt32>, LegalForms) {
        var body = words
        var kinds: LegalForms = []
        var changed = true
        while changed, body.count > 1 {
            changed = false
            if let form = form(endingAt: body) {
                kinds.insert(form.kind)
                body = body.dropLast(form.words.count)
                changed = true
            } else if let form = form(openingAt: body, afterOther: !kinds.isEmpty) {
                kinds.insert(form.kind)
                body = body.dropFirst(form.words.count)
                changed = true
            }
        }
        return (body, kinds)
    }

    private func form(endingAt body: ArraySlice<UInt32>) -> TokenTable.LegalForm? {
        for length in stride(from: min(6, body.count - 1), through: 1, by: -1) {
            let tail = body.suffix(length)
            guard let first = tail.first, table.traits[Int(first)].contains(.opensForm) else { continue }
            if let form = table.forms[first]?.first(where: { $0.words.elementsEqual(tail) }) { return form }
        }
        return nil
    }

    private func form(openingAt body: ArraySlice<UInt32>, afterOther: Bool) -> TokenTable.LegalForm? {
        guard let first = body.first, table.traits[Int(first)].contains(.opensForm) else { return nil }
        return table.forms[first]?.first { form in
            form.position != .end && form.words.count < body.count && (afterOther || !isInitialLike(form))
                && form.words.elementsEqual(body.prefix(form.words.count))
        }
    }

    /// `S. C. Popescu` starts with initials, `S. C. Popescu S.R.L.` with a form.
    private func isInitialLike(_ form: TokenTable.LegalForm) -> Bool {
        form.words.count > 1 && form.words.allSatisfy { word in table.withWord(word) { $0.count == 1 } }
    }

    // MARK: Words that say who

    private func essential(_ body: ArraySlice<UInt32>) -> [UInt32] {
        var kept: [UInt32] = []
        for (offset, word) in body.enumerated() {
            let traits = table.traits[Int(word)]
            if traits.contains(.connective), offset > 0 || traits.isDisjoint(with: [.givenName, .familyName]) { continue }
            kept.append(word)
        }
        let untitled = kept.filter { !table.traits[Int($0)].contains(.title) }
        if !untitled.isEmpty { kept = untitled }
        if kept.count > Self.mostWords { kept.removeLast(kept.count - Self.mostWords) }
        return kept
    }

    private func kind(of name: ParsedName) -> ParsedName.Kind {
        if name.forms.contains(.soleTrader) { return .person }
        if !name.forms.isEmpty { return .company }
        var given = false
        for token in name.tokens {
            let traits = table.traits[Int(token)]
            if !traits.isDisjoint(with: [.givenName, .familyName]) {
                given = true
                continue
            }
            if traits.contains(.trade) || (traits.contains(.number) && !given) { return .company }
        }
        return given && name.tokens.count > 1 ? .person : .unknown
    }
}
