/// Whether a member's name is one that a drop may have.
enum ArchiveName {
    /// Why `name` is refused; nil where it is sound. `\` counts as `/`, as old Windows programs wrote it.
    static func fault(_ name: String) -> String? {
        if name.isEmpty { return "has no name" }
        if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { return "has control characters in its name" }
        if name.hasPrefix("/") { return "has an absolute path for a name" }
        let bytes = Array(name.utf8.prefix(2))
        if bytes.count == 2, bytes[1] == UInt8(ascii: ":"), (bytes[0] | 0x20) &- 0x61 < 26 { return "names a drive" }
        if name.split(separator: "/", omittingEmptySubsequences: false).contains("..") { return "leads out of the archive (“..”)" }
        return nil
    }

    /// Files that operating systems add to an archive or hide from the eye.
    static func isHidden(_ name: String) -> Bool { name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" } }
}
