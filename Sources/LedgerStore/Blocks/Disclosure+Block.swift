package import PipelineModel

extension Disclosure: BlockCodable {
    package static let blockKind = "disclosure"

    package static func encode(_ disclosures: ArraySlice<Disclosure>) -> [UInt8] {
        var block = BlockWriter()
        block.places(disclosures.map(\.place))
        block.texts(disclosures.map(\.platform))
        block.texts(disclosures.map(\.handle))
        block.texts(disclosures.map(\.sponsor))
        block.texts(disclosures.map(\.contentID))
        block.texts(disclosures.map(\.contentURL))
        block.column(disclosures.map(\.day.number))
        block.column(disclosures.map { UInt8($0.amount == nil ? 0 : 1) })
        block.decimals(disclosures.map { $0.amount ?? .zero })
        block.texts(disclosures.map(\.currency))
        block.texts(disclosures.map(\.label))
        return block.bytes
    }

    package static func decode(_ bytes: [UInt8], count: Int, drop: UInt32) throws -> [Disclosure] {
        var block = BlockReader(bytes)
        let places = try block.places(count: count, drop: drop)
        let platforms = try block.texts(count: count)
        let handles = try block.texts(count: count)
        let sponsors = try block.texts(count: count)
        let contentIDs = try block.texts(count: count)
        let contentURLs = try block.texts(count: count)
        let days = try block.column(Int32.self, count: count)
        let hasAmount = try block.column(UInt8.self, count: count)
        let amounts = try block.decimals(count: count)
        let currencies = try block.texts(count: count)
        let labels = try block.texts(count: count)
        return (0..<count).map { i in
            Disclosure(
                place: places[i], platform: platforms[i], handle: handles[i], sponsor: sponsors[i], contentID: contentIDs[i],
                contentURL: contentURLs[i], day: Day(number: days[i]), amount: hasAmount[i] == 0 ? nil : amounts[i],
                currency: currencies[i], label: labels[i])
        }
    }
}
