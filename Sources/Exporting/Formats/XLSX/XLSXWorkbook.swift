internal import Clibxlsxwriter
internal import PipelineModel

/// A workbook that is being written, by libxlsxwriter in its constant-memory mode: rows go to disk as they come.
final class XLSXWorkbook {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let shownPath: String
    private var isOpen = true
    let formats: XLSXFormats

    /// - Parameters:
    ///   - path: Where to write.
    ///   - shownPath: What messages call it.
    ///   - temporaryFolder: For the sheets until the workbook is closed.
    /// - Throws: `Problem` of kind `cannotWrite`.
    init(path: String, shownPath: String, title: String, temporaryFolder: String) throws {
        self.shownPath = shownPath
        let made = temporaryFolder.withCString { folder -> UnsafeMutablePointer<lxw_workbook>? in
            var options = lxw_workbook_options()
            options.constant_memory = UInt8(LXW_TRUE.rawValue)
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(path, &options)
        }
        guard let made else { throw ExportFolder.problem(shownPath, "cannot be written (no memory)") }
        workbook = made
        formats = XLSXFormats(made)
        setProperties(title: title)
    }

    /// The same run gives the same bytes: the date of making is the first day that a ZIP archive knows.
    private func setProperties(title: String) {
        XLSXText.escaped(String(title.prefix(200))).withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            properties.created = 315_532_800
            workbook_set_properties(workbook, &properties)
        }
    }

    func addSheet(_ name: String) throws -> XLSXSheet {
        guard let sheet = workbook_add_worksheet(workbook, name) else {
            throw ExportFolder.problem(shownPath, "the sheet \(name) cannot be made (no room for temporary files)")
        }
        return XLSXSheet(sheet: sheet, formats: formats, file: shownPath)
    }

    /// Puts the file together.
    /// - Throws: `Problem` of kind `cannotWrite`.
    func close() throws {
        isOpen = false
        let error = workbook_close(workbook)
        guard error == LXW_NO_ERROR else {
            throw ExportFolder.problem(shownPath, "cannot be written (\(String(cString: lxw_strerror(error))))")
        }
    }

    /// Lets go of what was written so far.
    func abandon() {
        guard isOpen else { return }
        isOpen = false
        lxw_workbook_free(workbook)
    }
}
