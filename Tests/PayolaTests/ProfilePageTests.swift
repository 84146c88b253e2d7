import Foundation
import PipelineModel
import Profiles
import Testing

/// The manual's pages on profiles say what the data files say. `PAYOLA_RECORD=1` writes them anew and fails.
@Suite struct ProfilePageTests {
    private static let folder = Program.package + "/Sources/PipelineRunner/Documentation.docc/Profiles"

    private static var pages: [String: String] {
        var pages = ["Profiles.md": ProfilePage.index(BuiltInProfiles.all)]
        for profile in BuiltInProfiles.all { pages[profile.id + ".md"] = ProfilePage(profile: profile).text }
        return pages
    }

    @Test func thePagesAreMadeFromTheDataFiles() throws {
        let pages = Self.pages
        if ProcessInfo.processInfo.environment["PAYOLA_RECORD"] == "1" {
            try? FileManager.default.removeItem(atPath: Self.folder)
            try FileManager.default.createDirectory(atPath: Self.folder, withIntermediateDirectories: true)
            for (name, text) in pages { try Data(text.utf8).write(to: URL(fileURLWithPath: Self.folder + "/" + name)) }
            Issue.record("recorded \(pages.count) pages; look at what changed, then test again without PAYOLA_RECORD")
            return
        }
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: Self.folder)) == Set(pages.keys))
        for (name, text) in pages {
            #expect(try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8) == text, "\(name)")
        }
    }

    @Test(arguments: BuiltInProfiles.all.map(\.id)) func aProfileIsNamedAfterItsFileAndReadsAlone(id: String) throws {
        let profile = try #require(BuiltInProfiles.named(id))
        #expect(id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
        #expect(FileManager.default.fileExists(atPath: Program.package + "/Sources/Profiles/Data/\(id).json"))
        for layout in profile.layouts where profile.kind != nil { _ = try profile.plainSource(layout: layout) }
        #expect(!profile.documentation.leftOut.isEmpty)
    }
}
