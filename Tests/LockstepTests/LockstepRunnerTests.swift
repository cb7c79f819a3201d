import EngineCatalogue
import GuestMachine
import Lockstep
import PlantedFaults
import ProgramGenerator
import TestSupport
import Testing

@Suite("Lockstep") struct LockstepRunnerTests {
    /// A loop with loads and stores, then a trap.
    static let program = """
            li   x5, 10
            lui  x6, 0x80010
            slli x6, x6, 32
            srli x6, x6, 32
        loop:
            sd   x5, 0(x6)
            lw   x7, 0(x6)
            sraw x8, x7, x5
            addi x6, x6, 8
            addi x5, x5, -1
            bnez x5, loop
            ebreak
        """

    func runner(_ kinds: [EngineKind], fault: Fault? = nil) throws -> LockstepRunner {
        LockstepRunner(try kinds.map { try EngineCatalogue.forPrograms($0, fault: fault) })
    }

    @Test("sound engines agree, in every mode, on the same end", arguments: [1, 3, 64, UInt64.max])
    func soundEnginesAgree(interval: UInt64) throws {
        let program = try Program(assembly: Self.program)
        let runner = try runner(EngineKind.allCases)
        guard case .agreed(let inBlocks) = runner.run(program, .block),
            case .agreed(let free) = runner.run(program, .free(interval: interval))
        else {
            Issue.record("sound engines differ")
            return
        }
        #expect(inBlocks.state == free.state)
        #expect(inBlocks.digest == free.digest)
        #expect(inBlocks.state.exit == .trap(Trap(.breakpoint)))
        #expect(inBlocks.state.hart.instret == 4 + 10 * 6)
        #expect(inBlocks.comparisonCount == 11)
    }

    @Test("the digest depends on registers, memory and the exit")
    func digestDependsOnEverything() throws {
        let runner = try runner([.interpreter, .direct])
        let texts = [
            "ecall", "ebreak", "li x5, 1\necall", "li x6, 1\necall",
            "lui x6, 0x40008\nslli x6, x6, 1\nsb x6, 0(x6)\necall", "lui x6, 0x40008\nslli x6, x6, 1\nnop\necall",
        ]
        var digests: [UInt64] = []
        for text in texts {
            guard case .agreed(let agreement) = runner.run(try Program(assembly: text), .block) else {
                Issue.record("sound engines differ on \(text)")
                return
            }
            digests.append(agreement.digest)
        }
        // The stores differ in memory only: x6 is a multiple of 256, so a zero byte is written.
        #expect(Set(digests.dropLast(2)).count == texts.count - 2)
    }

    @Test("a program that never ends is stopped by its fuel, and engines agree on where")
    func fuelEndsLoops() throws {
        let runner = try runner(EngineKind.allCases)
        for mode in [LockstepMode.block, .freeToEnd, .free(interval: 7)] {
            let outcome = runner.run(try Program(assembly: "loop: addi x5, x5, 1\nj loop", fuel: 101), mode)
            guard case .agreed(let agreement) = outcome else {
                Issue.record("sound engines differ in mode \(mode)")
                return
            }
            #expect(agreement.state.exit == .fuelExhausted)
            #expect(agreement.state.hart.instret == 101)
            #expect(agreement.state.hart.x[5] == 51)
        }
    }

    @Test("a wrong register shows after the block that made it")
    func mismatchIsFound() throws {
        let runner = try runner([.interpreter, .direct], fault: .interpSrawLogical)
        let program = try Program(assembly: "li x5, -8\nli x6, 1\nsraw x7, x5, x6\nj next\nnext: ecall")
        guard case .diverged(let mismatch) = runner.run(program, .block) else {
            Issue.record("the fault was not seen")
            return
        }
        #expect(mismatch.before.instret == 0)
        #expect(mismatch.slices == [4])
        #expect(mismatch.states[1].hart.x[7] == UInt64(bitPattern: -4))
        #expect(mismatch.states[0].hart.x[7] == 0x7fff_fffc)
    }

