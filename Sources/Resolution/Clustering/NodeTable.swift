internal import PipelineModel

/// Everything that may bind mentions together: each handle, each account number, each fold is a node.
///
/// Nodes are numbered handles first, then accounts, then folds, each sorted by content; the last stands for mentions that name nobody.
struct NodeTable: Sendable {
    let handles: [TextID]
    let accounts: [TextID]
    let foldCount: Int
    private var handleNodes: [TextID: Int32] = [:]
    private var accountNodes: [TextID: Int32] = [:]

    /// - Parameter handles: Distinct and sorted, as accounts are.
    init(handles: [TextID], accounts: [TextID], foldCount: Int) {
        self.handles = handles
        self.accounts = accounts
        self.foldCount = foldCount
        handleNodes.reserveCapacity(handles.count)
        accountNodes.reserveCapacity(accounts.count)
        for (index, handle) in self.handles.enumerated() { handleNodes[handle] = Int32(index) }
        for (index, account) in self.accounts.enumerated() { accountNodes[account] = Int32(index + self.handles.count) }
    }

    var firstAccount: Int { handles.count }
    var firstFold: Int { handles.count + accounts.count }
    var nobody: Int { firstFold + foldCount }
    var count: Int { nobody + 1 }

    func node(ofHandle handle: TextID) -> Int? { handleNodes[handle].map(Int.init) }
    func node(ofAccount account: TextID) -> Int? { accountNodes[account].map(Int.init) }
    func node(ofFold fold: Int) -> Int { firstFold + fold }

    func isHandle(_ node: Int) -> Bool { node < firstAccount }
    func isAccount(_ node: Int) -> Bool { node >= firstAccount && node < firstFold }
    func fold(of node: Int) -> Int? { node >= firstFold && node < nobody ? node - firstFold : nil }
    func account(of node: Int) -> TextID? { isAccount(node) ? accounts[node - firstAccount] : nil }
}
