package import PipelineModel

extension AdSpend: BlockCodable {
    package static let blockKind = "adspend"

    package static func encode(_ records: ArraySlice<AdSpend>) -> [UInt8] {
        var block = BlockWriter()
        block.places(records.map(\.place))
        block.texts(records.map(\.platform))
        block.texts(records.map(\.advertiser))
        block.texts(records.map(\.payer))
        block.texts(records.map(\.campaign))
        block.column(records.map { ($0.from ?? .unknown).number })
        block.column(records.map { ($0.to ?? .unknown).number })
        block.column(records.map { $0.ads ?? -1 })
        block.column(records.map { UInt16(clamping: $0.spends.count) })
        let spends = records.flatMap { $0.spends.prefix(Int(UInt16.max)) }
        block.decimals(spends.map(\.low))
        block.column(spends.map { UInt8($0.high == nil ? 0 : 1) })
        block.decimals(spends.map { $0.high ?? .zero })
        block.texts(spends.map(\.currency))
        return block.bytes
    }

    package static func decode(_ bytes: [UInt8], count: Int, drop: UInt32) throws -> [AdSpend] {
        var block = BlockReader(bytes)
        let places = try block.places(count: count, drop: drop)
        let platforms = try block.texts(count: count)
        let advertisers = try block.texts(count: count)
        let payers = try block.texts(count: count)
        let campaigns = try block.texts(count: count)
        let from = try block.column(Int32.self, count: count).map(Day.init(number:))
        let to = try block.column(Int32.self, count: count).map(Day.init(number:))
        let ads = try block.column(Int64.self, count: count)
        let counts = try block.column(UInt16.self, count: count).map(Int.init)
        let total = counts.reduce(0, +)
        let lows = try block.decimals(count: total)
        let hasHigh = try block.column(UInt8.self, count: total)
        let highs = try block.decimals(count: total)
        let currencies = try block.texts(count: total)
        var next = 0
        return (0..<count).map { i in
            let spends = (next..<next + counts[i]).map {
                Spend(low: lows[$0], high: hasHigh[$0] == 0 ? nil : highs[$0], currency: currencies[$0])
            }
            next += counts[i]
            return AdSpend(
                place: places[i], platform: platforms[i], advertiser: advertisers[i], payer: payers[i], campaign: campaigns[i],
                from: from[i] == .unknown ? nil : from[i], to: to[i] == .unknown ? nil : to[i], spends: spends,
                ads: ads[i] < 0 ? nil : ads[i])
        }
    }
}
