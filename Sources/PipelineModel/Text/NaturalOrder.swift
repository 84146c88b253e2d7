/// The order of file names in which numbers count by value: `drop-9.csv` before `drop-10.csv`.
public enum NaturalOrder {
    public static func precedes(_ left: String, _ right: String) -> Bool {
        let l = Array(left.utf8)
        let r = Array(right.utf8)
        var i = 0
        var j = 0
        while i < l.count, j < r.count {
            if isDigit(l[i]), isDigit(r[j]) {
                let first = digits(l, from: &i)
                let second = digits(r, from: &j)
                if first.count != second.count { return first.count < second.count }
                if first != second { return first.lexicographicallyPrecedes(second) }
            } else if l[i] != r[j] {
                return l[i] < r[j]
            } else {
                i += 1
                j += 1
            }
        }
        if i < l.count || j < r.count { return j < r.count }
        // Equal but for zeros in front of numbers: the bytes decide, so that the order is total.
        return l.lexicographicallyPrecedes(r)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// The run of digits at `index`, without zeros in front.
    private static func digits(_ text: [UInt8], from index: inout Int) -> ArraySlice<UInt8> {
        let start = index
        while index < text.count, isDigit(text[index]) { index += 1 }
        return text[start..<index].drop { $0 == 0x30 }
    }
}
