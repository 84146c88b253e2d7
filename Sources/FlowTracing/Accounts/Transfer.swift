internal import PipelineModel

/// A payment as accounts see it. Amounts are above 0, in the units of their currencies.
struct Transfer {
    /// Index into the findings' payments.
    var payment: Int
    var day: Day
    var payer: Int32
    var payee: Int32
    var debit: Int128
    var debitCurrency: Int
    /// What the payee got, where another currency was executed.
    var credit: Int128
    var creditCurrency: Int
}
