/// What a file that begins like a ZIP archive is.
enum ArchiveKind {
    /// An archive of drops.
    case archive
    /// A workbook of Office Open XML: a table, not an archive.
    case workbook
    /// Another office document: a text, slides, a sheet of OpenDocument or a binary workbook.
    case document

    static let starts: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]

    static func begins(_ head: some Collection<UInt8>) -> Bool { starts.contains { head.starts(with: $0) } }

    init(_ archive: ZIPArchive) {
        let names = Set(archive.members.map(\.name))
        if !names.contains("[Content_Types].xml"), !names.contains("mimetype") {
            self = .archive
        } else if names.contains("_rels/.rels"), names.contains(where: { $0.hasPrefix("xl/") && $0.hasSuffix(".xml") }) {
            self = .workbook
        } else {
            self = .document
        }
    }
}
