import Foundation

/// The samples of the package, copied into a test's own folder.
enum Samples {
    static func copy(to place: Workplace, in folder: String = "", withConfiguration: Bool = true) throws {
        let target = folder.isEmpty ? place.folder : place.path(folder)
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Program.package + "/samples", toPath: target + "/samples")
        if withConfiguration {
            try FileManager.default.copyItem(atPath: Program.package + "/pipeline.json", toPath: target + "/pipeline.json")
        }
    }
}
