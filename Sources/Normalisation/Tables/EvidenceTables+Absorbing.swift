public import PipelineModel

extension EvidenceTables {
    /// The numbers that the texts and mentions of tables filled apart have in those that took them in.
    public struct Numbers: Sendable {
        fileprivate(set) var texts: [TextID]
        fileprivate(set) var mentions: [MentionID]

        public subscript(text: TextID) -> TextID { texts[Int(text.rawValue)] }
        public subscript(mention: MentionID) -> MentionID { mentions[Int(mention.rawValue)] }
    }

    /// Takes in the texts and mentions that a later part of a drop filled tables of its own with.
    ///
    /// They are numbered as if the part had been read with these tables: a text that is new here was new there too, and first seen in the
    /// same order. So the numbers do not depend on how a drop was cut.
    public mutating func absorb(_ part: EvidenceTables) -> Numbers {
        var numbers = Numbers(texts: [.empty], mentions: [])
        numbers.texts.reserveCapacity(part.texts.count)
        var hashes: [UInt64] = []
        for window in Workers.parts(of: 1..<max(1, part.texts.count), size: 64) {
            hashes.removeAll(keepingCapacity: true)
            for id in window { hashes.append(part.texts.withBytes(of: TextID(rawValue: UInt32(id))) { TextTable.hash($0) }) }
            _ = hashes.withUnsafeBufferPointer { texts.touch(hashes: $0) }
            for (id, hash) in zip(window, hashes) {
                numbers.texts.append(part.texts.withBytes(of: TextID(rawValue: UInt32(id))) { texts.intern($0, hash: hash) })
            }
        }
        numbers.mentions.reserveCapacity(part.mentions.count)
        for mention in part.mentions.mentions {
            numbers.mentions.append(
                mentions.intern(
                    Mention(name: numbers[mention.name], account: numbers[mention.account], handle: numbers[mention.handle])))
        }
        return numbers
    }
}
