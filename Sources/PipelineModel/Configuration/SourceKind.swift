/// What the records of a source are, and the fields that they may have.
public enum SourceKind: String, Sendable, CaseIterable {
    case ledger, content, account, disclosure, declaration, adspend, watchlist

    /// The field names that `columns` and `constants` may use.
    public var fields: [String] {
        switch self {
        case .ledger:
            [
                "id", "date", "amount", "debit", "credit", "currency", "payer", "payer_account", "payer_handle", "payee", "payee_account",
                "payee_handle", "platform", "reference", "executed_amount", "executed_currency", "holder", "holder_account", "counterparty",
                "counterparty_account",
            ]
        case .content: ["platform", "id", "url", "handle", "posted_at", "caption", "hashtags", "views", "label"]
        case .account: ["platform", "handle", "display_name", "legal_name", "company", "bank_account", "created_at", "recruited_via"]
        case .disclosure: ["platform", "handle", "sponsor", "content_id", "content_url", "date", "amount", "currency", "label"]
        case .declaration: ["campaign", "declarant", "from", "to", "amount", "currency"]
        case .adspend:
            ["platform", "advertiser", "payer", "campaign", "from", "to", "spend", "spend_low", "spend_high", "currency", "ads"]
        case .watchlist: ["id", "name", "aliases", "topics", "dataset"]
        }
    }

    /// What a source of this kind must map or hold constant: each group needs one of its alternatives, whole.
    public var needs: [[[String]]] {
        switch self {
        case .ledger:
            [
                [["date"]], [["amount"], ["debit", "credit"]], [["currency"]],
                [["payer"], ["payer_account"], ["payer_handle"], ["holder"], ["holder_account"]],
                [["payee"], ["payee_handle"], ["payee_account"], ["counterparty"], ["counterparty_account"]],
            ]
        case .content: [[["platform"]], [["id"]], [["handle"]], [["posted_at"]]]
        case .account: [[["platform"]], [["handle"]]]
        case .disclosure: [[["platform"]], [["handle"]], [["date"]]]
        case .declaration: [[["campaign"]], [["amount"]], [["currency"]]]
        case .adspend: [[["platform"]], [["advertiser"]], [["spend"], ["spend_low", "spend_high"]]]
        case .watchlist: []
        }
    }
}
