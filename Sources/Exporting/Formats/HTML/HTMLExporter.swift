internal import Hashing
internal import Mustache
internal import PipelineModel

/// The report that one hands to an editor: one file, without script, network or anything else beside it.
struct HTMLExporter: Exporter {
    let format = "html"
    let summary = "a report to hand to an editor, payola-report.html, in one file without script or network"

    private let name = "payola-report.html"

    func fileNames(of run: PublishedRun) -> [String] { [name] }

    func export(_ run: PublishedRun, to folder: ExportFolder) throws -> [String] {
        var page = try ReportBuilder(run).page()
        page.style = ReportStyle.css
        page.policy =
            "default-src 'none'; style-src 'sha256-\(Self.base64(SHA256Hash.hex(of: Array(ReportStyle.css.utf8))))'; base-uri 'none'; form-action 'none'"
        _ = HTMLText.registered
        let text: String
        do {
            text = try MustacheTemplate(string: ReportTemplate.text).render(TemplateContext.of(page))
        } catch {
            throw Problem(
                .internalError, file: name, "the report's template is faulty (\(error))", remedy: "report this as a fault of the program")
        }
        try folder.write(name) { try $0.write(text) }
        return fileNames(of: run)
    }

    /// A hexadecimal digest as base 64 (RFC 4648), as a content security policy names it.
    static func base64(_ hex: String) -> String {
        let digits = hex.utf8.map { UInt8($0 < 0x61 ? $0 - 0x30 : $0 - 0x61 + 10) }
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { UInt32(digits[$0] << 4 | digits[$0 + 1]) }
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | $1 } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                result.append(place <= group.count ? alphabet[Int(value >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
