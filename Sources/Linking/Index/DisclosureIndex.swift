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

    /// Creator after creator, each creator's by day.
    private(set) var entries: [Entry] = []
    /// Per entry the day of the content it is on, or else its own, since 1970, and its own: most look-ups turn away by these.
    private(set) var days: [Int32] = []
    private(set) var ownDays: [Int32] = []
    /// Where a creator's entries start; one more than there are creators.
    private var first: [Int32] = [0]

    init(_ disclosures: [Disclosure], content: ContentIndex, parties: PartyTable, texts: TextTable) {
        var byCreator = [[Entry]](repeating: [], count: content.creators.count)
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
        for creator in byCreator.indices {
            byCreator[creator].sort { left, right in
                let (a, b) = (left.disclosure, right.disclosure)
                return a.day == b.day ? texts.precedes(a.contentID, b.contentID) : a.day < b.day
            }
            entries += byCreator[creator]
            first.append(Int32(entries.count))
        }
        ownDays = entries.map(\.disclosure.day.number)
        days = entries.map { entry in
            (entry.content.map { content.contents[Int($0)].postedAt.day } ?? entry.disclosure.day).number
        }
    }

    /// The places of the creator's entries.
    func places(of creator: Int) -> Range<Int> { Int(first[creator])..<Int(first[creator + 1]) }
}
