internal import PipelineModel

/// The blocking keys of an entry: two entries are compared only where they share one, or a transaction's id.
///
/// By payee (or a payee that one of them may mean), amounts within the tolerances meet: each falls into two overlapping buckets, so that near ones
/// share one at least. By payer alone, only equal amounts do.
struct TransferKeys {
    private let ledgers: LedgerEntries
    private let parties: PartyTable
    private var rates: EuroRates
    /// The keys gathered last; one may stand there twice.
    private(set) var keys: [UInt64] = []
    private var buckets: [UInt64] = []

    /// A name that may mean more parties is taken for these first ones only.
    private static let mostCandidates = 8

    init(_ ledgers: LedgerEntries, _ parties: PartyTable, _ rates: EuroRates) {
        self.ledgers = ledgers
        self.parties = parties
        self.rates = rates
    }

    /// The parties by which a payee is looked for.
    static func payees(_ end: LedgerEntries.End, _ mention: MentionID, _ parties: PartyTable, _ body: (PartyID) -> Void) {
        body(end.party)
        guard end.hasCandidates else { return }
        for candidate in parties[mention].candidates.prefix(mostCandidates) { body(candidate.party) }
    }

    /// - Parameters:
    ///   - byPayee: Whether keys by payee are asked for.
    ///   - byPayer: Whether keys by payer are.
    mutating func gather(_ index: Int, byPayee: Bool, byPayer: Bool) {
        keys.removeAll(keepingCapacity: true)
        let entry = ledgers.entries[index]
        let hasExecuted = !entry.executedCurrency.isEmpty
        let (payer, payee) = (ledgers.payer(index), ledgers.payee(index))
        if byPayee, payee.isGiven {
            buckets.removeAll(keepingCapacity: true)
            addBuckets(entry.amount, entry.currency, entry.day)
            if hasExecuted { addBuckets(entry.executedAmount, entry.executedCurrency, entry.day) }
            Self.payees(payee, entry.payee, parties) { party in
                for bucket in buckets { keys.append(Self.key(party, bucket << 1)) }
            }
        }
        if byPayer, payer.isGiven {
            keys.append(Self.key(payer.party, Self.exact(entry.amount, entry.currency) << 1 | 1))
            if hasExecuted { keys.append(Self.key(payer.party, Self.exact(entry.executedAmount, entry.executedCurrency) << 1 | 1)) }
        }
    }

    private mutating func addBuckets(_ amount: ExactDecimal, _ currency: TextID, _ day: Day) {
        let found: (UInt64, UInt64)
        if let cents = rates.cents(amount, currency, day) {
            found = Self.buckets(cents)
        } else {
            let (first, second) = Self.buckets(amount.rounded(to: 2)?.mantissa ?? amount.mantissa)
            let unit = (UInt64(currency.rawValue) + 1) << 20
            found = (first | unit, second | unit)
        }
        if !buckets.contains(found.0) { buckets.append(found.0) }
        if !buckets.contains(found.1) { buckets.append(found.1) }
    }

    private static func exact(_ amount: ExactDecimal, _ currency: TextID) -> UInt64 {
        let reduced = amount.magnitude.reduced
        return Fingerprint(rawValue: UInt64(bitPattern: reduced.mantissa)).combined(
            with: Fingerprint(rawValue: UInt64(reduced.scale) << 32 | UInt64(currency.rawValue))
        ).rawValue
    }

    private static func key(_ party: PartyID, _ amount: UInt64) -> UInt64 {
        Fingerprint(rawValue: UInt64(party.rawValue)).combined(with: Fingerprint(rawValue: amount)).rawValue
    }

    /// Two numbers of geometric steps: of a width of a quarter to a half, and half a step on.
    static func buckets(_ amount: Int64) -> (UInt64, UInt64) {
        let magnitude = amount.magnitude
        guard magnitude >= 8 else { return (1, 3) }
        let exponent = UInt64(63 - magnitude.leadingZeroBitCount)
        // Eighths of the octave, 8…15.
        let eighths = magnitude >> (exponent - 3)
        let step = exponent * 8 + (eighths - 8)
        return (step / 2 * 4 + 8, (step + 1) / 2 * 4 + 10)
    }
}
