/// The truth, looked up by source line and by handle.
struct TruthIndex {
    let truth: Truth
    private var transferAt: [String: Int] = [:]
    /// From `platform:name` to the creator's id.
    private(set) var creatorOf: [String: String] = [:]

    init(_ truth: Truth) {
        self.truth = truth
        for (number, transfer) in truth.transfers.enumerated() {
            for place in transfer.witnesses + transfer.repeats { transferAt[place] = number }
        }
        for creator in truth.creators {
            for handle in creator.handles { creatorOf[handle.lowercased()] = creator.id }
        }
    }

    /// What stands behind a payment, by the `sources` cell of `payments.csv`.
    func backing(sources: String) -> Backing {
        var backing = Backing()
        for source in sources.split(separator: " ") {
            let place = source.split(separator: "/").last.map(String.init) ?? ""
            backing.places.insert(place)
            backing.files.append(place.split(separator: ":").first.map(String.init) ?? "")
            if let transfer = transferAt[place], !backing.transfers.contains(transfer) { backing.transfers.append(transfer) }
        }
        return backing
    }

    /// Whether the payment mixes transfers that the records can tell apart, or counts twins as one.
    func isFalseMerge(_ backing: Backing) -> Bool {
        guard backing.transfers.count > 1 else { return false }
        let twins = Set(backing.transfers.map { truth.transfers[$0].twin ?? -1 - $0 })
        return twins.count > 1 || Set(backing.files).count < backing.files.count
    }
}

/// The transfers, source lines and files that a payment stands on.
struct Backing {
    var transfers: [Int] = []
    var places: Set<String> = []
    var files: [String] = []
}
