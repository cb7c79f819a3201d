import EngineCatalogue
import GuestMachine
import Lockstep
import PlantedFaults
import TestSupport
import Testing

@Suite("Investigator") struct InvestigatorTests {
    func examine(
        _ text: String, fault: Fault?, modes: [LockstepMode] = [.block], registers: [Int: UInt64] = [:]
    ) throws -> Finding? {
        let investigator = try Investigator([.interpreter, .ir, .direct]) {
            try EngineCatalogue.forPrograms($0, fault: fault)
        }
        return investigator.examine(try Program(assembly: text, registers: registers), modes: modes)
    }

    @Test("agreement is no finding")
    func agreement() throws {
        #expect(try examine("li x5, 1\necall", fault: nil) == nil)
    }

    @Test("names the engine, the instruction and the field")
    func namesTheInstruction() throws {
        let text = "li x5, -8\nli x6, 1\nadd x9, x5, x6\nsraw x7, x5, x6\nadd x8, x7, x7\necall"
        let finding = try #require(try examine(text, fault: .interpSrawLogical))
        #expect(finding.guilty == .interpreter)
        #expect(finding.pc == ProgramMap.codeBase + 12)
        #expect(finding.instructionText == "sraw x7, x5, x6")
        #expect(finding.retiredCount == 3)
        #expect(finding.totalCount == 5)
        #expect(finding.isExact)
        #expect(finding.signature == DivergenceSignature(guilty: "interp", instruction: "sraw", field: "rd"))
        #expect(finding.differences.map(\.field) == [.x(7)])
        #expect(finding.differences[0].expected == "fffffffffffffffc")
        #expect(finding.differences[0].actual == "000000007ffffffc")
    }

    @Test("two engines agree without the others' votes, and a wrong one with none")
    func pairs() throws {
        let investigator = try Investigator([.interpreter, .ir, .direct]) {
            try EngineCatalogue.forPrograms($0, fault: .interpSrawLogical)
        }
        let program = try Program(assembly: "li x5, -8\nsraw x7, x5, x5\necall")
        #expect(investigator.agree(program, .block, .ir, .direct))
        #expect(!investigator.agree(program, .block, .ir, .interpreter))
        #expect(!investigator.agree(program, .block, .interpreter, .direct))
        #expect(!investigator.agree(program, .block, .ir, .tiered))
        #expect(investigator.agree(try Program(assembly: "ecall"), .freeToEnd, .ir, .interpreter))
    }

    @Test("work is the same for the same programs, and more for longer ones")
    func countsWork() throws {
        func work(_ texts: [String]) throws -> UInt64 {
            let investigator = try Investigator([.interpreter, .ir, .direct]) {
                try EngineCatalogue.forPrograms($0, fault: nil)
            }
            for text in texts { _ = investigator.examine(try Program(assembly: text), modes: [.block]) }
            return investigator.work.units
        }
        let loop = "li x5, 1000\nloop: addi x5, x5, -1\nbnez x5, loop\necall"
        #expect(try work(["ecall"]) == work(["ecall"]))
        #expect(try work([loop]) == work(["ecall"]) + 3 * 2001)
        #expect(try work(["ecall", loop, loop]) == work(["ecall"]) + 2 * work([loop]))
    }

    @Test("finds the instruction in a free run of thousands")
    func bisectsFreeRuns() throws {
        let text = """
                li x5, 1000
            loop:
                addi x5, x5, -1
                bnez x5, loop
                li x6, -8
                li x7, 1
                sraw x8, x6, x7
                li x5, 1000
            again:
                addi x5, x5, -1
                bnez x5, again
                ecall
            """
        let finding = try #require(try examine(text, fault: .interpSrawLogical, modes: [.freeToEnd]))
        #expect(finding.signature == DivergenceSignature(guilty: "interp", instruction: "sraw", field: "rd"))
        #expect(finding.retiredCount == 1 + 2000 + 2)
        #expect(finding.isExact)
    }

    @Test("a trap that counts as retired is told by its instret")
    func instret() throws {
        let finding = try #require(try examine("nop\nebreak", fault: .interpInstretCountsTrap))
        #expect(finding.signature == DivergenceSignature(guilty: "interp", instruction: "ebreak", field: "instret"))
        #expect(finding.retiredCount == 1)
    }

    // Stores the word of `sraw x7, x5, x6` over the nop at +16.
    private let patching = "sw x10, 16(x11)\nli x5, -8\nli x6, 1\nnop\nnop\necall"
    private let patch: [Int: UInt64] = [10: 0x4062_d3bb, 11: ProgramMap.codeBase]

    @Test("an instruction that goes wrong because it was overwritten is called patched")
    func patchedInstruction() throws {
        let finding = try #require(
            try examine(patching, fault: .directCacheSameBlock, modes: [.freeToEnd], registers: patch))
        #expect(finding.signature == DivergenceSignature(guilty: "direct", instruction: "patched", field: "code"))
    }

    @Test("an instruction that goes wrong wherever it is has its name, though the program has put it there")
    func wrongInPatch() throws {
        let finding = try #require(try examine(patching, fault: .interpSrawLogical, registers: patch))
        #expect(finding.signature == DivergenceSignature(guilty: "interp", instruction: "sraw", field: "rd"))
    }

    @Test("code that was written behind the program's end is no exception")
    func wrongBehindTheEnd() throws {
        // Stores `sraw x7, x5, x6` and `ecall` behind the last instruction.
        let text = "sw x10, 16(x11)\nsw x12, 20(x11)\nli x5, -8\nli x6, 1"
        let registers = patch.merging([12: 0x73]) { $1 }
        let finding = try #require(try examine(text, fault: .interpSrawLogical, registers: registers))
        #expect(finding.signature.instruction == "sraw")
    }

    @Test("the report is as documented")
    func report() throws {
        let finding = try #require(
            try examine("li x5, -8\nli x6, 1\nsraw x7, x5, x6\necall", fault: .interpSrawLogical))
        let report = DivergenceReport(
            finding, origin: "seed 42, program 412", commands: [("again", "rvfuzz replay min.bin")])
        #expect(
            report.text == """
                divergence: ir and interpreter differ in x7 after 2 of 3 instructions (seed 42, program 412)
                  0x80000008  sraw x7, x5, x6
                  verdict: interpreter is wrong, by the vote of ir and direct
                              ir                          interpreter
                  x7          fffffffffffffffc            000000007ffffffc
                  again:      rvfuzz replay min.bin

                """)
    }

    @Test("an engine that says it retired less than nothing is found, not believed")
    func instretBackwards() throws {
        let investigator = try Investigator([.interpreter, .ir, .direct]) {
            let engine = try EngineCatalogue.forPrograms($0, fault: nil)
            return $0 == .direct ? BackwardsEngine(engine) : engine
        }
        let finding = try #require(
            investigator.examine(try Program(assembly: "nop\necall"), modes: [.block, .freeToEnd]))
        #expect(finding.guilty == .direct)
        #expect(finding.signature.field == "instret")
    }
}

/// Runs another engine and then says that it has retired less than nothing.
private final class BackwardsEngine: Engine {
    private let engine: any Engine

    init(_ engine: any Engine) { self.engine = engine }

    var kind: EngineKind { engine.kind }

    var memory: GuestMemory { engine.memory }

    func reset() { engine.reset() }

    func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        let exit = engine.run(&hart, fuel: fuel)
        hart.instret = .max
        return exit
    }
}
