/// The assignment of greatest total weight between two sides, each used at most once (Kuhn 1955, Munkres 1957; the shortest augmenting
/// path form of Jonker and Volgenant 1987).
enum Assignment {
    /// - Parameter weights: rows × columns; 0 where a pair is not to be had. Pairs of weight 0 or less are never chosen.
    /// - Returns: per row its column, or nil.
    static func best(_ weights: [[Double]]) -> [Int?] {
        let rows = weights.count
        let columns = weights.first?.count ?? 0
        guard rows > 0, columns > 0 else { return Array(repeating: nil, count: rows) }
        // Each row also has a column of its own for “nobody”, at weight 0.
        let width = columns + rows
        func cost(_ row: Int, _ column: Int) -> Double { column < columns ? -max(0, weights[row][column]) : 0 }
        var rowPotential = [Double](repeating: 0, count: rows + 1)
        var columnPotential = [Double](repeating: 0, count: width + 1)
        // Rows and columns count from 1 here; 0 stands for “none yet”.
        var rowOf = [Int](repeating: 0, count: width + 1)
        var previous = [Int](repeating: 0, count: width + 1)
        for row in 1...rows {
            rowOf[0] = row
            var column = 0
            var least = [Double](repeating: .infinity, count: width + 1)
            var used = [Bool](repeating: false, count: width + 1)
            repeat {
                used[column] = true
                let current = rowOf[column]
                var step = Double.infinity
                var next = 0
                for candidate in 1...width where !used[candidate] {
                    let reduced = cost(current - 1, candidate - 1) - rowPotential[current] - columnPotential[candidate]
                    if reduced < least[candidate] {
                        least[candidate] = reduced
                        previous[candidate] = column
                    }
                    if least[candidate] < step {
                        step = least[candidate]
                        next = candidate
                    }
                }
                for candidate in 0...width {
                    if used[candidate] {
                        rowPotential[rowOf[candidate]] += step
                        columnPotential[candidate] -= step
                    } else {
                        least[candidate] -= step
                    }
                }
                column = next
            } while rowOf[column] != 0
            repeat {
                rowOf[column] = rowOf[previous[column]]
                column = previous[column]
            } while column != 0
        }
        var result = [Int?](repeating: nil, count: rows)
        for column in 1...columns where rowOf[column] != 0 && weights[rowOf[column] - 1][column - 1] > 0 {
            result[rowOf[column] - 1] = column - 1
        }
        return result
    }
}
