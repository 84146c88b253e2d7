internal import PipelineModel

/// Payees of whom no list says that they are a creator's, and who likely are: companies, mostly.
///
/// Two things tell: other payments to the payee whose references name a creator's handle or posts, and always the same creator's; and a
/// company's bearing a name that one creator alone bears (`Zămoșteanu Studio SRL`). Neither is certain, so nothing is confirmed by it alone.
struct PayeeOwners {
    struct Owner {
        /// The creator's number; -1 where references name several, as they do of an agency.
        var creator: Int
        /// That the payee is the creator's, before it is known who pays and in what words.
        var probability: Double
        /// Whether nothing but the name says so.
        var isByName: Bool
        /// How many payments to the payee name the creator.
        var payments = 0
    }

    /// Whatever else speaks for it.
    static let surest = 0.94
    /// A name of fewer bytes than this is no rare one.
    private static let shortest = 5
    /// That a company of a name that one creator alone bears is that creator's, and not a relative's or another's.
    private static let byName = 0.7
    /// By how many payments that name the creator: one may be a slip, or a friend's account.
    private static let named = [0.9, 0.95, 0.97]

    /// Payments looked at by one core before it takes more, and names likewise.
    private static let (partSize, namesOfPart) = (65_536, 4096)

    private var owners: [Owner] = []
    /// Per party the place of its owner, or -1.
    private var places: [Int32] = []

    init() {}

    init(
        _ claims: ClaimBuilder, accounts: [CreatorAccount], _ intermediaries: Intermediaries, _ references: ReferenceTable,
        workers: Workers
    ) {
        let content = claims.context.content
        places = Array(repeating: -1, count: claims.context.parties.parties.count)
        findByName(claims, accounts, intermediaries, workers)
        let payments = claims.payments
        let ranges = Workers.parts(of: payments.indices, size: Self.partSize)
        let namings = workers.map(ranges.count) { part in
            var found: [(payee: PartyID, creator: Int)] = []
            for index in ranges[part] where references.tell(payments[index].references) {
                let payee = payments[index].payee
                guard content.number(of: payee) == nil, !intermediaries.contains(payee) else { continue }
                for owner in references.facts(of: payments[index].references).owners(content) {
                    if let creator = content.number(of: owner) { found.append((payee, creator)) }
                }
            }
            return found
        }
        // Per payee the creator that references name; -1 where they name several.
        var named: [PartyID: (creator: Int, count: Int)] = [:]
        for (payee, creator) in namings.joined() {
            let known = named[payee] ?? (creator, 0)
            named[payee] = (known.creator == creator ? creator : -1, known.count + 1)
        }
        for (payee, found) in named {
            let probability = Self.named[min(found.count, Self.named.count) - 1]
            set(Owner(creator: found.creator, probability: probability, isByName: false, payments: found.count), of: payee)
        }
    }

    /// Who most likely owns the payee; nil where nothing tells.
    subscript(payee: PartyID) -> Owner? {
        let place = Int(payee.rawValue) < places.count ? Int(places[Int(payee.rawValue)]) : -1
        return place < 0 || owners[place].creator < 0 ? nil : owners[place]
    }

    private mutating func set(_ owner: Owner, of payee: PartyID) {
        places[Int(payee.rawValue)] = Int32(owners.count)
        owners.append(owner)
    }

    /// Companies that bear the name of one creator, and of nobody else.
    private mutating func findByName(
        _ claims: ClaimBuilder, _ accounts: [CreatorAccount], _ intermediaries: Intermediaries, _ workers: Workers
    ) {
        let (parties, texts, content) = (claims.context.parties.parties, claims.context.texts, claims.context.content)
        // Per word the creator whose own name it is, or -1 where several bear it, and how many other parties do. A company's invented name
        // (`Nordvest Production`) says nothing of others that are called so.
        var bearers = KeyTable<(creator: Int32, others: Int32)>()
        let accountRanges = Workers.parts(of: accounts.indices, size: Self.namesOfPart)
        let accountWords = workers.map(accountRanges.count) { part in
            var reader = FoldedWords()
            return accountRanges[part].map { Self.words([accounts[$0].displayName, accounts[$0].legalName], texts, &reader) }
        }
        for (account, words) in zip(accounts, accountWords.joined()) {
            guard let owner = claims.context.parties.owners[account.handle], let creator = content.number(of: owner) else { continue }
            for word in words {
                let number = bearers.number(of: word, adding: (Int32(creator), 0))
                if bearers.values[number].creator != Int32(creator) { bearers.values[number].creator = -1 }
            }
        }
        // Per party that is no creator the numbers of its words that some creator bears.
        let known = bearers
        let ranges = Workers.parts(of: parties.indices, size: Self.namesOfPart)
        let found = workers.map(ranges.count) { part in
            var reader = FoldedWords()
            return ranges[part].map { party -> [Int] in
                if content.numberOf[party] >= 0 { return [] }
                return Self.words(parties[party].names, texts, &reader).compactMap { known.number(of: $0) }
            }
        }.flatMap { $0 }
        for number in found.joined() { bearers.values[number].others += 1 }
        for party in parties.indices where !found[party].isEmpty && parties[party].kind == .company {
            let id = PartyID(rawValue: UInt32(party))
            guard !intermediaries.contains(id) else { continue }
            let fitting = found[party].map { bearers.values[$0] }.filter { $0.creator >= 0 }
            guard let first = fitting.first, fitting.allSatisfy({ $0.creator == first.creator }) else { continue }
            let others = fitting.reduce(Int32.max) { min($0, $1.others) }
            set(Owner(creator: Int(first.creator), probability: Self.byName / Double(max(1, others)), isByName: true), of: id)
        }
    }

    /// The distinct words of names that are long enough to tell, hashed.
    private static func words(_ names: [TextID], _ texts: TextTable, _ reader: inout FoldedWords) -> [UInt64] {
        var found: [UInt64] = []
        for name in names {
            texts.withBytes(of: name) { reader.read($0) }
            for word in reader.words where word.end - word.start >= shortest && !word.hasDigit {
                let hash = reader.hash(of: word)
                if !found.contains(hash) { found.append(hash) }
            }
        }
        return found
    }
}

extension ReferenceFacts {
    /// The creators whose handle or content the reference names.
    func owners(_ content: ContentIndex) -> Set<PartyID> {
        Set(handles.map(\.owner)).union(contents.compactMap { content.ownerOf[Int($0)] })
    }
}

extension PayeeOwners: Portable {
    func write(to bytes: inout ByteWriter) {
        bytes.write(items: owners)
        bytes.write(items: places)
    }

    init(from bytes: inout ByteReader) throws {
        owners = try bytes.items()
        places = try bytes.items()
        guard places.allSatisfy({ $0 < owners.count }) else { throw TransferDamage("a payee's owner is missing") }
    }
}
