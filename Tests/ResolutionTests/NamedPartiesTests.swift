import PipelineModel
import Testing

@testable import Resolution

/// Whom names from outside the ledgers name.
struct NamedPartiesTests {
    /// A ledger with these names among others.
    private static func scene(_ names: [String]) -> Scene {
        var scene = Scene()
        for name in [
            "Enel Energie SA", "Lidl Discount SRL", "Maria Rusu", "Primăria Cluj", "Vestea Media SRL", "Partidul Social", "Radu Zara",
        ] + names {
            scene.mention(name)
        }
        return scene
    }

    /// The names of parties that a name fits, with how it does.
    private static func bearers(of name: String, in scene: inout Scene) -> [String] {
        let table = scene.resolve(outside: [name, "Nobody Atall"]).table
        return table.named[name].map { "\(table[$0.party].name): \($0.fit)" }.sorted()
    }

    @Test(arguments: [
        ("Partidul Național Verde", "Partidul National Vrede"), ("Vasile Dumitrescu-Baciu", "Dumitrescu-Baciu V."),
        ("Vasile Dumitrescu-Baciu", "V. Dumitrescu-Baciu"), ("СОЮЗ Возрождение", "Soyuz Vozrozhdenie"),
        ("Aurelian Pîrvulescu", "Aurelian Pârvulescu"),
        ("Asociația pentru Dezvoltarea Durabilă a Comunităților Rurale", "ASOCIATIA PENTRU DEZVOLTAREA DURABI"),
        ("Asociația Pescarilor din Delta Dunării", "Asociatia Pescarilor din Delta Duna"),
        ("Fundația Zori de Zi", "Fundatia Zorii de Zi"), ("Mihail Constantin Argintaru", "Mihail Argintaru"),
        ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"),
        ("Mihail Trofimow", "Mihail Trofimov"), ("Sergey Lyubavin", "Sergej Ljubavin"), ("Dmitri Medvedciuk", "Dmitry Medvedchuk"),
    ])
    func aSpellingIsAlike(name: String, written: String) {
        var scene = Self.scene([written])
        #expect(Self.bearers(of: name, in: &scene) == ["\(written): alike"])
    }

    @Test(arguments: [
        ("Ștefan Țuțuianu", "STEFAN TUTUIANU"), ("Vasile Dumitrescu-Baciu", "DUMITRESCU BACIU VASILE"),
        ("Nimbus Media", "S.C. NIMBUS MEDIA S.R.L."),
        ("SC Nimbus Media SRL", "Nimbus Media"), ("Fundația Zori de Zi", "FUNDAŢIA ZORI DE ZI"), ("Ana", "ANA"), ("Asociația Ana", "Ana"),
        ("SC Nimbus SRL Cluj", "Nimbus Cluj"), ("RATP RA", "RATP"),
        ("Олександр Ковальчук", "Oleksandr Kovalchuk"), ("Александр Иванович Кузнецов", "Aleksandr Ivanovich Kuznetsov"),
    ])
    func theSameWordsAreTheSame(name: String, written: String) {
        var scene = Self.scene([written])
        #expect(Self.bearers(of: name, in: &scene) == ["\(written): same"])
    }

    @Test(arguments: [
        ("Alfa Media SRL", "Alfa Media Consulting SRL"), ("Radu Zara", "Rodica Zara"),
        ("Partidul Verde Ecologist", "Partidul Roșu Ecologist"),
        ("Liceul Teoretic 12", "Liceul Teoretic 14"), ("Zara", "Zorba"),
        ("Asociația Pescarilor Sportivi din Delta", "Asociatia Pescarilor"),
        ("Maria Ecaterina Ioana Rusu Zbranca", "Maria Zbranca"),
    ])
    func anotherNameIsNot(name: String, written: String) {
        var scene = Self.scene([written])
        #expect(!Self.bearers(of: name, in: &scene).contains { $0.hasPrefix(written + ":") })
    }

