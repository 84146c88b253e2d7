/// The sheets of a workbook from which one has to be chosen.
public enum WorkbookSheets {
    /// The visible sheets with data where there are several; nil where the file at `path` is no workbook or leaves no choice.
    ///
    /// - Throws: ``Problem`` where it is damaged or hostile.
    public static func choice(path: String) throws -> [String]? {
        let file = try DropFile(path: path)
        guard ArchiveKind.begins(try DropBytes.file(file).head(4)) else { return nil }
        let place = file.scratch?.path ?? path
        guard ArchiveKind(try ZIPArchive(path: place, name: path)) == .workbook else { return nil }
        let names = try WorkbookDecoder(path: place, file: path).sheetsWithData().map(\.name)
        return names.count > 1 ? names : nil
    }
}
