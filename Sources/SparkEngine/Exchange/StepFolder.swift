internal import Foundation
internal import Hashing
internal import PipelineModel

/// The files of one step: what all parts need, the parts one behind another, their descriptors, and what the workers reported.
///
/// `context` ends with the SHA-256 of what stands before it; `parts` is checked part by part; `in` has one file of descriptors per task;
/// `out` is written by Spark, which commits what one attempt of each task wrote.
struct StepFolder {
    let path: String

    var input: String { path + "/in" }
    var output: String { path + "/out" }
    private var contextFile: String { path + "/context" }
    private var partsFile: String { path + "/parts" }

    /// - Throws: ``Problem`` of kind `cannotWrite`.
    func write(_ stage: some PartStage, tasks: Int) throws(Problem) {
        do {
            try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
            var context = ByteWriter()
            stage.writeContext(to: &context)
            let sealed = try Self.file(contextFile)
            try sealed.write(contentsOf: context.bytes)
            try sealed.write(contentsOf: Array(SHA256Hash.hex(of: context.bytes).utf8))
            try sealed.close()
            let file = try Self.file(partsFile)
            var lines = [String](repeating: "", count: min(tasks, stage.partCount))
            var offset = 0
            for chunk in 0..<stage.partCount {
                var part = ByteWriter()
                stage.write(part: chunk, to: &part)
                try file.write(contentsOf: part.bytes)
                let sha256 = SHA256Hash.hex(of: part.bytes)
                let descriptor = PartDescriptor(chunk: chunk, offset: offset, length: part.bytes.count, sha256: sha256)
                lines[chunk % lines.count] += descriptor.line + "\n"
                offset += part.bytes.count
            }
            try file.close()
            for (task, lines) in lines.enumerated() {
                try Data(lines.utf8).write(to: URL(fileURLWithPath: input + "/task-\(task)"))
            }
        } catch {
            throw Problem(
                .cannotWrite, file: path, "what the workers need can't be written: \(error)",
                remedy: "make room there, or set engine.conf's spark.payola.exchange to a folder with room")
        }
    }

    private static func file(_ path: String) throws -> FileHandle {
        try Data().write(to: URL(fileURLWithPath: path))
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    /// - Throws: ``TransferDamage`` where it is missing or altered.
    func context() throws(TransferDamage) -> ByteReader {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: contextFile), options: .mappedIfSafe) else {
            throw TransferDamage("\(contextFile) can't be read: every machine has to see the exchange folder")
        }
        guard data.count >= 64 else { throw TransferDamage("\(contextFile) is cut short") }
        let bytes = [UInt8](data.dropLast(64))
        guard data.suffix(64).elementsEqual(SHA256Hash.hex(of: bytes).utf8) else {
            throw TransferDamage("\(contextFile) was altered or cut short")
        }
        return ByteReader(bytes)
    }

    /// - Throws: ``TransferDamage`` where it is missing or altered.
    func part(_ descriptor: PartDescriptor) throws(TransferDamage) -> ByteReader {
        guard let file = try? FileHandle(forReadingFrom: URL(fileURLWithPath: partsFile)) else {
            throw TransferDamage("\(partsFile) can't be read: every machine has to see the exchange folder")
        }
        defer { try? file.close() }
        guard let size = try? file.seekToEnd(), descriptor.offset <= Int(size), descriptor.length <= Int(size) - descriptor.offset else {
            throw TransferDamage("chunk \(descriptor.chunk) lies beyond the end of \(partsFile)")
        }
        var bytes: [UInt8] = []
        if descriptor.length > 0, (try? file.seek(toOffset: UInt64(descriptor.offset))) != nil,
            let data = try? file.read(upToCount: descriptor.length)
        {
            bytes = [UInt8](data)
        }
        guard SHA256Hash.hex(of: bytes) == descriptor.sha256 else {
            throw TransferDamage("chunk \(descriptor.chunk) in \(partsFile) is not what its descriptor says: its hash is another")
        }
        return ByteReader(bytes)
    }

    /// Hands every line that Spark committed to `body`.
    ///
    /// - Throws: ``TransferDamage`` where the output is not committed or can't be read.
    func eachLine(_ body: (ArraySlice<UInt8>) throws(TransferDamage) -> Void) throws(TransferDamage) {
        guard FileManager.default.fileExists(atPath: output + "/_SUCCESS"),
            let names = try? FileManager.default.contentsOfDirectory(atPath: output)
        else { throw TransferDamage("Spark did not commit the step") }
        for name in names.sorted() where name.hasPrefix("part-") {
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: output + "/" + name), options: .mappedIfSafe) else {
                throw TransferDamage("\(output)/\(name) can't be read")
            }
            let bytes = [UInt8](data)
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                try body(bytes[start..<end])
                start = end + 1
            }
        }
    }
}
