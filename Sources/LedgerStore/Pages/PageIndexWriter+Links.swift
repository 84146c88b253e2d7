internal import PipelineModel

extension PageIndexWriter {
    /// - Parameter posts: The index's number of each of the findings' posts.
    func writeLinks(_ posts: [Int]) throws {
        try insert("link", 7) { add in
            for link in findings.links {
                let candidates = findings.parties[findings.payments[link.payment].payeeMention].candidates
                try add([
                    link.payment, link.creator.map { Int($0.rawValue) }, text(link.handle), link.creatorProbability,
                    EvidenceText.of(link.creatorEvidence), link.disclosed ? 1 : 0,
                    candidates.map { "\($0.party.rawValue):\(Probability.text($0.probability))" }.joined(separator: " "),
                ])
            }
        }
        try insert("share", 7) { add in
            for link in findings.links {
                for (position, share) in link.campaigns.enumerated() {
                    try add([
                        link.payment, position, share.campaign, share.grade.rawValue, share.probability, share.weight,
                        EvidenceText.of(share.evidence),
                    ])
                }
            }
        }
        try insert("share_post", 8) { add in
            for line in content.aggregates.links {
                let link = findings.links[line.link]
                let share = link.campaigns[line.share]
                let post = share.posts[line.post]
                try add([
                    link.payment, share.campaign, line.post, posts[post.content], post.grade.rawValue, post.probability,
                    EvidenceText.of(post.evidence), line.allocated?.description,
                ])
            }
        }
        try insert("queue", 4) { add in
            for (position, item) in content.queue.enumerated() { try add([position, item.payment, item.campaign, item.worth]) }
        }
    }

    /// Posts, those that a payment is linked to first, then the latest.
    /// - Returns: The number of each of the findings' posts.
    func writePosts() throws -> [Int] {
        let contents = findings.contents
        var linked = [Bool](repeating: false, count: contents.count)
        for link in findings.links {
            for share in link.campaigns { for post in share.posts { linked[post.content] = true } }
        }
        let order = contents.indices.sorted { left, right in
            if linked[left] != linked[right] { return linked[left] }
            let (l, r) = (contents[left], contents[right])
            return l.postedAt != r.postedAt ? l.postedAt > r.postedAt : left < right
        }
        var numbers = [Int](repeating: 0, count: contents.count)
        try insert("post", 14) { add in
            for (number, index) in order.enumerated() {
                numbers[index] = number
                let post = contents[index]
                try add([
                    number, text(post.platform), text(post.id), text(post.url), text(post.handle),
                    findings.parties.owners[post.handle].map { Int($0.rawValue) }, post.postedAt.iso, text(post.caption), text(post.label),
                    post.views, Int(post.place.drop), Int(post.place.line), Int64(bitPattern: post.place.offset), Int(post.place.length),
                ])
            }
        }
        var folder = SearchWords()
        try insertWords("post_search") { add in
            for (number, index) in order.enumerated() {
                let post = contents[index]
                try add(number + 1, folder.fold([text(post.handle), text(post.caption), text(post.hashtags), text(post.id)]))
            }
        }
        return numbers
    }

    /// Flows and flags, as they were found.
    func writeFindings() throws {
        try insert("flow", 11) { add in
            for (number, flow) in content.flows.flows.enumerated() {
                try add([
                    number, flow.campaign, flow.origin.map { Int($0.rawValue) }, flow.pathText(findings.parties),
                    flow.path.map { String($0.rawValue) }.joined(separator: " "), Int(flow.creator.rawValue), flow.hops, flow.plainAmount,
                    -Int64(clamping: flow.amount), flow.currency.code,
                    flow.method.rawValue,
                ])
            }
        }
        try insert("flag", 12) { add in
            for (number, flag) in content.flags.enumerated() {
                let weight = flag.severity == .high ? 0 : flag.severity == .medium ? 1 : 2
                try add([
                    number, flag.flag, flag.severity.rawValue, weight, flag.subjectID, flag.subject, flag.campaignID, flag.amount,
                    flag.currency, flag.detail, flag.parameters, flag.evidence,
                ])
            }
        }
    }
}
