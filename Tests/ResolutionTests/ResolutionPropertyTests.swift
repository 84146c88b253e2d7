import PipelineModel
import Resolution
import Testing

/// A generator whose whole stream follows from its seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

struct ResolutionPropertyTests {
    struct World {
        struct Row {
            var name: String
            var account = ""
            var handle = ""
        }
        var creators: [(handle: String, legal: String, company: String, account: String)] = []
        var rows: [Row] = []
        /// The handle that each row pays.
        var truth: [String] = []
    }

    static let syllables = [
        "ba", "ver", "nes", "cu", "dra", "gos", "smar", "lin", "tor", "mi", "ru", "pel", "zan", "fir", "ol", "dun", "hal", "gre",
    ]

    static func word(_ count: Int, _ random: inout SeededGenerator) -> String {
        let letters = (0..<count).map { _ in syllables.randomElement(using: &random) ?? "" }.joined()
        return letters.prefix(1).uppercased() + letters.dropFirst()
    }

    static func world(seed: UInt64, creators: Int = 60) -> World {
        var random = SeededGenerator(state: seed)
        var world = World()
        for number in 0..<creators {
            let legal = word(2, &random) + " " + word(3, &random) + "escu"
            world.creators.append(("tiktok:c\(number)", legal, word(3, &random) + " Media SRL", "RO\(10_000_000 + number)"))
        }
        for creator in world.creators {
            let words = creator.legal.split(separator: " ").map(String.init)
            let account = creator.account
            let spellings: [World.Row] = [
                .init(name: creator.legal.uppercased()), .init(name: words.reversed().joined(separator: " ")),
                .init(name: "dl " + creator.legal),
                .init(name: creator.company), .init(name: creator.legal, account: account), .init(name: "", handle: creator.handle),
                .init(name: "SC " + creator.company.uppercased(), account: account), .init(name: words.joined()),
            ]
            for row in spellings {
                world.rows.append(row)
                world.truth.append(creator.handle)
            }
        }
        return world
    }

    /// The parties as texts: id, name and what belongs to each.
    static func resolve(_ world: World, order: [Int], workers: Int? = nil) -> (
        parties: [String], byRow: [Int: String], handles: [Int: [String]]
    ) {
        var scene = Scene()
        for index in order where index < world.creators.count {
            let creator = world.creators[index]
            scene.creator(creator.handle, legal: creator.legal, company: creator.company, account: creator.account)
        }
        var mentions: [Int: MentionID] = [:]
        for index in order where index < world.rows.count {
            let row = world.rows[index]
            mentions[index] = scene.mention(row.name, account: row.account, handle: row.handle)
        }
        let found = scene.resolve(workers: workers)
        let parties = found.table.parties.map { party in
            ([party.id, party.name] + (party.names + party.accounts + party.handles).map { scene.texts[$0] }).joined(separator: "|")
        }
        var handles: [Int: [String]] = [:]
        var byRow: [Int: String] = [:]
        for (index, mention) in mentions {
            handles[index] = found.party(of: mention).handles.map { scene.texts[$0] }
            byRow[index] = found.party(of: mention).id + Probability.text(found.table[mention].probability)
        }
        return (parties, byRow, handles)
    }

    @Test("every spelling finds its creator", arguments: [UInt64(1), 2, 3])
    func finds(_ seed: UInt64) {
        let world = Self.world(seed: seed)
        let found = Self.resolve(world, order: Array(0..<world.rows.count))
        let right = world.truth.indices.count { found.handles[$0] == [world.truth[$0]] }
        #expect(Double(right) >= 0.97 * Double(world.rows.count), "seed \(seed): \(right) of \(world.rows.count)")
    }

    @Test("the order of arrival changes nothing", arguments: [UInt64(11), 12])
    func order(_ seed: UInt64) {
        let world = Self.world(seed: seed)
        var random = SeededGenerator(state: seed)
        let plain = Self.resolve(world, order: Array(0..<world.rows.count))
        let shuffled = Self.resolve(world, order: Array(0..<world.rows.count).shuffled(using: &random))
        #expect(plain.parties == shuffled.parties, "seed \(seed)")
        #expect(plain.byRow == shuffled.byRow, "seed \(seed)")
    }

    @Test("the number of workers changes nothing", arguments: [2, 5])
    func workers(_ count: Int) {
        let world = Self.world(seed: 13, creators: 600)
        let order = Array(0..<world.rows.count)
        let alone = Self.resolve(world, order: order, workers: 1)
        let shared = Self.resolve(world, order: order, workers: count)
        #expect(alone.parties == shared.parties)
        #expect(alone.byRow == shared.byRow)
    }
}
