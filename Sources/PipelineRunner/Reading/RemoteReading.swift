import Extraction
import Foundation
import Normalisation
import PipelineModel

/// The reading of large drops by workers elsewhere.
struct RemoteReading {
    let engine: RunEngine
    let chunkBytes: Int
    let configuration: ConfigurationFile

    /// Nil where the engine leaves the reading to this process.
    init?(_ engine: RunEngine, _ configuration: ConfigurationFile) {
        guard let chunkBytes = engine.chunkBytes else { return nil }
        self.engine = engine
        self.chunkBytes = chunkBytes
        self.configuration = configuration
    }
}

extension DropReader {
    /// What reads a drop's parts elsewhere once it is known how its columns are written.
    typealias Chunks<Normaliser: RecordNormaliser> = (ColumnFormats) -> PartReader<Normaliser>.Elsewhere
    where Normaliser.Item: Placed & Renumbered

    /// Nil for a drop of one chunk, and for one whose text lies in no file that other machines can see: unpacked, decoded, put together.
    func chunks<Normaliser: ChunkNormaliser>(_ reader: RecordReader, _ type: Normaliser.Type) throws -> Chunks<Normaliser>? {
        guard let remote, let path = reader.plainFile,
            let source = remote.configuration.configuration.sources.firstIndex(where: { $0.id == self.source.id })
        else { return nil }
        let starts = try reader.parts(atMost: .max, smallest: remote.chunkBytes)
        guard starts.count > 1 else { return nil }
        try remote.engine.warmUp()
        let drop = ChunkReading<Normaliser>.Drop(
            configuration: remote.configuration.bytes, configurationPath: remote.configuration.path, source: source,
            path: URL(fileURLWithPath: path).path, name: name)
        return { formats in
            .init(starts: starts) {
                let stage = ChunkReading<Normaliser>(drop: drop, reader: reader, formats: formats, starts: starts)
                return try remote.engine.run(stage).map { try $0.part.get() }
            }
        }
    }
}
