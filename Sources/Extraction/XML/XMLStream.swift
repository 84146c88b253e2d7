internal import Clibexpat
internal import PipelineModel

/// Reads an XML document by expat as a stream, in memory that does not grow with it.
///
/// A document type declaration is refused, and with it every entity that a document could declare: no expansion, no external reference,
/// no network. Depth and the size of a tag are bounded.
final class XMLStream {
    private static let blockBytes = 1 << 16
    /// Bytes of a tag, a comment or another piece that expat has to see whole.
    private static let pieceBytes = 1 << 20
    private static let depthLimit = 100

    private let parser: XML_Parser
    private let handler: any XMLHandler
    private let file: String?
    private var problem: Problem?
    private var isStopped = false
    private var depth = 0

    /// - Throws: ``Problem`` of kind `dataRefused` where the document is not well-formed or hostile; whatever `handler` throws.
    static func read(_ bytes: DropBytes, file: String?, handler: any XMLHandler) throws(Problem) {
        guard let parser = XML_ParserCreate(nil) else {
            throw Problem(.internalError, file: file, "expat could not be started", remedy: "free some memory")
        }
        defer { XML_ParserFree(parser) }
        let stream = XMLStream(parser, handler, file)
        try withExtendedLifetime(stream) { () throws(Problem) in try stream.run(bytes) }
    }

    private init(_ parser: XML_Parser, _ handler: any XMLHandler, _ file: String?) {
        self.parser = parser
        self.handler = handler
        self.file = file
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(parser, startElement, endElement)
        XML_SetCharacterDataHandler(parser, characterData)
        XML_SetStartDoctypeDeclHandler(parser, startDoctype)
    }

    private func run(_ bytes: DropBytes) throws(Problem) {
        var offset = 0
        while !isStopped {
            guard let buffer = XML_GetBuffer(parser, Int32(Self.blockBytes)) else {
                throw Problem(.internalError, file: file, "expat ran out of memory", remedy: "free some memory")
            }
            let got = try bytes.read(into: buffer.assumingMemoryBound(to: UInt8.self), count: Self.blockBytes, at: offset)
            offset += got
            let status = XML_ParseBuffer(parser, Int32(got), got == 0 ? 1 : 0)
            if let problem { throw problem }
            if isStopped || got == 0 && status == XML_STATUS_OK { return }
            guard status == XML_STATUS_OK else { throw fault() }
            let seen = XML_GetCurrentByteIndex(parser)
            guard seen < 0 || offset - Int(seen) <= Self.pieceBytes else {
                throw refusal("has a tag of more than \(Self.pieceBytes) bytes")
            }
        }
    }

    fileprivate func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        depth += 1
        guard depth <= Self.depthLimit else { return stop(refusal("nests elements more than \(Self.depthLimit) deep")) }
        attempt { () throws(Problem) in try handler.start(XMLElement(name, attributes), at: position) }
    }

    fileprivate func end(_ name: UnsafePointer<CChar>) {
        depth -= 1
        attempt { () throws(Problem) in try handler.end(XMLElement.local(name), at: position) }
    }

    fileprivate func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        attempt { () throws(Problem) in try handler.text(bytes) }
    }

    fileprivate func doctype() {
        stop(refusal("has a document type declaration (DTD), through which entities could be smuggled in"))
    }

    private var position: XMLPosition {
        XMLPosition(
            offset: Int(XML_GetCurrentByteIndex(parser)), length: Int(XML_GetCurrentByteCount(parser)),
            line: Int(XML_GetCurrentLineNumber(parser)))
    }

    private func attempt(_ body: () throws(Problem) -> Void) {
        guard !isStopped else { return }
        do {
            try body()
            if handler.isDone { stop(nil) }
        } catch {
            stop(error)
        }
    }

    private func stop(_ problem: Problem?) {
        guard !isStopped else { return }
        self.problem = problem
        isStopped = true
        XML_StopParser(parser, 0)
    }

    private func refusal(_ what: String) -> Problem {
        Problem(
            .dataRefused, file: file, line: Int(XML_GetCurrentLineNumber(parser)), what,
            remedy: "no sound export has that: fetch the file again from its source")
    }

    private func fault() -> Problem {
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
        return Problem(
            .dataRefused, file: file, line: Int(XML_GetCurrentLineNumber(parser)), "is no well-formed XML (\(reason))",
            remedy: "the file is damaged or cut off: fetch it again")
    }
}

private func stream(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
    context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
}

private func startElement(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
) {
    if let name { stream(context)?.start(name, attributes) }
}

private func endElement(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?) {
    if let name { stream(context)?.end(name) }
}

private func characterData(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?, _ count: Int32) {
    guard let text else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        stream(context)?.text(UnsafeBufferPointer(start: $0, count: Int(count)))
    }
}

private func startDoctype(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ system: UnsafePointer<CChar>?, _ publicID: UnsafePointer<CChar>?,
    _ hasInternalSubset: Int32
) {
    stream(context)?.doctype()
}
