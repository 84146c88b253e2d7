/// Payments and posts of a day.
package struct DayFigures {
    /// For drawing, by grade.
    package var amounts: [String: Double] = [:]
    package var posts = 0

    package init() {}
}
