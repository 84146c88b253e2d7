/// One published CSV file as a sheet: its title, what it says in a sentence, and the kinds of its columns. A new output is a row in ``all``.
struct SheetDefinition: Sendable {
    let file: String
    let title: String
    /// For readers who have not seen the documentation.
    let explanation: String
    /// The kinds of columns that are no text.
    let kinds: [String: ColumnKind]

    func kind(_ column: String) -> ColumnKind { kinds[column] ?? .text }

    private init(
        _ file: String, _ title: String, _ explanation: String, amounts: [String] = [], counts: [String] = [], numbers: [String] = [],
        dates: [String] = []
    ) {
        self.file = file
        self.title = title
        self.explanation = explanation
        var kinds: [String: ColumnKind] = [:]
        for column in amounts { kinds[column] = .amount }
        for column in counts { kinds[column] = .count }
        for column in numbers { kinds[column] = .number }
        for column in dates { kinds[column] = .date }
        self.kinds = kinds
    }

    /// In the contract's order.
    static let all = [
        SheetDefinition(
            "campaign_totals.csv", "campaign_totals",
            "What reached creators, per campaign and reporting currency, against what was declared.",
            amounts: ["total", "confirmed", "probable", "possible", "disclosed", "undisclosed", "declared", "gap"],
            counts: ["payments", "payers", "creators", "posts", "unconverted_payments"], dates: ["first_payment", "last_payment"]),
        SheetDefinition(
            "payments.csv", "payments", "Each payment with its parties, its link to a campaign, and the source lines that witness it.",
            amounts: ["amount", "reporting_amount"], counts: ["entries"], numbers: ["rate", "probability"], dates: ["date", "rate_date"]),
        SheetDefinition(
            "links.csv", "links", "Which posts a payment is linked to, and how its amount is split over them.", amounts: ["allocated"],
            numbers: ["probability"], dates: ["posted_at"]),
        SheetDefinition(
            "payers.csv", "payers", "Who paid, per campaign and reporting currency.",
            amounts: ["total", "confirmed", "probable", "possible", "undisclosed"], counts: ["payments", "creators"],
            dates: ["first_payment", "last_payment"]),
        SheetDefinition(
            "creators.csv", "creators", "Who was paid, per campaign and reporting currency.",
            amounts: ["total", "confirmed", "probable", "possible", "disclosed", "undisclosed"], counts: ["payments", "posts"],
            dates: ["account_created", "first_post"]),
        SheetDefinition(
            "flows.csv", "flows", "Money followed from its origin over intermediaries to a creator.", amounts: ["amount"], counts: ["hops"]),
        SheetDefinition(
            "flags.csv", "flags", "Indicators that deserve a reporter's look; an indicator is never a verdict.", amounts: ["amount"]),
        SheetDefinition(
            "rejects.csv", "rejects", "Records that could not be read, with the reason; none of their money is in any total.",
            counts: ["line"]),
        SheetDefinition(
            "changes.csv", "changes", "What this run moved against the run before it.", amounts: ["before", "after"]),
        SheetDefinition(
            "adspend.csv", "adspend", "What a platform says was spent on advertisements: an interval, from spend_low to spend_high.",
            amounts: ["spend_low", "spend_high"], counts: ["ads", "rows"], dates: ["from", "to"]),
        SheetDefinition(
            "declarations.csv", "declarations", "What was declared for a period, and what was traced on its days.",
            amounts: ["declared", "traced", "gap"], counts: ["payments"], dates: ["from", "to"]),
        SheetDefinition(
            "balances.csv", "balances",
            "What each payer and intermediary received, paid on, kept and paid from its own: received + own + exchanged_in = paid_on + exchanged_out + kept.",
            amounts: ["received", "own", "exchanged_in", "exchanged_out", "paid_on", "kept"]),
    ]
}
