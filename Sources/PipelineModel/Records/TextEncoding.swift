/// The encodings that drops come in; raw values are IANA names in lower case.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1250 = "windows-1250"
    case windows1252 = "windows-1252"
    case latin2 = "iso-8859-2"
}
