internal import PipelineModel

/// What the references of a payment say, found once per distinct reference. Most say nothing, and then this is nil and costs nothing.
struct ReferenceFacts: Sendable {
    struct NamedHandle: Hashable {
        var handle: TextID
        var owner: PartyID
        /// Written as a handle (`@name`, `tiktok:name`, in an address), rather than as a bare word that equals one.
        var explicit: Bool
    }

    /// What is found in a text, piece by piece.
    struct Found {
        var marks: [CampaignMarks.Mark] = []
        var contents: [Int32] = []
        var handles: [NamedHandle] = []
        var postCount = 0
    }

    private final class Box: Sendable {
        let found: Found
        init(_ found: Found) { self.found = found }
    }

    private let box: Box?

    /// That nothing is said.
    init() { box = nil }

    init(_ found: Found) {
        let isEmpty = found.marks.isEmpty && found.contents.isEmpty && found.handles.isEmpty && found.postCount == 0
        box = isEmpty ? nil : Box(found)
    }

    var isEmpty: Bool { box == nil }
    var marks: [CampaignMarks.Mark] { box?.found.marks ?? [] }
    var contents: [Int32] { box?.found.contents ?? [] }
    var handles: [NamedHandle] { box?.found.handles ?? [] }
    /// How many posts it says it pays for (`3 postări`), or 0.
    var postCount: Int { box?.found.postCount ?? 0 }

    /// How many marks, contents and handles it names.
    var pieceCount: Int { box.map { $0.found.marks.count + $0.found.contents.count + $0.found.handles.count } ?? 0 }

    /// What this and another reference say together.
    func joined(with other: ReferenceFacts) -> ReferenceFacts {
        guard var all = box?.found else { return other }
        for mark in other.marks where !all.marks.contains(where: { $0.campaign == mark.campaign }) { all.marks.append(mark) }
        for content in other.contents where !all.contents.contains(content) { all.contents.append(content) }
        for handle in other.handles where !all.handles.contains(where: { $0.handle == handle.handle }) { all.handles.append(handle) }
        all.postCount = max(all.postCount, other.postCount)
        return ReferenceFacts(all)
    }

    /// The mark of the campaign. Its text is left where it stands where only its other properties are asked for, as they are for every option.
    func mark(of campaign: Int) -> CampaignMarks.Mark? { place(of: campaign).map { marks[$0] } }
    func isMarked(_ campaign: Int) -> Bool { place(of: campaign) != nil }

    /// How long the campaign's mark is, and whether it is a name.
    func strength(of campaign: Int) -> (length: Int, isName: Bool)? {
        guard let box, let place = place(of: campaign) else { return nil }
        return (box.found.marks[place].length, box.found.marks[place].isName)
    }

    private func place(of campaign: Int) -> Int? {
        guard let box else { return nil }
        return box.found.marks.indices.first { box.found.marks[$0].campaign == campaign }
    }
}
