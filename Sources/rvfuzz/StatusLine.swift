import Campaign

/// What is shown while a campaign runs: one line that renews itself on a terminal, a line now and then elsewhere.
struct StatusLine {
    private let isLive = Console.hasTerminal
    private let clock = ContinuousClock()
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now
    private var isShown = false

    /// Seconds since the campaign began.
    var elapsedSeconds: Double { (clock.now - start) / .seconds(1) }

    /// Shows where `campaign` stands, at most ten times a second on a terminal and every ten seconds elsewhere.
    mutating func update(_ campaign: Campaign) {
        let now = clock.now
        guard now - last > (isLive ? .milliseconds(100) : .seconds(10)) else { return }
        last = now
        let counts = campaign.statistics
        let goal = campaign.options.iterations.map { "/\($0)" } ?? ""
        let rate = Int(Double(counts.programs) / elapsedSeconds)
        let text = "\(counts.programs)\(goal) programs  \(rate)/s  \(campaign.newClusters.count) findings"
        isShown = isLive
        Console.note(isLive ? "\r\u{1b}[K\(text)" : text, terminator: isLive ? "" : "\n")
    }

    /// Takes the live line away, so that other text can be written.
    mutating func clear() {
        if isShown { Console.note("\r\u{1b}[K", terminator: "") }
        isShown = false
    }
}
