internal import Foundation
import PipelineModel

/// The files of a folder and its subfolders.
enum FolderScan {
    /// Endings of files that can be read, in lower case.
    private static let endings: Set<String> = [
        "csv", "tsv", "tab", "psv", "txt", "dat", "fec", "xlsx", "zip", "sta", "mt940", "940", "mt9", "xml", "json", "jsonl", "ndjson",
    ]
    /// More files than any investigation has in one folder; a whole disk, given by mistake, stops here.
    private static let limit = 5000

    /// Paths relative to `folder`, in natural order. Hidden files and folders, and folders of outputs, are left out.
    /// - Throws: ``Problem`` of kind `inputMissing` where there is no such folder, `usage` where it holds too many files.
    static func files(in folder: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw Problem(.inputMissing, file: folder, "there is no such folder", remedy: "name the folder that holds the files")
        }
        guard isFolder.boolValue else {
            throw Problem(.usage, file: folder, "is a file, not a folder", remedy: "name the folder that holds it")
        }
        var found: [String] = []
        var pending = [""]
        while let sub = pending.popLast() {
            let path = sub.isEmpty ? folder : folder + "/" + sub
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            // A folder with a run.json holds what a run wrote.
            if names.contains("run.json") { continue }
            for name in names where !name.hasPrefix(".") && name != "pipeline.json" {
                let relative = sub.isEmpty ? name : sub + "/" + name
                let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + relative)
                switch attributes?[.type] as? FileAttributeType {
                case .typeDirectory?: pending.append(relative)
                case .typeRegular?, .typeSymbolicLink?:
                    if endings.contains((relative as NSString).pathExtension.lowercased()) { found.append(relative) }
                default: break
                }
            }
            guard found.count <= limit, pending.count <= limit else {
                throw Problem(
                    .usage, file: folder, "holds more than \(limit) files", remedy: "name a folder with the files of one investigation")
            }
        }
        return found.sorted(by: NaturalOrder.precedes)
    }
}
