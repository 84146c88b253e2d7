internal import Foundation
public import PipelineModel

/// Reads a watch list written as FollowTheMoney entities, one JSON object a line.
public struct WatchlistReader {
    /// The entries and rejects of a list; `counts` includes the records listed below.
    public struct Result: Sendable {
        public var records = NormalisedRecords<WatchlistEntry>()
        public var blank: [Place] = []
        /// Entities without a name, such as addresses and ownerships: there is nothing to compare.
        public var nameless: [Place] = []
    }

    public static let namelessReason = "an entity without a name"

    private struct Entity: Decodable {
        var id: String
        var caption: String?
        var datasets: [String]?
        var properties: [String: [String]]?
    }

    /// Whether the file at `path` begins like a JSON object.
    public static func isJSON(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        let head = (try? file.read(upToCount: 4096)) ?? Data()
        return head.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "{")
    }

    /// - Parameter list: What the list is called where an entity names no data set.
    /// - Throws: ``Problem`` where the file cannot be read.
    public static func read(path: String, drop: UInt32, list: String) throws -> Result {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
            throw Problem(.inputMissing, file: path, "the file cannot be read", remedy: "check that it is there and may be read")
        }
        return read(data, drop: drop, list: list)
    }

    static func read(_ data: Data, drop: UInt32, list: String) -> Result {
        var result = Result()
        let decoder = JSONDecoder()
        var start = data.startIndex
        if data.starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
        var line: UInt32 = 0
        while start < data.endIndex {
            let end = data[start...].firstIndex(of: UInt8(ascii: "\n")) ?? data.endIndex
            line &+= 1
            let text = data[start..<end]
            let place = Place(
                drop: drop, line: line, offset: UInt64(start - data.startIndex),
                length: UInt32(clamping: text.last == 0x0D ? text.count - 1 : text.count))
            take(text, at: place, list, decoder, &result)
            start = end < data.endIndex ? end + 1 : end
        }
        return result
    }

    private static func take(_ text: Data, at place: Place, _ list: String, _ decoder: JSONDecoder, _ result: inout Result) {
        guard text.contains(where: { $0 > 0x20 }) else {
            result.blank.append(place)
            result.records.counts.blank += 1
            return
        }
        guard let entity = try? decoder.decode(Entity.self, from: text) else {
            let isObject = (try? JSONSerialization.jsonObject(with: text)) != nil
            result.records.counts.rejected += 1
            result.records.rejects.append(
                Reject(
                    place: place, field: "", value: "",
                    reason: isObject
                        ? "the line is no FollowTheMoney entity, which has an id and properties that are lists of texts"
                        : "the line is no JSON object; FollowTheMoney entities stand one on a line",
                    record: String(decoding: text.prefix(4000), as: UTF8.self)))
            return
        }
        let properties = entity.properties ?? [:]
        let names = (properties["name"] ?? []).filter { !$0.isEmpty }
        guard let name = names.first else {
            result.nameless.append(place)
            result.records.counts.excludedByReason[namelessReason, default: 0] += 1
            return
        }
        var aliases = Array(names.dropFirst())
        for property in ["alias", "weakAlias", "previousName"] { aliases += (properties[property] ?? []).filter { !$0.isEmpty } }
        let datasets = entity.datasets ?? []
        result.records.items.append(
            WatchlistEntry(
                place: place, id: entity.id, name: name, aliases: aliases, topics: properties["topics"] ?? [],
                source: datasets.isEmpty ? list : datasets.joined(separator: " ")))
        result.records.counts.entries += 1
    }
}
