package import PipelineModel

extension Declaration: BlockCodable {
    package static let blockKind = "declaration"

    package static func encode(_ declarations: ArraySlice<Declaration>) -> [UInt8] {
        var block = BlockWriter()
        block.places(declarations.map(\.place))
        block.texts(declarations.map(\.campaign))
        block.texts(declarations.map(\.declarant))
        block.column(declarations.map { ($0.from ?? .unknown).number })
        block.column(declarations.map { ($0.to ?? .unknown).number })
        block.decimals(declarations.map(\.amount))
        block.texts(declarations.map(\.currency))
        return block.bytes
    }

    package static func decode(_ bytes: [UInt8], count: Int, drop: UInt32) throws -> [Declaration] {
        var block = BlockReader(bytes)
        let places = try block.places(count: count, drop: drop)
        let campaigns = try block.texts(count: count)
        let declarants = try block.texts(count: count)
        let from = try block.column(Int32.self, count: count).map(Day.init(number:))
        let to = try block.column(Int32.self, count: count).map(Day.init(number:))
        let amounts = try block.decimals(count: count)
        let currencies = try block.texts(count: count)
        return (0..<count).map { i in
            Declaration(
                place: places[i], campaign: campaigns[i], declarant: declarants[i], from: from[i] == .unknown ? nil : from[i],
                to: to[i] == .unknown ? nil : to[i], amount: amounts[i], currency: currencies[i])
        }
    }
}
