public import Foundation

/// A built-in mapping for a known export, read from one data file.
///
/// What it says of a source is the same as what `pipeline.json` could say; keys beside `profile` are laid over it. What differs between
/// versions of the export stands under the layout that the file's header tells.
public struct Profile: Sendable {
    /// The name that `profile` in `pipeline.json` takes.
    public var id: String
    public var title: String
    /// Nil for a file of reference rates, which goes under `rates`.
    public var kind: SourceKind?
    /// Whether the columns are those that a format is decoded to (MT940, camt.053, BNR): no file with a header of its own comes near them.
    public var isDecoded: Bool
    /// The newest first.
    public var layouts: [Layout]
    public var documentation: Documentation
    /// Of the data file, so that drops are read again where it changes.
    public var canonical: String
    let source: JSONValue

    /// One version of the export, and how a file of it is told.
    public struct Layout: Sendable {
        /// In words, for the documentation: `since 2023`, `with BIC and MCC`.
        public var version: String
        /// Headers that a file of the layout has, each by any of its names; others may stand between them.
        public var header: [[String]]
        /// Headers that only another layout or profile has.
        public var lacks: [String]
        /// How many columns a file without a header has.
        public var columnCount: Int?
        /// What stands in the columns by position from 1, in most rows of a file without a header and in the first record of one with it: `#` is a digit, `*` any text, the rest itself.
        public var shapes: [Int: [String]]
        /// Whether other exports have the same header, so that it holds only where the source names the profile.
        public var isShared: Bool
        let source: JSONValue
        let folded: [[FoldedName]]
        let foldedLacks: [FoldedName]
    }

    /// What a person wants to know of the export.
    public struct Documentation: Sendable {
        /// Where in the bank's or platform's pages it is found.
        public var found: String
        /// What each record becomes.
        public var becomes: String
        /// Rows and columns that are not read, and why.
        public var leftOut: [String]
        /// Where the layout is known from.
        public var basis: String
    }

    /// - Throws: ``Problem`` with the key's path where the data file is not as it has to be.
    public init(json: Data, file: String) throws {
        try self.init(ConfigurationNode(value: JSONValue(data: json, file: file), path: "", file: file))
    }

    /// Whether its files are of one account.
    public var asksForHolder: Bool {
        guard let plain = try? plainSource(layout: layouts.first) else { return false }
        return plain.gives("counterparty") || plain.gives("counterparty_account")
    }

    /// Fields that neither the profile nor `source` gives, such as whose account it is or in which currency: each group needs one of its
    /// alternatives.
    public func unanswered(by source: SourceConfiguration) -> [[[String]]] {
        var open = (kind?.needs ?? []).filter { group in !group.contains { $0.allSatisfy(source.gives) } }
        if Self.leavesHolderOpen(source) {
            open.removeAll { $0.contains(["holder"]) }
            open.append([["holder"], ["holder_account"]])
        }
        return open
    }

    private static func leavesHolderOpen(_ source: SourceConfiguration) -> Bool {
        (source.gives("counterparty") || source.gives("counterparty_account")) && !source.gives("holder") && !source.gives("holder_account")
    }

    /// Whether neither the profile nor `source`, as it stands in `pipeline.json`, says whose account its files are of.
    public func leavesHolderOpen(to source: SourceConfiguration) -> Bool {
        guard let written = source.written, let laid = try? SourceConfiguration(written.over(base(layouts.first))) else { return false }
        return Self.leavesHolderOpen(laid)
    }

    /// The profile's own keys as a source, for whoever shows what it maps.
    public func plainSource(layout: Layout?) throws -> SourceConfiguration {
        let keys: JSONValue = .object([
            "id": .string(id), "kind": .string(kind?.rawValue ?? ""), "path": .string("-"), "profile": .string(self.id),
        ])
        let written = WrittenKeys(ConfigurationNode(value: keys, path: "", file: self.id))
        return try SourceConfiguration(written.over(base(layout)))
    }

    /// `source` of `pipeline.json` laid over the profile, for a file of `layout`; nil where it is not known which it has.
    ///
    /// Where nobody says whose account it is, the source's id stands for its number: a label that is nobody's name.
    /// - Throws: ``Problem`` where the two together are no valid source.
    public func source(under source: SourceConfiguration, layout: Layout?) throws -> SourceConfiguration {
        guard let written = source.written else { return try plainSource(layout: layout) }
        var laid = try SourceConfiguration(written.over(base(layout)))
        if Self.leavesHolderOpen(laid) { laid.constants["holder_account"] = laid.id }
        return laid
    }

    private func base(_ layout: Layout?) -> JSONValue { layout.map { source.overlaid(by: $0.source) } ?? source }
}
