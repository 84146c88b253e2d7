import Foundation
import PipelineModel
import PipelineRunner
import Synchronization

/// A line on standard error that says which stage runs, how far it is and how fast; only on a terminal.
final class ProgressBar: RunObserver {
    private let isShown: Bool
    private let state = Mutex(State())

    private struct State {
        var stage = ""
        var started = ContinuousClock.now
        var lastDrawn = ContinuousClock.now - .seconds(1)
        var isDrawn = false
    }

    init(isShown: Bool) { self.isShown = isShown }

    func advanced(stage: String, records: Int, fraction: Double?) {
        guard isShown else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            if stage != state.stage {
                state.stage = stage
                state.started = now
            } else if now - state.lastDrawn < .milliseconds(100) {
                return
            }
            state.lastDrawn = now
            state.isDrawn = true
            let seconds = (now - state.started).seconds
            let rate = seconds > 0.2 ? "  \(Int(Double(records) / seconds).grouped) rows/s" : ""
            let bar =
                fraction.map { fraction in
                    let filled = Int((min(1, max(0, fraction)) * 24).rounded(.down))
                    return "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled) + "] "
                } ?? ""
            write("\r\u{1B}[K" + bar + stage + (records > 0 ? "  \(records.grouped) rows" : "") + rate)
        }
    }

    /// Takes the line away.
    func clear() {
        state.withLock { state in
            if state.isDrawn { write("\r\u{1B}[K") }
            state.isDrawn = false
        }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Int {
    /// `1,234,567`.
    var grouped: String {
        var digits = String(magnitude)
        var groups: [String] = []
        while digits.utf8.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (self < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }
}
