internal import PipelineModel

/// Whether a payee who merely bears a creator's name is the creator: by whom else the payer pays, and by how payments to creators are worded.
///
/// However rare a name looks in a few ledgers, strangers bear it too. A landlord or an employer who pays no creator otherwise, or a reference
/// that says `salary` where payments to creators never do, makes a stranger likelier; an agency that pays nobody but creators makes the
/// creator likelier. All is counted from the payments at hand: those that an account number or a handle binds to a creator, against
/// those to payees who are no creator.
struct PayeeContext {
    /// The most that a name alone may say: who bears a creator's full name is someone else once in forty times.
    static let surestByName = 0.975

    /// In millionths of a payment.
    private struct Sums {
        var creators: Int64 = 0
        var all: Int64 = 0

        mutating func add(_ share: Double) {
            creators += Int64((share * PayerStatistics.unit).rounded())
            all += Int64(PayerStatistics.unit)
        }

        static func += (left: inout Sums, right: Sums) {
            left.creators += right.creators
            left.all += right.all
        }
    }

    /// What a part of the payments adds up to.
    private struct Tally: Sendable {
        var payers: [Sums]
        var pairs = KeyTable<Sums>()
        var whole = Sums()
    }

    /// What is said for the payee's being a creator.
    struct Bits {
        /// By whom else the payer pays.
        var payer: Double
        /// By how the reference is worded.
        var wording: Double

        /// What is worth telling of them; 0 for what is not.
        var shown: Bits { Bits(payer: abs(payer) >= 0.1 ? payer : 0, wording: abs(wording) >= 0.1 ? wording : 0) }
    }

    private enum Binding { case identifier, name, none }

    /// Per mention, whether nothing but a name ties it to its party.
    private var byName: [Bool] = []
    private var payers: [Sums] = []
    /// Per word, the bits that its being in a reference says for a creator.
    private var words = KeyTable<Double>()
    /// The payments of a payer to one payee who is bound by name alone: they can't speak for themselves.
    private var pairs = KeyTable<Sums>()
    private var whole = Sums()

    init() {}

    /// How many payments at most are read for the wording.
    private static let sampleSize = 20_000
    /// With fewer payments that an identifier binds, those that a name binds count for the wording too, by half.
    private static let fewest = 20
    /// Payments looked at by one core before it takes more.
    private static let partSize = 65_536

    init(_ claims: ClaimBuilder, _ references: ReferenceTable, workers: Workers) {
        let context = claims.context
        let matches = context.parties.matches
        byName = matches.map { match in match.evidence.first.map { $0.kind != "account" && $0.kind != "handle" } ?? false }
        let bindings = matches.indices.map { mention -> Binding in
            guard matches[mention].candidates.isEmpty, context.content.number(of: matches[mention].party) != nil else {
                return .none
            }
            return byName[mention] ? .name : .identifier
        }
        let payments = claims.payments
        let sample = Self.sample(payments.count)
        let isRich = sample.lazy.filter { bindings[Int(payments[$0].payeeMention.rawValue)] == .identifier }.count >= Self.fewest
        var sampled = Sums()
        var sums = KeyTable<Sums>()
        for index in sample {
            let binding = bindings[Int(payments[index].payeeMention.rawValue)]
            if isRich, binding == .name { continue }
            let share = binding == .identifier ? 1 : binding == .name ? 0.5 : 0
            sampled.add(share)
            Self.each(payments[index].references, references) { sums.values[sums.number(of: $0, adding: Sums())].add(share) }
        }
        let base = Self.share(sampled)
        words = KeyTable(keys: sums.keys, values: sums.values.map { Self.bits($0, base: base, strength: 1) })

        let ranges = Workers.parts(of: payments.indices, size: Self.partSize)
        let known = self
        let tallies = workers.sums(
            ranges.count, from: Tally(payers: Array(repeating: Sums(), count: context.parties.parties.count))
        ) { part, tally in
            for index in ranges[part] where payments[index].payer != payments[index].payee {
                var share = 0.0
                let mention = Int(payments[index].payeeMention.rawValue)
                switch bindings[mention] {
                case .identifier: share = 1
                case .name:
                    let match = min(Self.surestByName, matches[mention].probability)
                    let odds = (match.oddsBits + known.wording(payments[index], references)).exponential
                    share = odds / (1 + odds)
                    tally.pairs.values[tally.pairs.number(of: Self.pair(payments[index]), adding: Sums())].add(share)
                case .none: break
                }
                tally.payers[Int(payments[index].payer.rawValue)].add(share)
                tally.whole.add(share)
            }
        }
        payers = Array(repeating: Sums(), count: context.parties.parties.count)
        for tally in tallies {
            for party in payers.indices { payers[party] += tally.payers[party] }
            for (key, sums) in zip(tally.pairs.keys, tally.pairs.values) { pairs.values[pairs.number(of: key, adding: Sums())] += sums }
            whole += tally.whole
        }
    }

