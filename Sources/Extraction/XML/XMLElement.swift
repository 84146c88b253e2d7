/// A start tag as expat gives it; valid only while the handler runs.
struct XMLElement {
    /// Without a namespace prefix.
    let name: UnsafePointer<CChar>
    private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    init(_ qualified: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        name = Self.local(qualified)
        self.attributes = attributes
    }

    /// The attribute of this name, whatever its prefix.
    subscript(_ wanted: StaticString) -> String? {
        var index = 0
        while let attributes, let key = attributes[index], let value = attributes[index + 1] {
            if Self.local(key).isText(wanted) { return String(cString: value) }
            index += 2
        }
        return nil
    }

    /// All attributes, as written.
    var all: [(name: String, value: String)] {
        var list: [(name: String, value: String)] = []
        while let attributes, let key = attributes[list.count * 2], let value = attributes[list.count * 2 + 1] {
            list.append((String(cString: key), String(cString: value)))
        }
        return list
    }

    static func local(_ qualified: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
        var start = qualified
        var next = qualified
        while next.pointee != 0 {
            if next.pointee == 0x3A { start = next + 1 }
            next += 1
        }
        return start
    }
}

extension UnsafePointer<CChar> {
    /// Whether this NUL-terminated text is `wanted`.
    func isText(_ wanted: StaticString) -> Bool {
        let count = wanted.utf8CodeUnitCount
        for index in 0..<count where self[index] != CChar(bitPattern: wanted.utf8Start[index]) { return false }
        return self[count] == 0
    }
}
