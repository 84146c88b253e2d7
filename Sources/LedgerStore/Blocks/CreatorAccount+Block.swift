package import PipelineModel

extension CreatorAccount: BlockCodable {
    package static let blockKind = "account"

    package static func encode(_ accounts: ArraySlice<CreatorAccount>) -> [UInt8] {
        var block = BlockWriter()
        block.places(accounts.map(\.place))
        block.texts(accounts.map(\.handle))
        block.texts(accounts.map(\.displayName))
        block.texts(accounts.map(\.legalName))
        block.texts(accounts.map(\.company))
        block.texts(accounts.map(\.bankAccount))
        block.moments(accounts.map { $0.createdAt ?? .unknown })
        block.texts(accounts.map(\.recruitedVia))
        return block.bytes
    }

    package static func decode(_ bytes: [UInt8], count: Int, drop: UInt32) throws -> [CreatorAccount] {
        var block = BlockReader(bytes)
        let places = try block.places(count: count, drop: drop)
        let handles = try block.texts(count: count)
        let displayNames = try block.texts(count: count)
        let legalNames = try block.texts(count: count)
        let companies = try block.texts(count: count)
        let bankAccounts = try block.texts(count: count)
        let created = try block.moments(count: count)
        let recruited = try block.texts(count: count)
        return (0..<count).map { i in
            CreatorAccount(
                place: places[i], handle: handles[i], displayName: displayNames[i], legalName: legalNames[i], company: companies[i],
                bankAccount: bankAccounts[i], createdAt: created[i] == .unknown ? nil : created[i], recruitedVia: recruited[i])
        }
    }
}

extension Moment {
    /// Stands for "no moment" inside blocks.
    static let unknown = Moment(day: .unknown, second: -1)
}

extension Day {
    /// Stands for "no day" inside blocks.
    static let unknown = Day(number: .min)
}
