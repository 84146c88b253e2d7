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
    ///
    /// Inlined, so that no list is made and no table counted for each record.
    @inlinable
    public init(place: Place, source: Int, id: [TextID]? = nil, content: [TextID], texts: TextTable, figures: [Int64] = []) {
        self.place = place
        let start = Fingerprint(rawValue: UInt64(source))
        var all = start
        for text in content { all = all.combined(with: texts.withBytes(of: text) { Fingerprint.of($0) }) }
        for figure in figures { all = all.combined(with: Fingerprint(rawValue: UInt64(bitPattern: figure))) }
        self.content = all
        hasTransaction = id != nil
        var own = all
        if let id {
            own = start
            for text in id { own = own.combined(with: texts.withBytes(of: text) { Fingerprint.of($0) }) }
        }
        identity = own
    }
}
