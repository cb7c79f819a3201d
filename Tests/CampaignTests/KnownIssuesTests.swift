import Campaign
import GuestISA
import PlantedFaults
import Testing

@Suite("Known issues") struct KnownIssuesTests {
    private func file(_ text: String) throws(KnownIssuesError) -> KnownIssuesFile {
        try KnownIssuesFile(json: Array(text.utf8), name: "known.json")
    }

    private let sraiw = """
        {"name": "sraiw", "engine": "direct", "instruction": "sraiw", "field": "rd", "reason": "later",
         "expires": "2026-02-28"}
        """

    private func campaign(_ issues: [KnownIssue], stopAfter: Int? = nil) async throws -> Campaign {
        var options = CampaignOptions(seed: 11, iterations: 600)
        options.fault = .directSraiwWide
        options.knownIssues = issues
        options.stopAfter = stopAfter
        let campaign = Campaign(options)
        try await campaign.run()
        return campaign
    }

    @Test("a campaign goes on past a known issue and counts it")
    func goesOn() async throws {
        let issues = try file("[\(sraiw)]").issues
        let plain = try await campaign([])
        let campaign = try await campaign(issues, stopAfter: 1)
        #expect(plain.clusters.count == 1 && plain.hasFindings)
        #expect(campaign.newClusters.isEmpty && !campaign.hasFindings)
        #expect(campaign.statistics == plain.statistics)
        #expect(campaign.knownIssueCounts == [plain.clusters[0].count])
        let summary = CampaignSummary(campaign, seconds: 1, cpuSeconds: 1)
        #expect(summary.clusters.isEmpty)
        #expect(summary.text.contains("known: sraiw  "))
        #expect(summary.text.contains("passed over until 2026-02-28 (later)"))
    }

    @Test(
        "every key that is given has to match",
        arguments: [
            (#""engine": "direct""#, true), (#""engine": "ir""#, false), (#""instruction": "sraw""#, false),
            (#""field": "memory""#, false), (#""part": "translation""#, true), (#""part": "code cache""#, false),
            (#""engine": "direct", "field": "pc""#, false), (#""code": ["nop"]"#, false),
        ])
    func matching(_ keys: String, _ isKnown: Bool) async throws {
        let issues = try file(#"[{"name": "n", \#(keys), "reason": "r", "expires": "2026-02-28"}]"#).issues
        #expect(try await campaign(issues).newClusters.isEmpty == isKnown)
    }

    @Test("a minimal program is matched by its instructions")
    func matchingCode() async throws {
        let minimal = try #require(try await campaign([]).clusters.first).minimal
        let code = minimal.code.map { "\"\(Instruction.disassembly(of: $0))\"" }.joined(separator: ", ")
        let issues = try file(
            "[{\"name\": \"n\", \"code\": [\(code)], \"reason\": \"r\", \"expires\": \"2026-02-28\"}]"
        ).issues
        #expect(try await campaign(issues).newClusters.isEmpty)
    }

    @Test("an issue holds on its last day, and not on the day after")
    func expiry() throws {
        let issue = try file("[\(sraiw)]").issues[0]
        #expect(!issue.isExpired(on: try #require(CalendarDate("2026-02-28"))))
        #expect(issue.isExpired(on: try #require(CalendarDate("2026-03-01"))))
    }

    @Test(
        "a file that cannot be used is refused in one line that says what and where",
        arguments: [
            ("nonsense", "expected a JSON array of objects with strings"),
            (#"{"name": "n"}"#, "expected a JSON array of objects with strings"),
            (#"[{"na\u001bme\n": "n"}]"#, "entry 1: unknown key 'na?me?', expected name, engine"),
            (#"[{"nam": "n"}]"#, "entry 1: unknown key 'nam', expected name, engine"),
            (#"[{"name": 3}]"#, "entry 1: 'name' is not a string"),
            (#"[{"name": "n", "engine": "ir", "expires": "2026-02-30", "reason": "r"}]"#, "entry 1: 'expires' is "),
            (#"[{"name": "n", "engine": "ir", "reason": "r"}]"#, "entry 1: 'expires' is missing"),
            (#"[{"name": "n", "expires": "2026-02-03", "reason": "r"}]"#, "entry 1: matches everything"),
            (#"[{"name": "n", "engine": "x", "expires": "2026-02-03", "reason": "r"}]"#, "entry 1: 'engine' is 'x'"),
            (#"[{"name": "n", "instruction": "x", "expires": "2026-02-03", "reason": "r"}]"#, "'instruction' is 'x'"),
            (#"[{"name": "n", "field": "x3", "expires": "2026-02-03", "reason": "r"}]"#, "'field' is 'x3'"),
            (#"[{"name": "n", "part": "x", "expires": "2026-02-03", "reason": "r"}]"#, "'part' is 'x'"),
        ])
    func refused(_ text: String, _ problem: String) throws {
        let error = #expect(throws: KnownIssuesError.self) { try file(text) }
        let description = try #require(error).description
        #expect(description.hasPrefix("known.json: ") && description.contains(problem), "\(description)")
        #expect(!description.contains("\n"))
    }

    @Test("an entry that is there twice is refused, by its name or by what it matches")
    func duplicates() {
        let renamed = sraiw.replacing("\"sraiw\", \"engine\"", with: "\"other\", \"engine\"")
        let changed = sraiw.replacing("\"field\": \"rd\"", with: "\"field\": \"x\"")
        #expect(throws: KnownIssuesError.self) { try file("[\(sraiw), \(changed)]") }
        #expect(throws: KnownIssuesError.self) { try file("[\(sraiw), \(renamed)]") }
    }

    @Test("days are those of the calendar")
    func days() {
        for day in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            #expect(CalendarDate(day)?.description == day)
        }
        for text in [
            "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-4-01", "+026-01-01", "2026-04-31", "",
        ] {
            #expect(CalendarDate(text) == nil)
        }
    }
}
