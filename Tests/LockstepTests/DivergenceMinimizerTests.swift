import EngineCatalogue
import GuestISA
import GuestMachine
import Lockstep
import PlantedFaults
import Shrinking
import TestSupport
import Testing

@Suite("Minimizing divergences") struct DivergenceMinimizerTests {
    /// The text of the minimal program of one that shows `fault`, and its initial registers that are not zero.
    private func minimize(
        _ text: String, _ fault: Fault, _ mode: LockstepMode = .block
    ) throws -> (code: [String], values: Set<UInt64>, program: Program) {
        let program = try Program(assembly: text)
        let investigator = try Investigator([.interpreter, .ir, .direct]) {
            try EngineCatalogue.forPrograms($0, fault: fault)
        }
        let finding = try #require(investigator.examine(program, modes: [mode]))
        let minimal = DivergenceMinimizer(program, finding, investigator: investigator).minimize(program).program
        return (
            minimal.code.map { Instruction.disassembly(of: $0) }, Set(minimal.registers.filter { $0 != 0 }), minimal
        )
    }

    /// x6 becomes what only this loop makes of its seed, then `last` is executed.
    private func afterLoop(_ last: String) -> String {
        """
            li x5, 1000
            li x6, 12345
        loop:
            slli x7, x6, 7
            xor x6, x6, x7
            srli x7, x6, 9
            xor x6, x6, x7
            addi x5, x5, -1
            bnez x5, loop
            xori x7, x6, 0x5a5
            \(last)
            ecall
        """
    }

    @Test("a wrong result of values that took thousands of instructions needs one instruction and the values")
    func beginsWithTheValues() throws {
        let minimal = try minimize(afterLoop("add x8, x6, x7"), .interpAddRare)
        #expect(minimal.code == ["add x1, x2, x0"])
        #expect(minimal.values == [0x5a5])
    }

    @Test("what goes wrong in memory that was written before begins with that memory")
    func beginsWithTheMemory() throws {
        let text = """
                lui x9, 0x80010
                slli x9, x9, 32
                srli x9, x9, 32
                li x6, -128
                sb x6, 5(x9)
                nop
                lbu x7, 5(x9)
                ecall
            """
        let minimal = try minimize(text, .directLbuOddSigned)
        #expect(minimal.code.count == 1)
        #expect(minimal.code[0].hasPrefix("lbu x1, "))
        #expect(minimal.program.data.map(\.bytes) == [[0x80]])
    }

    @Test("a branch in a loop that goes wrong in a late round is shown by itself")
    func beginsInALoop() throws {
        let text = """
                li x5, 700
            loop:
                addi x5, x5, -1
                slli x6, x5, 32
                beq x6, x0, wrong
                bnez x5, loop
            wrong:
                addi x7, x0, 1
                slli x7, x7, 40
                beq x7, x0, loop
                ecall
            """
        let minimal = try minimize(text, .interpBeqLowHalf)
        #expect(minimal.code == ["beq x1, x0, 0"])
        #expect(minimal.values.count == 1)
    }

    @Test("an offset becomes part of the address it is added to")
    func rebasesAccesses() throws {
        let text = "lui x9, 0x80020\nslli x9, x9, 32\nsrli x9, x9, 32\nsd x9, -4(x9)\necall"
        let minimal = try minimize(text, .interpStorePartial)
        #expect(minimal.code == ["sd x1, 0(x1)"])
        #expect(minimal.values == [ProgramMap.window.upperBound - 4])
    }

    @Test("what goes wrong at the end of a page alone begins there: nothing leads up to it")
    func beginsAtThePageEnd() throws {
        let text = """
                li x5, 1
                slli x5, x5, 31
                lui x6, 16
                add x5, x5, x6
                addi x6, x0, -1
                sw x6, 0(x5)
                jal x0, there
                .org 4084
            there:
                addi x7, x0, 3
                add x8, x7, x6
                lw x9, 0(x5)
                ecall
            """
        let minimal = try minimize(text, .directPageEndLw)
        #expect(minimal.code.last == "lw x1, 0(x2)")
        #expect(minimal.program.instructionCount == 1)
        #expect(minimal.program.code.count == 1024)
        #expect(minimal.program.pc == ProgramMap.codeBase + 4092)
    }

    @Test("a value that is made on the way is there from the start")
    func preloadsResults() throws {
        let text = """
                lui x9, 0x80010
                slli x9, x9, 32
                srli x9, x9, 32
                li x8, -3
                sb x0, 22(x9)
                add x7, x6, x9
                sb x8, 22(x7)
                lbu x5, 22(x9)
                ecall
            """
        let minimal = try minimize(text, .irForwardPastStore)
        #expect(minimal.code == ["sb x0, 22(x1)", "sb x2, 0(x2)", "lbu x1, 22(x1)"])
    }

    @Test("what minimizing may cost is counted: the same budget ends with the same program")
    func budgets() throws {
        let program = try Program(assembly: afterLoop("add x8, x6, x7"))
        func minimal(_ budget: UInt64?) throws -> (program: Program, work: UInt64) {
            let investigator = try Investigator([.interpreter, .ir, .direct]) {
                try EngineCatalogue.forPrograms($0, fault: .interpAddRare)
            }
            let finding = try #require(investigator.examine(program, modes: [.block]))
            let before = investigator.work.units
            let minimal = DivergenceMinimizer(program, finding, investigator: investigator)
                .minimize(program, budget: budget).program
            return (minimal, investigator.work.units - before)
        }
        let (whole, work) = try minimal(nil)
        #expect(try minimal(0).program == program)
        #expect(try minimal(work).program == whole)
        let part = try minimal(work / 2)
        #expect(part.work >= work / 2)
        #expect(part.work < work)
        #expect(try part.program == minimal(work / 2).program)
        #expect(ProgramComplexity(part.program) > ProgramComplexity(whole))
    }

    @Test("what one mistake has left at different instructions has one canonical form")
    func canonicalForm() throws {
        let codes = try ["lb x5, 1(x6)", "ld x5, 1(x6)", "lhu x7, 3(x0)"].map { text in
            let program = try Program(assembly: "\(text)\necall")
            let investigator = try Investigator([.interpreter, .ir, .direct]) {
                try EngineCatalogue.forPrograms($0, fault: .irLiftFaultOrder)
            }
            let finding = try #require(investigator.examine(program, modes: [.block]))
            let (minimal, shown) = DivergenceMinimizer(program, finding, investigator: investigator).minimize(program)
            return DivergenceMinimizer.canonicalCode(of: minimal, shown, investigator: investigator)
                .map { Instruction.disassembly(of: $0) }
        }
        #expect(codes == Array(repeating: ["lb x1, 1(x0)"], count: 3))
    }
}