    /// The words are the same, and the comparison says that the parties are not.
    @Test(arguments: [("Fundația Litoral", "Litoral SRL"), ("Lumen SA", "Lumen SRL")])
    func theSameWordsMayBeAnothers(name: String, written: String) {
        var scene = Self.scene([written])
        #expect(Self.bearers(of: name, in: &scene) == ["\(written): other"])
        var both = Self.scene([written, name])
        #expect(Self.bearers(of: name, in: &both) == ["\(name): same", "\(written): other"].sorted())
    }

    @Test func namesakesAreNoMatch() {
        // Two parties, by their accounts; the name fits neither word for word.
        var scene = Self.scene([])
        for (name, account) in [("Victor Brânzan", "RO1"), ("Victor Brînzen", "RO2")] { scene.mention(name, account: account, rows: 3) }
        scene.decide(.different, "RO1", "RO2")
        #expect(Self.bearers(of: "Viktor Brinzan", in: &scene) == ["Victor Brânzan: namesake", "Victor Brînzen: namesake"])
        // Who bears it word for word is named; the other is told.
        #expect(Self.bearers(of: "VICTOR BRANZAN", in: &scene).first == "Victor Brânzan: same")
        // Two who bear it word for word are both named, as they were.
        var twins = Self.scene([])
        for account in ["RO1", "RO2"] { twins.mention("Victor Brânzan", account: account) }
        twins.decide(.different, "RO1", "RO2")
        #expect(Self.bearers(of: "Brânzan Victor", in: &twins) == ["Victor Brânzan: same", "Victor Brânzan: same"])
    }

    @Test func aPartyIsNamedByEachOfItsNames() {
        var scene = Self.scene([])
        for name in ["Gheorghe Stănculete", "Orizont Deschis SRL"] { scene.mention(name, account: "RO49AAAA1B31007593840000") }
        scene.creator("tiktok:vio.crisan", legal: "Viorica Crișan", company: "Crivăț Sonor SRL")
        for name in ["Orizont Descis SRL", "GHEORGHE STANCULETTE", "Криват Сонор", "V. Crisan"] {
            let found = Self.bearers(of: name, in: &scene)
            #expect(found.count == 1 && found[0].hasSuffix("alike"), "\(name): \(found)")
        }
    }

