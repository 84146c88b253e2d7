internal import PipelineModel

/// Disclosures by the creator whose content they are on.
struct DisclosureIndex {
    struct Entry {
        var disclosure: Disclosure
        /// The content it is on, or nil where it names none that is known.
        var content: Int32?
        /// Empty where it names none.
        var sponsor: PartyNames.Words
    }

    /// Per creator, by day.
    private(set) var byCreator: [[Entry]]

    init(_ disclosures: [Disclosure], content: ContentIndex, parties: PartyTable, texts: TextTable) {
        byCreator = Array(repeating: [], count: content.creators.count)
        var names = NameKeys()
        for disclosure in disclosures {
            var found: [Int32] = []
            if !disclosure.contentID.isEmpty { found = content.find(texts[disclosure.contentID], texts) }
            if found.isEmpty, !disclosure.contentURL.isEmpty { found = content.find(texts[disclosure.contentURL], texts) }
            // One id may stand on several platforms: the handle tells.
            let match = found.first { content.contents[Int($0)].handle == disclosure.handle } ?? (found.count == 1 ? found.first : nil)
            guard let owner = parties.owners[disclosure.handle] ?? match.flatMap({ content.ownerOf[Int($0)] }),
                let creator = content.number(of: owner)
            else { continue }
            let sponsor = disclosure.sponsor.isEmpty ? [] : texts.withBytes(of: disclosure.sponsor) { names.words($0) }
            byCreator[creator].append(Entry(disclosure: disclosure, content: match, sponsor: PartyNames.Words(sponsor)))
        }
        for creator in byCreator.indices where byCreator[creator].count > 1 {
            byCreator[creator].sort { left, right in
                let (a, b) = (left.disclosure, right.disclosure)
                return a.day == b.day ? texts.precedes(a.contentID, b.contentID) : a.day < b.day
            }
        }
    }
}
