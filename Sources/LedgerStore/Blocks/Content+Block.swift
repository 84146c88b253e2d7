package import PipelineModel

extension Content: BlockCodable {
    package static let blockKind = "content"

    package static func encode(_ contents: ArraySlice<Content>) -> [UInt8] {
        var block = BlockWriter()
        block.places(contents.map(\.place))
        block.texts(contents.map(\.platform))
        block.texts(contents.map(\.id))
        block.texts(contents.map(\.url))
        block.texts(contents.map(\.handle))
        block.moments(contents.map(\.postedAt))
        block.texts(contents.map(\.caption))
        block.texts(contents.map(\.hashtags))
        block.column(contents.map { $0.views ?? -1 })
        block.texts(contents.map(\.label))
        return block.bytes
    }

    package static func decode(_ bytes: [UInt8], count: Int, drop: UInt32) throws -> [Content] {
        var block = BlockReader(bytes)
        let places = try block.places(count: count, drop: drop)
        let platforms = try block.texts(count: count)
        let ids = try block.texts(count: count)
        let urls = try block.texts(count: count)
        let handles = try block.texts(count: count)
        let moments = try block.moments(count: count)
        let captions = try block.texts(count: count)
        let hashtags = try block.texts(count: count)
        let views = try block.column(Int64.self, count: count)
        let labels = try block.texts(count: count)
        return (0..<count).map { i in
            Content(
                place: places[i], platform: platforms[i], id: ids[i], url: urls[i], handle: handles[i], postedAt: moments[i],
                caption: captions[i], hashtags: hashtags[i], views: views[i] < 0 ? nil : views[i], label: labels[i])
        }
    }
}
