import PipelineModel
import TestSupport
import Testing

@testable import Resolution

/// What is read and made in parts, against one pass over all.
@Suite struct PartsTests {
    static func name(_ random: inout SeededGenerator) -> String {
        "\(ResolutionPropertyTests.word(2, &random)) \(ScoreBoundTests.words.randomElement(using: &random) ?? "") \(Int.random(in: 0..<400, using: &random))"
    }

    /// A part is 8,192 names.
    @Test("names parsed in parts have the words of one parser")
    func names() {
        var random = SeededGenerator(state: 3)
        var (texts, parser) = (TextTable(), NameParser())
        var names: [TextID] = []
        while texts.count < 20_000 { names.append(texts.intern(Self.name(&random))) }
        let folds = FoldTable(names: names + [.empty] + names.prefix(100), texts: texts, workers: Workers(3))
        var prints: Set<UInt64> = []
        for name in names {
            let parsed = texts.withBytes(of: name) { parser.parse($0) }
            let print = FoldTable.fingerprint(of: parsed, table: parser.table)
            prints.insert(print)
            #expect(folds.fold(of: name).map { folds.prints[$0] } == print)
        }
        #expect(folds.prints == prints.sorted())
        #expect(folds.table.count == parser.table.count)
        for token in 0..<UInt32(parser.table.count) {
            #expect(folds.table.text(token) == parser.table.text(token))
            #expect(folds.table.traits[Int(token)] == parser.table.traits[Int(token)])
            #expect(folds.table.sounds[Int(token)] == parser.table.sounds[Int(token)])
            #expect(folds.table.letters[Int(token)] == parser.table.letters[Int(token)])
        }
        for fold in folds.names.indices { #expect(FoldTable.fingerprint(of: folds.names[fold], table: folds.table) == folds.prints[fold]) }
    }

    /// A part is 2,048 rows; some handles have more.
    @Test("an account list is added up by handle as one pass adds it up", arguments: [1, 2] as [UInt64])
    func seeds(seed: UInt64) {
        var random = SeededGenerator(state: seed)
        var scene = Scene()
        var names: [TextID] = []
        for _ in 0..<7_000 {
            let handle = Bool.random(using: &random) ? "tiktok:busy" : "tiktok:c\(Int.random(in: 0..<900, using: &random))"
            let account = "RO\(Int.random(in: 0..<99, using: &random))"
            scene.creator(handle, display: Self.name(&random), legal: Self.name(&random), account: account)
        }
        for row in scene.accounts { names += [row.legalName, row.displayName] }
        let folds = FoldTable(names: names, texts: scene.texts)
        let nodes = NodeTable(
            handles: scene.texts.sorted(Set(scene.accounts.map(\.handle))),
            accounts: scene.texts.sorted(Set(scene.accounts.map(\.bankAccount))), foldCount: folds.count)
        let seeds = CreatorSeed.gather(scene.accounts, nodes: nodes, folds: folds, texts: scene.texts, workers: Workers(3))
        let rows = Dictionary(grouping: scene.accounts, by: \.handle)
        #expect(seeds.map(\.node) == Array(0..<nodes.handles.count), "seed \(seed)")
        for found in seeds {
            let own = rows[nodes.handles[found.node]] ?? []
            #expect(found.legal == Set(own.compactMap { folds.fold(of: $0.legalName) }), "seed \(seed)")
            #expect(found.display == Set(own.compactMap { folds.fold(of: $0.displayName) }), "seed \(seed)")
            #expect(found.accounts == Set(own.compactMap { nodes.node(ofAccount: $0.bankAccount) }), "seed \(seed)")
            #expect("tiktok:" + found.localName == scene.texts[nodes.handles[found.node]], "seed \(seed)")
        }
    }

    @Test("texts are sorted by their bytes, whatever they begin with", arguments: ["", "tiktok:", "tiktok:creator"])
    func sorting(start: String) {
        var random = SeededGenerator(state: 5)
        var texts = TextTable()
        let ids = Set(
            (0..<500).map { _ in texts.intern(start + String(Self.name(&random).prefix(Int.random(in: 0..<20, using: &random)))) })
        let sorted = texts.sorted(ids).map { Array(texts[$0].utf8) }
        #expect(sorted == ids.map { Array(texts[$0].utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(texts.sorted([TextID]()) == [])
    }

    @Test func matchesWithoutWordsWeighTheSame() {
        var scene = Scene()
        scene.creator("tiktok:ana", display: "Ana Pop", legal: "Ana Maria Pop", account: "RO49AAAA1B31007593840000")
        scene.mention("Pop Ana-Maria")
        scene.mention("Ana Pop", account: "RO49AAAA1B31007593840000")
        scene.mention("Alexandru Voicu", account: "RO49AAAA1B31007593840000")
        scene.mention("Ana", handle: "tiktok:ana")
        let told = scene.resolve().table.matches
        let brief = scene.resolve(tellsDetails: false).table.matches
        #expect(brief.map(\.party) == told.map(\.party) && brief.map(\.probability) == told.map(\.probability))
        #expect(brief.map { $0.evidence.map(\.kind) } == told.map { $0.evidence.map(\.kind) })
        #expect(brief.map { $0.evidence.map(\.weight) } == told.map { $0.evidence.map(\.weight) })
        let words = zip(brief, told).flatMap { zip($0.evidence, $1.evidence) }.filter { $0.detail != $1.detail }
        #expect(words.count > 3 && words.allSatisfy { $0.0.detail.isEmpty })
    }

    @Test(
        "what stands behind a handle's platform is its name",
        arguments: [
            ("tiktok:ana", "ana"), ("ana", "ana"), (":ana", "ana"), ("tiktok:", "tiktok"), ("a:b:c", "b:c"), ("::", nil), ("::a:b", "b"),
            ("a::", ":"),
        ])
    func localNames(handle: String, name: String?) {
        var texts = TextTable()
        let names = ResolutionRun.localNames([texts.intern(handle)], &texts)
        #expect(names.map { texts[$0.name] } == (name.map { [$0] } ?? []))
        #expect(handle.split(separator: ":", maxSplits: 1).last.map(String.init) == name)
    }
}
