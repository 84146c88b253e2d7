internal import Foundation
internal import Hashing
internal import PipelineModel

/// What the workers of one step reported. Nothing is taken as done unless each chunk reported exactly once, whole, and what it accounts for is what
/// stands in its trailer: a worker that ends early with status 0 loses rows, and Spark does not notice.
struct Reports {
    private var pieces: [[Int: [UInt8]]]
    private var trailers: [[ReportLine.Trailer]]
    private var failures: [(chunk: Int, what: String)] = []
    /// What a chunk is, for messages.
    let label: (Int) -> String

    init(chunks: Int, label: @escaping (Int) -> String) {
        pieces = Array(repeating: [:], count: chunks)
        trailers = Array(repeating: [], count: chunks)
        self.label = label
    }

    /// - Throws: ``TransferDamage`` where the line belongs to no chunk, or comes twice.
    mutating func add(_ line: ReportLine) throws(TransferDamage) {
        switch line {
        case .piece(let chunk, let number, let bytes):
            try check(chunk)
            guard pieces[chunk].updateValue(bytes, forKey: number) == nil else {
                throw TransferDamage("\(label(chunk)) was reported twice: its piece \(number) came again")
            }
        case .trailer(let chunk, let trailer):
            try check(chunk)
            trailers[chunk].append(trailer)
            guard trailers[chunk].count == 1 else { throw TransferDamage("\(label(chunk)) was reported twice") }
        case .failure(let chunk, let what):
            failures.append((chunk, what))
        case .part(let chunk, _):
            throw TransferDamage("chunk \(chunk) was reported as a part, and nothing was cut by keys")
        }
    }

    private func check(_ chunk: Int) throws(TransferDamage) {
        guard pieces.indices.contains(chunk) else { throw TransferDamage("chunk \(chunk) was reported, and there are \(pieces.count)") }
    }

    /// The output of a chunk; its pieces are used up.
    ///
    /// - Parameter rows: What it has to account for; nil where that is not known.
    /// - Throws: ``TransferDamage`` that names the chunk.
    mutating func output<Output: PartOutput>(ofChunk chunk: Int, rows: Int?, _ type: Output.Type = Output.self) throws(TransferDamage)
        -> Output
    {
        if let failure = failures.first(where: { $0.chunk == chunk }) { throw TransferDamage(failure.what) }
        let own = pieces[chunk]
        pieces[chunk] = [:]
        guard let trailer = trailers[chunk].first else {
            throw TransferDamage(
                "\(label(chunk)) was not reported" + (own.isEmpty ? "" : " to its end")
                    + ": its worker ended early and said that all was well")
        }
        guard own.count == trailer.pieces else {
            throw TransferDamage("\(label(chunk)) is not whole: \(own.count) of its \(trailer.pieces) pieces came")
        }
        var bytes: [UInt8] = []
        for number in 0..<trailer.pieces {
            guard let piece = own[number] else { throw TransferDamage("\(label(chunk)) is not whole: its piece \(number) is missing") }
            bytes += piece
        }
        guard SHA256Hash.hex(of: bytes) == trailer.sha256 else { throw TransferDamage("\(label(chunk)) came altered: its hash is another") }
        let output: Output
        do {
            var reader = ByteReader(bytes)
            output = try Output(from: &reader)
            guard reader.isAtEnd else { throw TransferDamage("something follows the output") }
        } catch let damage as TransferDamage {
            throw TransferDamage("\(label(chunk)) can't be read: \(damage.what)")
        } catch {
            throw TransferDamage("\(label(chunk)) can't be read: \(error)")
        }
        guard output.tally == trailer.tally else {
            throw TransferDamage(
                "\(label(chunk)) does not balance: \(output.tally.rows) rows and \(output.tally.control) came, "
                    + "\(trailer.tally.rows) and \(trailer.tally.control) were sent")
        }
        if let rows, output.tally.rows != rows {
            throw TransferDamage("\(label(chunk)) accounts for \(output.tally.rows) rows, and has \(rows)")
        }
        return output
    }
}
