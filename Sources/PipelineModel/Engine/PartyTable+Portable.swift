extension PartyTable: Portable {
    /// The kinds and weights of evidence, without the words for people: no stage looks at those, and they are most of it.
    public func write(to bytes: inout ByteWriter) {
        bytes.write(parties.count)
        for party in parties {
            bytes.write(party.id)
            bytes.write(party.name)
            bytes.write(party.kind.rawValue)
            for texts in [party.names, party.accounts, party.handles] { bytes.write(items: texts) }
            bytes.write(party.isCreator)
        }
        var kinds: [String: Int] = [:]
        var names: [String] = []
        for match in matches {
            for piece in match.evidence where kinds[piece.kind] == nil {
                kinds[piece.kind] = names.count
                names.append(piece.kind)
            }
        }
        bytes.write(texts: names)
        bytes.write(matches.count)
        for match in matches {
            bytes.write(Int(match.party.rawValue))
            bytes.write(match.probability)
            bytes.write(match.evidence.count)
            for piece in match.evidence {
                bytes.write(kinds[piece.kind] ?? 0)
                bytes.write(piece.weight)
            }
            bytes.write(match.candidates.count)
            for candidate in match.candidates {
                bytes.write(Int(candidate.party.rawValue))
                bytes.write(candidate.probability)
            }
        }
        let pairs = owners.sorted { $0.key.rawValue < $1.key.rawValue }
        bytes.write(items: pairs.map(\.key))
        bytes.write(items: pairs.map(\.value))
        bytes.write(named)
    }

    public init(from bytes: inout ByteReader) throws {
        self.init()
        for _ in 0..<(try bytes.count()) {
            let (id, name) = (try bytes.text(), try bytes.text())
            guard let kind = Party.Kind(rawValue: try bytes.text()) else { throw TransferDamage("a party is of no kind") }
            parties.append(
                Party(
                    id: id, name: name, kind: kind, names: try bytes.items(), accounts: try bytes.items(), handles: try bytes.items(),
                    isCreator: try bytes.flag()))
        }
        let kinds = try bytes.texts()
        for _ in 0..<(try bytes.count()) {
            var match = PartyMatch(party: try Self.party(&bytes, parties.count), probability: try bytes.double())
            for _ in 0..<(try bytes.count()) {
                let kind = try bytes.number()
                guard kinds.indices.contains(kind) else { throw TransferDamage("evidence is of no kind") }
                match.evidence.append(Evidence(kind: kinds[kind], weight: try bytes.double()))
            }
            for _ in 0..<(try bytes.count()) {
                match.candidates.append(.init(party: try Self.party(&bytes, parties.count), probability: try bytes.double()))
            }
            matches.append(match)
        }
        let (keys, values) = (try bytes.items(TextID.self), try bytes.items(PartyID.self))
        owners = Dictionary(zip(keys, values), uniquingKeysWith: { first, _ in first })
        named = try bytes.value()
    }

    private static func party(_ bytes: inout ByteReader, _ count: Int) throws(TransferDamage) -> PartyID {
        let number = try bytes.number()
        guard (0..<count).contains(number) else { throw TransferDamage("a party is not there") }
        return PartyID(rawValue: UInt32(number))
    }
}
