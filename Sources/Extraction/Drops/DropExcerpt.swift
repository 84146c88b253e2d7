public import PipelineModel

/// Reads the bytes of one record back from its drop.
public enum DropExcerpt {
    /// The bytes at `place`; nil where the drop can't be read.
    ///
    /// - Parameters:
    ///   - path: The drop; it may lead into a ZIP archive.
    ///   - sheet: The sheet that was read, where the drop is a workbook: then the bytes are those of the row as delimited text.
    public static func bytes(path: String, at place: Place, sheet: String? = nil) -> [UInt8]? {
        guard place.length <= 64 << 20, let offset = Int(exactly: place.offset) else { return nil }
        var settings = SourceConfiguration.DialectSettings()
        settings.sheet = sheet
        guard let source = sheet == nil ? .file(path) : try? DropSource.file(path).decoded(settings).source, let bytes = try? source.open()
        else { return nil }
        return try? bytes.bytes(from: offset, count: Int(place.length))
    }
}
