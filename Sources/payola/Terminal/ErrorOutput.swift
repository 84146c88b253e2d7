import Foundation
import PipelineModel

/// Errors as the contract has them: on standard error, one line each, and an exit status after sysexits(3).
enum ErrorOutput {
    static func print(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    static func exit(with problems: [Problem]) -> Never {
        for problem in problems { print("payola: " + problem.description) }
        Foundation.exit(problems.first?.kind.rawValue ?? Problem.Kind.internalError.rawValue)
    }
}
