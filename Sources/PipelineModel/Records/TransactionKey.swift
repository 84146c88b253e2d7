/// What is kept of a transaction id: enough to tell whether two records give the same, and whether a reference names it.
///
/// Nearly every record of a ledger has an id of its own. To keep each as a text would make the text table several times as large, so an
/// entry holds a hash of the id's letters and digits, folded, which is eight bytes; the drop keeps the text.
public struct TransactionKey: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt64

    @inlinable
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The source gives no id.
    public static let none = TransactionKey(rawValue: 0)
    /// An id that is too short to mean one transaction beyond its source.
    public static let short = TransactionKey(rawValue: 2)

    /// Ids of fewer bytes are ``short``.
    public static let shortest = 6

    /// Whether the source gives an id.
    @inlinable public var isGiven: Bool { rawValue != 0 }
    /// Whether the same id in two sources means the same transaction.
    @inlinable public var isTelling: Bool { rawValue > 2 }
    /// Whether the id has a word that a reference can be searched for: with a digit, and three characters at least.
    @inlinable public var isSearchable: Bool { isTelling && rawValue & 1 == 1 }

    /// The key of an id as written, in UTF-8, blanks trimmed.
    @inlinable
    public static func of(_ text: UnsafeBufferPointer<UInt8>) -> TransactionKey {
        if text.isEmpty { return .none }
        if text.count < shortest { return .short }
        return plain(text) ?? folded(text)
    }

    /// The key of words that stand one after another, hashed by ``FoldedWords/hash(of:from:)``; as if it were not searchable.
    public init(words hash: UInt64) { self.init(words: hash, isSearchable: false) }

    /// Whether one of `keys`, made of words, is this one.
    public func isAmong(_ keys: Set<TransactionKey>) -> Bool { isSearchable && keys.contains(TransactionKey(rawValue: rawValue & ~1)) }

    @inlinable
    init(words hash: UInt64, isSearchable: Bool) {
        // 4 keeps the key apart from those that stand for no id or a short one.
        rawValue = (Fingerprint.mix(hash, 0xE703_7ED1_A0B4_28DB) | 4) & ~1 | (isSearchable ? 1 : 0)
    }

    /// ASCII without blanks or symbols, one word: what ``folded(_:)`` answers, read in one pass. Nil for anything else.
    @inlinable
    static func plain(_ text: UnsafeBufferPointer<UInt8>) -> TransactionKey? {
        var hash = FoldedWords.emptyHash
        var hasDigit = false
        for byte in text {
            let folded: UInt8
            switch byte {
            case 0x61...0x7A: folded = byte
            case 0x41...0x5A: folded = byte | 0x20
            case 0x30...0x39:
                folded = byte
                hasDigit = true
            default: return nil
            }
            hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
        }
        return TransactionKey(words: hash, isSearchable: hasDigit)
    }

    /// The slow path, for every id.
    @usableFromInline
    static func folded(_ text: UnsafeBufferPointer<UInt8>) -> TransactionKey {
        var reader = FoldedWords()
        reader.read(text)
        // An id of symbols alone is told by its bytes.
        guard !reader.words.isEmpty else { return TransactionKey(words: Fingerprint.of(text).rawValue, isSearchable: false) }
        let hash = reader.words.reduce(FoldedWords.emptyHash) { reader.hash(of: $1, from: $0) }
        return TransactionKey(words: hash, isSearchable: reader.words.contains { $0.hasDigit && $0.end - $0.start >= 3 })
    }
}
