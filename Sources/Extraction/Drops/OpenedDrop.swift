/// A drop that other libraries can open by a path, also where it lies in a ZIP archive: then it was unpacked, and is there as long as this
/// object lives.
public final class OpenedDrop {
    public let path: String
    private let file: DropFile

    /// - Parameter path: The drop; it may lead into a ZIP archive (`bundle.zip/inner.csv`).
    /// - Throws: ``Problem`` where it is missing or can't be read.
    public init(path: String) throws {
        file = try DropFile(path: path)
        self.path = file.scratch?.path ?? path
    }
}
