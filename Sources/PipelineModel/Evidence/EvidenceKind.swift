/// The kinds of evidence that links show. A link's list of evidence keeps a byte for each of these; any other is kept as it is written.
public enum EvidenceKind: String, CaseIterable, Sendable {
    // Of names, as resolution weighs them.
    case prior
    case nameWord = "name-word"
    case nameSound = "name-sound"
    case nameNickname = "name-nickname"
    case nameSlip = "name-slip"
    case nameNear = "name-near"
    case nameGlued = "name-glued"
    case nameCut = "name-cut"
    case nameInitial = "name-initial"
    case nameConflict = "name-conflict"
    case nameMissing = "name-missing"
    case nameDependence = "name-dependence"
    case nameOrder = "name-order"
    case nameLoneWord = "name-lone-word"
    case nameDiffers = "name-differs"
    case nameEmpty = "name-empty"
    case legalForm = "legal-form"
    case legalFormConflict = "legal-form-conflict"
    case sameName = "same-name"
    case likeName = "like-name"
    case account
    case otherAccount = "other-account"
    case handle
    case namesakes
    case reviewerSame = "reviewer-same"

    // Of the payee's being a creator.
    case nameAlone = "name-alone"
    case namesake
    case referenceNamesCreator = "reference-names-creator"
    case companyOfThatName = "company-of-that-name"
    case otherReferencesNameCreator = "other-references-name-creator"
    case payerPaysCreators = "payer-pays-creators"
    case payerPaysOthers = "payer-pays-others"
    case wordedAsToCreators = "worded-as-to-creators"
    case wordedAsToOthers = "worded-as-to-others"

    // Of the money's being for a campaign.
    case baseRate = "base-rate"
    case calibration
    case referenceNamesContent = "reference-names-content"
    case referenceNamesOtherContent = "reference-names-other-content"
    case referenceNamesCampaign = "reference-names-campaign"
    case referenceNamesOtherCampaign = "reference-names-other-campaign"
    case referenceInPayersWords = "reference-in-payers-words"
    case referenceNamesPayer = "reference-names-payer"
    case referenceIsEmpty = "reference-is-empty"
    case referenceIsGeneric = "reference-is-generic"
    case disclosureNamesPayer = "disclosure-names-payer"
    case disclosureNamesPayerAndAmount = "disclosure-names-payer-and-amount"
    case disclosureNamesFunder = "disclosure-names-funder"
    case disclosureNamesOtherContent = "disclosure-names-other-content"
    case contentDisclosed = "content-disclosed"
    case listedSponsor = "listed-sponsor"
    case postsNear = "posts-near"
    case noPostNear = "no-post-near"
    case postTiming = "post-timing"
    case shareOfPosts = "share-of-posts"
    case outsideWindow = "outside-window"
    case ownMoney = "own-money"
    case payerLearntSponsor = "payer-learnt-sponsor"
    case payerCommercialBrand = "payer-commercial-brand"
    case payerFundedForCampaign = "payer-funded-for-campaign"
    case payerFundedForOther = "payer-funded-for-other"
    case campaignCurrency = "campaign-currency"
    case otherCurrency = "other-currency"
    case postsBoughtByOthers = "posts-bought-by-others"
    case fitsSeveralCampaigns = "fits-several-campaigns"
    case reviewerAccepted = "reviewer-accepted"

    // Of a post's having been bought.
    case postDisclosed = "post-disclosed"
    case postsSharedOut = "posts-shared-out"

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// The kind of that name; quicker than `init(rawValue:)`, which compares one name after another.
    static func named(_ name: String) -> EvidenceKind? { byName[name] }
}
