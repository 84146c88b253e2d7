/// How money that was mixed in one account is held to have left it.
public enum FlowMethod: String, Sendable, CaseIterable {
    /// First in, first out: Clayton's case, Devaynes v Noble (1816) 1 Mer 572.
    case fifo
    /// Last in, first out, with the lowest intermediate balance rule: what is left of a deposit is never more than the lowest balance since,
    /// less what was there before it, and later deposits do not refill it (James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch 62).
    case lifo
    /// Rateable (pari passu): every payment takes the same fraction of each deposit that the account still holds (Barlow Clowes
    /// International v Vaughan [1992] 4 All ER 22).
    case proRata = "pro-rata"
}
