internal import PipelineModel

extension PageQuery {
    /// Words (``match(_:)``), the last row's `rank`, how many.
    public static let searchParties = PageQuery(
        """
        SELECT r.rank, n.*, (SELECT group_concat(k.text, ' ') FROM party_key k WHERE k.party = n.number AND k.kind = 'handle') AS handles
        FROM party_search s JOIN party_rank r ON r.rank = s.rowid JOIN party n ON n.number = r.party
        WHERE party_search MATCH ? AND s.rowid > ? ORDER BY s.rowid LIMIT ?
        """)
    public static let searchPosts = PageQuery(
        """
        SELECT t.*, EXISTS (SELECT 1 FROM share_post l WHERE l.post = t.number) AS linked FROM post_search s JOIN post t ON t.number = s.rowid - 1
        WHERE post_search MATCH ? AND s.rowid > ? ORDER BY s.rowid LIMIT ?
        """)
    /// References and, of each, the first payment and how many (up to 50) there are.
    public static let searchReferences = PageQuery(
        """
        SELECT t.number AS text_number, t.text,
        (SELECT count(*) FROM (SELECT 1 FROM payment q WHERE q.reference = t.number LIMIT 50))
        + (SELECT count(*) FROM more_reference m WHERE m.reference = t.number) AS payments
        FROM text_search s JOIN text t ON t.number = s.rowid WHERE text_search MATCH ? AND s.rowid > ? ORDER BY s.rowid LIMIT ?
        """)
    /// The payments with a reference: its number, the last payment, how many.
    public static let paymentsWithReference = PageQuery(
        """
        SELECT \(paymentColumns) FROM payment p \(paymentJoins) WHERE p.number IN (
          SELECT number FROM (SELECT number FROM payment WHERE reference = ?1 AND number > ?2 ORDER BY number LIMIT ?3)
          UNION SELECT payment FROM (SELECT payment FROM more_reference WHERE reference = ?1 AND payment > ?2 ORDER BY payment LIMIT ?3)
        ) ORDER BY p.number LIMIT ?3
        """)
    public static let text = PageQuery("SELECT text FROM text WHERE number = ?")

    /// What to ask a search with: every word, the last one perhaps only begun; or all of them run together, as account numbers are typed.
    /// - Returns: nil where the text has no word.
    public static func match(_ text: String) -> Argument? {
        var folder = SearchWords()
        let words = folder.words(text).prefix(12)
        guard let last = words.last else { return nil }
        let separate = words.dropLast().map { "\"\($0)\"" } + ["\"\(last)\"*"]
        let all = "(" + separate.joined(separator: " AND ") + ")"
        return .text(words.count == 1 ? all : all + " OR \"\(words.joined())\"*")
    }
}
