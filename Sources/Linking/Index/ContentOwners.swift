internal import PipelineModel

/// Whose contents are, and the posts of each creator.
struct ContentOwners: Sendable {
    let ownerOf: [PartyID?]
    let numberOf: [Int32]
    let creators: [PartyID]
    /// Per creator its posts in time order.
    let posts: IndexLists

    init(_ contents: [Content], _ parties: PartyTable, _ texts: TextTable) {
        ownerOf = contents.map { parties.owners[$0.handle] }
        var creators: [PartyID] = []
        var numberOf = [Int32](repeating: -1, count: parties.parties.count)
        for (index, party) in parties.parties.enumerated() where party.isCreator {
            numberOf[index] = Int32(creators.count)
            creators.append(PartyID(rawValue: UInt32(index)))
        }
        for owner in ownerOf {
            guard let owner, numberOf.indices.contains(Int(owner.rawValue)), numberOf[Int(owner.rawValue)] < 0 else { continue }
            numberOf[Int(owner.rawValue)] = Int32(creators.count)
            creators.append(owner)
        }
        (self.numberOf, self.creators) = (numberOf, creators)
        let (owners, numbers) = (ownerOf, numberOf)
        var posts = IndexLists(count: creators.count, items: contents.count) { content in
            guard let owner = owners[content], numbers.indices.contains(Int(owner.rawValue)), numbers[Int(owner.rawValue)] >= 0 else {
                return nil
            }
            return Int(numbers[Int(owner.rawValue)])
        }
        posts.sort { left, right in
            let (a, b) = (Int(left), Int(right))
            if contents[a].postedAt != contents[b].postedAt { return contents[a].postedAt < contents[b].postedAt }
            return contents[a].id == contents[b].id
                ? texts.precedes(contents[a].platform, contents[b].platform) : texts.precedes(contents[a].id, contents[b].id)
        }
        self.posts = posts
    }
}
