internal import PipelineModel

/// What the styles of a workbook make of a number: a number, a date, or a time of day (ECMA-376 part 1, 18.8.30 and 18.8.31).
final class NumberFormats: XMLHandler {
    enum Kind { case number, date, time }

    private var codes: [Int: Kind] = [:]
    /// Per cell format, in order.
    private var styles: [Kind] = []
    private var isInCellFormats = false

    /// What a number of the cell format `style` is.
    func kind(ofStyle style: Int) -> Kind { styles.indices.contains(style) ? styles[style] : .number }

    func start(_ element: XMLElement, at position: XMLPosition) {
        if element.name.isText("numFmt"), let id = element["numFmtId"].flatMap({ Int($0) }), let code = element["formatCode"] {
            codes[id] = Self.kind(ofCode: code)
        } else if element.name.isText("cellXfs") {
            isInCellFormats = true
        } else if isInCellFormats, element.name.isText("xf") {
            let id = element["numFmtId"].flatMap { Int($0) } ?? 0
            styles.append(codes[id] ?? Self.builtIn(id))
        }
    }

    func end(_ name: UnsafePointer<CChar>, at position: XMLPosition) {
        if name.isText("cellXfs") { isInCellFormats = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The formats that every workbook has without writing them down; 27…36 and 50…58 are dates of East Asian editions.
    private static func builtIn(_ id: Int) -> Kind {
        switch id {
        case 14...17, 22, 27...31, 34...36, 50...58: .date
        case 18...21, 32...33, 45...47: .time
        default: .number
        }
    }

    /// A code such as `dd/mm/yyyy;@`: the letters of its first section, outside quotes, brackets and escapes, decide.
    static func kind(ofCode code: String) -> Kind {
        var hasDay = false
        var hasClock = false
        var scalars = code.unicodeScalars[...]
        func isSign(_ scalar: UnicodeScalar?) -> Bool { scalar == "+" || scalar == "-" }
        loop: while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"": scalars = scalars.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": scalars = scalars.dropFirst()
            case "[":
                let inside = scalars.prefix { $0 != "]" }
                scalars = scalars.dropFirst(inside.count + 1)
                // `[h]` counts hours beyond a day; `[Red]`, `[$-418]` and `[>100]` say nothing.
                if let first = inside.first, inside.allSatisfy({ $0 == first }), "hmsHMS".unicodeScalars.contains(first) { hasClock = true }
            case ";": break loop
            case "y", "Y", "d", "D": hasDay = true
            case "h", "H", "s", "S": hasClock = true
            case "E" where isSign(scalars.first), "e" where isSign(scalars.first): return .number
            case "G" where String(scalars.prefix(6)).lowercased() == "eneral": return .number
            case "m", "M":
                // Months where nothing tells the clock; `mm:ss` has its seconds.
                if !hasClock, !String(String.UnicodeScalarView(scalars)).lowercased().drop(while: { $0 == "m" }).hasPrefix(":s") {
                    hasDay = true
                }
            default: break
            }
        }
        return hasDay ? .date : hasClock ? .time : .number
    }
}
