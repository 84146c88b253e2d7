import Foundation
import PackagePlugin

/// Writes the profiles' data files into a Swift source at build time, so that the program needs no folder beside it and a new profile needs
/// no code.
@main struct EmbedProfiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = target.directoryURL.appending(path: "Data")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted()
        let output = context.pluginWorkDirectoryURL.appending(path: "ProfileData.swift")
        // A raw literal with three number signs holds any JSON: in JSON a quote before such signs can only stand inside a text, escaped.
        let script = """
            {
              echo 'enum ProfileData {'
              echo '    static let files: [(name: StaticString, json: String)] = ['
              for file in "$@"; do
                printf '        ("%s", ###\"""\\n' "$(basename "$file")"
                cat "$file"
                printf '\\n\"""###),\\n'
              done
              echo '    ]'
              echo '}'
            } > "$0"
            """
        return [
            .buildCommand(
                displayName: "Embedding \(names.count) profiles", executable: URL(filePath: "/bin/sh"),
                arguments: ["-c", script, output.path] + names.map { folder.appending(path: $0).path },
                inputFiles: names.map { folder.appending(path: $0) }, outputFiles: [output])
        ]
    }
}
