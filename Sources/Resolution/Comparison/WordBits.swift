/// What agreement on a word weighs before any data is seen: by what the lexicon knows of it and by its length.
enum WordBits {
    static func standard(_ token: UInt32, in table: TokenTable) -> Float {
        let traits = table.traits[Int(token)]
        let length = table.withWord(token) { $0.count }
        if traits.contains(.particle) { return 1.2 }
        if length == 1 { return 3 }
        if traits.contains(.trade) || traits.contains(.title) || traits.contains(.connective) { return 3.2 }
        if traits.contains(.number) { return 5 }
        if traits.contains(.common) || traits.contains(.place) { return 4.5 }
        if traits.contains(.givenName) || traits.contains(.familyName) { return 6.5 }
        return min(10, 5 + 0.7 * Float(length))
    }
}
