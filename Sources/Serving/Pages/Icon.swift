/// The pages' sign: a sum under a line.
enum Icon {
    static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0f4c5c"/>\
        <rect x="7" y="8" width="12" height="4" fill="#f3f4f1"/><rect x="7" y="14" width="18" height="4" fill="#c08a2d"/>\
        <rect x="7" y="22" width="18" height="2" fill="#f3f4f1"/></svg>
        """
}
