internal import PipelineModel

/// The persons behind handles, for counting people: the legal name where a row of an account list gives one, else the name shown, else the
/// handle. Who owns it does not count, since resolution holds a shared bank account for a sign of one owner.
struct People {
    private var names: [TextID: String] = [:]
    private let texts: TextTable

    /// - Parameter handles: Those that are going to be asked for.
    init(_ findings: Findings, of handles: Set<TextID>) {
        texts = findings.texts
        for kind in [\CreatorAccount.legalName, \CreatorAccount.displayName] {
            var found: [TextID: String] = [:]
            for account in findings.accounts where handles.contains(account.handle) && names[account.handle] == nil {
                let name = Folding.words(findings.texts[account[keyPath: kind]]).sorted().joined(separator: " ")
                if !name.isEmpty { found[account.handle] = min(found[account.handle] ?? name, name) }
            }
            names.merge(found) { first, _ in first }
        }
    }

    subscript(handle: TextID) -> String { names[handle] ?? texts[handle] }
}
