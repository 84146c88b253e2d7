/// PapaParse's cases that don't apply, as section, number and description, each under its reason.
enum PapaParseLeftOut {
    static let reasons: [String: String] = Dictionary(
        groups.flatMap { reason, names in names.map { ($0, reason) } }, uniquingKeysWith: { first, _ in first })

    private static let groups: [(reason: String, names: [String])] = [
        (
            "a quote that is malformed or never closed is a reject; PapaParse keeps the text to the end of the input",
            [
                "core 19: Quoted field has no closing quote",
                "core 21: Quoted field has invalid trailing quote after delimiter",
                "core 22: Quoted field has invalid trailing quote before delimiter",
                "core 23: Quoted field has invalid trailing quote after new line",
            ]
        ),
        (
            "the last line end closes a record; PapaParse counts an empty row after it",
            [
                "core 54: One column input with empty fields",
                "core 58: Fast mode with blank line at end",
                "parse 44: Blank lines at end",
                "parse 59: Empty lines",
            ]
        ),
        (
            "LF, CR and CRLF all end a line; PapaParse takes the first kind it meets",
            [
                "parse 9: Mixed slash n and slash r should choose first as precident"
            ]
        ),
        (
            "an empty drop is refused",
            [
                "core 35: Empty input string",
                "parse 49: Empty input string",
                "parse 62: Skip empty lines, with empty input",
            ]
        ),
        (
            "option `comments`",
            [
                "core 39: Commented line at beginning",
                "core 40: Commented line in middle",
                "core 41: Commented line at end",
                "core 42: Two comment lines consecutively",
                "core 43: Two comment lines consecutively at end of file",
                "core 44: Three comment lines consecutively at beginning of file",
                "core 45: Entire file is comment lines",
                "core 46: Comment with non-default character",
                "core 48: Multi-character comment string",
                "core 49: Input with only a commented line",
                "core 50: Input with only a commented line and blank line after",
                "core 56: Fast mode with comments",
                "parse 65: Lines with comments are not used when guessing the delimiter in an escaped file",
                "parse 66: Lines with comments are not used when guessing the delimiter in a non-escaped file",
                "parse 75: Header row with preceding comment",
            ]
        ),
        (
            "option `preview`",
            [
                "core 57: Fast mode with preview",
                "parse 53: Preview 1 row",
                "parse 54: Preview 2 rows",
                "parse 58: Preview with header row",
            ]
        ),
        (
            "PapaParse renames repeated header cells",
            [
                "core 59: Simple duplicated header names",
                "core 61: Duplicated header names existing column",
                "core 62: Duplicate header names with __proto__ field",
            ]
        ),
        (
            "PapaParse keeps surplus cells as `__parsed_extra`; here the record is a reject",
            [
                "parse 13: Row with too many fields"
            ]
        ),
        (
            "a function in the options",
            [
                "core 60: Duplicated header names with headerTransform",
                "parse 17: Header rows are transformed when transformHeader function is provided",
                "parse 18: transformHeader accepts and optional index attribute",
                "parse 27: Callback delimiter",
                "parse 34: Dynamic typing by indices can be determined by function",
                "parse 35: Dynamic typing by headers can be determined by function",
                "parse 37: Custom transform function is applied to values",
                "parse 38: Custom transform accepts column number also",
                "parse 39: Custom transform accepts header name when using header",
            ]
        ),
        (
            "a delimiter that is no single character, or a line end",
            [
                "parse 24: Bad delimiter (\\n)",
                "parse 25: Multi-character delimiter",
                "parse 26: Multi-character delimiter (length 2) with quoted field",
            ]
        ),
        (
            "option `dynamicTyping`",
            [
                "parse 28: Dynamic typing converts numeric literals and maintains precision",
                "parse 29: Dynamic typing converts boolean literals",
                "parse 31: Dynamic typing applies to specific columns",
                "parse 32: Dynamic typing applies to specific columns by index",
                "parse 33: Dynamic typing can be applied to `__parsed_extra`",
                "parse 36: Dynamic typing converts empty values into NULL",
            ]
        ),
        (
            "option `skipEmptyLines`: blank lines are records here, counted as blank",
            [
                "parse 60: Skip empty lines",
                "parse 61: Skip empty lines, with newline at end of input",
                "parse 88: Parsing with skipEmptyLines set to 'greedy'",
                "parse 89: Parsing with skipEmptyLines set to 'greedy' with quotes and delimiters as content",
            ]
        ),
        (
            "option `escapeChar`",
            [
                "parse 72: Custom escape character in the middle",
                "parse 73: Custom escape character at the end",
            ]
        ),
    ]
}
