internal import PipelineModel

/// Whose contents are, and the posts of each creator.
struct ContentOwners: Sendable {
    let ownerOf: [PartyID?]
    private(set) var numberOf: [Int32]
    private(set) var creators: [PartyID] = []
    /// Per creator its posts in time order, creator after creator, and where each creator's start.
    private(set) var posts: [Int32] = []
    private(set) var firstPost: [Int32] = []

    init(_ contents: [Content], _ parties: PartyTable, _ texts: TextTable) {
        ownerOf = contents.map { parties.owners[$0.handle] }
        numberOf = Array(repeating: -1, count: parties.parties.count)
        for (index, party) in parties.parties.enumerated() where party.isCreator {
            numberOf[index] = Int32(creators.count)
            creators.append(PartyID(rawValue: UInt32(index)))
        }
        for owner in ownerOf {
            guard let owner, numberOf.indices.contains(Int(owner.rawValue)), numberOf[Int(owner.rawValue)] < 0 else { continue }
            numberOf[Int(owner.rawValue)] = Int32(creators.count)
            creators.append(owner)
        }
        findPosts(contents, texts)
    }

    private mutating func findPosts(_ contents: [Content], _ texts: TextTable) {
        let creatorOf = ownerOf.map { owner -> Int32 in
            guard let owner, numberOf.indices.contains(Int(owner.rawValue)) else { return -1 }
            return numberOf[Int(owner.rawValue)]
        }
        var first = [Int32](repeating: 0, count: creators.count + 1)
        for creator in creatorOf where creator >= 0 { first[Int(creator) + 1] += 1 }
        for creator in creators.indices { first[creator + 1] += first[creator] }
        var posts = [Int32](repeating: 0, count: Int(first[creators.count]))
        var next = first
        for (content, creator) in creatorOf.enumerated() where creator >= 0 {
            posts[Int(next[Int(creator)])] = Int32(content)
            next[Int(creator)] += 1
        }
        for creator in creators.indices where first[creator + 1] - first[creator] > 1 {
            posts[Int(first[creator])..<Int(first[creator + 1])].sort { left, right in
                let (a, b) = (Int(left), Int(right))
                if contents[a].postedAt != contents[b].postedAt { return contents[a].postedAt < contents[b].postedAt }
                return contents[a].id == contents[b].id
                    ? texts.precedes(contents[a].platform, contents[b].platform) : texts.precedes(contents[a].id, contents[b].id)
            }
        }
        self.posts = posts
        firstPost = first
    }
}
