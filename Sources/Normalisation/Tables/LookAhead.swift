internal import PipelineModel

/// The hashes of what the next records of a ledger name: computed once, all look-ups' memory is fetched with them, and they are looked up by them.
///
/// It changes nothing but speed.
struct LookAhead: Sendable {
    /// So many records are looked at ahead of reading them.
    static let window = 64

    private var first = 0
    /// Payer and payee of each record of the window.
    private var parties: [UInt64] = []
    private var references: [UInt64] = []

    mutating func start(at index: Int) {
        first = index
        parties.removeAll(keepingCapacity: true)
        references.removeAll(keepingCapacity: true)
    }

    mutating func add(payer: UInt64, payee: UInt64, reference: UInt64) {
        parties.append(payer)
        parties.append(payee)
        references.append(reference)
    }

    func fetch(_ memo: PartyMemo, _ texts: TextTable) {
        parties.withUnsafeBufferPointer { memo.touch(hashes: $0) }
        _ = references.withUnsafeBufferPointer { texts.touch(hashes: $0) }
    }

    func payer(at index: Int) -> UInt64 { parties[(index - first) * 2] }
    func payee(at index: Int) -> UInt64 { parties[(index - first) * 2 + 1] }
    func reference(at index: Int) -> UInt64 { references[index - first] }
}
