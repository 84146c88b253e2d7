import Foundation
import PipelineModel
import Testing

@testable import Extraction

@Suite("Drops")
struct DropTests {
    /// A fresh folder, which goes when the test ends.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("extraction-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test("SHA-256 of a million letters, after FIPS 180-4")
    func hash() throws {
        try withFolder { folder in
            let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000) + [UInt8](repeating: UInt8(ascii: "a"), count: 0)
            try Data(million).write(to: URL(fileURLWithPath: folder + "/a"))
            let hash = try DropHash.sha256(ofFile: folder + "/a")
            #expect(hash.hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
            #expect(hash.size == 1_000_000)
            #expect(try DropHash.survey(ofFile: folder + "/a").hex == hash.hex)
        }
    }

    @Test("what is no readable file is refused, with the path and the reason")
    func refusedFiles() throws {
        try withFolder { folder in
            try Data().write(to: URL(fileURLWithPath: folder + "/empty.csv"))
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            let cases: [(path: String, kind: Problem.Kind, what: String)] = [
                ("/missing.csv", .inputMissing, "does not exist"), ("", .dataRefused, "is a folder"), ("/pipe", .dataRefused, "a pipe"),
                ("/empty.csv", .dataRefused, "is empty"),
            ]
            for (path, kind, what) in cases {
                let problem = #expect(throws: Problem.self) { try RecordReader(path: folder + path) }
                #expect(problem?.kind == kind, "\(path)")
                #expect(problem?.file == folder + path)
                #expect(problem?.what.contains(what) == true, "\(problem?.what ?? "")")
                #expect(problem?.remedy.isEmpty == false)
            }
        }
    }

    @Test(
        "other formats are refused by name",
        arguments: [
            ("%PDF-1.7\n", "a PDF"), ("\n <!DOCTYPE HTML>\n<table>", "a web page"),
            ("SQLite format 3\0", "a database"), ("<?xml version=\"1.0\"?>", "XML"),
        ])
    func refusedFormats(head: String, name: String) {
        let problem = #expect(throws: Problem.self) { try RecordReader(bytes: Array(head.utf8) + [UInt8](repeating: 0x41, count: 100)) }
        #expect(problem?.kind == .dataRefused)
        #expect(problem?.what.contains(name) == true, "\(problem?.what ?? "")")
    }

    @Test("random bytes are refused or read, and never crash", arguments: 0..<60 as Range<UInt64>)
    func randomBytes(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let bytes = (0..<Int.random(in: 1...5000, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
        if bytes.count > 300 {
            let problem = #expect(throws: Problem.self, "seed \(seed)") { try RecordReader(bytes: bytes) }
            #expect(problem?.what.contains("binary") == true || problem?.what.contains("looks like") == true, "seed \(seed)")
        }
        for encoding in TextEncoding.allCases {
            var limits = ReadLimits()
            limits.blockBytes = 16
            _ = try? RecordReader(bytes: bytes, settings: settings(encoding: encoding), limits: limits).all()
        }
    }

    @Test("a header alone is no error", arguments: ["id,date,amount", "id,date,amount\n", "id;date;amount\r\n"])
    func headerOnly(text: String) throws {
        let reader = try RecordReader(bytes: Array(text.utf8))
        #expect(reader.header == ["id", "date", "amount"])
        #expect(try reader.all().isEmpty)
    }

    @Test("single-byte tables agree with Foundation", arguments: [TextEncoding.windows1250, .windows1252, .latin2])
    func tables(encoding: TextEncoding) throws {
        let theirs: String.Encoding =
            switch encoding {
            case .windows1250: .windowsCP1250
            case .windows1252: .windowsCP1252
            default: .isoLatin2
            }
        let table = try #require(SingleByteTable(encoding))
        for byte in UInt8.min...UInt8.max {
            // Where an encoding has no character, Foundation may answer a control character; nothing else may differ.
            let expected = String(data: Data([byte]), encoding: theirs)?.unicodeScalars.first
            if let scalar = table.scalar(of: byte) {
                #expect(scalar == expected, "\(byte)")
            } else {
                #expect(expected.map { $0.value < 0xA0 } ?? true)
            }
            guard let scalar = table.scalar(of: byte) else { continue }
            var output = [UInt8](repeating: 0, count: 3)
            var known = true
            let count = output.withUnsafeMutableBufferPointer { buffer in
                buffer.baseAddress.map { table.write(byte, to: $0, known: &known) } ?? 0
            }
            #expect(Array(output.prefix(count)) == Array(String(scalar).utf8))
            #expect(known)
        }
    }
}
