extension PageQuery {
    public static let currencies = PageQuery("SELECT number, code, minor, reporting FROM currency ORDER BY number")
    public static let campaigns = PageQuery("SELECT * FROM campaign ORDER BY number")
    /// Of a campaign's number: one row per reporting currency.
    public static let totals = PageQuery("SELECT * FROM total WHERE campaign = ? ORDER BY position")
    public static let declarations = PageQuery("SELECT * FROM declaration WHERE campaign = ? ORDER BY first, declarant, \"drop\", line")

    /// Role, campaign, currency, then the last row's `size` and `party`, then how many: the largest first.
    public static let partyTotals = PageQuery(
        """
        SELECT t.*, p.id, p.name, (SELECT text FROM party_key k WHERE k.party = p.number AND k.kind = 'handle' AND k.position = 0) AS handle
        FROM party_total t JOIN party p ON p.number = t.party
        WHERE t.role = ? AND t.campaign = ? AND t.currency = ? AND (t.size, t.party) > (?, ?) ORDER BY t.size, t.party LIMIT ?
        """)

    /// The payments behind a total, largest first within a grade. Campaign, currency, first and last rank, least and most `disclosed`, then
    /// the last row's `rank`, `size` and `payment`, then how many.
    public static let contributions = PageQuery(
        """
        SELECT x.rank, x.size, x.disclosed, x.payment, \(paymentColumns)
        FROM contribution x JOIN payment p ON p.number = x.payment \(paymentJoins)
        WHERE x.campaign = ? AND x.currency = ? AND x.rank >= ? AND x.rank <= ? AND x.disclosed >= ? AND x.disclosed <= ?
        AND (x.rank, x.size, x.payment) > (?, ?, ?) ORDER BY x.rank, x.size, x.payment LIMIT ?
        """)

    /// The same by date; the last row is told by its `payment` alone.
    public static let contributionsByDay = PageQuery(
        """
        SELECT x.rank, x.size, x.disclosed, x.payment, \(paymentColumns)
        FROM contribution x INDEXED BY contribution_day JOIN payment p ON p.number = x.payment \(paymentJoins)
        WHERE x.campaign = ? AND x.currency = ? AND x.rank >= ? AND x.rank <= ? AND x.disclosed >= ? AND x.disclosed <= ?
        AND x.payment > ? ORDER BY x.payment LIMIT ?
        """)

    /// Per day and grade, what was paid (minor units of a currency): for the drawing. Campaign, currency.
    public static let days = PageQuery(
        """
        SELECT p.day, x.rank, -sum(CAST(x.size AS REAL)) AS amount FROM contribution x JOIN payment p ON p.number = x.payment
        WHERE x.campaign = ? AND x.currency = ? AND EXISTS (SELECT 1 FROM link l WHERE l.payment = x.payment AND l.creator IS NOT NULL)
        GROUP BY p.day, x.rank
        """)

    /// Per day, how many posts of a campaign are linked to payments.
    public static let postDays = PageQuery(
        """
        SELECT substr(t.posted, 1, 10) AS day, count(*) AS posts FROM post t
        WHERE t.number IN (SELECT s.post FROM share_post s WHERE s.campaign = ?) GROUP BY 1
        """)

    /// Per payer and payee, confirmed and probable amounts of a campaign: for the drawing. Campaign, currency.
    public static let pairs = PageQuery(
        """
        SELECT a.id AS payer_id, a.name AS payer, b.id AS payee_id, b.name AS payee, -sum(x.size) AS amount
        FROM contribution x JOIN payment p ON p.number = x.payment \(paymentJoins)
        WHERE x.campaign = ? AND x.currency = ? AND x.rank < 2 GROUP BY p.payer, p.payee
        """)

    static let paymentColumns = """
        p.number, p.id, p.day, p.mantissa, p.scale, c.code, c.minor, p.payer, a.id AS payer_id, a.name AS payer_name, p.payee,
        b.id AS payee_id, b.name AS payee_name, p.linked, p.reference
        """
    static let paymentJoins =
        "JOIN party a ON a.number = p.payer JOIN party b ON b.number = p.payee JOIN currency c ON c.number = p.currency"
}
