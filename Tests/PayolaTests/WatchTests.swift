import Foundation
import Testing

@Suite struct WatchTests {
    /// How long anything may take before the test gives up; a busy machine is slow.
    private static let patience = 120.0

    private func start(in place: Workplace) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["watch"]
        process.currentDirectoryURL = URL(fileURLWithPath: place.folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Waits until the published payments are as many.
    private func waits(for payments: Int, in place: Workplace) throws -> Bool {
        let end = Date(timeIntervalSinceNow: Self.patience)
        while Date() < end {
            if (try? place.table("out/payments.csv").count) == payments { return true }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return false
    }

    @Test func aDropThatLandsIsTakenInAndABadOneStopsNothing() throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration().replacing("\"l.csv\"", with: "\"drops/l-*.csv\""))
        try place.write("drops/l-1.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        let watch = try start(in: place)
        defer { if watch.isRunning { watch.terminate() } }
        #expect(try waits(for: 3, in: place))
        try place.write("drops/l-2.csv", SmallLedger.text(SmallLedger.rows(2...5)))
        #expect(try waits(for: 5, in: place))
        // A bad drop keeps good ones that come after it out, until it is taken away.
        try place.write("drops/l-3.csv", "nonsense\n")
        try place.write("drops/l-4.csv", SmallLedger.text(SmallLedger.rows(6...6)))
        Thread.sleep(forTimeInterval: 3)
        #expect(try place.table("out/payments.csv").count == 5)
        try place.remove("drops/l-3.csv")
        #expect(try waits(for: 6, in: place))
        watch.terminate()
        watch.waitUntilExit()
        #expect(watch.terminationReason == .exit && watch.terminationStatus == 0)
    }
}
