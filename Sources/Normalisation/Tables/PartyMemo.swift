internal import PipelineModel

/// Parties read so far that a name and an account name: from the two as written to their mention.
///
/// One look-up in place of three (name, account, mention), each of which the processor's cache misses in a large ledger.
struct PartyMemo: Sendable {
    /// A ledger in which nearly every row names a party of its own gains nothing by a memo.
    private static let most = 1 << 20
    private static let unknown = MentionID(rawValue: .max)

    private var written = TextTable()
    private var mentions = [unknown]
    private var doubtful = [false]

    /// A number for the name and the account, whose `hash` is ``TextTable``'s of both; 0 where there is no room for more.
    @inline(__always)
    mutating func number(of name: Bytes, _ account: Bytes, hash: UInt64) -> Int {
        guard mentions.count < Self.most else { return 0 }
        // No field of a sound record has a NUL, which parts the two.
        let number = Int(written.intern(name, account, hash: hash).rawValue)
        if number == mentions.count {
            mentions.append(Self.unknown)
            doubtful.append(false)
        }
        return number
    }

    /// See ``TextTable/touch(hashes:)``.
    func touch(hashes: UnsafeBufferPointer<UInt64>) { written.touch(hashes: hashes) }

    /// The mention that was learnt for a number, and whether its account must not bind.
    @inline(__always)
    subscript(number: Int) -> (mention: MentionID, isDoubtful: Bool)? {
        mentions[number] == Self.unknown ? nil : (mentions[number], doubtful[number])
    }

    mutating func learn(_ mention: MentionID, isDoubtful: Bool, for number: Int) {
        guard number > 0 else { return }
        mentions[number] = mention
        doubtful[number] = isDoubtful
    }
}
