/// Paths that lead into a ZIP archive: `bundle.zip/inner.csv`.
public enum ArchivePath {
    /// The archive that `path` leads into and the member's name in it; nil where it leads into none.
    public static func split(_ path: String) -> (archive: String, member: String)? { ArchivedFiles.split(path) }
}