    private static func pair(_ payment: Payment) -> UInt64 { UInt64(payment.payer.rawValue) << 32 | UInt64(payment.payee.rawValue) }

    /// The payments whose wording is looked at.
    private static func sample(_ payments: Int) -> StrideTo<Int> {
        stride(from: 0, to: payments, by: max(1, payments / sampleSize))
    }

    /// Whether the payment's wording is looked at, whoever is paid.
    static func isSampled(_ payment: Int, of payments: Int) -> Bool { payment % max(1, payments / sampleSize) == 0 }

    /// No words at all is something said, too.
    private static func each(_ references: ShortList<TextID>, _ table: ReferenceTable, _ body: (UInt64) -> Void) {
        table.withWords(of: references) { words in
            if words.isEmpty { body(0) }
            for word in words { body(word) }
        }
    }

    /// Whether nothing but a name ties the payee to its creator.
    func isByName(_ payee: MentionID) -> Bool { byName[Int(payee.rawValue)] }

    /// The bits of the payer's other payments, and of the wording, for the payee's being a creator.
    func bits(_ payment: Payment, _ references: ReferenceTable) -> Bits {
        var payer = payers[Int(payment.payer.rawValue)]
        if let own = pairs[Self.pair(payment)] {
            payer.creators -= own.creators
            payer.all -= own.all
        } else {
            payer.all -= Int64(PayerStatistics.unit)
        }
        return Bits(
            payer: max(-4, min(2, Self.bits(payer, base: Self.share(whole), strength: 2))), wording: wording(payment, references))
    }

    /// What the words of the reference say: the one that speaks most for a creator, and the one that speaks most against.
    private func wording(_ payment: Payment, _ references: ReferenceTable) -> Double {
        var (least, most) = (0.0, 0.0)
        Self.each(payment.references, references) { word in
            guard let bits = words[word] else { return }
            least = min(least, bits)
            most = max(most, bits)
        }
        return max(-6, min(2, least + most))
    }

    private static func share(_ sums: Sums) -> Double {
        min(0.9, max(0.01, (Double(sums.creators) / PayerStatistics.unit + 1) / (Double(sums.all) / PayerStatistics.unit + 4)))
    }

    private static func bits(_ sums: Sums, base: Double, strength: Double) -> Double {
        let share =
            (Double(max(0, sums.creators)) / PayerStatistics.unit + strength * base)
            / (Double(max(0, sums.all)) / PayerStatistics.unit + strength)
        return share.oddsBits - base.oddsBits
    }

    /// How likely the payee is the creator whose name it bears.
    func probability(_ payment: Payment, named: Double, _ references: ReferenceTable) -> Double {
        let bits = bits(payment, references)
        let odds = (min(Self.surestByName, named).oddsBits + bits.payer + bits.wording).exponential
        return odds / (1 + odds)
    }

    /// Adds the same in words.
    ///
    /// - Parameter bits: As shown.
    static func add(_ bits: Bits, named: Double, payer: @autoclosure () -> String, to pieces: inout EvidenceList.Builder) {
        let doubt = min(surestByName, named).oddsBits - named.oddsBits
        if doubt < -0.05 { pieces.add(.nameAlone, doubt, "strangers may bear the same name") }
        if bits.payer != 0 {
            pieces.add(
                bits.payer > 0 ? .payerPaysCreators : .payerPaysOthers, bits.payer, "whom else \(payer()) pays, against all payers")
        }
        if bits.wording != 0 {
            pieces.add(
                bits.wording > 0 ? .wordedAsToCreators : .wordedAsToOthers, bits.wording,
                "how payments to creators are worded, against the rest")
        }
    }
}

extension PayeeContext: Portable {
    func write(to bytes: inout ByteWriter) {
        bytes.write(items: byName)
        bytes.write(items: payers)
        bytes.write(items: words.keys)
        bytes.write(items: words.values)
        bytes.write(items: pairs.keys)
        bytes.write(items: pairs.values)
        bytes.write(item: whole)
    }

    init(from bytes: inout ByteReader) throws {
        byName = try bytes.items()
        payers = try bytes.items()
        words = KeyTable(keys: try bytes.items(), values: try bytes.items())
        pairs = KeyTable(keys: try bytes.items(), values: try bytes.items())
        whole = try bytes.item()
    }
}
