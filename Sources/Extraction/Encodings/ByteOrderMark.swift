internal import PipelineModel

/// U+FEFF at the start of a drop, which names its encoding and is no part of its text.
struct ByteOrderMark {
    let encoding: TextEncoding
    let bytes: Int

    init?(_ head: [UInt8]) {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            (encoding, bytes) = (.utf8, 3)
        } else if head.starts(with: [0xFF, 0xFE]) {
            (encoding, bytes) = (.utf16LittleEndian, 2)
        } else if head.starts(with: [0xFE, 0xFF]) {
            (encoding, bytes) = (.utf16BigEndian, 2)
        } else {
            return nil
        }
    }
}
