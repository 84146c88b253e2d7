internal import Foundation

/// The first key that stands twice in one object of a JSON document: a reader of trees keeps one of the two and drops the other unseen.
///
/// It looks at documents that are known to be JSON, and without recursion, however deep they are.
struct RepeatedKey {
    /// As messages write it: `sources[1].columns.date`.
    var path: String
    /// The physical line of the second one.
    var line: Int

    private enum Level {
        case object(seen: Set<String>, key: String)
        case list(index: Int)
    }

    /// Nil where every key stands once.
    init?(in json: Data) {
        let bytes = [UInt8](json)
        var levels: [Level] = []
        var index = 0
        var line = 1
        // Whether the next text is a key: after `{`, and after `,` in an object.
        var isKey = false
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x0A: line += 1
            case UInt8(ascii: "{"):
                levels.append(.object(seen: [], key: ""))
                isKey = true
            case UInt8(ascii: "["): levels.append(.list(index: 0))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = levels.popLast()
                isKey = false
            case UInt8(ascii: ","):
                switch levels.last {
                case .list(let number)?: levels[levels.count - 1] = .list(index: number + 1)
                default: isKey = true
                }
            case UInt8(ascii: "\""):
                let start = index - 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
                index += 1
                guard isKey, case .object(var seen, _)? = levels.popLast() else { continue }
                isKey = false
                let key = Self.text(bytes[start..<min(index, bytes.count)])
                let isNew = seen.insert(key).inserted
                levels.append(.object(seen: seen, key: key))
                if !isNew {
                    self.init(path: Self.path(levels), line: line)
                    return
                }
            default: break
            }
        }
        return nil
    }

    private init(path: String, line: Int) {
        self.path = path
        self.line = line
    }

    /// A text between its quotation marks; `"\u0061"` is `a`.
    private static func text(_ quoted: ArraySlice<UInt8>) -> String {
        (try? JSONDecoder().decode([String].self, from: Data([0x5B] + quoted + [0x5D])).first) ?? String(decoding: quoted, as: UTF8.self)
    }

    private static func path(_ levels: [Level]) -> String {
        levels.reduce(into: "") { path, level in
            switch level {
            case .object(_, let key): path += (path.isEmpty ? "" : ".") + key
            case .list(let index): path += "[\(index)]"
            }
        }
    }
}
