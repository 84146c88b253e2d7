import Foundation
import Testing

/// The samples' outputs, byte for byte. `PAYOLA_RECORD=1` writes them anew, and then always fails, so that a recording is looked at.
@Suite struct GoldenTests {
    private static let folder = Program.package + "/Tests/PayolaTests/Golden/samples"

    @Test func theSamplesOutputsAreAsRecorded() throws {
        let place = try Workplace()
        try Samples.copy(to: place)
        let outcome = try place.payola("run")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let outputs = place.files(in: "out")
        if ProcessInfo.processInfo.environment["PAYOLA_RECORD"] == "1" {
            try? FileManager.default.removeItem(atPath: Self.folder)
            try FileManager.default.createDirectory(atPath: Self.folder, withIntermediateDirectories: true)
            for (name, bytes) in outputs { try bytes.write(to: URL(fileURLWithPath: Self.folder + "/" + name)) }
            Issue.record("recorded \(outputs.count) files; look at what changed, then test again without PAYOLA_RECORD")
            return
        }
        let recorded = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(Set(outputs.keys) == Set(recorded))
        for (name, bytes) in outputs.sorted(by: { $0.key < $1.key }) {
            let expected = try? Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + name))
            #expect(bytes == expected, "\(name) differs: \(Self.firstDifference(bytes, expected ?? Data()))")
        }
    }

    private static func firstDifference(_ left: Data, _ right: Data) -> String {
        let lines = String(decoding: left, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let others = String(decoding: right, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where index >= others.count || others[index] != line {
            return "line \(index + 1): “\(line)”, recorded “\(index < others.count ? String(others[index]) : "")”"
        }
        return "\(others.count - lines.count) lines are missing"
    }
}
