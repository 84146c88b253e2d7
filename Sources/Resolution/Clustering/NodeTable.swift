internal import PipelineModel

/// Everything that may bind mentions together: each handle, each account number, each fold is a node.
///
/// Nodes are numbered handles first, then accounts, then folds, each sorted by content; the last stands for mentions that name nobody.
struct NodeTable: Sendable {
    let handles: [TextID]
    let accounts: [TextID]
    let foldCount: Int
    /// By the text's number; -1 for texts that are none.
    private let handleNodes: [Int32]
    private let accountNodes: [Int32]

    /// - Parameter handles: Distinct and sorted, as accounts are.
    init(handles: [TextID], accounts: [TextID], foldCount: Int) {
        self.handles = handles
        self.accounts = accounts
        self.foldCount = foldCount
        handleNodes = Self.numbers(handles, from: 0)
        accountNodes = Self.numbers(accounts, from: handles.count)
    }

    private static func numbers(_ texts: [TextID], from first: Int) -> [Int32] {
        var numbers = [Int32](repeating: -1, count: texts.reduce(0) { max($0, Int($1.rawValue) + 1) })
        for (index, text) in texts.enumerated() { numbers[Int(text.rawValue)] = Int32(first + index) }
        return numbers
    }

    private static func node(of text: TextID, _ numbers: [Int32]) -> Int? {
        guard Int(text.rawValue) < numbers.count else { return nil }
        let node = numbers[Int(text.rawValue)]
        return node < 0 ? nil : Int(node)
    }

    var firstAccount: Int { handles.count }
    var firstFold: Int { handles.count + accounts.count }
    var nobody: Int { firstFold + foldCount }
    var count: Int { nobody + 1 }

    func node(ofHandle handle: TextID) -> Int? { Self.node(of: handle, handleNodes) }
    func node(ofAccount account: TextID) -> Int? { Self.node(of: account, accountNodes) }
    func node(ofFold fold: Int) -> Int { firstFold + fold }

    func isHandle(_ node: Int) -> Bool { node < firstAccount }
    func isAccount(_ node: Int) -> Bool { node >= firstAccount && node < firstFold }
    func fold(of node: Int) -> Int? { node >= firstFold && node < nobody ? node - firstFold : nil }
    func account(of node: Int) -> TextID? { isAccount(node) ? accounts[node - firstAccount] : nil }
}