    /// Parties are what they are whatever lists say, and who is named does not depend on the lists' order or the number of cores.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func namesFromOutsideMoveNothing(seed: UInt64) {
        let (ledger, outside) = Self.randomNames(seed: seed)
        func resolve(_ names: [String], workers: Int) -> (parties: [String], named: [String]) {
            var scene = Scene()
            for (index, name) in ledger.enumerated() { scene.mention(name, account: index % 5 == 0 ? "RO\(index)" : "") }
            let table = scene.resolve(workers: workers, outside: names).table
            let parties = table.parties.map { "\($0)" } + table.matches.map { "\($0.party) \($0.probability) \($0.evidence)" }
            return (parties, outside.map { name in "\(name): \(table.named[name].map { "\(table[$0.party].id) \($0.fit)" })" })
        }
        let (without, one) = (resolve([], workers: 1), resolve(outside, workers: 1))
        let several = resolve(outside.reversed() + outside, workers: 5)
        #expect(without.parties == one.parties && one.parties == several.parties, "seed \(seed)")
        #expect(one.named == several.named, "seed \(seed)")
        #expect(one.named.count { $0.contains("alike") } > 20 && one.named.count { $0.contains("same") } > 5, "seed \(seed)")
    }

    /// Filters and bounds leave out no pair that comparing all with all would find: what is not found shares no key, and that is next to nothing.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func theSearchFindsWhatComparingAllFinds(seed: UInt64) {
        let (ledger, outside) = Self.randomNames(seed: seed)
        var texts = TextTable()
        let folds = FoldTable(names: ledger.map { texts.intern($0) }, texts: texts)
        var names = TextTable()
        for name in outside { _ = names.intern(name) }
        var scorer = NameScorer()
        scorer.weights.nearCost = 6
        scorer.weights.slipPower = 2
        scorer.wordBits = WordFrequencies.bits(folds)
        scorer.isKnown = WordFrequencies.known(folds)
        // Estimated weights that lie off the fixed ones, and hold more names for one than blocks do.
        let isShifted = seed % 2 == 0
        if isShifted { scorer.shifts.people = [0.25, 0.5, 1, 1.5, -1, 0, 0, -0.5, 1] }
        let workers = Workers(2)
        let search = NameSearch(
            outside: OutsideNames(names, beside: folds, scorer: scorer, workers: workers), folds: folds, prior: -9, floor: 5)
        let found = search.hits(OutsideBlocks(search.outside, folds, texts: texts, workers: workers), workers: workers)
        let (same, keys) = (Self.sameWords(names, search.outside, texts, folds), Self.keys(search))
        var (expected, unblocked): (Set<String>, Int) = ([], 0)
        scorer = search.outside.scorer
        for name in search.outside.names.indices {
            for fold in folds.names.indices {
                let hasSameWords = same.contains([name, fold])
                guard let hit = search.hit(name, fold, hasSameWords: hasSameWords, &scorer) else { continue }
                if hasSameWords || !keys.names[name].isDisjoint(with: keys.folds[fold]) {
                    expected.insert("\(hit)")
                } else {
                    unblocked += 1
                }
            }
        }
        let missing = expected.subtracting(found.map { "\($0)" })
        #expect(missing.isEmpty && found.count == expected.count, "seed \(seed): \(missing)")
        #expect(found.count > 100 && unblocked * (isShifted ? 10 : 50) <= found.count, "seed \(seed): \(found.count), \(unblocked)")
    }

    /// The pairs of a name and a fold that are the same words, written out.
    private static func sameWords(_ names: TextTable, _ outside: OutsideNames, _ texts: TextTable, _ folds: FoldTable) -> Set<[Int]> {
        var keys = NameKeys()
        var pairs: Set<[Int]> = []
        let ledger = (1..<texts.count).map { TextID(rawValue: UInt32($0)) }.map { (key: keys.key(texts[$0]), fold: folds.fold(of: $0)) }
        for text in 1..<names.count {
            let id = TextID(rawValue: UInt32(text))
            let key = keys.key(names[id])
            for other in ledger where other.key == key {
                if let name = outside.name(of: id), let fold = other.fold { pairs.insert([name, fold]) }
            }
        }
        return pairs
    }

    private static func keys(_ search: NameSearch) -> (names: [Set<UInt64>], folds: [Set<UInt64>]) {
        func keys(_ name: ParsedName) -> Set<UInt64> {
            var (keys, letters): ([BlockingKeys.Key], [UInt8]) = ([], [])
            BlockingKeys.append(
                name, isListed: true, table: search.outside.table, bits: search.outside.scorer.wordBits, letters: &letters, to: &keys)
            return Set(keys.map(\.hash))
        }
        return (search.outside.names.map(keys), search.folds.names.map(keys))
    }

    /// Names of a ledger, and names of lists: some the same, some with a slip, an initial, a word less or another form, some of nobody.
    private static func randomNames(seed: UInt64) -> (ledger: [String], outside: [String]) {
        var random = SeededGenerator(state: seed)
        let word = { (count: Int, random: inout SeededGenerator) in ResolutionPropertyTests.word(count, &random) }
        let surnames = (0..<40).map { _ in word(3, &random) + "escu" }
        let ledger = (0..<240).map { index in
            let surname = surnames.randomElement(using: &random) ?? ""
            return index % 3 == 0
                ? "\(word(3, &random)) \(word(2, &random)) SRL" : "\(word(2, &random)) \(word(2, &random)) \(surname)"
        }
        let outside = (0..<160).map { index -> String in
            let name = ledger.randomElement(using: &random) ?? ""
            var words = name.split(separator: " ").map(String.init)
            switch index % 8 {
            case 0: return word(3, &random) + " " + word(4, &random)
            case 1: return words.reversed().joined(separator: " ").uppercased()
            case 2: words[0] = words[0].prefix(1) + "."
            case 3: words.remove(at: 1)
            case 4: words[words.count - 1] = words[words.count - 1] == "SRL" ? "SA" : words[words.count - 1] + "o"
            default:
                let place = words[0].index(words[0].startIndex, offsetBy: 2)
                if index % 2 == 0 { words[0].remove(at: place) } else { words[0].insert("r", at: place) }
            }
            return words.joined(separator: " ")
        }
        return (ledger, outside)
    }
}
