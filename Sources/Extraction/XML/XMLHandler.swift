internal import PipelineModel

/// Where in a document an event stands.
struct XMLPosition {
    /// Bytes of the document before it.
    var offset: Int
    /// Bytes of the tag or text itself.
    var length: Int
    /// Physical line, from 1.
    var line: Int

    var end: Int { offset + length }
}

/// Takes the events of an XML document.
protocol XMLHandler: AnyObject {
    func start(_ element: XMLElement, at position: XMLPosition) throws(Problem)
    /// `name` is without a namespace prefix.
    func end(_ name: UnsafePointer<CChar>, at position: XMLPosition) throws(Problem)
    /// Part of a text, in UTF-8; one text may come in several parts.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem)
    /// Whether enough was seen and the rest of the document can be left unread.
    var isDone: Bool { get }
}

extension XMLHandler {
    var isDone: Bool { false }
}
