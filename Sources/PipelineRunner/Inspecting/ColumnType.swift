/// What the values of a column are.
public enum ColumnType: String, Sendable {
    case date, amount, currency, account, handle, platform, number, text, empty
    case iban = "IBAN"
    case url = "URL"
    case contentID = "content id"
}
