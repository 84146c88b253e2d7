package import PipelineModel

extension Entry: BlockCodable {
    package static let blockKind = "entry"

    package static func encode(_ entries: ArraySlice<Entry>) -> [UInt8] {
        var block = BlockWriter()
        block.places(entries.map(\.place))
        block.column(entries.map(\.identity.rawValue))
        block.column(entries.map(\.content.rawValue))
        block.decimals(entries.map(\.amount))
        block.decimals(entries.map(\.executedAmount))
        block.texts(entries.map(\.currency))
        block.texts(entries.map(\.executedCurrency))
        block.column(entries.map(\.day.number))
        block.column(entries.map(\.payer.rawValue))
        block.column(entries.map(\.payee.rawValue))
        block.texts(entries.map(\.reference))
        block.texts(entries.map(\.platform))
        block.column(entries.map(\.transaction.rawValue))
        return block.bytes
    }

    package static func decode(_ bytes: [UInt8], count: Int, drop: UInt32) throws -> [Entry] {
        var block = BlockReader(bytes)
        let places = try block.places(count: count, drop: drop)
        let identities = try block.column(UInt64.self, count: count)
        let contents = try block.column(UInt64.self, count: count)
        let amounts = try block.decimals(count: count)
        let executedAmounts = try block.decimals(count: count)
        let currencies = try block.texts(count: count)
        let executedCurrencies = try block.texts(count: count)
        let days = try block.column(Int32.self, count: count)
        let payers = try block.column(UInt32.self, count: count)
        let payees = try block.column(UInt32.self, count: count)
        let references = try block.texts(count: count)
        let platforms = try block.texts(count: count)
        let transactions = try block.column(UInt64.self, count: count)
        return (0..<count).map { i in
            Entry(
                place: places[i], identity: Fingerprint(rawValue: identities[i]), content: Fingerprint(rawValue: contents[i]),
                day: Day(number: days[i]), payer: MentionID(rawValue: payers[i]), payee: MentionID(rawValue: payees[i]), amount: amounts[i],
                currency: currencies[i], executedAmount: executedAmounts[i], executedCurrency: executedCurrencies[i],
                reference: references[i], platform: platforms[i], transaction: TransactionKey(rawValue: transactions[i]))
        }
    }
}
