import Foundation
import Testing

/// Outputs and stores that cannot be written: nothing is half-published, and what was there stays.
@Suite struct BadPlaceTests {
    private func prepared() throws -> (Workplace, [String: Data]) {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        #expect(try place.payola("run", "--quiet").status == 0)
        let before = place.files(in: "out")
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...2000)))
        return (place, before)
    }

    @Test func anOutputFolderThatCannotBeMade() throws {
        let (place, before) = try prepared()
        let outcome = try place.payola("run", "--output", "l.csv/out")
        #expect(outcome.status == 73)
        #expect(
            outcome.errors
                == "payola: l.csv/out: the output folder cannot be made (Not a directory); nothing was published; free space or choose another folder with --output, then run again\n"
        )
        #expect(place.files(in: "out") == before)
        // The evidence was not kept either: the next run publishes all of it.
        #expect(try place.payola("run").output.hasPrefix("2,003 records: 2,000 entries, 3 repeats"))
    }

    @Test func aStoreThatCannotBeMade() throws {
        let (place, before) = try prepared()
        let outcome = try place.payola("run", "--store", "l.csv/store.sqlite")
        #expect(outcome.status == 73)
        #expect(
            outcome.errors
                == "payola: l.csv/store.sqlite.lock: the store cannot be locked (Not a directory); name another file with --store\n")
        #expect(place.files(in: "out") == before)
    }

    @Test func aStoreThatIsNone() throws {
        let (place, before) = try prepared()
        try place.write("other.sqlite", String(repeating: "no database ", count: 1000))
        let outcome = try place.payola("run", "--store", "other.sqlite")
        #expect(outcome.status == 65)
        #expect(outcome.errors.hasPrefix("payola: other.sqlite: the store is damaged or is no store (file is not a database); "))
        #expect(place.files(in: "out") == before)
    }

    @Test func anotherRunHoldsTheStore() throws {
        let (place, before) = try prepared()
        let lock = open(place.path(".payola/store.sqlite.lock"), O_RDWR | O_CLOEXEC)
        #expect(lock >= 0)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let outcome = try place.payola("run")
        #expect(outcome.status == 75)
        #expect(
            outcome.errors
                == "payola: \(place.folder)/.payola/store.sqlite: another run holds the store; wait for it to end, then run again\n")
        #expect(place.files(in: "out") == before)
        flock(lock, LOCK_UN)
        #expect(try place.payola("run", "--quiet").status == 0)
    }

    /// A file system that outputs, or a store's first pages, fill; where the test may mount one.
    private static let canMount = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/mount")

    @Test(.enabled(if: canMount, "mounting a small tmpfs needs root"), arguments: ["--output", "--store"])
    func aDiskThatFillsUp(option: String) throws {
        let (place, before) = try prepared()
        try FileManager.default.createDirectory(atPath: place.path("small"), withIntermediateDirectories: true)
        let size = option == "--output" ? "size=64k" : "size=256k"
        guard Self.run("/usr/bin/mount", "-t", "tmpfs", "-o", size, "tmpfs", place.path("small")) == 0 else {
            print("skipped: no tmpfs can be mounted here")
            return
        }
        defer { _ = Self.run("/usr/bin/umount", place.path("small")) }
        let target = option == "--output" ? "small/out" : "small/store.sqlite"
        let outcome = try place.payola("run", option, target)
        #expect(outcome.status == 73)
        let message =
            option == "--output"
            ? "payola: \(place.folder)/small/out/payments.csv: cannot be written (No space left on device); nothing was published; free space or choose another folder with --output, then run again\n"
            : "payola: small/store.sqlite: the store cannot be written (database or disk is full); free space or name another file with --store\n"
        #expect(outcome.errors == message)
        #expect(place.files(in: "out") == before)
        #expect(place.files(in: "small/out").isEmpty)
        #expect(!FileManager.default.fileExists(atPath: place.path("small/out")))
    }

    private static func run(_ program: String, _ arguments: String...) -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
