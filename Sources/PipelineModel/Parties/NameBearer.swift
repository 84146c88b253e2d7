/// A party that a name from outside the ledgers may be the name of.
public struct NameBearer: Hashable, Sendable {
    /// How far the name is the party's.
    public enum Fit: UInt8, Sendable, Comparable {
        /// The same words, and yet another party's: firms of different legal forms.
        case other
        /// Alike, and so is another party, which is told apart: a namesake is no match.
        case namesake
        /// A spelling of a name of this party, and of no other's.
        case alike
        /// The same words, but for case, diacritics, order and legal form. Several parties may bear them.
        case same

        public static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
    }

    public var party: PartyID
    public var fit: Fit

    public init(party: PartyID, fit: Fit) {
        self.party = party
        self.fit = fit
    }

    /// Whether the name is to be taken for this party's.
    public var isNamed: Bool { fit >= .alike }
}
