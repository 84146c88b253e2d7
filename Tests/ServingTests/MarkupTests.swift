import Testing

@testable import Serving

@Suite struct MarkupTests {
    @Test(arguments: [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\" onload=\"x", "&quot; onload=&quot;x"),
        ("'&amp;", "&#39;&amp;amp;"),
        ("a\u{0}b\u{1B}[31m", "a\u{2400}b\u{241B}[31m"),
        ("\"\u{301}<\u{338}", "&quot;\u{301}&lt;\u{338}"),
        ("Ștefania Țurcaș", "Ștefania Țurcaș"),
    ]) func textsAreEscaped(text: String, expected: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(html.text == "<p title=\"\(expected)\">\(expected)</p>")
    }

    /// A literal is markup wherever it stands; a text never is.
    @Test func literalsInAChoiceAreMarkup() {
        let text = "<"
        let isEmpty = text.isEmpty
        let html: HTML = "<dd>\(isEmpty ? "<i>empty</i>" : "<b>\(text)</b>")\(isEmpty ? "" : text)</dd>"
        #expect(html.text == "<dd><b>&lt;</b>&lt;</dd>")
    }

    @Test func markupIsNotEscapedTwice() {
        let text = "<"
        let inner: HTML = "<b>\(text)</b>"
        let outer: HTML = "<p>\(inner)\([inner, inner])\(nil as HTML?)</p>"
        #expect(outer.text == "<p><b>&lt;</b><b>&lt;</b><b>&lt;</b></p>")
    }

    @Test(arguments: [
        ("1234567.80", "<span class=\"k\">1</span><span class=\"k\">234</span>567.80"), ("-1000", "-<span class=\"k\">1</span>000"),
        ("999.99", "999.99"), ("", ""), ("100000", "<span class=\"k\">100</span>000"), ("<b>", "&lt;b&gt;"),
    ]) func amountsKeepTheirDigits(plain: String, expected: String) {
        #expect(Parts.amount(plain).text == expected)
        #expect(Parts.amount(plain).text.replacing(/<[^>]*>/, with: "") == expected.replacing(/<[^>]*>/, with: ""))
    }

    @Test(arguments: [
        ("https://example.org/a?b=c", true), ("http://example.org", true), ("javascript:alert(1)", false), ("HTTPS://example.org/", true),
        ("https://e.org/\"onclick=", false), ("https://e.org/ x", false), ("file:///etc/passwd", false), ("data:text/html,x", false),
        (" https://e.org", false),
    ]) func onlyWebAddressesBecomeLinks(text: String, isLink: Bool) {
        #expect((Link.outside(text) != nil) == isLink)
    }
}
