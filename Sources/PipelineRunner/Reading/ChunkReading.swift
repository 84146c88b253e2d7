import Extraction
import Foundation
import LedgerStore
import Normalisation
import PipelineModel

/// A normaliser whose drops workers elsewhere can read in chunks.
protocol ChunkNormaliser: RecordNormaliser where Item: BlockCodable & Placed & Renumbered {
    static var kind: SourceKind { get }
    static func make(_ source: SourceConfiguration, _ plan: ColumnPlan, _ formats: ColumnFormats, _ registry: CurrencyRegistry) -> Self
}

/// The reading and normalising of a drop that lies in a file, cut where a line feed ends a line: a worker is told the range, and reads it itself.
struct ChunkReading<Normaliser: ChunkNormaliser>: PartStage {
    /// How the drop is opened. A worker does as the driver did, and compares.
    struct Drop {
        var configuration: [UInt8]
        var configurationPath: String
        /// The source's index in the configuration.
        var source: Int
        /// Absolute, on every machine.
        var path: String
        /// As messages show it.
        var name: String
    }

    let drop: Drop
    let reader: RecordReader
    let formats: ColumnFormats
    let starts: [RecordPosition]

    typealias Output = ChunkRead<Normaliser.Item>

    static var name: String { "reading-\(Normaliser.kind.rawValue)" }
    var partCount: Int { starts.count }
    /// How many records there are in a chunk shows when it is read.
    func rows(ofPart part: Int) -> Int? { nil }
    func label(ofPart part: Int) -> String { "\(drop.name), bytes \(starts[part].offset) to \((limit(part) ?? reader.size) - 1)" }
    private func limit(_ part: Int) -> Int? { part + 1 < starts.count ? starts[part + 1].offset : nil }

    /// Where this process does the work, ``PartReader`` does it without a stage; here is what a worker would do.
    func run(_ part: Int) -> Output {
        var context = ByteWriter()
        var bytes = ByteWriter()
        writeContext(to: &context)
        write(part: part, to: &bytes)
        do {
            var (contextReader, reader) = (ByteReader(context.bytes), ByteReader(bytes.bytes))
            return try Self.worker(context: &contextReader)(&reader)
        } catch {
            return ChunkRead(.failure(error as? Problem ?? Problem(.internalError, file: drop.name, "\(error)", remedy: "report this")))
        }
    }

    func writeContext(to bytes: inout ByteWriter) {
        bytes.write(items: drop.configuration)
        bytes.write(drop.configurationPath)
        bytes.write(drop.source)
        bytes.write(drop.path)
        bytes.write(drop.name)
        bytes.write(reader.dialect.encoding.rawValue)
        bytes.write(items: [reader.size, reader.start.offset, reader.start.line, reader.columnCount])
        bytes.write(formats)
    }

    func write(part: Int, to bytes: inout ByteWriter) {
        bytes.write(items: [starts[part].offset, starts[part].line, limit(part) ?? .max])
    }

    static func worker(context bytes: inout ByteReader) throws -> (inout ByteReader) throws -> Output {
        let json = try bytes.items(UInt8.self)
        let configuration = try PipelineConfiguration(json: Data(json), file: try bytes.text())
        let number = try bytes.number()
        let (path, name) = (try bytes.text(), try bytes.text())
        guard configuration.sources.indices.contains(number), let encoding = TextEncoding(rawValue: try bytes.text()) else {
            throw TransferDamage("the configuration has no such source")
        }
        let expected = try bytes.items(Int.self)
        let formats = try bytes.value(ColumnFormats.self)
        let opened = Result { () throws -> PartReader<Normaliser> in
            var source = configuration.sources[number]
            // What the driver told from the whole file.
            source.dialect.encoding = encoding
            let registry = CurrencyRegistry(units: configuration.units)
            let drops = DropReader(source: source, registry: registry, name: name, observer: SilentObserver(), workers: Workers(1))
            let (own, reader) = try drops.opened(path, 0)
            guard [reader.size, reader.start.offset, reader.start.line, reader.columnCount] == expected else {
                throw Problem(
                    .dataRefused, file: name, "the file is not the same on every machine",
                    remedy: "let all machines see one folder, and wait until files are whole")
            }
            let resolved = try HeaderCurrency.resolved(own, header: reader.header, registry: registry, file: name)
            let plan = try ColumnPlan(source: resolved, header: reader.header, columnCount: reader.columnCount, file: name)
            let normaliser = Normaliser.make(resolved, plan, formats, registry)
            return PartReader(reader: reader, normaliser: normaliser, workers: Workers(1)) { _, _ in }
        }
        return { bytes in
            let range = try bytes.items(Int.self)
            guard range.count == 3, range[0] >= 0, range[0] <= expected[0], range[1] > 0 else {
                throw TransferDamage("a chunk has no range")
            }
            do {
                let first = RecordPosition(offset: range[0], line: range[1])
                return ChunkRead(.success(try opened.get().read(from: first, to: range[2] == .max ? nil : range[2])))
            } catch var problem as Problem {
                if problem.file == path { problem.file = name }
                return ChunkRead(.failure(problem))
            }
        }
    }
}

extension LedgerNormaliser: ChunkNormaliser {
    static var kind: SourceKind { .ledger }
    static func make(_ source: SourceConfiguration, _ plan: ColumnPlan, _ formats: ColumnFormats, _ registry: CurrencyRegistry) -> Self {
        Self(source: source, plan: plan, formats: formats, registry: registry)
    }
}

extension ContentNormaliser: ChunkNormaliser {
    static var kind: SourceKind { .content }
    static func make(_ source: SourceConfiguration, _ plan: ColumnPlan, _ formats: ColumnFormats, _ registry: CurrencyRegistry) -> Self {
        Self(source: source, plan: plan, formats: formats)
    }
}

extension AccountNormaliser: ChunkNormaliser {
    static var kind: SourceKind { .account }
    static func make(_ source: SourceConfiguration, _ plan: ColumnPlan, _ formats: ColumnFormats, _ registry: CurrencyRegistry) -> Self {
        Self(source: source, plan: plan, formats: formats)
    }
}

extension DisclosureNormaliser: ChunkNormaliser {
    static var kind: SourceKind { .disclosure }
    static func make(_ source: SourceConfiguration, _ plan: ColumnPlan, _ formats: ColumnFormats, _ registry: CurrencyRegistry) -> Self {
        Self(source: source, plan: plan, formats: formats, registry: registry)
    }
}

extension DeclarationNormaliser: ChunkNormaliser {
    static var kind: SourceKind { .declaration }
    static func make(_ source: SourceConfiguration, _ plan: ColumnPlan, _ formats: ColumnFormats, _ registry: CurrencyRegistry) -> Self {
        Self(source: source, plan: plan, formats: formats, registry: registry)
    }
}
