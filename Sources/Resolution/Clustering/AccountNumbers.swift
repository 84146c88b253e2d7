internal import PipelineModel

/// What an account number's text says of how far it binds.
enum AccountNumbers {
    /// False for a number whose checksum failed, which normalisation marks with a leading `?`.
    static func isBinding(_ account: TextID, _ texts: TextTable) -> Bool {
        !account.isEmpty && texts.withBytes(of: account) { $0.first != UInt8(ascii: "?") }
    }
}
