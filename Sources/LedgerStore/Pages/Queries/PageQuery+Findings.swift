extension PageQuery {
    /// Campaign, currency, the last row's `size` and `number`, how many.
    public static let flows = PageQuery(
        """
        SELECT f.*, o.id AS origin_id, o.name AS origin_name, n.id AS creator_id, n.name AS creator_name
        FROM flow f LEFT JOIN party o ON o.number = f.origin JOIN party n ON n.number = f.creator
        WHERE f.campaign = ? AND f.currency = ? AND (f.size, f.number) > (?, ?) ORDER BY f.size, f.number LIMIT ?
        """)
    public static let flowCurrencies = PageQuery(
        "SELECT currency, count(*) AS flows FROM flow WHERE campaign = ? GROUP BY currency ORDER BY flows DESC, currency")

    /// A rule's name or "", a campaign's id or "": how many flags there are, by rule and severity.
    public static let flagCounts = PageQuery(
        "SELECT flag, severity, weight, count(*) AS count FROM flag GROUP BY flag, weight ORDER BY weight, flag")
    /// The last row's `weight` and `number`, how many.
    public static let flags = PageQuery("SELECT * FROM flag WHERE (weight, number) > (?, ?) ORDER BY weight, number LIMIT ?")
    public static let flagsByRule = PageQuery(
        "SELECT * FROM flag WHERE flag = ? AND (weight, number) > (?, ?) ORDER BY weight, number LIMIT ?")
    public static let flagsOfCampaign = PageQuery(
        "SELECT * FROM flag WHERE campaign = ? AND (weight, number) > (?, ?) ORDER BY weight, number LIMIT ?")
    public static let flagsAbout = PageQuery(
        "SELECT * FROM flag WHERE subject_id = ? AND (weight, number) > (?, ?) ORDER BY weight, number LIMIT ?")
    public static let flag = PageQuery("SELECT * FROM flag WHERE number = ?")

    public static let drops = PageQuery("SELECT * FROM \"drop\" ORDER BY number")
    public static let drop = PageQuery("SELECT * FROM \"drop\" WHERE number = ?")
    /// Drop, fate, last number, how many.
    public static let unused = PageQuery(
        "SELECT * FROM unused WHERE \"drop\" = ? AND fate = ? AND number > ? ORDER BY number LIMIT ?")
    /// Drop, number.
    public static let unusedRecord = PageQuery("SELECT * FROM unused WHERE \"drop\" = ? AND number = ?")
    /// Drop, line: an account, a post, a disclosure or a declaration.
    public static let record = PageQuery("SELECT * FROM record WHERE \"drop\" = ? AND line = ?")
}
