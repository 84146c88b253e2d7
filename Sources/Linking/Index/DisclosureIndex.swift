internal import PipelineModel

/// Disclosures by the creator whose content they are on: creator after creator, each creator's by day, a list for each of what is asked of them.
struct DisclosureIndex {
    private(set) var disclosures: [Disclosure] = []
    /// The content it is on, or nil where it names none that is known.
    private(set) var contents: [Int32?] = []
    /// Empty where it names none.
    private(set) var sponsors: [PartyNames.Words] = []
    /// The day of the content it is on, or else its own, since 1970: most look-ups turn away by it.
    private(set) var days: [Int32] = []
    /// Where a creator's start; one more than there are creators.
    private var first: [Int32] = [0]

    init(_ disclosures: [Disclosure], content: ContentIndex, parties: PartyTable, texts: TextTable) {
        var byCreator = [[(disclosure: Disclosure, content: Int32?)]](repeating: [], count: content.creators.count)
        for disclosure in disclosures {
            var found: [Int32] = []
            if !disclosure.contentID.isEmpty { found = content.find(texts[disclosure.contentID], texts) }
            if found.isEmpty, !disclosure.contentURL.isEmpty { found = content.find(texts[disclosure.contentURL], texts) }
            // One id may stand on several platforms: the handle tells.
            let match = found.first { content.contents[Int($0)].handle == disclosure.handle } ?? (found.count == 1 ? found.first : nil)
            guard let owner = parties.owners[disclosure.handle] ?? match.flatMap({ content.ownerOf[Int($0)] }),
                let creator = content.number(of: owner)
            else { continue }
            byCreator[creator].append((disclosure, match))
        }
        var names = NameKeys()
        for creator in byCreator.indices {
            byCreator[creator].sort { left, right in
                let (a, b) = (left.disclosure, right.disclosure)
                return a.day == b.day ? texts.precedes(a.contentID, b.contentID) : a.day < b.day
            }
            for (disclosure, match) in byCreator[creator] {
                self.disclosures.append(disclosure)
                contents.append(match)
                let sponsor = disclosure.sponsor.isEmpty ? [] : texts.withBytes(of: disclosure.sponsor) { names.words($0) }
                sponsors.append(PartyNames.Words(sponsor))
                days.append((match.map { content.contents[Int($0)].postedAt.day } ?? disclosure.day).number)
            }
            first.append(Int32(days.count))
        }
    }

    /// The places of the creator's disclosures.
    func places(of creator: Int) -> Range<Int> { Int(first[creator])..<Int(first[creator + 1]) }
}
