/// What is known of one creator by the account lists: the rows of all handles that were found to be the creator's.
struct CreatorProfile {
    var platforms: Set<String>
    /// What stands behind the platform in each handle.
    var localNames: Set<String>
    var legal: Set<Int>
    var display: Set<Int>
    var companies: Set<Int>
    var accounts: Set<Int>

    init(_ seed: CreatorSeed) {
        platforms = [seed.platform]
        localNames = [seed.localName]
        legal = seed.legal
        display = seed.display
        companies = seed.companies
        accounts = seed.accounts
    }

    mutating func add(_ other: CreatorProfile) {
        platforms.formUnion(other.platforms)
        localNames.formUnion(other.localNames)
        legal.formUnion(other.legal)
        display.formUnion(other.display)
        companies.formUnion(other.companies)
        accounts.formUnion(other.accounts)
    }
}
