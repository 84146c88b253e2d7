import Foundation
import PipelineModel
import PipelineRunner
import Testing

/// What can happen to a drop's file after it was taken in.
@Suite struct DropFileTests {
    private func scene(_ extra: String = "") throws -> Scene {
        let scene = try Scene()
        scene.extra = extra
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.bank("bank-2.csv", ["T2,2024-11-06,Pridvor Media SRL,Ion Rusu,40.00,EUR,clip #drumdrept"])
        try scene.run()
        return scene
    }

    @Test func renamedFileIsTheSameDrop() throws {
        let scene = try scene()
        try scene.move("bank-2.csv", to: "bank-7.csv")
        let outcome = try scene.run()
        #expect(scene.total == "140.00")
        #expect(outcome.counts.entries == 2 + 5 + 5)
        #expect(outcome.warnings.isEmpty)
    }

    @Test func secondNameAddsNothing() throws {
        let scene = try scene()
        try FileManager.default.copyItem(atPath: scene.path("bank-1.csv"), toPath: scene.path("bank-again.csv"))
        let outcome = try scene.run()
        #expect(scene.total == "140.00")
        #expect(outcome.counts.repeats == 0)
    }

    @Test func changedFileIsSaidAndBothVersionsCount() throws {
        let scene = try scene()
        try scene.bank("bank-2.csv", ["T3,2024-11-07,Pridvor Media SRL,Ion Rusu,7.00,EUR,clip #drumdrept"])
        let outcome = try scene.run()
        #expect(outcome.warnings.contains { $0.hasPrefix("bank-2.csv has changed since it was taken in") })
        #expect(scene.total == "147.00")
    }

    /// What the file says now stands, whatever the bytes' hashes.
    @Test(arguments: 31...38)
    func recordCorrectedWhereItsFileLiesStandsAsTheFileHasIt(amount: Int) throws {
        let scene = try scene()
        for amount in [amount, amount + 100] {
            try scene.bank("bank-2.csv", ["T2,2024-11-06,Pridvor Media SRL,Ion Rusu,\(amount).00,EUR,clip #drumdrept"])
            try scene.run()
            #expect(scene.total == "\(100 + amount).00")
        }
        // Reading all again by other settings does not forget what came when.
        scene.extra = "\"units\": [{\"code\": \"COIN\", \"currency\": \"USD\", \"price\": \"0.01\"}],"
        let problems = #expect(throws: Problems.self) { try scene.run() }
        #expect(problems?.all.allSatisfy { $0.kind == .inputMissing } ?? false)
    }

