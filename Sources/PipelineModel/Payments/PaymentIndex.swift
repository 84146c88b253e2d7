internal import Synchronization

/// Finds payments by the ids they have, and by those that were published for them before another entry joined in.
///
/// Most runs look up none of two million ids or a few of them, so the table of the payments' own ids is made when it is first asked for.
public struct PaymentIndex: Sendable {
    private let payments: [Payment]
    /// Ids of entries that other entries speak for now.
    public private(set) var former: [PaymentID: Int]
    private let own = Table()

    /// - Parameter former: Ids that are no payment's own, and the index of the payment that each of them means now.
    public init(_ payments: [Payment] = [], former: [PaymentID: Int] = [:]) {
        self.payments = payments
        self.former = former
    }

    /// The index of the payment that `id` means, or nil where it means none of this run.
    public subscript(id: some StringProtocol) -> Int? { PaymentID(id).flatMap { self[$0] } }

    public subscript(id: PaymentID) -> Int? { own.find(id, in: payments) ?? former[id] }

    /// Lets `id` mean the payment at `index`, unless it means one already.
    public mutating func add(_ id: PaymentID, for index: Int) {
        if former[id] == nil { former[id] = index }
    }

    /// Open addressing with linear probing over a power of two of slots; a slot holds an index plus one, and 0 marks a free one.
    private final class Table: Sendable {
        private let slots = Mutex<[UInt32]>([])

        func find(_ id: PaymentID, in payments: [Payment]) -> Int? {
            if payments.isEmpty { return nil }
            return slots.withLock { slots in
                if slots.isEmpty { slots = Self.filled(payments) }
                var slot = Self.slot(id, slots)
                while slots[slot] != 0 {
                    let index = Int(slots[slot]) - 1
                    if payments[index].number == id { return index }
                    slot = (slot + 1) & (slots.count - 1)
                }
                return nil
            }
        }

        private static func filled(_ payments: [Payment]) -> [UInt32] {
            var slots = [UInt32](repeating: 0, count: (payments.count * 2).nextPowerOfTwo)
            for index in payments.indices {
                var slot = Self.slot(payments[index].number, slots)
                while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = UInt32(index + 1)
            }
            return slots
        }

        private static func slot(_ id: PaymentID, _ slots: [UInt32]) -> Int {
            Int(truncatingIfNeeded: Fingerprint.mix(id.rawValue, 0x9E37_79B9_7F4A_7C15)) & (slots.count - 1)
        }
    }
}
