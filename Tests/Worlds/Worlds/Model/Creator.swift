/// Somebody who publishes, as they really are.
struct Creator: Sendable {
    struct Account: Sendable {
        var platform: String
        /// Without `@`.
        var name: String
        var createdAt: WorldDay
        var handle: String { platform + ":" + name }
    }

    struct Company: Sendable {
        var name: CompanyName
        var bankAccount: String
        var isListed: Bool
    }

    var id: String
    var person: PersonName
    var displayName: String
    var accounts: [Account]
    var bankAccount: String
    var bankAccountIsListed: Bool
    var legalNameIsListed: Bool
    var company: Company?
    var recruitedVia: String
    /// Created long before and silent until a campaign paid.
    var isDormant: Bool
}
