/// Whole hashtags, folded and without `#`, by which creators say that a post was paid for.
///
/// After the FTC's guides (16 CFR 255.5 and its FAQ), the Romanian ANPC, CNA and AEP, and the usage of German platforms.
public enum DisclosureHashtags {
    public static let known = [
        "ad", "ads", "advertising", "advert", "advertisement", "advertisment", "sponsored", "paidpartnership", "paidsponsorship",
        "publicitate",
        "sponsorizat", "reclama", "parteneriatplatit", "continutsponsorizat", "colaborareplatita", "publicitatepolitica", "werbung",
        "anzeige",
        "bezahltepartnerschaft",
    ]
}
