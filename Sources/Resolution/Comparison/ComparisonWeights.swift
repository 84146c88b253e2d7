/// The parameters of the comparison, in bits or as shares of a word's own weight (`u`: how rare it is).
///
/// They are where a run starts from. How rare a word is comes from the run's own names (``WordFrequencies``), and how much more or less than here
/// an agreement at a level weighs is estimated of them without labels (``LevelShares``).
struct ComparisonWeights: Sendable {
    /// The odds, before any evidence, that two names put side by side mean one party.
    var prior = -4.0
    /// Share of a word's weight that counts when the two words merely sound alike, and what that costs.
    var soundShare = 0.9
    var soundCost = 0.3
    var nicknameShare = 0.7
    var nicknameCost = 0.5
    /// The share of letters that must differ for two words to be held for different words altogether.
    var slipLimit = 0.55
    /// How fast slips turn into a conflict: the share of letters that differ, over the limit, is raised to this power.
    var slipPower = 1.5
    /// What a slip costs, however long the word.
    var slipCost = 0.2
    /// What it costs where both words are names of their own, never less than ``slipCost``.
    var nearCost = 0.2
    var gluedShare = 1.0
    var gluedCost = 0.6
    var initial = 3.0
    var conflict = -17.0
    /// Agreements beyond this many bits say less: the words of a name are not independent.
    var agreementKnee = 13.0
    var agreementShare = 0.1
    var missingPersonWord = -1.0
    var missingCompanyWord = -2.5
    var missingTradeWord = -2.0
    var missingParticle = -0.3
    var missingNumber = -7.0
    var numberConflict = -9.0
    var formAgrees = 0.5
    var formConflicts = -6.0
    var orderDiffers = -0.3
    /// The order differs in names that say whose son one is.
    var descentDiffers = -10.0
    /// Only one word of several has a counterpart.
    var loneWord = -3.0
}
