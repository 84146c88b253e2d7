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

    static func id(forFold fold: UInt64) -> String { "n-" + hex(print(forFold: fold)) }
    static func print(forHandle handle: String) -> UInt64 { Fingerprint.of("handle\u{1F}" + handle).rawValue }
    static func print(forAccount account: String) -> UInt64 { Fingerprint.of("account\u{1F}" + account).rawValue }
    static func print(forFold fold: UInt64) -> UInt64 {
        Fingerprint(rawValue: 0x6E61_6D65).combined(with: Fingerprint(rawValue: fold)).rawValue
    }

    private static func id(_ key: String) -> String { "n-" + hex(Fingerprint.of(key).rawValue) }

    /// The hash in a published id, or nil where `id` is none.
    static func print(ofID id: String) -> UInt64? {
        id.hasPrefix("n-") ? UInt64(id.dropFirst(2).prefix(16), radix: 16) : nil
    }

    static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
