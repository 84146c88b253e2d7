import PipelineModel

/// What a column is called and what stands in it: all that a mapping is proposed from.
struct ColumnEvidence {
    let name: HeaderName
    let tally: ColumnTally
    let type: ColumnType

    init(header: String, tally: ColumnTally) {
        name = HeaderName(header)
        self.tally = tally
        type = tally.type
    }

    /// How well the column's name fits `field`, 0…100; 0 where its values cannot be that.
    func score(_ field: String, kind: SourceKind) -> Double {
        guard fits(field) else { return 0 }
        var score = name.score(HeaderLexicon.names(of: field, kind: kind))
        if let role = Self.role(of: field, suffix: "_account"), name.hasWord(of: HeaderLexicon.accountWords) {
            score = max(score, name.score(HeaderLexicon.names(of: role, kind: kind)) > 0 ? 90 : 0)
        }
        if let role = Self.role(of: field, suffix: "_handle"), type == .handle || name.hasWord(of: HeaderLexicon.handleWords) {
            score = max(score, name.score(HeaderLexicon.names(of: role, kind: kind)) * 0.95)
        }
        // “IBAN of the payer” names an account, not the payer.
        let namesParty = ["payer", "payee", "counterparty", "holder", "sponsor"].contains(field)
        if namesParty, score < 90, name.hasWord(of: HeaderLexicon.accountWords.union(HeaderLexicon.handleWords)) { return 0 }
        return type == .empty ? score * 0.9 : score
    }

    /// Whether the values alone say that the column is `field`, whatever it is called.
    func isPlainly(_ field: String) -> Bool {
        switch field {
        case "date", "posted_at": type == .date
        case "amount": type == .amount
        case "currency": type == .currency
        case "handle", "payee_handle": type == .handle
        case "bank_account": type == .iban
        case "url", "content_url": tally.platform != nil && tally.count(.postURL) > 0
        case "id", "content_id": type == .contentID
        case "platform": type == .platform
        default: false
        }
    }

    private static func role(of field: String, suffix: String) -> String? {
        field.hasSuffix(suffix) ? String(field.dropLast(suffix.count)) : nil
    }

    /// Whether the column's values can be those of `field`.
    private func fits(_ field: String) -> Bool {
        if type == .empty { return true }
        let isFew = !tally.hasManyValues && tally.distinct.keys.allSatisfy { $0.utf8.count <= 24 }
        switch field {
        case "date", "from", "to": return type == .date
        case "posted_at", "created_at": return type == .date || tally.isEpoch
        case "amount", "debit", "credit", "executed_amount": return (type == .amount || type == .number) && !tally.isRowNumber
        case "currency", "executed_currency": return type == .currency || type == .text && isFew
        case "platform": return type == .platform || type == .text && isFew
        case "views": return type == .number || type == .amount
        case "url", "content_url": return type == .url
        case "id", "content_id": return [.text, .number, .contentID, .account].contains(type) && !tally.isRowNumber
        case "handle", "payer_handle", "payee_handle":
            if type == .url { return tally.count(.profileURL) > 0 }
            return type == .handle || [.text, .account].contains(type) && tally.samples.allSatisfy { !$0.contains(" ") }
        case "payer", "payee": return type == .text || type == .account
        case "counterparty", "holder", "sponsor", "campaign", "declarant": return [.text, .account, .handle, .number].contains(type)
        case "payer_account", "payee_account", "counterparty_account", "holder_account", "bank_account":
            return [.iban, .account, .text, .number, .contentID].contains(type)
        default: return type != .date
        }
    }
}
