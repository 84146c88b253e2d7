internal import PipelineModel

/// Methods and limits in plain words, the same in every export.
struct MethodNotes: Sendable {
    struct Note: Sendable {
        var title: String
        var text: String
    }

    static let notes = [
        Note(
            title: "What the totals count",
            text:
                "A total is the sum of payments that reached creators: confirmed plus probable. Possible payments stand beside it and are never "
                + "added in. A payment that several sources witness counts once. Money that passed an intermediary counts where it reached a "
                + "creator; what the intermediary kept is reported, not counted."),
        Note(
            title: "What the grades mean",
            text:
                "Each link between a payment and a campaign stands on evidence for and against, which is weighed into a probability. Confirmed, "
                + "probable and possible are bands of that probability, set in the configuration (0.95, 0.75 and 0.40 unless changed). The "
                + "evidence column names each piece and its weight in bits: one bit doubles the odds, a negative weight speaks against. "
                + "A grade says how well the documents support a link. It is not proof of wrongdoing."),
        Note(
            title: "How amounts are converted",
            text:
                "Amounts are exact decimals from end to end. Another currency is converted by the last reference rate published on or before "
                + "the payment's date: never a later one, never one between two. Each payment is rounded once, half up, to the "
                + "currency's smallest unit, and totals are sums of the rounded lines, so that a spreadsheet's SUM agrees. An "
                + "amount without a rate stays in its own currency, is counted as unconverted and is in no total."),
        Note(
            title: "What declared and gap mean",
            text: "Declared is what the campaign says it spent; the gap is the traced total less the declared amount. Both are empty where "
                + "nothing was declared. A positive gap means that more was traced than declared. It does not say why."),
        Note(
            title: "What disclosed means",
            text: "A payment is disclosed where the creator or the platform said that the content was paid for, by a label or a statement. "
                + "Undisclosed means that no such statement is in the material, not that none exists."),
        Note(
            title: "What this cannot show",
            text:
                "Only what is in the delivered files is here: cash, barter and accounts that nobody delivered are not. Names may be shared; where "
                + "two creators fit a name, neither is confirmed. Records that could not be read are listed in rejects and are in no total. "
                + "Flags are indicators for a reporter to look into, never verdicts. Ask the people concerned before publishing."),
    ]
}
