public import PipelineModel

/// A record of a list that is not a ledger, reduced to what tells whether it was delivered before.
public struct PlainRecord: Deduplicable, Sendable {
    public var place: Place
    public var identity: Fingerprint
    public var content: Fingerprint
    public var hasTransaction: Bool

    /// - Parameters:
    ///   - id: What names the record within its source, or nil where only its content does.
    ///   - content: The texts that the record holds.
    public init(place: Place, source: Int, id: [TextID]? = nil, content: [TextID], texts: TextTable, figures: [Int64] = []) {
        self.place = place
        let start = Fingerprint(rawValue: UInt64(source))
        var content = content.reduce(start) { $0.combined(with: Self.fingerprint(of: $1, texts)) }
        for figure in figures { content = content.combined(with: Fingerprint(rawValue: UInt64(bitPattern: figure))) }
        self.content = content
        hasTransaction = id != nil
        identity = id.map { $0.reduce(start) { $0.combined(with: Self.fingerprint(of: $1, texts)) } } ?? content
    }

    private static func fingerprint(of text: TextID, _ texts: TextTable) -> Fingerprint {
        texts.withBytes(of: text) { Fingerprint.of($0) }
    }
}
