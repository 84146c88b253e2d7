internal import PipelineModel

/// The texts that cells name by their number, back to back in one buffer.
final class SharedStrings: XMLHandler {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var texts = 0
    private var phonetic = 0
    private let limit: Int
    private let file: String

    init(limit: Int, file: String) {
        self.limit = limit
        self.file = file
    }

    /// Nil where there is no such text.
    subscript(_ index: Int) -> ArraySlice<UInt8>? {
        ends.indices.contains(index) ? bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] : nil
    }

    func start(_ element: XMLElement, at position: XMLPosition) {
        if element.name.isText("t") { texts += 1 } else if element.name.isText("rPh") { phonetic += 1 }
    }

    func end(_ name: UnsafePointer<CChar>, at position: XMLPosition) {
        if name.isText("t") {
            texts -= 1
        } else if name.isText("rPh") {
            phonetic -= 1
        } else if name.isText("si") {
            ends.append(bytes.count)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) {
        // Readings of Japanese words stand beside the words.
        guard texts > 0, phonetic == 0 else { return }
        guard self.bytes.count + bytes.count <= limit else {
            throw Problem(.dataRefused, file: file, "holds more than \(limit >> 20) MiB of texts", remedy: "save the sheet as CSV")
        }
        self.bytes.append(contentsOf: bytes)
    }
}
