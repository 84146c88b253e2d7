/// Writes a ZIP archive (PKWARE APPNOTE 6.3) for a test, without packing, and lies where it is told to.
public struct ZIPFile {
    public struct Member {
        public var name: String
        public var bytes: [UInt8]
        /// What the local header says where it is not the directory's.
        public var localName: String?
        /// Unpacked bytes as both headers say.
        public var size: Int?
        /// 0 is stored, 8 deflated; then `bytes` are the deflated ones.
        public var method: UInt16 = 0
        public var crc: UInt32?
        /// Bit 0 says that the member is encrypted.
        public var flags: UInt16 = 0x0800
        /// The mode of a Unix file, in the upper half.
        public var attributes: UInt32 = 0
        /// Bytes behind the member's own that it claims as well.
        public var overhang = 0

        public init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
    }

    public var members: [Member]

    public init(_ members: [Member]) { self.members = members }

    public init(_ files: [(String, String)]) { members = files.map { Member($0.0, $0.1) } }

    public var bytes: [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        let locals = members.map(Self.local)
        for (index, member) in members.enumerated() {
            let offset = archive.count
            archive += locals[index]
            directory += Self.number(0x0201_4B50, 4)
            directory += [20, 3]
            directory += Self.header(member)
            directory += Self.number(UInt32(member.name.utf8.count), 2)
            // No extra field, no comment, one disk, no text.
            directory += [UInt8](repeating: 0, count: 8)
            directory += Self.number(member.attributes, 4)
            directory += Self.number(UInt32(offset), 4)
            directory += Array(member.name.utf8)
        }
        let start = archive.count
        archive += directory
        archive += Self.number(0x0605_4B50, 4)
        archive += Self.number(0, 4)
        for _ in 0..<2 { archive += Self.number(UInt32(members.count), 2) }
        archive += Self.number(UInt32(directory.count), 4)
        archive += Self.number(UInt32(start), 4)
        archive += Self.number(0, 2)
        return archive
    }

    /// A member's local header and bytes.
    public static func local(_ member: Member) -> [UInt8] {
        let name = Array((member.localName ?? member.name).utf8)
        var local = number(0x0403_4B50, 4)
        local += header(member)
        local += number(UInt32(name.count), 2)
        local += number(0, 2)
        return local + name + member.bytes
    }

    /// What local header and directory have in common: version, flags, method, time, checksum, sizes.
    private static func header(_ member: Member) -> [UInt8] {
        let packed = member.bytes.count + member.overhang
        var header = number(20, 2)
        header += number(UInt32(member.flags), 2)
        header += number(UInt32(member.method), 2)
        // 1980-01-01, midnight.
        header += number(0x0021_0000, 4)
        header += number(member.crc ?? crc32(member.bytes), 4)
        header += number(UInt32(packed), 4)
        header += number(UInt32(member.size ?? packed), 4)
        return header
    }

    private static func number(_ value: UInt32, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }

    /// The checksum of ISO 3309.
    public static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB8_8320 }
        }
        return ~sum
    }

    /// `count` times the letter `a`, deflated (RFC 1951) with its fixed codes: 13 bits for every 258 letters.
    public static func deflated(letters count: Int) -> [UInt8] {
        var bits: [Bool] = [true, true, false]
        func code(_ value: Int, _ width: Int) -> [Bool] { (0..<width).map { value >> (width - 1 - $0) & 1 == 1 } }
        // A literal is its value and 48 in eight bits; the length 258 is code 285, which is 197 in eight, and the distance 1 is 0 in five.
        let letter = code(0x61 + 0x30, 8)
        bits += letter
        for _ in 0..<((count - 1) / 258) { bits += code(197, 8) + code(0, 5) }
        for _ in 0..<((count - 1) % 258) { bits += letter }
        bits += code(0, 7)
        var bytes = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
        for (index, bit) in bits.enumerated() where bit { bytes[index / 8] |= 1 << UInt8(index % 8) }
        return bytes
    }
}