    @Test("a wrong byte in memory shows even if no register does")
    func memoryIsCompared() throws {
        let runner = try runner([.interpreter, .direct], fault: .interpStorePartial)
        // The store begins inside memory and ends outside.
        let program = try Program(
            assembly: "li x5, -1\nsd x5, 0(x6)", registers: [6: ProgramMap.window.upperBound - 4])
        guard case .diverged(let mismatch) = runner.run(program, .freeToEnd) else {
            Issue.record("the fault was not seen")
            return
        }
        #expect(mismatch.states[0] == mismatch.states[1])
        #expect(mismatch.memoryDifferences[1] == ProgramMap.window.upperBound - 4)
    }

    /// An engine that is wrong in x5 the first time it is run, and never again.
    final class WrongOnce: Engine {
        let sound: any Engine
        var isWrong = true
        init(_ sound: any Engine) { self.sound = sound }
        var kind: EngineKind { sound.kind }
        var memory: GuestMemory { sound.memory }
        func reset() { sound.reset() }
        func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
            let exit = sound.run(&hart, fuel: fuel)
            if isWrong { hart.x[5] ^= 1 }
            isWrong = false
            return exit
        }
    }

    @Test("what differs only once is reported all the same", arguments: [LockstepMode.block, .freeToEnd])
    func differenceThatDoesNotRecur(mode: LockstepMode) throws {
        let runner = LockstepRunner([
            try EngineCatalogue.forPrograms(.interpreter), try EngineCatalogue.forPrograms(.ir),
            WrongOnce(try EngineCatalogue.forPrograms(.direct)),
        ])
        let program = try Program(assembly: "li x5, 6\nj next\nnext: ecall")
        guard case .diverged(let mismatch) = runner.run(program, mode) else {
            Issue.record("the difference was lost")
            return
        }
        #expect(mismatch.before.instret == 0)
        #expect(mismatch.states.map { $0.hart.x[5] } == [6, 6, 7])
        #expect(runner.repeatedCount == 1)
        guard case .agreed = runner.run(program, mode) else {
            Issue.record("the engine is sound by now")
            return
        }
    }

    @Test("sound engines agree the first time, on every store: no program is run again")
    func soundEnginesNeedOneRun() throws {
        let runner = try runner(EngineKind.allCases)
        var generator = ProgramGenerator(seed: 31)
        for index in 0..<400 as Range<UInt64> {
            let mode = [LockstepMode.block, .freeToEnd, .free(interval: 1 + index % 50)][Int(index % 3)]
            guard case .agreed = runner.run(generator.generate(index), mode) else {
                Issue.record("sound engines differ on program \(index)")
                return
            }
        }
        #expect(runner.repeatedCount == 0)
    }

    @Test("stores at the ends of lines and pages, and next to code, look alike to all engines")
    func awkwardStores() throws {
        let runner = try runner(EngineKind.allCases)
        for address in [0x8000_00f9, 0x8000_01fc, 0x8000_0ff9, 0x8000_1000, 0x8001_0ffd, 0x8001_fff8] as [UInt64] {
            let program = try Program(
                assembly: """
                        li x5, -1
                        j first
                    first:
                        sd x5, 0(x6)
                        j second
                    second:
                        sw x5, -3(x6)
                        sb x0, 4(x6)
                        ecall
                    """, registers: [6: address])
            guard case .agreed(let agreement) = runner.run(program, .block) else {
                Issue.record("sound engines differ at \(String(address, radix: 16))")
                continue
            }
            #expect(agreement.state.exit == .trap(Trap(.environmentCall)))
        }
        #expect(runner.repeatedCount == 0)
    }

    @Test("modes read back from their text")
    func modesRoundTrip() {
        for mode in [LockstepMode.block, .freeToEnd, .free(interval: 17)] {
            #expect(LockstepMode(mode.description) == mode)
        }
        for text in ["", "free/0", "free/x", "Block", "free/"] { #expect(LockstepMode(text) == nil) }
    }
}
