internal import Foundation
internal import Worlds

do {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    if options.wantsHelp {
        print(Options.usage)
    } else {
        exit(try Examination(options).run() ? 0 : 1)
    }
} catch let error as Options.Mistake {
    FileHandle.standardError.write(Data("accuracy: \(error.message)\n\(Options.usage)\n".utf8))
    exit(64)
} catch {
    FileHandle.standardError.write(Data("accuracy: \(error)\n".utf8))
    exit(70)
}
