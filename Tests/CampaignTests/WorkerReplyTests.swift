import GuestMachine
import Lockstep
import Testing

@testable import Campaign

@Suite("Replies of workers") struct WorkerReplyTests {
    private static let run = WorkerOrder.run(0..<10, isolated: false)
    private static let examine = WorkerOrder.examine(RawDivergence(index: 1, mode: .block, key: "a"), known: [])

    private func reply(_ change: (inout StretchResult) -> Void) -> WorkerReply {
        var result = StretchResult()
        change(&result)
        return .ran(result)
    }

    @Test("a reply that would make the supervisor overflow or index out of range is no reply")
    func implausible() {
        #expect(reply { $0.statistics.programs = 10 }.isPlausible(to: WorkerReplyTests.run))
        #expect(!reply { $0.statistics.programs = .max }.isPlausible(to: WorkerReplyTests.run))
        #expect(!reply { $0.statistics.traps = [1] }.isPlausible(to: WorkerReplyTests.run))
        #expect(!reply { $0.statistics.traps[3] = 1 << 57 }.isPlausible(to: WorkerReplyTests.run))
        #expect(!reply { $0.cpuSeconds = -1 }.isPlausible(to: WorkerReplyTests.run))
        #expect(!reply { $0.cpuSeconds = .infinity }.isPlausible(to: WorkerReplyTests.run))
        #expect(!WorkerReply.examined(.known(0)).isPlausible(to: WorkerReplyTests.examine))
        #expect(!WorkerReply.examined(.known(-1)).isPlausible(to: WorkerReplyTests.examine))
        #expect(WorkerReply.examined(.unconfirmed).isPlausible(to: WorkerReplyTests.examine))
    }

    @Test("counts of a checkpoint that cannot be added to, or subtracted from, are inconsistent")
    func ledger() {
        #expect(CampaignLedger().isConsistent)
        var ledger = CampaignLedger()
        ledger.suspects["a"] = .init(first: RawDivergence(index: 1, mode: .block, key: "a"), count: 1)
        #expect(ledger.isConsistent)
        ledger.suspects["a"]?.count = 0
        #expect(!ledger.isConsistent)
        ledger.suspects = ["b": .init(first: RawDivergence(index: 1, mode: .block, key: "a"), count: 1)]
        #expect(!ledger.isConsistent)
        ledger = CampaignLedger()
        ledger.stretches = .max
        #expect(!ledger.isConsistent)
    }
}
