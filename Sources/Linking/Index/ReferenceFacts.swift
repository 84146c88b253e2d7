internal import PipelineModel

/// What the references of a payment say, found once per distinct reference.
struct ReferenceFacts {
    struct NamedHandle: Hashable {
        var handle: TextID
        var owner: PartyID
        /// Written as a handle (`@name`, `tiktok:name`, in an address), rather than as a bare word that equals one.
        var explicit: Bool
    }

    var marks: [CampaignMarks.Mark] = []
    var contents: [Int32] = []
    var handles: [NamedHandle] = []
    /// How many posts it says it pays for (`3 postări`), or 0.
    var postCount = 0

    var isEmpty: Bool { marks.isEmpty && contents.isEmpty && handles.isEmpty && postCount == 0 }

    mutating func add(_ other: ReferenceFacts) {
        for mark in other.marks where !marks.contains(where: { $0.campaign == mark.campaign }) { marks.append(mark) }
        for content in other.contents where !contents.contains(content) { contents.append(content) }
        for handle in other.handles where !handles.contains(where: { $0.handle == handle.handle }) { handles.append(handle) }
        postCount = max(postCount, other.postCount)
    }

    func mark(of campaign: Int) -> CampaignMarks.Mark? { marks.first { $0.campaign == campaign } }
}
