import PipelineModel
import Testing

@testable import Extraction

/// Dialects as banks, agencies and platforms write them.
@Suite("Dialect detection")
struct DialectDetectorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var encoding = TextEncoding.utf8
        var mark = false
        var delimiter: Character = ","
        var quote: Character = "\""
        var skipLines = 0
        var header = true
        var testDescription: String { name }
    }

    static let romanian = "Data;Beneficiar;Suma\n01.10.2024;Ştefan Ţăranu;1.234,56\n02.10.2024;Călin Bălan;20,00\n"
    static let polish =
        "data;odbiorca;kwota\n2024-10-01;Świętosława Źdźbło;12,50\n2024-10-02;Łukasz Żółć;7,00\n2024-10-02;Paweł Wąsik;1,00\n"
    static let czech = "datum;příjemce;částka\n2024-10-01;Šťastný Jiří;12,50\n2024-10-02;Žižka Ondřej;7,00\n"
    static let french = "date;bénéficiaire;montant\n2024-10-01;Société Générale à Orléans;12,50\n2024-10-02;Hélène Lefèvre;7,00\n"
    static let spanish = "fecha;beneficiario;importe\n2024-10-01;Íñigo Muñoz Peña;12,50\n2024-10-02;José Ibáñez;7,00\n"
    static let portuguese = "data;beneficiário;valor\n2024-10-01;João Guimarães Conceição;12,50\n2024-10-02;Antônio;7,00\n"
    static let swedish = "datum;mottagare;belopp\n2024-10-01;Åsa Öberg;12,50\n2024-10-02;Pär Sjöström;7,00\n"
    static let danish = "dato;modtager;beløb\n2024-10-01;Søren Kjær;12,50\n2024-10-02;Åse Møller;7,00\n"
    static let hungarian = "dátum;kedvezményezett;összeg\n2024-10-01;Erdős Győző;12,50\n2024-10-02;Fűzfa Ödön;7,00\n"

    static let cases: [Case] = [
        Case(name: "comma", text: "id,date,amount\n1,2024-10-01,5.00\n"),
        Case(name: "semicolon with decimal commas", text: "id;data;suma\n1;01.10.2024;5,00\n2;02.10.2024;1.006,50\n", delimiter: ";"),
        Case(name: "tab", text: "id\tdate\tamount\n1\t2024-10-01\t5,000.00\n", delimiter: "\t"),
        Case(name: "pipe", text: "id|date|text\n1|2024-10-01|a, b; c\n2|2024-10-01|d\n", delimiter: "|"),
        Case(
            name: "two columns with grouped amounts", text: "Data;Suma\n2024-10-01;1,000,000.00\n2024-10-02;2,000,000.00\n", delimiter: ";"),
        Case(name: "delimiters inside quotes", text: "id,text\n1,\"a;b;c\"\n2,\"d;e;f\"\n"),
        Case(name: "single quotes", text: "id,'text'\n1,'a,b'\n2,'c,d'\n", quote: "'"),
        Case(name: "no header", text: "1,2024-10-01,Ion,5.00\n2,2024-10-02,Ana,6.00\n", header: false),
        Case(name: "header only", text: "id,date,payer,amount\n"),
        Case(name: "one column", text: "name\nIon\nAna\n"),
        Case(name: "all text", text: "platform,handle,company\ntiktok,dragosdinu,Dinu Media SRL\nyoutube,ana,Ana PFA\n"),
        Case(
            name: "statement with title lines",
            text: "Extras de cont;RO49AAAA1B31007593840000\nTitular: SC X SRL\n\nData;Beneficiar;Suma;Valuta\n01.10.2024;Ion;5,00;RON\n"
                + "02.10.2024;Ana;6,00;RON\n",
            delimiter: ";", skipLines: 3),
        Case(
            name: "title lines filled up with delimiters",
            text: "Extras de cont;;;\nTitular;SC X SRL;;\nData;Beneficiar;Suma;Valuta\n01.10.2024;Ion;5,00;RON\n02.10.2024;Ana;6,00;RON\n",
            delimiter: ";", skipLines: 2),
        Case(
            name: "title lines before a comma table", text: "Payout report, October 2024\nid,handle,coins\n1,ana,500\n2,ion,20\n",
            skipLines: 1),
        Case(name: "sep= line", text: "sep=;\nid;text\n1;a,b\n2;c,d\n", delimiter: ";", skipLines: 1),
        Case(name: "header without the records' last delimiter", text: "id,date,amount\n1,2024-10-01,5.00,\n2,2024-10-02,6.00,\n"),
        Case(name: "UTF-8", text: romanian, delimiter: ";"),
        Case(name: "UTF-8 with mark", text: romanian, mark: true, delimiter: ";"),
        Case(name: "UTF-16LE with mark", text: romanian, encoding: .utf16LittleEndian, mark: true, delimiter: ";"),
        Case(name: "UTF-16BE with mark", text: romanian, encoding: .utf16BigEndian, mark: true, delimiter: ";"),
        Case(name: "UTF-16LE", text: romanian, encoding: .utf16LittleEndian, delimiter: ";"),
        Case(name: "UTF-16BE", text: romanian, encoding: .utf16BigEndian, delimiter: ";"),
        Case(name: "Romanian", text: romanian, encoding: .windows1250, delimiter: ";"),
        Case(name: "Polish", text: polish, encoding: .windows1250, delimiter: ";"),
        Case(name: "Czech", text: czech, encoding: .windows1250, delimiter: ";"),
        Case(name: "Hungarian", text: hungarian, encoding: .windows1250, delimiter: ";"),
        Case(name: "Polish Latin-2", text: polish, encoding: .latin2, delimiter: ";"),
        Case(name: "Czech Latin-2", text: czech, encoding: .latin2, delimiter: ";"),
        Case(name: "French", text: french, encoding: .windows1252, delimiter: ";"),
        Case(name: "Spanish", text: spanish, encoding: .windows1252, delimiter: ";"),
        Case(name: "Portuguese", text: portuguese, encoding: .windows1252, delimiter: ";"),
        Case(name: "Swedish", text: swedish, encoding: .windows1252, delimiter: ";"),
        Case(name: "Danish", text: danish, encoding: .windows1252, delimiter: ";"),
    ]

    @Test("finds the dialect, whatever ends the lines", arguments: cases, ["\n", "\r\n", "\r"])
    func finds(example: Case, lineEnd: String) throws {
        let bytes = encode(example.text.replacing("\n", with: lineEnd), example.encoding, mark: example.mark)
        let expected = Dialect(
            delimiter: example.delimiter.asciiValue ?? 0, quote: example.quote.asciiValue ?? 0, encoding: example.encoding,
            skipLines: example.skipLines, header: example.header)
        #expect(try DialectDetector.detect(bytes: bytes).dialect == expected)
    }

    @Test("what is given wins, and the result says so")
    func given() throws {
        let bytes = encode(Self.romanian, .windows1250)
        let given = settings(delimiter: ",", quote: nil, encoding: .latin2, skipLines: 1, header: nil)
        let detected = try DialectDetector.detect(bytes: bytes, settings: given)
        #expect(detected.dialect.delimiter == UInt8(ascii: ","))
        #expect(detected.dialect.encoding == .latin2)
        #expect(detected.dialect.skipLines == 1)
        #expect([detected.delimiter, detected.encoding, detected.skipLines] == [.given, .given, .given])
        #expect([detected.quote, detected.header] == [.detected, .detected])
    }

    @Test("the byte that decides the encoding may stand at the end of a long drop")
    func lateByte() throws {
        let ascii = "Data;Beneficiar;Suma\n" + String(repeating: "01.10.2024;Ion Popescu;5,00\n", count: 20_000)
        let late = encode(ascii + "02.10.2024;Ştefan Ţăranu;7,00\n", .windows1250)
        #expect(try DialectDetector.detect(bytes: late).dialect.encoding == .windows1250)
        #expect(try DialectDetector.detect(bytes: Array(ascii.utf8)).dialect.encoding == .utf8)
        #expect(try RecordReader(bytes: late).all().last?.cells == ["02.10.2024", "Ştefan Ţăranu", "7,00"])
    }

    @Test("evidence gathered in parts is that of the whole", arguments: [TextEncoding.utf8, .windows1250])
    func evidenceInParts(encoding: TextEncoding) throws {
        let lines = (0..<200).map { "\($0);" + ["Ștefan Țăranu", "Ion Popescu", "Bălan – Müller"][$0 % 3].prefix(4 + $0 % 9) + "\n" }
        let text = encoding == .utf8 ? lines.joined() : lines.joined().filter { $0.isASCII || "ăâîşţüŞŢ".contains($0) }
        // A sequence that a line feed breaks off, and one that the end does.
        let bytes = encode(text, encoding) + [0xC8, 0x0A, 0x61, 0xE2, 0x82]
        var whole = EncodingEvidence()
        bytes.withUnsafeBufferPointer { whole.observe($0) }
        whole.finish()
        for smallest in [1, 50, 1000] {
            let parts = try EncodingEvidence.gather(.bytes(bytes), size: bytes.count, workers: Workers(8), smallest: smallest)
            #expect(parts.sequences == whole.sequences && parts.invalid == whole.invalid)
            #expect(parts.inWords == whole.inWords && parts.alone == whole.alone)
        }
    }

    @Test("a first line that names the delimiter is read in a drop of any size", arguments: ["\n", "\r\n"])
    func namedDelimiterOfLargeDrop(lineEnd: String) throws {
        let text = "sep=|" + lineEnd + "id|text" + lineEnd + String(repeating: "1|a;b,c;d" + lineEnd, count: 40_000)
        let dialect = try DialectDetector.detect(bytes: Array(text.utf8)).dialect
        #expect(dialect.delimiter == UInt8(ascii: "|") && dialect.skipLines == 1)
    }

    @Test("one damaged letter does not make UTF-8 another encoding")
    func damagedUTF8() throws {
        let bytes = Array(String(repeating: Self.romanian, count: 5).utf8) + Array("03.10.2024;Ion".utf8) + [0xC8] + Array(";1,00\n".utf8)
        #expect(try DialectDetector.detect(bytes: bytes).dialect.encoding == .utf8)
    }

    @Test("a mark is no part of the first cell, quoted or not", arguments: ["a,b\n1,2\n", "\"a\",b\n1,2\n"])
    func mark(text: String) throws {
        for encoding in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
            let bytes = encode(text, encoding, mark: true)
            #expect(try RecordReader(bytes: bytes).header == ["a", "b"])
            #expect(try RecordReader(bytes: bytes, settings: settings(encoding: encoding, header: true)).header == ["a", "b"])
        }
    }
}
