extension PageQuery {
    public static let party = PageQuery("SELECT * FROM party WHERE id = ?")
    public static let partyNumbered = PageQuery("SELECT * FROM party WHERE number = ?")
    /// Who bears a name, an account or a handle.
    public static let partiesBearing = PageQuery(
        "SELECT DISTINCT p.id, p.name FROM party_key k JOIN party p ON p.number = k.party WHERE k.text = ? LIMIT 5")
    public static let keys = PageQuery("SELECT kind, text FROM party_key WHERE party = ? ORDER BY kind, position")
    public static let mentions = PageQuery("SELECT * FROM mention WHERE party = ? ORDER BY position")
    /// What a party paid and got, in one reporting currency: party, currency.
    public static let dealings = PageQuery(
        """
        SELECT t.*, m.id AS campaign_id, m.name AS campaign_name FROM party_total t JOIN campaign m ON m.number = t.campaign
        WHERE t.party = ? AND t.currency = ? ORDER BY t.role DESC, t.campaign
        """)
    public static let formerIDs = PageQuery("SELECT id FROM former WHERE party = ? ORDER BY id LIMIT 20")
    /// Rows of account lists and disclosures.
    public static let records = PageQuery("SELECT * FROM record WHERE party = ? ORDER BY kind, \"drop\", line LIMIT 50")
    /// Party, last number, how many.
    public static let postsOf = PageQuery(
        """
        SELECT *, EXISTS (SELECT 1 FROM share_post s WHERE s.post = post.number) AS linked FROM post
        WHERE party = ? AND number > ? ORDER BY number LIMIT ?
        """)
    public static let post = PageQuery(
        "SELECT t.*, n.id AS party_id, n.name AS party_name FROM post t LEFT JOIN party n ON n.number = t.party WHERE t.platform = ? AND t.id = ?"
    )
    /// The payments that bought a post.
    public static let paymentsOfPost = PageQuery(
        """
        SELECT s.grade, s.probability, s.evidence, s.allocated, m.id AS campaign_id, m.name AS campaign_name, \(paymentColumns)
        FROM share_post s JOIN payment p ON p.number = s.payment \(paymentJoins) JOIN campaign m ON m.number = s.campaign
        WHERE s.post = ? ORDER BY s.payment LIMIT 200
        """)
}
