internal import PipelineModel

/// What a party is known by. The id of its first key, in the order handle, account, name, is the party's published id.
public enum PartyKey {
    public static func id(forHandle handle: String) -> String { id("handle\u{1F}" + handle) }
    public static func id(forAccount account: String) -> String { id("account\u{1F}" + account) }
    /// All names that fold to the same words and legal form have one id.
    public static func id(forName name: String) -> String {
        var parser = NameParser()
        let parsed = parser.parse(name)
        return id(forFold: FoldTable.fingerprint(of: parsed, table: parser.table))
    }

    static func id(forFold fold: UInt64) -> String { id("name\u{1F}" + hex(fold)) }

    private static func id(_ key: String) -> String { "n-" + hex(Fingerprint.of(key).rawValue) }

    static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
