/// A sum of money with one provenance.
struct Part: Hashable {
    /// A node of the ``ProvenanceTable``.
    var provenance: Int32
    /// Above 0, in the currency's units.
    var amount: Int128
}

extension [Part] {
    var total: Int128 { reduce(0) { $0 + $1.amount } }

    /// Adds at the end, into the last part where it has the same provenance.
    mutating func put(_ part: Part) {
        guard part.amount > 0 else { return }
        if let last = indices.last, self[last].provenance == part.provenance {
            self[last].amount += part.amount
        } else {
            append(part)
        }
    }

    /// The same money counted as `total` units: each part in proportion, by the largest remainder. Parts that come to nothing are left out.
    func rescaled(to total: Int128) -> [Part] {
        let shares = Proportion.split(total, over: map(\.amount), sum: self.total)
        var result: [Part] = []
        for (part, share) in zip(self, shares) { result.put(Part(provenance: part.provenance, amount: share)) }
        return result
    }
}
