import Foundation
import PipelineModel
import TestSupport
import Testing

@testable import Extraction

@Suite struct ArchiveTests {
    static let ledger = "Date,Payer\n2024-11-04,Alfa\n"

    struct Hostile: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]
        var message: String
    }

    static func member(_ name: String, _ change: (inout ZIPFile.Member) -> Void) -> ZIPFile.Member {
        var member = ZIPFile.Member(name, ledger)
        change(&member)
        return member
    }

    static let again = "fetch the archive again, or unpack it and name the files"

    static let hostile: [Hostile] = [
        ("a way out", ZIPFile([("../evil.csv", ledger)]).bytes, "its member “../evil.csv” leads out of the archive (“..”); \(again)"),
        (
            "a way out by backslashes", ZIPFile([("a\\..\\..\\evil.csv", ledger)]).bytes,
            "its member “a/../../evil.csv” leads out of the archive (“..”); \(again)"
        ),
        (
            "an absolute name", ZIPFile([("/etc/passwd", ledger)]).bytes,
            "its member “/etc/passwd” has an absolute path for a name; \(again)"
        ),
        ("a drive", ZIPFile([("C:evil.csv", ledger)]).bytes, "its member “C:evil.csv” names a drive; \(again)"),
        (
            "a control character", ZIPFile([("a\nb.csv", ledger)]).bytes,
            "its member “a\\u{a}b.csv” has control characters in its name; \(again)"
        ),
        ("a name twice", ZIPFile([("a.csv", ledger), ("a.csv", ledger)]).bytes, "has two members of one name; fetch the archive again"),
        (
            "a symbolic link", ZIPFile([member("link") { $0.attributes = 0o120777 << 16 }]).bytes,
            "its member “link” is a symbolic link, not a file; \(again)"
        ),
        (
            "a device", ZIPFile([member("device") { $0.attributes = 0o020666 << 16 }]).bytes,
            "its member “device” is no regular file; \(again)"
        ),
        (
            "an encrypted member", ZIPFile([member("a.csv") { $0.flags |= 1 }]).bytes,
            "its member “a.csv” is encrypted; unpack the archive with its password and name the files"
        ),
        (
            "an unknown method", ZIPFile([member("a.csv") { $0.method = 97 }]).bytes,
            "its member “a.csv” is packed by method 97, which can't be unpacked here; \(again)"
        ),
        (
            "another local name", ZIPFile([member("a.csv") { $0.localName = "b.csv" }]).bytes,
            "contradicts itself: its directory and its members do not agree; fetch the archive again"
        ),
        (
            "a wrong checksum", ZIPFile([member("a.csv") { $0.crc = 1 }]).bytes,
            "its member “a.csv” is damaged: its checksum does not hold; \(again)"
        ),
        (
            "cut off", Array(ZIPFile([("a.csv", ledger)]).bytes.dropLast(30)),
            "is cut off or damaged: it has no directory of its members; fetch the archive again"
        ),
        (
            "a bomb",
            ZIPFile([
                member("a.csv") {
                    $0.size = 1 << 30
                    $0.method = 8
                }
            ]).bytes,
            "its member “a.csv” would unpack to 1073741824 bytes from 27, as a decompression bomb does; \(again)"
        ),
        (
            "overlapping members", overlapping,
            "has members that overlap: together they are larger than the archive; fetch it again from its source; don't unpack it"
        ),
        (
            "no members", ZIPFile([ZIPFile.Member]()).bytes,
            "is an archive without files; check the export, or take the file out of the path"
        ),
        (
            "an archive in an archive in an archive",
            ZIPFile([.init("1.zip", ZIPFile([.init("2.zip", ZIPFile([.init("3.zip", ZIPFile([("a", ledger)]).bytes)]).bytes)]).bytes)])
                .bytes,
            "is an archive in an archive in an archive; unpack the outermost and name the archives inside it"
        ),
    ].map { Hostile(testDescription: $0, bytes: $1, message: $2) }

    /// The first member's bytes are the second one, header and all.
    static var overlapping: [UInt8] {
        let inner = ZIPFile.Member("b.csv", String(repeating: "x", count: 5000))
        var outer = ZIPFile.Member("a.csv", [])
        outer.overhang = ZIPFile.local(inner).count
        outer.crc = ZIPFile.crc32(ZIPFile.local(inner))
        return ZIPFile([outer, inner]).bytes
    }

    @Test(arguments: hostile) func isRefused(_ hostile: Hostile) throws {
        let path = try Files.scratch(hostile.bytes)
        let problem = #expect(throws: Problem.self) {
            let listing = try ArchiveListing(path: path.path)
            for file in listing.files { _ = try RecordReader(path: path.path + "/" + file) }
        }
        #expect(problem?.kind == .dataRefused)
        #expect(problem?.description.hasSuffix(hostile.message) == true, "\(problem?.description ?? "")")
        #expect(problem?.file?.hasPrefix(path.path) == true)
    }

    @Test func aMemberThatUnpacksToMoreThanItSaysIsRefused() throws {
        let path = try Files.scratch(
            ZIPFile([
                Self.member("a.csv") {
                    $0.bytes = ZIPFile.deflated(letters: 100_000)
                    $0.method = 8
                    $0.size = 1000
                }
            ]).bytes)
        let problem = #expect(throws: Problem.self) { try DropHash.sha256(ofFile: path.path + "/a.csv") }
        #expect(problem?.what.hasPrefix("its member “a.csv” is") == true)
    }

    @Test func whatIsPackedIsUnpacked() throws {
        let text = [UInt8](repeating: 0x61, count: 3000)
        var packed = ZIPFile.Member("a.csv", ZIPFile.deflated(letters: 3000))
        (packed.method, packed.size, packed.crc) = (8, 3000, ZIPFile.crc32(text))
        let path = try Files.scratch(ZIPFile([packed]).bytes)
        let plain = try Files.scratch(text)
        #expect(try DropHash.sha256(ofFile: path.path + "/a.csv").hex == DropHash.sha256(ofFile: plain.path).hex)
    }

    @Test func theRatioCountsOnceItMatters() throws {
        var limits = ArchiveLimits()
        (limits.ratio, limits.freeBytes) = (100, 10_000)
        var packed = ZIPFile.Member("a.csv", ZIPFile.deflated(letters: 19_867))
        (packed.method, packed.size) = (8, 19_867)
        let path = try Files.scratch(ZIPFile([packed]).bytes)
        #expect(throws: Problem.self) { try ArchiveListing(path: path.path, limits: limits) }
        limits.freeBytes = 20_000
        #expect(try ArchiveListing(path: path.path, limits: limits).files == ["a.csv"])
    }

    @Test func allMembersTogetherAreBounded() throws {
        var limits = ArchiveLimits()
        limits.bytes = 100
        let path = try Files.scratch(
            ZIPFile([("a.csv", String(repeating: "x", count: 60)), ("b.csv", String(repeating: "x", count: 60))]).bytes)
        #expect(throws: Problem.self) { try ArchiveListing(path: path.path, limits: limits) }
        limits.bytes = 120
        #expect(try ArchiveListing(path: path.path, limits: limits).files.count == 2)
        limits.members = 1
        #expect(throws: Problem.self) { try ArchiveListing(path: path.path, limits: limits) }
    }

    @Test func filesAreFoundAlsoInArchivesInside() throws {
        let inner = ZIPFile([("part-2.csv", Self.ledger), ("part-10.csv", "x,y\n1,2\n")]).bytes
        let archive = ZIPFile([
            .init("inner.zip", inner), .init("2024/", [UInt8]()), .init("2024/a.csv", Self.ledger), .init("__MACOSX/._a.csv", "x"),
            .init("book.xlsx", WorkbookFile([.init("S", table: [["a", "b"], ["1", "2"]])]).bytes),
        ])
        let path = try Files.scratch(archive.bytes)
        #expect(try ArchiveListing.isArchive(path.path))
        let listing = try ArchiveListing(path: path.path)
        #expect(listing.files == ["2024/a.csv", "book.xlsx", "inner.zip/part-2.csv", "inner.zip/part-10.csv"])
        #expect(listing.leftOut.map(\.file) == ["__MACOSX/._a.csv"])
        let records = try RecordReader(path: path.path + "/inner.zip/part-10.csv").all()
        #expect(records.map(\.cells) == [["1", "2"]])
        #expect(records[0].place == Place(drop: 0, line: 2, offset: 4, length: 3))
        #expect(DropExcerpt.bytes(path: path.path + "/inner.zip/part-10.csv", at: records[0].place) == Array("1,2".utf8))
        #expect(try RecordReader(path: path.path + "/book.xlsx").all().map(\.cells) == [["1", "2"]])
        let missing = #expect(throws: Problem.self) { try DropHash.sha256(ofFile: path.path + "/nothing.csv") }
        #expect(missing?.kind == .inputMissing)
    }

    @Test func aWorkbookIsNoArchive() throws {
        let path = try Files.scratch(WorkbookFile([.init("S", table: [["a"]])]).bytes)
        #expect(try !ArchiveListing.isArchive(path.path))
        #expect(try !ArchiveListing.isArchive(path.path + "/nothing"))
    }

    @Test func randomBytesNeverTrap() throws {
        let sound = ZIPFile([.init("a.csv", Self.ledger), .init("i.zip", ZIPFile([("b.csv", Self.ledger)]).bytes)]).bytes
        for seed in UInt64(0)..<300 {
            var generator = SeededGenerator(state: seed)
            var bytes = sound
            for _ in 0...Int.random(in: 0..<4, using: &generator) {
                bytes[Int.random(in: 4..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let path = try Files.scratch(bytes)
            do {
                for file in try ArchiveListing(path: path.path).files { _ = try? RecordReader(path: path.path + "/" + file).all() }
            } catch let problem as Problem {
                #expect(problem.kind == .dataRefused || problem.kind == .inputMissing, "seed \(seed): \(problem)")
            }
        }
    }
}
