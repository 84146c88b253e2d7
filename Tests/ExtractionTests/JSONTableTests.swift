import PipelineModel
import Testing

@testable import Extraction

@Suite struct JSONTableTests {
    static let answer = """
        {"data":{"commercial_contents":[
        {"id":7434567890123456789,"create_date":"20241103","label":"1","brand_names":["Nimbus","Vast Media"],"creator":{"username":"dragosdinu"},"videos":[{"url":"https://e.x/1"}]},
        {"id":"7434567890123456790","creator":{"username":"ana \\u0219i ilie \\ud83d\\ude00"},"is_big":true,"none":null,"share":1.50}
        ],"has_more":false,"search_id":"x"},"error":{"code":"ok","message":""}}
        """

    @Test func anAnswerIsItsRecords() throws {
        let rows = try MT940Tests.rows(Self.answer)
        #expect(
            rows == [
                [
                    "id": "7434567890123456789", "create_date": "20241103", "label": "1", "brand_names": "Nimbus; Vast Media",
                    "creator.username": "dragosdinu", "videos": "[{\"url\":\"https://e.x/1\"}]",
                ],
                ["id": "7434567890123456790", "creator.username": "ana și ilie 😀", "is_big": "true", "share": "1.50"],
            ])
    }

    @Test func answersStandInALineInAListAndAlone() throws {
        let page = "{\"data\":{\"ads\":[{\"ad\":{\"id\":1}},{\"ad\":{\"id\":2}}],\"has_more\":true}}"
        let pair = ["1", "2"]
        for (text, ids) in [
            (page, pair), (page + "\n" + page, pair + pair), ("[\(page),\(page)]", pair + pair), ("[{\"ad\":{\"id\":7}}]", ["7"]),
            ("{\"ad\":{\"id\":7}}\n{\"ad\":{\"id\":8}}\n", ["7", "8"]), ("\u{FEFF}\n " + page, pair),
        ] {
            #expect(try MT940Tests.rows(text).map { $0["ad.id"] } == ids, "\(text)")
        }
    }

    @Test func placesAreThoseOfTheObjects() throws {
        let bytes = Array(Self.answer.utf8)
        let records = try RecordReader(bytes: bytes).all()
        #expect(records.map(\.place.line) == [2, 3])
        for record in records {
            let cut = bytes[Int(record.place.offset)..<Int(record.place.offset) + Int(record.place.length)]
            #expect(cut.first == UInt8(ascii: "{") && cut.last == UInt8(ascii: "}"))
        }
    }

    @Test(
        arguments: [
            ("{\"a\":" + String(repeating: "[", count: 100_000), 1, "nests values more than 64 deep"),
            (String(repeating: "{\"a\":", count: 64) + "1", 1, "ends in the middle of a value"),
            ("{\"a\":1,\n\"a\":2}", 2, "has the key “a” twice in one object"), ("{\"a\":1", 1, "ends in the middle of a value"),
            ("{\"a\":\"x", 1, "ends in the middle of a text"), ("{\"a\":01}", 1, "is no valid JSON: a comma is expected"),
            ("{\"a\":1.}", 1, "is no valid JSON: a number ends with its point"), ("{\"a\":tru}", 1, "is no valid JSON"),
            ("{\"a\":\"\\x\"}", 1, "is no valid JSON: a text has an unknown escape"), ("{\"a\":1} x", 1, "is no valid JSON"),
            ("{\"a\":\"\n\"}", 1, "is no valid JSON: a text runs over the end of its line"),
            ("[{\"a\":1},2]", 1, "holds a list of values where objects are expected"), ("{\"data\":{\"ads\":[]}}", nil, "holds no records"),
            (
                "{\"data\":{},\n\"error\":{\"code\":\"access_token_invalid\",\"message\":\"expired\"}}", 2,
                "is the answer to a request that failed: access_token_invalid expired"
            ),
        ] as [(String, Int?, String)])
    func isRefused(_ text: String, _ line: Int?, _ what: String) {
        let problem = #expect(throws: Problem.self) { try RecordReader(bytes: Array(text.utf8)) }
        #expect(problem?.kind == .dataRefused)
        #expect(problem?.line == line)
        #expect(problem?.what == what)
    }

    @Test func bracketsInAHeaderAreDelimitedText() throws {
        #expect(try RecordReader(bytes: Array("[Date],[Amount]\n2024-11-03,1\n".utf8)).header == ["[Date]", "[Amount]"])
    }

    @Test func rates() throws {
        let text = """
            <?xml version="1.0" encoding="utf-8"?>
            <DataSet xmlns="https://www.bnr.ro/xsd"><Header><PublishingDate>2026-08-13</PublishingDate></Header><Body>
            <OrigCurrency>RON</OrigCurrency><Cube date="2026-08-13"><Rate currency="EUR">5.2435</Rate>
            <Rate currency="HUF" multiplier="100">1.2882</Rate><Rate currency="XDR"/></Cube></Body></DataSet>
            """
        let reader = try RecordReader(bytes: Array(text.utf8))
        #expect(
            try reader.all().map(\.cells) == [
                ["2026-08-13", "EUR", "5.2435", "1"], ["2026-08-13", "HUF", "1.2882", "100"], ["2026-08-13", "XDR", "", "1"],
            ])
        let problem = #expect(throws: Problem.self) {
            try RecordReader(bytes: Array(text.replacing(">RON<", with: ">EUR<").utf8))
        }
        #expect(problem?.what == "the rates are in “EUR”, not in RON")
    }
}
