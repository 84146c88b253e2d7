internal import PipelineModel

/// Whether a sheet has any cell with a value.
final class SheetProbe: XMLHandler {
    private(set) var hasData = false
    var isDone: Bool { hasData }

    func start(_ element: XMLElement, at position: XMLPosition) {
        if element.name.isText("v") || element.name.isText("is") || element.name.isText("f") { hasData = true }
    }

    func end(_ name: UnsafePointer<CChar>, at position: XMLPosition) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
