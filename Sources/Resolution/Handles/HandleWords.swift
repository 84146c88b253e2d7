/// Words that stand in handles and say nothing of who it is, and what reading them weighs.
enum HandleWords {
    static let prior = 3.0
    static let affixBits = -0.2
    static let strayLetter = -1.1
    static let initialBits = 0.8
    /// People who go by one word go by their family name sooner than by their given name.
    static let familyBits = 1.25

    static let affixes =
        WordLists.places
        + WordLists.words(
            """
            official oficial officiel real the its iam im tv hd yt ig fb tt vlog vlogs channel music page fan fans team office ofc media press news tweets ro us uk eu \
            senator sen rep representative repr congressman congresswoman congress us house gov governor mayor primar deputat judge dr doctor doamna domnul \
            president whip leader speaker coach chef for vote
            """)
}
