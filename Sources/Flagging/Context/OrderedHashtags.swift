internal import PipelineModel

/// The hashtags that payments order in their references. References repeat themselves, so each is read once.
struct OrderedHashtags {
    private let context: FlagContext
    /// By reference the number of its hashtags, or -1 for none.
    private var known: [TextID: Int32] = [:]

    init(_ context: FlagContext) { self.context = context }

    /// The number of a payment's folded hashtags (``HashtagChanges/number(of:)``), or nil where it orders none.
    mutating func number(ofPayment index: Int, _ changes: inout HashtagChanges) -> Int32? {
        let references = context.findings.payments[index].references
        guard references.count == 1 else {
            let tags = references.flatMap { Folding.hashtags(context.text($0)) }
            return tags.isEmpty ? nil : changes.number(of: tags)
        }
        let hasAny = context.findings.texts.withBytes(of: references[0]) { $0.contains(UInt8(ascii: "#")) }
        guard hasAny else { return nil }
        if let known = known[references[0]] { return known < 0 ? nil : known }
        let tags = Folding.hashtags(context.text(references[0]))
        let number = tags.isEmpty ? -1 : changes.number(of: tags)
        known[references[0]] = number
        return number < 0 ? nil : number
    }
}
