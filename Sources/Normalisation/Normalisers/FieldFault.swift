/// The field of a record that cannot be read, and why.
struct FieldFault: Error {
    var field: String
    var value: String
    var reason: String

    init(_ field: String, _ value: Bytes, _ reason: String) {
        self.field = field
        self.value = value.excerpt
        self.reason = reason
    }
}
