/// A real movement of money.
struct Transfer: Sendable {
    enum Kind: String, Sendable { case campaign, brand, funding, traffic }

    var kind: Kind
    var day: WorldDay
    var payer: Participant
    var payee: Participant
    /// Hundredths of the currency's unit.
    var minor: Int64
    var currency: String
    var reference: String
    /// Index of the creator who got the money, of the campaign it was for, and of the posts it bought.
    var creator: Int?
    var campaign: Int?
    var posts: [Int] = []
    /// The platform that carried the money out, if one did.
    var platform: String?
    /// The transfer that this one repeats, where the same was really paid twice on a day; the first of the two names itself.
    var twin: Int?
    /// Takes an earlier payment back; its amount is negative.
    var isReversal = false
}
