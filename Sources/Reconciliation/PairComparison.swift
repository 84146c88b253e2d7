internal import PipelineModel

/// Weighs whether two entries of different sources witness one transfer.
struct PairComparison {
    let scene: Scene
    let settings: ReconciliationSettings
    var references: ReferenceComparison
    private let spelling = SpellingComparison()

    init(_ scene: Scene, _ settings: ReconciliationSettings, _ references: ReferenceComparison) {
        self.scene = scene
        self.settings = settings
        self.references = references
    }

    /// How one end of the transfer compares.
    enum Likeness {
        case same, candidate
        /// Two parties whose names are spelled almost alike: one may be a slip that nothing else ties to the other.
        case alike
        case unnamed, different

        var weight: Double {
            switch self {
            case .same: 6
            case .candidate: 4
            case .alike: 2
            case .unnamed: 0
            case .different: -6
            }
        }
    }

    /// The bits for one transfer, the prior included; above 0 it is likelier than not.
    mutating func weight(_ left: Side, _ right: Side) -> Double {
        let days = abs(Int(left.day) - Int(right.day))
        guard days <= settings.days else { return -.infinity }
        let amount = AmountComparison(left, right, scene: scene, settings: settings)
        let (a, b) = (scene.entries[left.entry], scene.entries[right.entry])
        let sameTransaction = self.sameTransaction(a, b)
        if case .different = amount, !sameTransaction { return -.infinity }
        let payee = likeness(left.payee, right.payee)
        let payer = likeness(left.payer, right.payer)
        guard payee == .same || payer == .same || payee == .candidate else { return -.infinity }
        // A sponsor pays many the same on one day, in the same words: only a transaction's id says that two names are one payee.
        if payee == .different || payer == .different, !sameTransaction { return -.infinity }
        let reference = sameTransaction ? 8 : references.weight(a.reference, b.reference, names: names(left, right))
        if !isEqual(amount), !sameTransaction {
            if payee == .alike || payer == .alike, reference <= 0 { return -.infinity }
            // Where two texts are given, one that carries the other's words explains what a fee took; that some words recur does not.
            if reference <= 0, !a.reference.isEmpty, !b.reference.isEmpty { return -.infinity }
        }
        return settings.prior + payee.weight + payer.weight + amount.weight + Self.weight(days: days) + reference
    }

    /// The pieces behind ``weight(_:_:)``, for a reader.
    mutating func evidence(_ left: Side, _ right: Side) -> [Evidence] {
        let (a, b) = (scene.entries[left.entry], scene.entries[right.entry])
        var pieces: [Evidence] = []
        func add(_ kind: String, _ weight: Double, _ detail: String = "") {
            pieces.append(Evidence(kind: kind, weight: weight, detail: detail))
        }
        let payer = likeness(left.payer, right.payer)
        let payee = likeness(left.payee, right.payee)
        if payer != .unnamed { add(payer == .different ? "other-payer" : payer == .alike ? "like-payer" : "same-payer", payer.weight) }
        if payee != .unnamed { add(payee == .different ? "other-payee" : payee == .alike ? "like-payee" : "same-payee", payee.weight) }
        let amount = AmountComparison(left, right, scene: scene, settings: settings)
        switch amount {
        case .equal: add("amount-equal", amount.weight)
        case .fee: add("amount-less-fee", amount.weight, "\(said(a)) and \(said(b)): the difference is within what a fee explains")
        case .executed: add("amount-executed", amount.weight, "\(said(a)) and \(said(b)), as executed")
        case .exchange(let permille):
            add(
                "amount-at-rate", amount.weight,
                "\(said(a)) and \(said(b)), at most \(permille / 10).\(permille % 10) % from the reference rate")
        case .different: add("amount-differs", amount.weight, "\(said(a)) and \(said(b))")
        }
        let days = abs(Int(left.day) - Int(right.day))
        add(days == 0 ? "same-day" : "days-apart", Self.weight(days: days), days == 0 ? "" : "\(days) days apart")
        if sameTransaction(a, b) {
            add("same-transaction", 8)
        } else {
            let weight = references.weight(a.reference, b.reference, names: names(left, right))
            if weight != 0 { add(weight > 0 ? "reference-alike" : "reference-differs", weight) }
        }
        return pieces
    }

    /// Whether something is left that a fee, an exchange or some days do not explain.
    func conflict(_ left: Side, _ right: Side) -> Bool {
        if likeness(left.payee, right.payee) == .different || likeness(left.payer, right.payer) == .different { return true }
        if case .different = AmountComparison(left, right, scene: scene, settings: settings) { return true }
        return abs(Int(left.day) - Int(right.day)) > settings.days
    }

    func likeness(_ left: Side.Named, _ right: Side.Named) -> Likeness {
        guard left.given, right.given else { return .unnamed }
        if left.party == right.party { return .same }
        return fits(left, right.party) || fits(right, left.party)
            ? .candidate : spelling.areAlike(left, right, scene) ? .alike : .different
    }

    private func names(_ left: Side, _ right: Side) -> [TextID] {
        [left.payer, right.payer, left.payee, right.payee].map { scene.mentions[$0.mention].name }
    }

    private func fits(_ named: Side.Named, _ party: PartyID) -> Bool {
        scene.parties[named.mention].candidates.contains { $0.party == party }
    }

    private func isEqual(_ amount: AmountComparison) -> Bool {
        switch amount {
        case .equal, .executed: true
        default: false
        }
    }

    private mutating func sameTransaction(_ left: Entry, _ right: Entry) -> Bool {
        if left.transaction.isTelling, left.transaction == right.transaction { return true }
        return references.names(left.transaction, in: right.reference) || references.names(right.transaction, in: left.reference)
    }

    private func said(_ entry: Entry) -> String { entry.amount.description + " " + scene.texts[entry.currency] }

    private static func weight(days: Int) -> Double { [3, 2.5, 2, 0.5, -4][min(days, 4)] - (days > 4 ? 1 : 0) }
}
