public import PipelineModel

/// The texts and mentions of a run, with what was learnt while reading them: which account number or handle a text stands for.
///
/// Ledgers repeat the same accounts and names millions of times; each is read once and looked up after that. Texts and mentions may be
/// added from outside, but neither table may be replaced by another while this value lives.
public struct EvidenceTables: Sendable {
    public var texts: TextTable
    public var mentions: MentionTable
    var accounts = AccountMemo()
    var handles = HandleMemo()
    var parties = PartyMemo()
    var ahead = LookAhead()
    var currencies = CurrencyMemo()
    var platforms = PlatformMemo()

    public init(texts: TextTable = TextTable(), mentions: MentionTable = MentionTable()) {
        self.texts = texts
        self.mentions = mentions
    }

    mutating func mention(_ mention: Mention) -> MentionID {
        mentions.intern(mention)
    }

    /// A name without the blanks around it, and with one space for each run of blanks within it.
    @inline(__always)
    mutating func name(_ bytes: Bytes) -> TextID {
        let trimmed = bytes.trimmed
        return Self.isTidy(trimmed) ? texts.intern(trimmed) : tidied(trimmed)
    }

    /// A text without the blanks around it.
    @inline(__always)
    mutating func text(_ bytes: Bytes) -> TextID { texts.intern(bytes.trimmed) }

    /// The same, where the hash of the text without its blanks is known.
    @inline(__always)
    mutating func text(_ bytes: Bytes, hash: UInt64) -> TextID { texts.intern(bytes.trimmed, hash: hash) }

    private static func isTidy(_ bytes: Bytes) -> Bool {
        var wasBlank = false
        for byte in bytes {
            if byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF || (byte < 0x20) { return false }
            let isBlank = byte == 0x20
            if isBlank, wasBlank { return false }
            wasBlank = isBlank
        }
        return true
    }

    private mutating func tidied(_ bytes: Bytes) -> TextID {
        var tidy: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let blank = bytes.blankLength(at: index)
            if blank == 0 {
                tidy.append(bytes[index])
            } else if tidy.last != 0x20 {
                tidy.append(0x20)
            }
            index += max(blank, 1)
        }
        return tidy.withUnsafeBufferPointer { texts.intern($0) }
    }

    @inline(__always)
    mutating func platform(_ bytes: Bytes) -> TextID {
        let number = platformNumber(bytes)
        return platforms.known[number].id
    }

    /// The index of a platform among ``PlatformMemo/known``.
    @inline(__always)
    mutating func platformNumber(_ bytes: Bytes) -> Int { platforms.read(bytes, texts: &texts) }

    /// The canonical account number, and whether it is one that must not bind.
    @inline(__always)
    mutating func account(_ bytes: Bytes) -> (id: TextID, isDoubtful: Bool) { accounts.read(bytes, texts: &texts) }

    /// The canonical handle in `bytes`; `platform` is that of ``platformNumber(_:)``.
    mutating func handle(_ bytes: Bytes, platform: Int) throws(ValueFault) -> TextID {
        try handles.read(bytes, platform: platform, of: platforms, texts: &texts)
    }

    /// The index of a currency among ``CurrencyMemo/known``.
    @inline(__always)
    mutating func currency(_ bytes: Bytes, _ parser: CurrencyParser) throws(ValueFault) -> Int {
        try currencies.read(bytes, parser: parser, texts: &texts)
    }
}
