internal import PipelineModel

/// Disclosures by the creator whose content they are on: creator after creator, each creator's by day, a list for each of what is asked of them.
final class DisclosureIndex: Sendable {
    let disclosures: [Disclosure]
    /// The content it is on, or nil where it names none that is known.
    let contents: [Int32?]
    /// Empty where it names none.
    let sponsors: [PartyNames.Words]
    /// The day of the content it is on, or else its own, since 1970: most look-ups turn away by it.
    let days: [Int32]
    /// Per creator the disclosures as they were given.
    private let lists: IndexLists

    /// What is found of a disclosure.
    private struct Found {
        /// The creator's number, or -1 where it is nobody's.
        var creator: Int32 = -1
        var content: Int32?
        var sponsor = PartyNames.Words()
    }

    /// Disclosures looked at by one core before it takes more.
    private static let partSize = 2048

    init(_ disclosures: [Disclosure], content: ContentIndex, parties: PartyTable, texts: TextTable, workers: Workers) {
        let ranges = Workers.parts(of: disclosures.indices, size: Self.partSize)
        let found = workers.map(ranges.count) { part in
            var names = NameKeys()
            return ranges[part].map { Self.find(disclosures[$0], &names, content, parties, texts) }
        }.flatMap { $0 }
        var lists = IndexLists(count: content.creators.count, items: found.count) { index in
            found[index].creator < 0 ? nil : Int(found[index].creator)
        }
        lists.sort { left, right in
            let (a, b) = (disclosures[Int(left)], disclosures[Int(right)])
            return a.day == b.day ? texts.precedes(a.contentID, b.contentID) : a.day < b.day
        }
        self.disclosures = lists.items.map { disclosures[Int($0)] }
        contents = lists.items.map { found[Int($0)].content }
        sponsors = lists.items.map { found[Int($0)].sponsor }
        days = lists.items.map { index in
            (found[Int(index)].content.map { content.contents[Int($0)].postedAt.day } ?? disclosures[Int(index)].day).number
        }
        self.lists = lists
    }

    private static func find(
        _ disclosure: Disclosure, _ names: inout NameKeys, _ content: ContentIndex, _ parties: PartyTable, _ texts: TextTable
    ) -> Found {
        var named: [Int32] = []
        if !disclosure.contentID.isEmpty { named = content.find(texts[disclosure.contentID], texts) }
        if named.isEmpty, !disclosure.contentURL.isEmpty { named = content.find(texts[disclosure.contentURL], texts) }
        // One id may stand on several platforms: the handle tells.
        let match = named.first { content.contents[Int($0)].handle == disclosure.handle } ?? (named.count == 1 ? named.first : nil)
        guard let owner = parties.owners[disclosure.handle] ?? match.flatMap({ content.ownerOf[Int($0)] }),
            let creator = content.number(of: owner)
        else { return Found() }
        var sponsor = PartyNames.Words()
        if !disclosure.sponsor.isEmpty {
            sponsor = texts.withBytes(of: disclosure.sponsor) { PartyNames.Words(names.words($0), named: parties.named.places(of: $0)) }
        }
        return Found(creator: Int32(creator), content: match, sponsor: sponsor)
    }

    /// Reads what is read first of these creators' disclosures; see ``ReferenceTable/touch(_:_:)``.
    @inline(never)
    @discardableResult
    func touch(_ creators: UnsafeMutableBufferPointer<Int32>) -> Int {
        var sum = 0
        for creator in creators where creator >= 0 { sum &+= places(of: Int(creator)).lowerBound }
        for creator in creators where creator >= 0 {
            let first = places(of: Int(creator)).lowerBound
            if first < days.count { sum &+= Int(days[first]) }
        }
        return sum
    }

    /// The places of the creator's disclosures.
    func places(of creator: Int) -> Range<Int> { lists.places(of: creator) }
}
