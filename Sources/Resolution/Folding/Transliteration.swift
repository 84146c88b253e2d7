/// Latin spellings for the letters of the scripts that creators' and payers' names come in most; what is not here goes through ICU.
///
/// Each block lists its scalars in order, parted by blanks: the letters that stand for the scalar, `.` for a sign that is silent, `-` for a
/// scalar that is no letter. Cyrillic, Greek, Armenian and Georgian follow the common English romanisations; the sound of a word
/// (``SoundCode``) evens out the others.
enum Transliteration {
    struct Block: Sendable {
        let first: UInt32
        let spellings: [[UInt8]?]

        init(first: UInt32, _ text: String) {
            self.first = first
            spellings = text.split(separator: " ").map { piece in
                switch piece {
                case "-": nil
                case ".": []
                default: Array(piece.utf8)
                }
            }
        }
    }

    /// The spelling of `scalar`: empty where it is silent, nil where it is not in the tables.
    static func spelling(of scalar: UInt32) -> [UInt8]? {
        for block in blocks where scalar >= block.first && scalar - block.first < UInt32(block.spellings.count) {
            return block.spellings[Int(scalar - block.first)]
        }
        return nil
    }

    private static let blocks: [Block] = [
        // Latin
        Block(
            first: 0x00C0,
            """
            a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o o o - o u u u \
            u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k \
            l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w \
            y y y z z z z z z s b b - - - - o - - - d - - - e e e f f - - - - - k k - - - - - - o o - - - - - - - - - - - - - u u - - y \
            y - - - - - - - - - - - - - - - dz dz dz lj lj lj nj nj nj a a i i o o u u u u u u u u u u e a a a a ae ae - - g g k k o o o \
            o - - j dz dz dz g g - - n n a a ae ae o o a a a a e e e e i i i i o o o o r r r r u u u u s s t t - - h h - d - - - - a a e \
            e o o o o o o o o y y l n t j - - - - - - - - - - - b - - e e j j - - r r y y
            """),
        // Greek
        Block(
            first: 0x0386,
            """
            a - e i i - o - y o i a v g d e z i th i k l m n x o p r - s t y f ch ps o i y a e i i y a v g d e z i th i k l m n x o p r \
            s s t y f ch ps o i y o y o
            """),
        // Cyrillic
        Block(
            first: 0x0400,
            """
            e e dj g e dz i i j lj nj c k i u dz a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e iu ia a b v g d e \
            zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e iu ia e e dj g e dz i i j lj nj c k i u dz - - e e - - - - - - - - - \
            - - - - - f f i i i i - - - - - - - - - - - - - - - - - - - - - - - - g g g g - - j j z z q q g g - - k k n n - - - - - - s \
            s - - u u u u h h - - j j j j h h - - - - - zh zh - - - - - - n n - - - - - a a a a - - e e a a a a zh zh z z - - i i i i o \
            o o o o o e e u u u u u u ch ch - - y y - - - - - -
            """),
        // Armenian
        Block(
            first: 0x0531,
            """
            a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f - - - - - - - - - - a b g d e z e y t \
            zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev
            """),
        // Georgian
        Block(
            first: 0x10D0,
            """
            a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h
            """),
        // Latin extended additional
        Block(
            first: 0x1E00,
            """
            a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i k k k k k k l l l l l l l l \
            m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r s s s s s s s s s s t t t t t t t t u u u u u u u u u u \
            v v v v w w w w w w w w w w x x x x y y z z z z z z h t w y - s - - ss d a a a a a a a a a a a a a a a a a a a a a a a a e e \
            e e e e e e e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y \
            y y
            """),
    ]
}
