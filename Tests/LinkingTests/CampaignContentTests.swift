import PipelineModel
import Testing

@testable import Linking

@Suite struct CampaignContentTests {
    @Test(arguments: [
        ("#ad", "", true), ("#AD!", "", true), ("#adorabil", "", false), ("ad", "", false), ("", "ad", true), ("", "adorabil, ad", true),
        ("", "#ad", true), ("", "[\"x\",\"ad\"]", true), ("#ad_2024", "", false), ("(#ad)", "", true), ("text#ad", "", true),
        ("#ád", "", true),
    ])
    func hashtagsAreMatchedWhole(caption: String, hashtags: String, belongs: Bool) {
        var world = SmallWorld()
        world.campaign("c", hashtags: ["ad"])
        world.party("Ana", handle: "tiktok:ana")
        world.post("tiktok:ana", day: 3, id: "1", caption: caption, hashtags: hashtags)
        #expect(world.link().all.campaignContent == [belongs ? [0] : []])
    }

    @Test(arguments: [
        ("avem nevoie de un LIDER   potrivit!", true), ("lider\u{A0}potrivit", true), ("lider potrivită", false),
        ("lider. Potrivit", false),
        ("un lider\npotrivit.", true), ("potrivit lider", false), ("lider", false), ("liderul potrivit", false), ("Líder Potrivit", true),
    ])
    func keywordsAreFoldedPhrases(caption: String, belongs: Bool) {
        var world = SmallWorld()
        world.campaign("c", keywords: ["lider potrivit"])
        world.post("tiktok:ana", day: 3, id: "1", caption: caption)
        #expect(world.link().all.campaignContent == [belongs ? [0] : []])
    }

    @Test(arguments: [
        ("#Ștefan", "stefan"), ("#ŞTEFAN", "Ștefan"), ("#Ελλάδα", "ελλαδα"), ("#Выбор", "выбор"), ("#ＡＢＣ", "abc"),
        ("#s\u{0326}tiri", "știri"),
    ])
    func hashtagsFoldBeyondASCII(caption: String, hashtag: String) {
        var world = SmallWorld()
        world.campaign("c", hashtags: [hashtag])
        world.post("tiktok:ana", day: 3, id: "1", caption: caption)
        #expect(world.link().all.campaignContent == [[0]])
    }

    @Test(arguments: [
        "https://www.tiktok.com/@ana/video/7301?lang=ro", "http://m.tiktok.com/@ana/video/7301/", "7301", "tiktok:7301",
        "tiktok.com/@ana/video/7301",
    ])
    func contentIsListedByIDOrAddress(listed: String) {
        var world = SmallWorld()
        world.campaign("c", content: [listed])
        world.post("tiktok:ana", day: 3, id: "7301", url: "https://www.tiktok.com/@ana/video/7301")
        world.post("tiktok:ana", day: 3, id: "7302", url: "https://www.tiktok.com/@ana/video/7302")
        #expect(world.link().all.campaignContent == [[0]])
    }

    @Test func onlyTheWindowCounts() {
        var world = SmallWorld()
        world.campaign("c", days: 10, hashtags: ["vot"], content: ["5"])
        for (id, day) in [-1, 0, 9, 10].enumerated() { world.post("tiktok:ana", day: day, id: "\(id)", hashtags: "vot") }
        world.post("tiktok:ana", day: 30, id: "5")
        #expect(world.link().all.campaignContent == [[1, 2]])
    }
}
