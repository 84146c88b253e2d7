/// What payments say, in one language. `%` stands for what is named.
struct Phrases: Sendable {
    var campaign: [String]
    var post: [String]
    var handle: [String]
    var generic: [String]
    /// What counts posts: `3 videoclipuri`.
    var counted: [String]
    var product: [String]
    var funding: [String]
    var tranche: String
    var reversal: String

    static let romanian = Phrases(
        campaign: ["campanie %", "promovare % video", "servicii %", "fact. ## %", "%"],
        post: ["promovare %", "clip %"], handle: ["colaborare @%", "@%", "video @%", "plata %"],
        generic: [
            "servicii marketing", "Servicii de promovare", "factura ##", "prestari servicii conform contract ##/2024", "plata factura",
            "servicii publicitate", "contract ##/2024", "onorariu", "FACT ####", "colaborare",
        ],
        counted: ["clipuri", "postari", "video"],
        product: ["promovare %", "cod reducere %10", "parteneriat %", "unboxing %"],
        funding: ["contract servicii ##", "avans contract ##", "factura ##"], tranche: "campanie % tranșa ##", reversal: "storno ")

    static let english = Phrases(
        campaign: ["campaign %", "% content creation", "influencer fee %", "inv ## %", "%"],
        post: ["video %", "promo %"], handle: ["creator fee @%", "@%", "payout %", "collab @%"],
        generic: [
            "marketing services", "Invoice ##", "services rendered", "consultancy fee", "INV-####", "content services ##/2024", "fee",
            "media services", "agreement ##", "partnership",
        ],
        counted: ["posts", "videos", "reels"],
        product: ["% launch", "promo code %10", "sponsorship %", "% unboxing"],
        funding: ["media services agreement ##", "retainer ##", "invoice ##"], tranche: "campaign % part ##", reversal: "refund ")

    static let german = Phrases(
        campaign: ["Kampagne %", "Honorar %", "Werbung % Video", "RG ## %", "%"],
        post: ["Beitrag %", "Video %"], handle: ["Honorar @%", "@%", "Kooperation %", "Zahlung @%"],
        generic: [
            "Marketingleistungen", "Rechnung ##", "Honorar", "Werbeleistung laut Vertrag ##", "RE-####", "Zusammenarbeit", "Dienstleistung",
            "Vertrag ##/2024",
        ],
        counted: ["Beiträge", "Videos"],
        product: ["Produkttest %", "Gutschein %10", "Kooperation %"],
        funding: ["Agenturvertrag ##", "Anzahlung ##", "Rechnung ##"], tranche: "Kampagne % Teil ##", reversal: "Rückzahlung ")

    static let hungarian = Phrases(
        campaign: ["% kampány", "hirdetés %", "megbízási díj %", "szla ## %", "%"],
        post: ["videó %", "poszt %"], handle: ["együttműködés @%", "@%", "díj %", "videó @%"],
        generic: [
            "marketing szolgáltatás", "számla ##", "megbízási díj", "reklámszolgáltatás", "SZ-####", "szerződés ##/2024", "együttműködés",
        ],
        counted: ["videó", "poszt"],
        product: ["% bemutató", "kupon %10", "termékteszt %"],
        funding: ["ügynökségi szerződés ##", "előleg ##", "számla ##"], tranche: "% kampány ##. részlet", reversal: "sztornó ")

    /// A phrase with what it names and random numbers in place.
    static func filled(_ phrase: String, _ name: String, _ random: inout SplitMix64) -> String {
        var text = phrase.replacing("%", with: name)
        while let range = text.firstRange(of: "####") { text.replaceSubrange(range, with: random.digits(5)) }
        while let range = text.firstRange(of: "##") { text.replaceSubrange(range, with: String(random.within(1...400))) }
        return text
    }
}
