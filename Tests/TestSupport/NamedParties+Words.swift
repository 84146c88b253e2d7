public import PipelineModel

extension NamedParties {
    /// Whom names name by their words alone, for worlds without resolution.
    public init(sameWords names: some Sequence<String>, _ parties: [Party], _ texts: TextTable) {
        self.init()
        var keys = NameKeys()
        var bearers: [String: [PartyID]] = [:]
        for (number, party) in parties.enumerated() {
            for key in Set(party.names.map { keys.key(texts[$0]) }) { bearers[key, default: []].append(PartyID(rawValue: UInt32(number))) }
        }
        for name in Set(names) {
            let found = bearers[keys.key(name)] ?? []
            Array(name.utf8).withUnsafeBufferPointer { add($0, found.map { NameBearer(party: $0, fit: .same) }) }
        }
    }
}
