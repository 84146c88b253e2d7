/// What ties two creators, by the roots of their handles.
struct CreatorEdge {
    var left: Int
    var right: Int
    var bits: Double
    var bindsAccounts: Bool
}
