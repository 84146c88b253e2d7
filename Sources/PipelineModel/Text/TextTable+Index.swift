extension TextTable {
    /// Lets go of what tells whether a text is new, once no more are added: a third of the table's memory. Texts are read by number as before, and
    /// ``find(_:)`` looks through all of them. To add a text after that is a fault of the program.
    public mutating func dropIndex() {
        slots = []
        mask = 0
    }

    /// The text's number, found without the index.
    func search(_ text: UnsafeBufferPointer<UInt8>) -> TextID? {
        (1..<UInt32(max(1, count))).lazy.map { TextID(rawValue: $0) }.first { isText($0, text) }
    }
}
