extension PageQuery {
    /// By id, as a signed integer.
    public static let payment = PageQuery(
        """
        SELECT \(paymentColumns), p."drop", p.line, p.offset, p.length, t.text AS reference_text, d.payment AS detailed, d.executed,
        d.executed_currency, d.agreement, d.evidence, d."references" AS more
        FROM payment p \(paymentJoins) LEFT JOIN detail d ON d.payment = p.number LEFT JOIN text t ON t.number = p.reference WHERE p.id = ?
        """)
    /// By number.
    public static let paymentNumbered = PageQuery("SELECT \(paymentColumns) FROM payment p \(paymentJoins) WHERE p.number = ?")
    /// What an id of an earlier state leads to.
    public static let former = PageQuery(
        """
        SELECT p.id AS payment, n.id AS party FROM former f LEFT JOIN payment p ON p.number = f.payment LEFT JOIN party n ON n.number = f.party
        WHERE f.id = ?
        """)
    public static let witnesses = PageQuery("SELECT * FROM witness WHERE payment = ? ORDER BY position")
    public static let link = PageQuery(
        """
        SELECT l.*, n.id AS creator_id, n.name AS creator_name FROM link l LEFT JOIN party n ON n.number = l.creator WHERE l.payment = ?
        """)
    public static let shares = PageQuery(
        "SELECT s.*, c.id, c.name FROM share s JOIN campaign c ON c.number = s.campaign WHERE s.payment = ? ORDER BY s.position")
    /// Payment, campaign.
    public static let sharePosts = PageQuery(
        """
        SELECT s.*, t.platform, t.id, t.url, t.handle, t.posted, t.caption, t.label FROM share_post s JOIN post t ON t.number = s.post
        WHERE s.payment = ? AND s.campaign = ? ORDER BY s.position
        """)
    /// What a payment adds to each total.
    public static let parts = PageQuery(
        """
        SELECT x.*, c.code, c.minor, m.id AS campaign_id FROM contribution x JOIN currency c ON c.number = x.currency
        JOIN campaign m ON m.number = x.campaign WHERE x.payment = ? ORDER BY x.campaign, x.currency
        """)

    /// Party, the last row's `linked` and `number`, how many: those linked to a creator or a campaign first, then by date.
    public static let paidBy = PageQuery(
        """
        SELECT \(paymentColumns) FROM payment p INDEXED BY payment_payer \(paymentJoins)
        WHERE p.payer = ? AND (p.linked, p.number) > (?, ?) ORDER BY p.linked, p.number LIMIT ?
        """)
    public static let receivedBy = PageQuery(
        """
        SELECT \(paymentColumns) FROM payment p INDEXED BY payment_payee \(paymentJoins)
        WHERE p.payee = ? AND (p.linked, p.number) > (?, ?) ORDER BY p.linked, p.number LIMIT ?
        """)

    /// The last position, how many.
    public static let queue = PageQuery(
        """
        SELECT q.position, q.worth, q.campaign, s.grade, s.probability, s.evidence, m.id AS campaign_id, m.name AS campaign_name,
        x.size, r.code AS reporting, r.minor AS reporting_minor, \(paymentColumns)
        FROM queue q JOIN payment p ON p.number = q.payment \(paymentJoins) JOIN campaign m ON m.number = q.campaign
        JOIN share s ON s.payment = q.payment AND s.campaign = q.campaign JOIN currency r ON r.number = 0
        LEFT JOIN contribution x ON x.payment = q.payment AND x.campaign = q.campaign AND x.currency = 0
        WHERE q.position > ? ORDER BY q.position LIMIT ?
        """)
    public static let queueCount = PageQuery("SELECT count(*) AS count FROM queue")
    /// Payment id (integer), campaign id.
    public static let hasShare = PageQuery(
        """
        SELECT 1 AS one FROM payment p JOIN share s ON s.payment = p.number JOIN campaign m ON m.number = s.campaign
        WHERE p.id = ? AND m.id = ?
        """)
}
