import PipelineModel
import Testing

@testable import Extraction

/// XML that would take memory, time or files of others, in the two formats that are XML.
@Suite struct HostileXMLTests {
    static let laughs =
        "<!DOCTYPE lolz [<!ENTITY a \"lol\">"
        + (1...20).map {
            "<!ENTITY \(UnicodeScalar(UInt8(97 + $0))) \"\(String(repeating: "&\(UnicodeScalar(UInt8(96 + $0)));", count: 10))\">"
        }
        .joined() + "]>"

    @Test(
        arguments: [
            (
                laughs + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">&u;</Document>", 1,
                "has a document type declaration (DTD), through which entities could be smuggled in"
            ),
            (
                "<!DOCTYPE d SYSTEM \"file:///etc/passwd\">\n<d>camt.053.</d>", 1,
                "has a document type declaration (DTD), through which entities could be smuggled in"
            ),
            ("<d>camt.053.\n&xxe;</d>", 2, "is no well-formed XML (undefined entity)"),
            (
                "<d a=\"camt.053.\">" + String(repeating: "<e>", count: 100) + String(repeating: "</e>", count: 100) + "</d>", 1,
                "nests elements more than 100 deep"
            ),
            ("<d a=\"camt.053.\"><e a=\"" + String(repeating: "x", count: 3 << 20) + "\"/></d>", 1, "has a tag of more than 1048576 bytes"),
            ("<d a=\"camt.053.\">\n<Stmt>", 2, "is no well-formed XML (no element found)"),
            ("<d a=\"camt.053.\"></d>", nil, "holds no statement (BkToCstmrStmt/Stmt)"),
        ] as [(String, Int?, String)])
    func isRefused(_ document: String, _ line: Int?, _ what: String) throws {
        let problem = #expect(throws: Problem.self) { try RecordReader(bytes: Array(document.utf8)) }
        #expect(problem?.kind == .dataRefused)
        #expect(problem?.line == line)
        #expect(problem?.what == what)
    }

    @Test func ratesAreHeldToTheSame() throws {
        let document =
            "<!DOCTYPE a [<!ENTITY b \"1\">]><DataSet xmlns=\"http://www.bnr.ro/xsd\"><Rate currency=\"EUR\">&b;</Rate></DataSet>"
        #expect(throws: Problem.self) { try RecordReader(bytes: Array(document.utf8)) }
    }

    @Test func otherXMLIsToldSo() throws {
        let problem = #expect(throws: Problem.self) { try RecordReader(bytes: Array("<?xml version=\"1.0\"?><a/>".utf8)) }
        #expect(problem?.what == "looks like a web page or XML, not delimited text")
    }
}
