internal import Clibzip
internal import Glibc
internal import PipelineModel

/// An open ZIP archive whose directory was checked: every member has a sound name of its own, none is encrypted, a link or packed in an
/// unknown way, no two share bytes, and directory and members agree.
///
/// Not safe to share between threads.
final class ZIPArchive {
    /// Files in the order of the directory; folders are left out.
    let members: [ArchiveMember]
    /// How messages call the archive.
    let name: String
    private let archive: OpaquePointer
    private let limits: ArchiveLimits

    /// - Parameters:
    ///   - path: The archive.
    ///   - name: How messages call it.
    /// - Throws: ``Problem`` of kind `dataRefused` where it is damaged or hostile.
    init(path: String, name: String, limits: ArchiveLimits = .init()) throws(Problem) {
        self.name = name
        self.limits = limits
        let size = try DropFile(path: path).size
        var code: Int32 = 0
        guard let opened = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else { throw Self.problem(name, code) }
        archive = opened
        do {
            members = try Self.directory(of: opened, name: name, size: size, limits: limits)
        } catch {
            zip_discard(opened)
            throw error
        }
    }

    deinit { zip_discard(archive) }

    func member(_ name: String) -> ArchiveMember? { members.first { $0.name == name } }

    /// The first bytes of `member`, at most `count`.
    func head(_ member: ArchiveMember, _ count: Int) throws(Problem) -> [UInt8] {
        var head: [UInt8] = []
        try unpack(member) { block in
            head.append(contentsOf: block.prefix(count - head.count))
            return head.count < count
        }
        return head
    }

    /// All bytes of `member` as a file of their own.
    func file(_ member: ArchiveMember) throws(Problem) -> ScratchFile {
        let scratch = try ScratchFile()
        try unpack(member) { block throws(Problem) in
            try scratch.append(UnsafeRawBufferPointer(block))
            return true
        }
        return scratch
    }

    /// Hands the bytes of `member` to `body`, block by block, as long as it answers true.
    private func unpack(_ member: ArchiveMember, _ body: (UnsafeBufferPointer<UInt8>) throws(Problem) -> Bool) throws(Problem) {
        guard let file = zip_fopen_index(archive, UInt64(member.index), 0) else { throw damaged(member, zip_get_error(archive)) }
        defer { zip_fclose(file) }
        let capacity = 1 << 16
        let block = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        defer { block.deallocate() }
        var total = 0
        while true {
            let got = Int(zip_fread(file, block, UInt64(capacity)))
            guard got >= 0 else { throw damaged(member, zip_file_get_error(file)) }
            total += got
            guard total <= member.size else { throw refusal(member.name, "is larger than the archive's directory says") }
            if got == 0 {
                guard total == member.size else { throw refusal(member.name, "is cut off: \(total) of \(member.size) bytes are there") }
                return
            }
            guard try body(UnsafeBufferPointer(start: block, count: got)) else { return }
        }
    }
}

// MARK: - Checks

extension ZIPArchive {
    private static func directory(
        of archive: OpaquePointer, name: String, size: Int, limits: ArchiveLimits
    ) throws(Problem) -> [ArchiveMember] {
        let count = Int(zip_get_num_entries(archive, 0))
        guard count <= limits.members else {
            throw Problem(
                .dataRefused, file: name, "holds \(count) members, more than the \(limits.members) that an archive may have",
                remedy: "unpack it and name the files that matter")
        }
        var members: [ArchiveMember] = []
        var names: Set<String> = []
        var unpacked = 0
        var packed = 0
        for index in 0..<count {
            var status = zip_stat_t()
            guard zip_stat_index(archive, UInt64(index), 0, &status) == 0, let raw = status.name else {
                throw refusal(of: name, "member \(index + 1)", "can't be read from the directory")
            }
            // What a name means is settled before anything else is looked at; a closing slash makes a folder.
            let full = String(cString: raw).replacing("\\", with: "/")
            if let fault = ArchiveName.fault(full) { throw refusal(of: name, full.isEmpty ? "member \(index + 1)" : full, fault) }
            guard names.insert(full).inserted else { throw refusal(of: name, full, "stands twice in the archive") }
            var system: UInt8 = 0
            var attributes: UInt32 = 0
            zip_file_get_external_attributes(archive, UInt64(index), 0, &system, &attributes)
            let kind = attributes >> 16 & UInt32(S_IFMT)
            guard system != UInt8(ZIP_OPSYS_UNIX) || kind == 0 || kind == UInt32(S_IFREG) || kind == UInt32(S_IFDIR) else {
                throw refusal(of: name, full, kind == UInt32(S_IFLNK) ? "is a symbolic link, not a file" : "is no regular file")
            }
            if full.hasSuffix("/") { continue }
            guard status.encryption_method == UInt16(ZIP_EM_NONE) else {
                throw Problem(
                    .dataRefused, file: name, "its member “\(full)” is encrypted",
                    remedy: "unpack the archive with its password and name the files")
            }
            guard zip_compression_method_supported(Int32(status.comp_method), 0) == 1 else {
                throw refusal(of: name, full, "is packed by method \(status.comp_method), which can't be unpacked here")
            }
            let member = ArchiveMember(
                index: index, name: full, size: Int(clamping: status.size), packedSize: Int(clamping: status.comp_size))
            unpacked = unpacked.addingReportingOverflow(member.size).overflow ? .max : unpacked + member.size
            packed = packed.addingReportingOverflow(member.packedSize).overflow ? .max : packed + member.packedSize
            if member.size > limits.freeBytes, member.size / limits.ratio > member.packedSize {
                throw refusal(
                    of: name, full, "would unpack to \(member.size) bytes from \(member.packedSize), as a decompression bomb does")
            }
            members.append(member)
        }
        guard unpacked <= limits.bytes else {
            throw Problem(
                .dataRefused, file: name, "would unpack to more than \(limits.bytes >> 30) GiB",
                remedy: "unpack it and name the files that matter")
        }
        guard packed <= size else {
            throw Problem(
                .dataRefused, file: name, "has members that overlap: together they are larger than the archive",
                remedy: "fetch it again from its source; don't unpack it")
        }
        return members
    }

    private func refusal(_ member: String, _ what: String) -> Problem { Self.refusal(of: name, member, what) }

    private static func refusal(of name: String, _ member: String, _ what: String) -> Problem {
        Problem(
            .dataRefused, file: name, "its member “\(member)” \(what)", remedy: "fetch the archive again, or unpack it and name the files")
    }

    private func damaged(_ member: ArchiveMember, _ error: UnsafeMutablePointer<zip_error_t>?) -> Problem {
        let code = error.map { zip_error_code_zip($0) } ?? 0
        return refusal(
            member.name, code == ZIP_ER_CRC ? "is damaged: its checksum does not hold" : "is damaged: \(Self.text(code))")
    }

    private static func problem(_ name: String, _ code: Int32) -> Problem {
        let what =
            switch code {
            case ZIP_ER_NOZIP: "is cut off or damaged: it has no directory of its members"
            case ZIP_ER_INCONS: "contradicts itself: its directory and its members do not agree"
            case ZIP_ER_EXISTS: "has two members of one name"
            case ZIP_ER_MULTIDISK: "is one part of an archive that was split"
            default: "can't be read as a ZIP archive (\(text(code)))"
            }
        return Problem(.dataRefused, file: name, what, remedy: "fetch the archive again")
    }

    private static func text(_ code: Int32) -> String {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return zip_error_strerror(&error).map { String(cString: $0) } ?? "error \(code)"
    }
}
