internal import Foundation
internal import Hashing
public import PipelineModel

/// `payola-export.json`: what was exported into a folder, with its hashes, so that a file that somebody wrote or edited is told from an older
/// export, and whoever gets the files can check them.
public struct ExportSeals: Sendable {
    public static let fileName = "payola-export.json"

    private struct Sealed: Codable {
        var version: String
        var investigation: String
        var files: [OutputFile]
    }

    /// Of this folder's exports in all formats, by name.
    public private(set) var files: [OutputFile]
    private let investigation: String

    /// - Parameters:
    ///   - folder: One without the file, or with another file of that name, has no exports.
    ///   - run: What is exported; another investigation's exports are not this one's to replace.
    public init(folder: String, of run: PublishedRun) {
        investigation = run.manifest.investigation ?? ""
        let bytes = FileManager.default.contents(atPath: folder + "/" + Self.fileName) ?? Data()
        let sealed = try? JSONDecoder().decode(Sealed.self, from: bytes)
        files = sealed?.investigation == investigation ? sealed?.files ?? [] : []
        // The file that seals the others is ours where it can be read as one.
        if !files.isEmpty { files.append(Self.output(Self.fileName, bytes)) }
    }

    /// Writes the file anew, with the hashes of `names` as they are now.
    ///
    /// - Throws: ``Problem`` of kind `cannotWrite`.
    public mutating func seal(_ names: [String], in folder: ExportFolder) throws {
        let written = try names.map { name in
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name), options: .mappedIfSafe) else {
                throw ExportFolder.problem(folder.path + "/" + name, "cannot be read back")
            }
            return Self.output(name, data)
        }
        files = (files.filter { $0.name != Self.fileName && !names.contains($0.name) } + written).sorted { $0.name < $1.name }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text =
            String(
                decoding: try encoder.encode(Sealed(version: PayolaVersion.current, investigation: investigation, files: files)),
                as: UTF8.self) + "\n"
        try folder.write(Self.fileName) { try $0.write(text) }
    }

    private static func output(_ name: String, _ data: Data) -> OutputFile {
        var hash = SHA256Hash()
        data.withUnsafeBytes { hash.update($0) }
        return OutputFile(name: name, sha256: hash.hex(), size: data.count)
    }
}
