import GuestLinux
import GuestMachine
import Testing

@Suite("Engine choice") struct EngineChoiceTests {
    @Test("an implemented pair of guest and host is translated directly where it is hot, others through ops")
    func hosts() {
        #expect(EngineChoice.automatic(on: .x86).kind == .tiered)
        for host in [EngineChoice.Host.arm64, .riscv64, .other] {
            #expect(EngineChoice.automatic(on: host).kind == .irPortable)
        }
        #expect(
            EngineChoice.automatic(on: .x86).reason
                == "Interpretation first, direct translation of what is hot: the pair RV64 guest, x86-64 host is "
                + "implemented.")
        #expect(
            EngineChoice.automatic(on: .arm64).reason
                == "The IR engine with its portable back end: translation to AArch64 code is not implemented.")
    }

    @Test("what cannot run on this machine is not chosen, and the reason says why")
    func obstacles() {
        let noDirect = EngineChoice.automatic(on: .x86) { $0 == .direct ? "BMI2 is missing" : nil }
        #expect(noDirect.kind == .ir)
        #expect(noDirect.reason == "The IR engine: direct translation cannot run here, because BMI2 is missing.")
        let noCode = EngineChoice.automatic(on: .x86) { _ in "executable memory is refused" }
        #expect(noCode.kind == .irPortable)
        #expect(
            noCode.reason == "The IR engine with its portable back end: code for this host cannot run here, because "
                + "executable memory is refused.")
    }

    @Test("names on the command line are auto and those of the engines")
    func names() {
        for kind in EngineKind.allCases {
            #expect(EngineChoice(named: kind.rawValue) == .requested(kind))
        }
        #expect(EngineChoice(named: "auto") == .automatic())
        #expect(EngineChoice(named: "kvm") == nil && EngineChoice(named: "") == nil)
    }
}
