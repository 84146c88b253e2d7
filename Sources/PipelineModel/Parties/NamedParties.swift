/// Whom names from outside the ledgers name: listed sponsors, the sponsors of disclosures, names of watch lists.
///
/// Resolution compares them with the names of parties, as it compares these with one another. A name that fits nobody takes no room.
public struct NamedParties: Sendable {
    /// By the hash of a name's bytes, where its bearers stand.
    private var places: [UInt64: Range<Int32>] = [:]
    private var bearers: [NameBearer] = []

    public init() {}

    public var isEmpty: Bool { bearers.isEmpty }

    /// - Parameter bearers: One for each party, in the order of the parties' numbers.
    public mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ bearers: [NameBearer]) {
        guard !bearers.isEmpty else { return }
        places[Fingerprint.of(name).rawValue] = Int32(self.bearers.count)..<Int32(self.bearers.count + bearers.count)
        self.bearers += bearers
    }

    public func places(of name: UnsafeBufferPointer<UInt8>) -> Range<Int32> { places[Fingerprint.of(name).rawValue] ?? 0..<0 }

    public subscript(places: Range<Int32>) -> ArraySlice<NameBearer> { bearers[Int(places.lowerBound)..<Int(places.upperBound)] }

    public subscript(name: String) -> ArraySlice<NameBearer> {
        var name = name
        return name.withUTF8 { self[places(of: $0)] }
    }

    /// Whether the name whose bearers stand at `places` is `party`'s; nil where resolution leaves it open, so that the words decide.
    public func decides(_ places: Range<Int32>, _ party: PartyID) -> Bool? {
        switch fit(places, party) {
        case .same, .alike: true
        case .other: false
        case .namesake, nil: nil
        }
    }

    /// How the name whose bearers stand at `places` fits `party`; nil where it does not.
    public func fit(_ places: Range<Int32>, _ party: PartyID) -> NameBearer.Fit? {
        if places.isEmpty { return nil }
        let end = Int(places.upperBound)
        let place = (Int(places.lowerBound)..<end).partitioningIndex { bearers[$0].party.rawValue >= party.rawValue }
        return place < end && bearers[place].party == party ? bearers[place].fit : nil
    }
}

extension NamedParties: Portable {
    public func write(to bytes: inout ByteWriter) {
        let sorted = places.sorted { $0.key < $1.key }
        bytes.write(items: sorted.map(\.key))
        bytes.write(items: sorted.map(\.value.lowerBound))
        bytes.write(items: sorted.map(\.value.upperBound))
        bytes.write(items: bearers)
    }

    public init(from bytes: inout ByteReader) throws {
        let keys = try bytes.items(UInt64.self)
        let (starts, ends) = (try bytes.items(Int32.self), try bytes.items(Int32.self))
        bearers = try bytes.items()
        guard starts.count == keys.count, ends.count == keys.count else { throw TransferDamage("a name's parties are not there") }
        for (index, key) in keys.enumerated() {
            guard 0 <= starts[index], starts[index] <= ends[index], ends[index] <= bearers.count else {
                throw TransferDamage("a name's parties are not there")
            }
            places[key] = starts[index]..<ends[index]
        }
    }
}
