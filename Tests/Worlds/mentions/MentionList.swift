internal import Foundation
internal import PipelineModel
internal import Resolution

/// The rows of a file of mentions, as a run would have them: texts interned, equal mentions once.
struct MentionList {
    private var ids: [String] = []
    private var numbers: [MentionID] = []
    private var mentions = MentionTable()
    private var counts: [UInt32] = []
    private var texts = TextTable()

    var count: Int { ids.count }

    /// Reads `unique_id,name,given,family,account,cluster`, no field of which is quoted.
    init(path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        data.withUnsafeBytes { raw in
            let bytes = raw.bindMemory(to: UInt8.self)
            var isHeader = true
            for line in bytes.split(separator: 0x0A) {
                defer { isHeader = false }
                let fields = line.split(separator: 0x2C, omittingEmptySubsequences: false)
                guard !isHeader, fields.count >= 5 else { continue }
                ids.append(String(decoding: fields[0], as: UTF8.self))
                let name = texts.intern(UnsafeBufferPointer(rebasing: fields[1]))
                let account = fields[4].isEmpty ? TextID.empty : texts.intern(UnsafeBufferPointer(rebasing: fields[4]))
                let number = mentions.intern(Mention(name: name, account: account))
                if Int(number.rawValue) == counts.count { counts.append(0) }
                counts[Int(number.rawValue)] += 1
                numbers.append(number)
            }
        }
    }

    /// Per row its party.
    func resolved() -> [PartyID] {
        var texts = texts
        let table = PartyResolver.resolve(
            mentions: mentions, counts: counts, accounts: [], contentHandles: [], decisions: [], texts: &texts
        ).table
        return numbers.map { table[$0].party }
    }

    func write(_ parties: [PartyID], to path: String) throws {
        var text = "unique_id,party\n"
        for (id, party) in zip(ids, parties) { text += "\(id),\(party.rawValue)\n" }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
}
