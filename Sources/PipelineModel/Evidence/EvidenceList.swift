/// The evidence of a link. Links stand in memory by the hundred thousand, so what is said without words takes four bytes a piece.
public struct EvidenceList: Sendable {
    /// A piece as files show it: its kind, and its weight in tenths of a bit.
    private struct Piece: Hashable, Sendable {
        var kind: EvidenceKind
        var tenths: Int16

        /// Nil where four bytes don't hold it.
        init?(_ kind: EvidenceKind, _ tenths: Int) {
            guard let tenths = Int16(exactly: tenths) else { return nil }
            self.kind = kind
            self.tenths = tenths
        }

        var evidence: Evidence { Evidence(kind: kind.rawValue, weight: Double(tenths) / 10) }
    }

    private enum Pieces: Hashable, Sendable {
        case brief([Piece])
        case told([Evidence])
    }

    private let pieces: Pieces

    /// The pieces with all that they say.
    public init(_ evidence: [Evidence]) { pieces = .told(evidence) }

    /// Calls `body` with each kind and weight, in tenths of a bit.
    public func each(_ body: (_ kind: String, _ tenths: Int) -> Void) {
        switch pieces {
        case .brief(let pieces): for piece in pieces { body(piece.kind.rawValue, Int(piece.tenths)) }
        case .told(let pieces): for piece in pieces { body(piece.kind, piece.tenths) }
        }
    }
}

extension EvidenceList: RandomAccessCollection, Hashable, ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: Evidence...) { self.init(elements) }

    public var startIndex: Int { 0 }

    public var endIndex: Int {
        switch pieces {
        case .brief(let pieces): pieces.count
        case .told(let pieces): pieces.count
        }
    }

    public subscript(position: Int) -> Evidence {
        switch pieces {
        case .brief(let pieces): pieces[position].evidence
        case .told(let pieces): pieces[position]
        }
    }
}

extension EvidenceList {
    /// Puts lists together, one after another, in the same room.
    public struct Builder: Sendable {
        private let tellsDetails: Bool
        private var brief: [Piece] = []
        /// All pieces, where they are told or one of them can't be kept in brief.
        private var told: [Evidence] = []
        private var isTold: Bool

        /// - Parameter tellsDetails: Whether the lists keep the words.
        public init(tellsDetails: Bool) {
            self.tellsDetails = tellsDetails
            isTold = tellsDetails
        }

        public mutating func add(_ kind: EvidenceKind, _ weight: Double, _ detail: @autoclosure () -> String = "") {
            if !isTold, let piece = Piece(kind, Evidence.tenths(weight)) { return brief.append(piece) }
            tell(Evidence(kind: kind.rawValue, weight: weight, detail: tellsDetails ? detail() : ""))
        }

        public mutating func add(_ evidence: [Evidence]) {
            for index in evidence.indices {
                // The words stay where they are.
                if !isTold, let kind = EvidenceKind.named(evidence[index].kind), let piece = Piece(kind, evidence[index].tenths) {
                    brief.append(piece)
                } else {
                    tell(evidence[index])
                }
            }
        }

        private mutating func tell(_ piece: Evidence) {
            if !isTold { told = brief.map(\.evidence) }
            isTold = true
            told.append(piece)
        }

        /// The list of what was added since the last one.
        public mutating func take() -> EvidenceList {
            defer {
                brief.removeAll(keepingCapacity: true)
                told.removeAll(keepingCapacity: true)
                isTold = tellsDetails
            }
            // Copied, so that the list has no more room than it needs.
            return EvidenceList(isTold ? .told(told.map { $0 }) : .brief(brief.map { $0 }))
        }
    }

    private init(_ pieces: Pieces) { self.pieces = pieces }
}
