import PipelineModel

extension Mention {
    static func encode(_ mentions: ArraySlice<Mention>) -> [UInt8] {
        var block = BlockWriter()
        block.texts(mentions.map(\.name))
        block.texts(mentions.map(\.account))
        block.texts(mentions.map(\.handle))
        return block.bytes
    }

    static func decode(_ bytes: [UInt8], count: Int) throws -> [Mention] {
        var block = BlockReader(bytes)
        let names = try block.texts(count: count)
        let accounts = try block.texts(count: count)
        let handles = try block.texts(count: count)
        return (0..<count).map { Mention(name: names[$0], account: accounts[$0], handle: handles[$0]) }
    }
}