    @Test(arguments: ["Copy of bank-2.csv", "bank-2 (1).csv", "bank-2 - Copy.csv"])
    func copyUnderAnotherNameCorrectsNothing(name: String) throws {
        let scene = try Scene()
        scene.sources[0] = Scene.bank.replacingOccurrences(of: "bank*.csv", with: "*bank*.csv")
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.bank("bank-2.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,1000.00,EUR,clip #drumdrept"])
        try scene.run()
        let before = try scene.outputs()
        try FileManager.default.copyItem(atPath: scene.path("bank-2.csv"), toPath: scene.path(name))
        try scene.run()
        #expect(scene.total == "1000.00")
        #expect(try scene.outputs() == before)
    }

    /// A drop that lies there and that a faulty source can't read is not gone.
    @Test func faultOfTheSourceIsToldAlone() throws {
        let scene = try scene()
        scene.sources[0] = Scene.bank.replacingOccurrences(of: "\"amount\": \"amount\"", with: "\"amount\": \"Suma\"")
        let problems = #expect(throws: Problems.self) { try scene.run() }
        #expect(problems?.all.map(\.kind).contains(.inputMissing) == false)
    }

    @Test func goneFileStillCountsAndIsSaid() throws {
        let scene = try scene()
        try scene.remove("bank-1.csv")
        try scene.remove("bank-2.csv")
        let outcome = try scene.run()
        #expect(outcome.warnings.contains("bank-1.csv is gone; its records still count, its bytes are not kept"))
        #expect(scene.total == "140.00")
    }

    @Test func otherSettingsReadAgain() throws {
        let scene = try scene()
        scene.sources[0] = Scene.bank.replacingOccurrences(
            of: "\"columns\"", with: "\"exclude\": [{\"column\": \"id\", \"equals\": \"T2\", \"reason\": \"test\"}], \"columns\"")
        try scene.run()
        #expect(scene.total == "100.00")
        scene.sources[0] = Scene.bank
        try scene.run()
        #expect(scene.total == "140.00")
    }

    @Test func otherSettingsReadTheKeptCopyWhereTheFileIsGone() throws {
        let scene = try scene("\"evidence\": \"copy\",")
        try scene.remove("bank-2.csv")
        scene.sources[0] = Scene.bank.replacingOccurrences(
            of: "\"columns\"", with: "\"exclude\": [{\"column\": \"id\", \"equals\": \"T1\", \"reason\": \"test\"}], \"columns\"")
        try scene.run()
        #expect(scene.total == "40.00")
    }

    @Test func otherSettingsWithoutFileOrCopyAreRefused() throws {
        let scene = try scene()
        try scene.remove("bank-2.csv")
        scene.sources[0] = Scene.bank.replacingOccurrences(
            of: "\"columns\"", with: "\"exclude\": [{\"column\": \"id\", \"equals\": \"T1\", \"reason\": \"test\"}], \"columns\"")
        let before = try scene.outputs()
        let problems = #expect(throws: Problems.self) { try scene.run() }
        #expect(problems?.all.map(\.kind) == [.inputMissing])
        #expect(try scene.outputs() == before)
    }

    @Test func removedSourceLeavesAndComesBack() throws {
        let scene = try Scene(sources: [Scene.bank, Scene.books, Scene.accounts, Scene.posts])
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.books("books-1.csv", ["2024-11-20,Pridvor Media SRL,Ion Rusu,30.00,EUR,clip #drumdrept"])
        try scene.run()
        let before = try scene.outputs(without: ["changes.csv"])
        scene.sources.remove(at: 1)
        try scene.run()
        #expect(scene.total == "100.00")
        scene.sources.insert(Scene.books, at: 1)
        try scene.run()
        #expect(try scene.outputs(without: ["changes.csv"]) == before)
    }

    @Test func verifyNamesAChangedByte() throws {
        let scene = try scene("\"evidence\": \"copy\",")
        #expect(try Verification(options: scene.options).verify().faults.isEmpty)
        let copies = try FileManager.default.contentsOfDirectory(atPath: scene.path("state/evidence"))
        #expect(copies.count == 4)
        let copy = scene.path("state/evidence/" + (copies.sorted().first ?? ""))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: copy)
        try Data("x".utf8).write(to: URL(fileURLWithPath: copy))
        try scene.write("out/payers.csv", scene.read("out/payers.csv") + " ")
        let faults = try Verification(options: scene.options).verify().faults
        #expect(faults.count == 2)
        #expect(faults.contains { $0.hasPrefix(copy) })
        #expect(faults.contains { $0.contains("payers.csv") })
    }

    /// A file that does not lie in the configuration's folder is shown by its name alone, and found by its source's path.
    @Test func filesOutsideOfTheConfigurationsFolderAreFoundAgain() throws {
        let (scene, elsewhere) = (try Scene(), try Scene())
        try elsewhere.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        scene.sources[0] = Scene.bank.replacingOccurrences(of: "bank*.csv", with: elsewhere.path("bank*.csv"))
        try scene.run()
        let payment = try #require(scene.table("payments.csv").first?["payment_id"])
        #expect(try scene.explain(payment).contains("T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"))
        #expect(try Verification(options: scene.options).verify().warnings.isEmpty)
        try elsewhere.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,900.00,EUR,clip #drumdrept"])
        #expect(try !scene.explain(payment).contains("T1,2024-11-05"))
        #expect(try Verification(options: scene.options).verify().faults.contains { $0.hasPrefix("bank-1.csv: the file has changed") })
        try elsewhere.remove("bank-1.csv")
        #expect(try Verification(options: scene.options).verify().warnings.contains { $0.hasPrefix("bank-1.csv: the file is gone") })
    }

    @Test func unfinishedFileIsLeftForLater() throws {
        let scene = try scene()
        try scene.bank("bank-3.csv", ["T4,2024-11-08,Pridvor Media SRL,Ana Popa,5.00,EUR,clip #drumdrept"])
        var options = try scene.options
        options.unfinished = [scene.path("bank-3.csv")]
        #expect(try PipelineRun(options: options).execute().isUnchanged)
        try scene.run()
        #expect(scene.total == "145.00")
    }
}
