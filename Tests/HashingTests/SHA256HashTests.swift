import Hashing
import Testing

@Suite struct SHA256HashTests {
    /// The examples of FIPS 180-4, and the empty message.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func examples(message: String, digest: String) {
        #expect(SHA256Hash.hex(of: Array(message.utf8)) == digest)
    }

    @Test(arguments: 0...20)
    func piecesHashLikeTheWhole(cut: Int) {
        let bytes = (0..<200).map { UInt8($0) }
        var hash = SHA256Hash()
        hash.update(Array(bytes[..<(cut * 10)]))
        hash.update(Array(bytes[(cut * 10)...]))
        #expect(hash.hex() == SHA256Hash.hex(of: bytes))
    }
}
