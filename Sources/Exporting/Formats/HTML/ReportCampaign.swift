/// A campaign as the report's template prints it.
struct ReportCampaign {
    struct Total {
        var currency: String
        var total: String
        var confirmed: String
        var probable: String
        var possible: String
        var disclosed: String
        var undisclosed: String
        var declared: String
        var gap: String
    }

    struct PartyRow {
        var rank: String
        var name: String
        var remark: String
        var total: String
        var confirmed: String
        var probable: String
        var possible: String
        var payments: String
        var links: [PaymentReference]
        var more: String
    }

    /// Whose money it was, in the currency in which it reached creators.
    struct OriginRow {
        var name: String
        var amount: String
        var through: String
        var creators: String
    }

    /// What an intermediary did with the money, in one currency.
    struct PassedRow {
        var name: String
        var currency: String
        var received: String
        var paidOn: String
        var kept: String
        var own: String
        var exchanged: String
    }

    struct PaymentReference {
        var anchor: String
        var label: String
    }

    /// The payments of one grade.
    struct Group {
        var anchor: String
        var gradeName: String
        var sum: String
        var note: String
        var rows: [PaymentRow]
    }

    struct PaymentRow {
        var anchor: String
        var payment: String
        var date: String
        var payer: String
        var payee: String
        var handle: String
        var amount: String
        var converted: String
        var probability: String
        var evidence: [String]
        var disclosure: String
        var posts: [Post]
        var morePosts: String
        var sources: [String]
        var moreSources: String
    }

    struct Post {
        var label: String
        var url: String
        var posted: String
    }

    var anchor: String
    var id: String
    var name: String
    var beneficiary: String
    var period: String
    var currency: String
    var headline: Total
    var totals: [Total] = []
    var payments: String
    var payers: String
    var creators: String
    var posts: String
    /// Empty where there is none.
    var unconverted: String
    /// Whether anything was declared: the amount, or empty.
    var declaredAmount: String
    var comparison: String
    var timeline: String
    var timelineNote: String
    var flow: String
    var flowNote: String
    var origins: [OriginRow] = []
    var originsNote = ""
    var passed: [PassedRow] = []
    var passedNote = ""
    var topPayers: [PartyRow] = []
    var payersNote = ""
    var topCreators: [PartyRow] = []
    var creatorsNote = ""
    var groups: [Group] = []
}
