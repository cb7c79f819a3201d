import GuestISA
import GuestMachine
import IREngine
import PlantedFaults
import Testing

@Suite("Planted faults") struct FaultTests {
    /// Those that random code shows soon; for the others, `scripts/check-faults` asks the fuzzer.
    static let hostFaults = Fault.allCases.filter {
        // The last has a test of its own: random registers seldom give both differences of two.
        [.irFrontend, .irPass, .irBackend].contains($0.spec.place) && $0.spec.behaviour.isInPlace
            && $0 != .irCommonSubSwapped && $0.rawValue < Fault.irSimplifyOrOnes.rawValue
    }
    static let portableFaults = Fault.allCases.filter { $0.spec.place == .irPortable }

    /// How many random programs of 100 instructions it takes until the fault shows, or nil.
    private func programsUntilFound(
        _ fault: Fault, atMost limit: Int = 400, _ make: (GuestMemory) throws -> any Engine
    ) throws -> Int? {
        let reference = try Machine(.portable)
        let memory = try GuestMemory.forPrograms()
        let machine = Machine(memory: memory, engine: try make(memory))
        var random = RandomCode(seed: 3)
        for count in 1...limit {
            let code = try random.instructions(100)
            let registers = random.registers()
            if try machine.runFresh(code, registers) != reference.runFresh(code, registers) { return count }
        }
        return nil
    }

    @Test("each fault of the x86-64 engine changes what random programs do", arguments: hostFaults)
    func host(_ fault: Fault) throws {
        let count = try programsUntilFound(fault) {
            try IRHostEngine(memory: $0, options: OptimizerOptions(), faults: PlantedFault(fault))
        }
        #expect(count != nil, "\(fault.name)")
    }

    @Test("the fault of exchanged operands shows where both differences are computed")
    func exchangedOperands() throws {
        let code = [Instruction(.sub, rd: 5, rs1: 6, rs2: 7), Instruction(.sub, rd: 8, rs1: 7, rs2: 6), ecall]
        let memory = try GuestMemory.forPrograms()
        let fault = PlantedFault(.irCommonSubSwapped)
        let engine = try IRHostEngine(memory: memory, options: OptimizerOptions(), faults: fault)
        for (machine, isSound) in [(try Machine(.host), true), (Machine(memory: memory, engine: engine), false)] {
            try machine.write(code)
            let outcome = machine.run([(6, 30), (7, 10)])
            #expect(outcome[x: 5] == 20)
            #expect((outcome[x: 8] == 0 &- 20) == isSound)
        }
    }

    @Test("each fault of the portable back end changes what random programs do", arguments: portableFaults)
    func portable(_ fault: Fault) throws {
        let count = try programsUntilFound(fault) {
            IRPortableEngine(memory: $0, options: OptimizerOptions(), faults: PlantedFault(fault))
        }
        #expect(count != nil, "\(fault.name)")
    }

    @Test(
        "a fault that belongs to another engine changes nothing", arguments: [Fault.directSubRdIsRs2, .interpBgeStrict])
    func foreign(_ fault: Fault) throws {
        let reference = try Machine(.portable)
        let memory = try GuestMemory.forPrograms()
        let engine = try IRHostEngine(memory: memory, options: OptimizerOptions(), faults: PlantedFault(fault))
        let machine = Machine(memory: memory, engine: engine)
        var random = RandomCode(seed: 4)
        for _ in 0..<20 {
            let code = try random.instructions(100)
            let registers = random.registers()
            #expect(try machine.runFresh(code, registers) == reference.runFresh(code, registers))
        }
    }

    @Test("a fault of a pass is gone with the pass")
    func blame() throws {
        var options = OptimizerOptions()
        for (fault, pass) in [
            (.irFoldSltuSigned, .constantFolding), (.irCopyPastWrite, .registerForwarding),
            (.irSimplifyXorSelf, .algebraicSimplification), (.irDeadWritePastFault, .deadRegisterWrites),
        ] as [(Fault, PassName)] {
            options = OptimizerOptions().without(pass)
            let count = try programsUntilFound(fault, atMost: 40) {
                try IRHostEngine(memory: $0, options: options, faults: PlantedFault(fault))
            }
            #expect(count == nil, "\(fault.name) without \(pass)")
        }
    }

    /// An engine with a fault of its code cache, and a sound one.
    private func machines(_ fault: Fault) throws -> [Machine] {
        let memory = try GuestMemory.forPrograms()
        let engine = try IRHostEngine(memory: memory, options: OptimizerOptions(), faults: PlantedFault(fault))
        return [Machine(memory: memory, engine: engine), try Machine(.host)]
    }

    @Test("irCacheNoInvalidation reaches the code cache")
    func noInvalidation() throws {
        let results = try machines(.irCacheNoInvalidation).map { machine in
            try machine.write([Instruction(.addi, rd: 5, imm: 1), ecall])
            _ = machine.run()
            try machine.write([Instruction(.addi, rd: 5, imm: 2), ecall])
            return machine.run()[x: 5]
        }
        #expect(results == [1, 2])
    }

    @Test("irCacheStaleChain reaches the code cache")
    func staleChain() throws {
        let results = try machines(.irCacheStaleChain).map { machine in
            try machine.write([Instruction(.beq, imm: 0x100)])
            try machine.write([Instruction(.addi, rd: 5, imm: 1), ecall], at: Machine.codeBase + 0x100)
            _ = machine.run()
            _ = machine.run()
            try machine.write([Instruction(.addi, rd: 5, imm: 2), ecall], at: Machine.codeBase + 0x100)
            return machine.run()[x: 5]
        }
        #expect(results == [1, 2])
    }

    @Test("irCacheExitRefund reaches the code cache")
    func exitRefund() throws {
        let results = try machines(.irCacheExitRefund).map { machine in
            try machine.write([
                Instruction(.addi, rd: 5, imm: 1), Instruction(.lw, rd: 6, rs1: 0), Instruction(.addi, rd: 5, imm: 2),
                ecall,
            ])
            return machine.run().hart.instret
        }
        #expect(results == [2, 1])
    }
}
