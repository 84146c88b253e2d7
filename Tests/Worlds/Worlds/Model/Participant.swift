/// Who pays or is paid, with what a ledger row may say of them.
struct Participant: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case person(PersonName)
        case company(CompanyName)
    }

    /// Unique in the world.
    var key: String
    var kind: Kind
    var bankAccount: String
    /// The account on a platform that a payout report names, without `@`.
    var handle: String = ""

    var name: String {
        switch kind {
        case .person(let person): person.native
        case .company(let company): company.registered
        }
    }
}
