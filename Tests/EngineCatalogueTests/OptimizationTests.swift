import EngineCatalogue
import GuestMachine
import IREngine
import TestSupport
import Testing

@Suite("Optimizations that can be left out") struct OptimizationTests {
    @Test("have names of their own, which read back")
    func names() {
        let names = Optimization.catalogue.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.contains("ir-constant-folding") && names.contains("direct-bmi2"))
        for optimization in Optimization.catalogue { #expect(Optimization(name: optimization.name) == optimization) }
    }

    @Test("may be called by the name that listings of ops show, where it is one engine's alone")
    func shortNames() {
        #expect(Optimization(name: "dead-ops")?.name == "ir-dead-ops")
        #expect(Optimization(name: "warp") == nil)
        #expect(Optimization(name: "") == nil)
    }

    @Test("every pass of the IR engine is among them, and goes alone", arguments: PassName.allCases)
    func passes(_ pass: PassName) throws {
        let optimization = try #require(Optimization(name: "ir-\(pass.rawValue)"))
        #expect(EngineOptions(without: [optimization]).optimizer == OptimizerOptions().without(pass))
    }

    @Test("what is left out shows in the host code")
    func hostCodeDiffers() throws {
        let memory = try GuestMemory.forPrograms()
        // lui a0, 1; addi a0, a0, 1; sll a0, a0, a1; ecall: something to fold, and a shift by a register.
        #expect(memory.load(Program(code: [0x0000_1537, 0x0015_0513, 0x00b5_1533, 0x0000_0073])))
        func bytes(_ kind: EngineKind, without name: String?) throws -> [UInt8]? {
            let options = EngineOptions(without: try name.map { [try #require(Optimization(name: $0))] } ?? [])
            return try EngineCatalogue.hostCode(of: kind, at: ProgramMap.codeBase, memory: memory, options: options)?
                .bytes
        }
        let folded = try #require(try bytes(.ir, without: nil))
        #expect(try bytes(.ir, without: "ir-constant-folding") != folded)
        #expect(try bytes(.ir, without: "direct-bmi2") == folded)
    }

    @Test("superblocks are switched off by their rules, for each translator")
    func superblocks() throws {
        for kind in [EngineKind.ir, .direct] {
            let jumps = try #require(Optimization(name: "\(kind.rawValue)-superblocks-across-jumps"))
            let branches = try #require(Optimization(name: "\(kind.rawValue)-superblocks-behind-branches"))
            let other = kind == .ir ? EngineKind.direct : .ir
            var expected = SuperblockOptions.standard
            expected.followsJumps = false
            #expect(EngineOptions(without: [jumps]).superblocks(of: kind) == expected)
            #expect(EngineOptions(without: [jumps, branches]).superblocks(of: kind) == .none)
            #expect(EngineOptions(without: [jumps, branches]).superblocks(of: other) == .standard)
        }
    }
}
