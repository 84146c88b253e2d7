/// The kinds of legal form a name carries. Forms of different countries that mean the same thing share a kind, since names get translated.
struct LegalForms: OptionSet, Sendable {
    let rawValue: UInt16

    /// SRL, GmbH, Ltd, LLC, OOO, Sp. z o.o., BV …
    static let limited = LegalForms(rawValue: 1 << 0)
    /// SA, AG, PLC, Inc, JSC, SpA …
    static let stock = LegalForms(rawValue: 1 << 1)
    /// PFA, II, IF, e.K.: a person's own business.
    static let soleTrader = LegalForms(rawValue: 1 << 2)
    /// SNC, SCS, KG, OHG, LP, LLP.
    static let partnership = LegalForms(rawValue: 1 << 3)
    /// Asociația, ONG, fundația, e.V.
    static let association = LegalForms(rawValue: 1 << 4)
    /// `Co`, `Company`, `SC`: a firm of some kind.
    static let vague = LegalForms(rawValue: 1 << 5)

    /// Whether a firm cannot be both.
    func conflicts(with other: LegalForms) -> Bool {
        let left = subtracting(.vague)
        let right = other.subtracting(.vague)
        return !left.isEmpty && !right.isEmpty && left.isDisjoint(with: right)
    }
}
